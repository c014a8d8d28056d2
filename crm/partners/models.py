"""Tables of partners (docs/domain.md, Partners)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, validates

from crm.database.base import Record, sorted_text
from crm.names.sorting import search_key, sort_key
from crm.partners.terms import PartnerKind


class Partner(Record):
    """An organisation or person who refers companies (招引合作机构/引荐方)."""

    __tablename__ = "partner"

    name: Mapped[str] = mapped_column(index=True)
    sort_key: Mapped[str] = mapped_column(sorted_text())
    search_key: Mapped[str]
    kind: Mapped[PartnerKind]
    country: Mapped[str | None]
    contact: Mapped[str | None]
    note: Mapped[str | None]

    @validates("name")
    def _derive_keys(self, _key: str, name: str) -> str:
        self.sort_key = sort_key(name)
        self.search_key = search_key(name)
        return name
