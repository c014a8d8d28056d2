"""Tables of staff (docs/domain.md, Staff)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, validates

from crm.database.base import Record, sorted_text
from crm.names.sorting import search_key
from crm.staff.terms import Role


class Staff(Record):
    """A member of the recruitment staff (招商人员)."""

    __tablename__ = "staff"

    code: Mapped[str] = mapped_column(sorted_text(), unique=True)
    name: Mapped[str]
    search_key: Mapped[str]
    role: Mapped[Role]
    team: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)

    @validates("name")
    def _derive_keys(self, _key: str, name: str) -> str:
        self.search_key = search_key(name)
        return name
