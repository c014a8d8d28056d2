"""Codes such as YX-2026-0001, from a counter row in the same transaction (gaps are allowed)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Base, short_text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class CodeCounter(Base):
    """The last number given out for a prefix and year."""

    __tablename__ = "code_counter"
    __table_args__ = (UniqueConstraint("prefix", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    prefix: Mapped[str] = mapped_column(short_text(10))
    year: Mapped[int]
    last: Mapped[int]


def next_code(session: Session, prefix: str, year: int) -> str:
    """Return the next free code, four digits and five after 9999 (docs/domain.md, Codes)."""
    counter = session.scalar(
        select(CodeCounter).filter_by(prefix=prefix, year=year).with_for_update()
    )
    if counter is None:
        counter = CodeCounter(prefix=prefix, year=year, last=0)
        session.add(counter)
    counter.last += 1
    return f"{prefix}-{year}-{counter.last:04d}"


def reserve_codes(session: Session, prefix: str, year: int, last: int) -> None:
    """Make sure that numbers up to `last` are never given out again (loaders, imports)."""
    counter = session.scalar(select(CodeCounter).filter_by(prefix=prefix, year=year))
    if counter is None:
        session.add(CodeCounter(prefix=prefix, year=year, last=last))
    elif counter.last < last:
        counter.last = last
