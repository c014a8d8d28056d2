"""Tables of industries (docs/domain.md, Industries)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from crm.database.base import Record, reference, short_text
from crm.industries.terms import IndustryGroup
from crm.names.sorting import search_key


class Industry(Record):
    """An industry of one taxonomy version; level 1 (A1 …) or a sub-segment of level 2."""

    __tablename__ = "industry"
    __table_args__ = (UniqueConstraint("code", "taxonomy"),)

    code: Mapped[str] = mapped_column(short_text(20))
    name: Mapped[str]
    search_key: Mapped[str]
    level: Mapped[int]
    group: Mapped[IndustryGroup]
    parent_id: Mapped[int | None] = reference("industry")
    taxonomy: Mapped[str] = mapped_column(short_text(40))
    target_output_2030: Mapped[Decimal | None]
    target_output_2030_qual: Mapped[str | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

    @validates("name")
    def _derive_keys(self, _key: str, name: str) -> str:
        self.search_key = search_key(name)
        return name
