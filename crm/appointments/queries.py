"""Appointments for forms and the pane: plain rows, never ORM objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.appointments.fields import APPOINTMENT_FIELDS
from crm.appointments.models import Appointment
from crm.records import saving
from crm.records.finding import CHUNK
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.records.saved import FormValues

READS = ("appointment", "staff")


@dataclass(frozen=True, slots=True)
class AppointmentDetail:
    """An appointment; `imported` tells that it was read from an .ics file."""

    id: int
    version: int
    title: str
    on: date
    ends_on: date
    start_time: str | None
    end_time: str | None
    place: str | None
    staff_id: int
    staff: str
    note: str | None
    imported: bool
    archived: bool


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the form of an appointment starts from."""
    return saving.form_values(saving.found(session, Appointment, id), APPOINTMENT_FIELDS)


def load_detail(session: Session, id: int, today: date) -> AppointmentDetail:
    """Return what the pane shows; raises UserError NOT_FOUND."""
    del today
    found = saving.found(session, Appointment, id)
    return AppointmentDetail(
        id=found.id,
        version=found.version,
        title=found.title,
        on=found.on,
        ends_on=found.ends_on,
        start_time=found.start_time,
        end_time=found.end_time,
        place=found.place,
        staff_id=found.staff_id,
        staff=saving.found(session, Staff, found.staff_id).name,
        note=found.note,
        imported=found.calendar_uid is not None,
        archived=found.archived_at is not None,
    )


def ids_by_calendar_uid(session: Session, uids: Sequence[str]) -> dict[str, int]:
    """Return the appointments that were read from these entries of .ics files, by their UID."""
    found: dict[str, int] = {}
    query = select(Appointment.calendar_uid, Appointment.id)
    for at in range(0, len(uids), CHUNK):
        some = Appointment.calendar_uid.in_(uids[at : at + CHUNK])
        rows = session.execute(query.where(some))
        found |= {row.calendar_uid: row.id for row in rows if row.calendar_uid is not None}
    return found
