"""Tables of tasks (docs/domain.md, Tasks)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, short_text


class Task(Record):
    """Something to be done (待办), for at most one of a lead, a visit and a trip."""

    __tablename__ = "task"

    text: Mapped[str]
    staff_id: Mapped[int] = reference("staff", nullable=False)
    due_on: Mapped[date | None] = mapped_column(index=True)
    due_time: Mapped[str | None] = mapped_column(short_text(5))
    done_on: Mapped[date | None]
    lead_id: Mapped[int | None] = reference("lead")
    visit_id: Mapped[int | None] = reference("visit")
    trip_id: Mapped[int | None] = reference("trip")
    note: Mapped[str | None]
