"""Tables of partners (docs/domain.md, Partners)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record
from crm.partners.terms import PartnerKind


class Partner(Record):
    """An organisation or person who refers companies (招引合作机构/引荐方)."""

    __tablename__ = "partner"

    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[PartnerKind]
    country: Mapped[str | None]
    contact: Mapped[str | None]
    note: Mapped[str | None]
