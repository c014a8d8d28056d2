"""The entries of the calendar between two days (docs/domain.md, Calendar)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from crm.calendar.bookings import (
    conflicts_of,
    trips_between,
    visits_between,
)
from crm.calendar.lanes import (
    appointment_entries,
    due_entries,
    event_entries,
    trip_entries,
    visit_entries,
)
from crm.calendar.terms import Lane
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.calendar.conflicts import Conflict
    from crm.calendar.entries import Entry


READS = (
    "appointment",
    "company",
    "event",
    "issue",
    "lead",
    "lead_requirement",
    "park",
    "staff",
    "task",
    "trip",
    "trip_contact",
    "trip_member",
    "visit",
    "visit_company",
    "visit_item",
    "visit_park",
)
_LANES = tuple(Lane)


class Clash(NamedTuple):
    """A visit that cannot stay as it is: its title, its day, its host, and what is in the way."""

    visit_id: int
    title: str
    on: date
    host: str
    conflict: Conflict


def load_entries(
    session: Session,
    start: date,
    end: date,
    *,
    staff_id: int | None = None,
    team: str | None = None,
    kinds: Collection[Lane] = _LANES,
    today: date | None = None,
) -> tuple[Entry, ...]:
    """Return what stands in the calendar from `start` up to and including `end`, in order.

    The order is day, lane, hour (without one first) and title. `staff_id` leaves what that person
    leads, takes part in or has to do, `team` what anybody of the team does; neither is everybody.
    Cancelled and archived records are left out. `today` tells what is overdue; without it
    nothing is.
    """
    people = _people(session, staff_id, team)
    names = _names(session)
    found: list[Entry] = []
    if Lane.TRIP in kinds or Lane.VISIT in kinds:
        trips = trips_between(session, start, end)
        if Lane.TRIP in kinds:
            found += trip_entries(trips, people, names)
        if Lane.VISIT in kinds:
            found += visit_entries(visits_between(session, start, end), trips, people, names)
    if Lane.EVENT in kinds:
        found += event_entries(session, start, end, people, names)
    if Lane.APPOINTMENT in kinds:
        found += appointment_entries(session, start, end, people, names)
    if Lane.DUE in kinds:
        found += due_entries(session, start, end, people, today)
    return tuple(sorted(found, key=_place))


def conflicts_between(session: Session, start: date, end: date) -> list[Clash]:
    """Return the visits of these days that something gets in the way of."""
    visits = visits_between(session, start, end)
    names = _names(session)
    found = conflicts_of(visits, trips_between(session, start, end))
    return [
        Clash(
            each.row.id,
            each.title,
            each.row.on,
            names[each.row.host_staff_id],
            found[each.row.id],
        )
        for each in visits
        if each.row.id in found and found[each.row.id].clashes
    ]


def _place(entry: Entry) -> tuple[object, ...]:
    return (
        entry.starts_on,
        _LANES.index(entry.lane),
        entry.start_time or "",
        entry.title,
        entry.kind,
        entry.id,
    )


def _names(session: Session) -> dict[int, str]:
    return {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}


def _people(session: Session, staff_id: int | None, team: str | None) -> frozenset[int] | None:
    if staff_id is not None:
        return frozenset({staff_id})
    if team is None:
        return None
    return frozenset(session.scalars(select(Staff.id).where(Staff.team == team)))
