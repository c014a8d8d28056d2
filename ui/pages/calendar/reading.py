"""What the page asks the database: the entries of the days on screen, and what a pane shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.appointments import queries as appointments
from crm.calendar.queries import READS, load_entries
from crm.calendar.terms import EntryKind, Lane
from crm.events import queries as events
from crm.settings import Setting
from crm.staff.queries import list_staff
from ui.pages.calendar.periods import Mode, shown_days
from ui.pages.today.reading import Whose, may_see_all

if TYPE_CHECKING:
    from datetime import date

    from crm.appointments.queries import AppointmentDetail
    from crm.calendar.entries import Entry
    from crm.database.session import Actor
    from crm.events.queries import EventDetail
    from ui.pages.list_spec import Session

__all__ = ["READS", "Asked", "Whose", "first_whose", "read_detail", "read_entries"]
# Empty until somebody chooses: then whoever manages sees everybody, others their own days.
WHOSE = Setting("calendar.whose", "")
MODE = Setting("calendar.mode", str(Mode.MONTH))
LANES_OFF = Setting("calendar.lanes_off", list[str]())


@dataclass(frozen=True, slots=True)
class Asked:
    """What is shown: the month or week of a day, some lanes, and whose."""

    mode: Mode
    day: date
    lanes: tuple[Lane, ...]
    whose: Whose
    actor_id: int


def first_whose(kept: str, actor: Actor) -> Whose:
    """Return whose calendar is shown: what was chosen before, else what fits the role."""
    if kept in set(Whose):
        return Whose(kept)
    return Whose.ALL if may_see_all(actor) else Whose.MINE


def read_entries(session: Session, asked: Asked, today: date) -> tuple[Entry, ...]:
    """Read what is on screen; the team of somebody without one is that person alone."""
    first, last = shown_days(asked.mode, asked.day)
    staff_id, team = None, None
    if asked.whose is Whose.TEAM:
        found = (each.team for each in list_staff(session) if each.id == asked.actor_id)
        team = next(found, None) or None
    if asked.whose is not Whose.ALL and team is None:
        staff_id = asked.actor_id
    return load_entries(
        session, first, last, staff_id=staff_id, team=team, kinds=asked.lanes, today=today
    )


def read_detail(
    session: Session, kind: EntryKind, record_id: int, today: date
) -> EventDetail | AppointmentDetail:
    """Read an event or an appointment; raises UserError NOT_FOUND."""
    if kind is EntryKind.EVENT:
        return events.load_detail(session, record_id, today)
    return appointments.load_detail(session, record_id, today)


def read_day(session: Session, kind: EntryKind, record_id: int, today: date) -> date:
    """Return the first day of an event or an appointment; raises UserError NOT_FOUND."""
    if kind is EntryKind.EVENT:
        return events.load_detail(session, record_id, today).row.on
    return appointments.load_detail(session, record_id, today).on
