"""Records that come back from another calendar at another time (docs/domain.md, iCalendar)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crm.appointments.commands import save_appointment
from crm.calendar.commands import move_entry
from crm.calendar.plans import APPOINTMENT, STOP, TRIP
from crm.calendar.terms import EntryKind
from crm.errors import refuse
from crm.events.commands import save_event
from crm.exchange.icalendar.entry import Slot, slot_of
from crm.exchange.icalendar.writing import at, end_of
from crm.language import _
from crm.trips.commands import save_trip, save_trip_stop
from crm.visits.commands import save_visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from crm.calendar.plans import Plan
    from crm.database.session import Work
    from crm.exchange.icalendar.entry import CalendarEntry

ONE_DAY_ONLY: dict[str, Callable[..., object]] = {
    EntryKind.VISIT: save_visit,
    EntryKind.EVENT: save_event,
    STOP: save_trip_stop,
}
SECOND = timedelta(seconds=1)


def slot_of_plan(plan: Plan) -> Slot:
    """Return the slot of a plan as it is read from the file that was written of it."""
    if plan.on is None:
        return Slot(None, None)
    return slot_of(at(plan.on, plan.start_time), None if plan.due else end_of(plan, plan.on))


def same_slot(plan: Plan, entry: CalendarEntry) -> bool:
    """Tell whether a record is still where the file has it; of a trip the days count."""
    here, there = slot_of_plan(plan), entry.slot
    if plan.kind == TRIP:
        return (here.on, here.ends_on) == (there.on, there.ends_on)
    if plan.due and plan.kind in {EntryKind.REQUIREMENT, EntryKind.ISSUE}:
        return here.on == there.on
    return here == there


def is_older(plan: Plan, entry: CalendarEntry) -> bool:
    """Tell whether the record was changed here since, and the entry was not changed there after."""
    if entry.sequence is None or entry.sequence >= plan.version:
        return False
    return entry.changed is None or entry.changed <= plan.changed + SECOND


def move_plan(work: Work, plan: Plan, slot: Slot) -> None:
    """Move a record as its form or the calendar would.

    Raises UserError: DATE_INVALID (no day), ENTRY_DONE, PERIOD_ORDER, PERMISSION_DENIED and the
    other codes of its command.
    """
    if slot.on is None:
        raise refuse("DATE_INVALID", _("The entry has no day any more."), "on")
    if plan.kind == TRIP:
        move_entry(work, plan.kind, plan.id, slot.on)
        save_trip(work, {"ends_on": slot.ends_on}, id=plan.id)
    elif plan.kind == APPOINTMENT:
        save_appointment(work, _values(slot) | {"ends_on": slot.ends_on}, id=plan.id)
    elif plan.kind in ONE_DAY_ONLY:
        _move_within_a_day(work, plan, slot, slot.on)
    else:
        move_entry(work, plan.kind, plan.id, slot.on, slot.start_time)


def _move_within_a_day(work: Work, plan: Plan, slot: Slot, on: date) -> None:
    if slot.ends_on != on:
        raise refuse("PERIOD_ORDER", _("It takes one day here, and ends on another there."), "on")
    save = ONE_DAY_ONLY[plan.kind]
    if plan.kind == STOP:
        save(work, _values(slot), id=plan.id)
    elif _length(slot) == _length(slot_of_plan(plan)):
        move_entry(work, plan.kind, plan.id, on, slot.start_time)
    else:
        move_entry(work, plan.kind, plan.id, on)
        save(work, {"start_time": slot.start_time, "end_time": slot.end_time}, id=plan.id)


def _values(slot: Slot) -> dict[str, object]:
    return {"on": slot.on, "start_time": slot.start_time, "end_time": slot.end_time}


def _length(slot: Slot) -> timedelta | None:
    """Return how long something on one day is, None where it has no hours."""
    if slot.start_time is None or slot.end_time is None:
        return None
    begins, ends = (
        datetime.strptime(each, "%H:%M")  # noqa: DTZ007 - two hours of the same day
        for each in (slot.start_time, slot.end_time)
    )
    return ends - begins
