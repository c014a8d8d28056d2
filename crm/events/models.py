"""Tables of events (docs/domain.md, Events)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column, validates

from crm.database.base import Record, reference, short_text, sorted_text
from crm.events.terms import EventKind, EventStatus
from crm.names.sorting import search_key, sort_key


class Event(Record):
    """An attraction event (招商活动) with its participants by kind (家数/人次)."""

    __tablename__ = "event"

    kind: Mapped[EventKind]
    title: Mapped[str]
    sort_key: Mapped[str] = mapped_column(sorted_text())
    search_key: Mapped[str]
    on: Mapped[date] = mapped_column(index=True)
    start_time: Mapped[str | None] = mapped_column(short_text(5))
    end_time: Mapped[str | None] = mapped_column(short_text(5))
    venue: Mapped[str | None]
    status: Mapped[EventStatus]
    owner_id: Mapped[int | None] = reference("staff")
    companies: Mapped[int | None]
    company_people: Mapped[int | None]
    investors: Mapped[int | None]
    investor_people: Mapped[int | None]
    departments: Mapped[int | None]
    department_people: Mapped[int | None]
    note: Mapped[str | None]

    @validates("title")
    def _derive_keys(self, _key: str, title: str) -> str:
        self.sort_key = sort_key(title)
        self.search_key = search_key(title)
        return title
