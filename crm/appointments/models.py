"""Tables of appointments (docs/domain.md, Appointments)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, short_text


class Appointment(Record):
    """An entry of somebody's calendar (日程); `calendar_uid` is its UID in an imported .ics."""

    __tablename__ = "appointment"

    title: Mapped[str]
    on: Mapped[date] = mapped_column(index=True)
    ends_on: Mapped[date]
    start_time: Mapped[str | None] = mapped_column(short_text(5))
    end_time: Mapped[str | None] = mapped_column(short_text(5))
    place: Mapped[str | None]
    staff_id: Mapped[int] = reference("staff", nullable=False)
    calendar_uid: Mapped[str | None] = mapped_column(index=True)
    note: Mapped[str | None]
