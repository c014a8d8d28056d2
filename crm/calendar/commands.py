"""Moving what stands in the calendar. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.agenda.commands import finish_due, postpone_due
from crm.appointments.commands import save_appointment
from crm.appointments.models import Appointment
from crm.calendar.bookings import OPEN_TRIPS, OPEN_VISITS
from crm.calendar.conflicts import Conflict
from crm.calendar.fields import MOVE_FIELDS
from crm.calendar.lanes import DUE_KINDS
from crm.calendar.moving import KEEP, Keep, minutes, moved_time, moved_times, refusal_of_done
from crm.calendar.queries import conflicts_between
from crm.calendar.terms import EntryKind
from crm.events.commands import save_event
from crm.events.models import Event
from crm.events.terms import EventStatus
from crm.language import _
from crm.quantities.dates import days_later
from crm.records import saving
from crm.trips.commands import save_trip
from crm.trips.models import Trip, TripStop
from crm.visits.commands import save_visit
from crm.visits.models import Visit, VisitItem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from crm.database.session import Work
    from crm.records.saved import Saved

    Time = str | None | Keep

OVERLAP = "VISIT_OVERLAP"
DAY_ONLY = frozenset({EntryKind.REQUIREMENT, EntryKind.ISSUE})  # they are due on a day
WARNED = 3  # of several conflicts so many are told


def move_entry(
    work: Work,
    kind: EntryKind | str,
    id: int,
    on: date,
    start_time: str | Keep | None = KEEP,
    version: int | None = None,
) -> Saved:
    """Move an entry to another first day, and to another hour ("HH:MM", None for none).

    It lasts as long as before. Stops go along with their trip, the lines of its programme with
    the hour of a visit. When a host is then wanted elsewhere, at another visit or on a trip, that
    is a warning (VISIT_OVERLAP). Raises UserError: ENTRY_DONE, PERIOD_ORDER (it would reach into
    the next day, or leave somebody met on a trip outside), NOT_FOUND, VERSION_CONFLICT,
    PERMISSION_DENIED.
    """
    found = EntryKind(kind)
    move = _MOVES.get(found)
    if move is None:
        return _move_due(work, found, id, on, start_time, version)
    moved = move(work, id, on, start_time, version)
    return replace(moved, warnings=tuple(work.warnings))


def move_written(
    work: Work, kind: EntryKind, id: int, raw: Mapping[str, object], version: int | None = None
) -> Saved:
    """Move an entry to the day and hour of `raw`, as people write them.

    A blank hour is none; without `start_time` the hour stays as it is. Raises UserError as
    `move_entry`, and FIELD_REQUIRED, DATE_INVALID, VALUE_FORMAT.
    """
    values: dict[str, Any] = saving.parsed(work, MOVE_FIELDS, raw, partial=True)
    return move_entry(work, kind, id, values["on"], values.get("start_time", KEEP), version)


def _move_trip(work: Work, id: int, on: date, start_time: Time, version: int | None) -> Saved:
    del start_time
    trip = saving.locked(work, Trip, id, version)
    if trip.status not in OPEN_TRIPS:
        raise refusal_of_done(trip.title)
    by = on - trip.starts_on
    with work.session.no_autoflush:
        for stop in work.session.scalars(select(TripStop).where(TripStop.trip_id == id)):
            saving.assign(stop, {"on": days_later(stop.on, by, "on")})
        days = {"starts_on": on, "ends_on": days_later(trip.ends_on, by, "on")}
        moved = save_trip(work, days, id=id, version=version)
    work.session.flush()  # the conflicts are read from the database
    sentence = _("{host} then travels and has a visit on {day}: {title}.")
    for clash in conflicts_between(work.session, on, trip.ends_on):
        if any(each.id == id for each in clash.conflict.trips):
            _warn(work, sentence.format(host=clash.host, day=clash.on, title=clash.title))
    return moved


def _move_visit(work: Work, id: int, on: date, start_time: Time, version: int | None) -> Saved:
    visit = saving.locked(work, Visit, id, version)
    if visit.status not in OPEN_VISITS:
        raise refusal_of_done(visit.code)
    before = visit.start_time
    start, end = moved_times(before, visit.end_time, start_time)
    values = {"on": on, "start_time": start, "end_time": end}
    moved = save_visit(work, values, id=id, version=version)
    if before is not None and start is not None and start != before:
        _move_programme(work, id, minutes(start) - minutes(before))
    work.session.flush()  # the conflicts are read from the database
    for clash in conflicts_between(work.session, on, on):
        trips = clash.conflict.trips if clash.visit_id == id else ()
        if trips:  # other visits were warned of when it was saved
            _warn(work, Conflict(trips=trips).words(clash.host))
    return moved


def _move_programme(work: Work, visit_id: int, by: int) -> None:
    for item in work.session.scalars(select(VisitItem).where(VisitItem.visit_id == visit_id)):
        times = {"start_time": item.start_time, "end_time": item.end_time}
        moved = {name: moved_time(time, by) for name, time in times.items() if time is not None}
        saving.assign(item, moved)


def _move_event(work: Work, id: int, on: date, start_time: Time, version: int | None) -> Saved:
    event = saving.locked(work, Event, id, version)
    if event.status is not EventStatus.PLANNED:
        raise refusal_of_done(event.title)
    start, end = moved_times(event.start_time, event.end_time, start_time)
    values = {"on": on, "start_time": start, "end_time": end}
    return save_event(work, values, id=id, version=version)


def _move_appointment(
    work: Work, id: int, on: date, start_time: Time, version: int | None
) -> Saved:
    found = saving.locked(work, Appointment, id, version)
    values: dict[str, Any] = {"on": on}
    if found.ends_on == found.on:
        start, end = moved_times(found.start_time, found.end_time, start_time)
        values |= {"start_time": start, "end_time": end}
    return save_appointment(work, values, id=id, version=version)


def finish_entry(work: Work, kind: EntryKind, id: int, version: int | None = None) -> Saved:
    """Mark what is due as done; raises UserError as `finish_due`."""
    return finish_due(work, _DUE[kind], id, version)


def _warn(work: Work, words: str) -> None:
    if sum(each.code == OVERLAP for each in work.warnings) < WARNED:
        work.warn(OVERLAP, words, "on")


def _move_due(
    work: Work, kind: EntryKind, id: int, on: date, start_time: Time, version: int | None
) -> Saved:
    time: str | None = None  # it stays as it is
    if not isinstance(start_time, Keep) and kind not in DAY_ONLY:
        time = start_time or ""
    return postpone_due(work, _DUE[kind], id, on, time, version)


_DUE = {entry: due for due, entry in DUE_KINDS.items()}
_MOVES: dict[EntryKind, Callable[[Work, int, date, Time, int | None], Saved]] = {
    EntryKind.TRIP: _move_trip,
    EntryKind.VISIT: _move_visit,
    EntryKind.EVENT: _move_event,
    EntryKind.APPOINTMENT: _move_appointment,
}
