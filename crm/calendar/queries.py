"""The entries of the calendar between two days (docs/domain.md, Calendar)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from crm.agenda.due_lines import DueRow, lines_of
from crm.agenda.due_sql import due_rows
from crm.agenda.terms import DueGroup, DueKind
from crm.appointments.models import Appointment
from crm.calendar.bookings import (
    OPEN_TRIPS,
    OPEN_VISITS,
    conflicts_of,
    listed,
    trips_between,
    visits_between,
)
from crm.calendar.conflicts import Conflict
from crm.calendar.entries import Entry
from crm.calendar.terms import EntryKind, Lane
from crm.events.models import Event
from crm.events.terms import EventStatus
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.agenda.rows import DueLine
    from crm.calendar.bookings import TripBooking, VisitBooking

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
# What is due is kept by another kind of row each; a calendar has one kind of entry for each.
DUE_KINDS: Mapping[DueKind, EntryKind] = {
    DueKind.LEAD: EntryKind.LEAD_STEP,
    DueKind.VISIT: EntryKind.VISIT_STEP,
    DueKind.CONTACT: EntryKind.CONTACT_STEP,
    DueKind.TASK: EntryKind.TASK,
    DueKind.REQUIREMENT: EntryKind.REQUIREMENT,
    DueKind.ISSUE: EntryKind.ISSUE,
}
_LANES = tuple(Lane)
_NOTHING = Conflict()


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
            found += _trips(trips, people, names)
        if Lane.VISIT in kinds:
            found += _visits(visits_between(session, start, end), trips, people, names)
    if Lane.EVENT in kinds:
        found += _events(session, start, end, people, names)
    if Lane.APPOINTMENT in kinds:
        found += _appointments(session, start, end, people, names)
    if Lane.DUE in kinds:
        found += _due(session, start, end, people, today)
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


def _concerns(people: frozenset[int] | None, staff_ids: frozenset[int]) -> bool:
    return people is None or not people.isdisjoint(staff_ids)


def _trips(
    trips: Sequence[TripBooking], people: frozenset[int] | None, names: Mapping[int, str]
) -> Iterator[Entry]:
    for each in trips:
        row = each.row
        if _concerns(people, each.staff_ids):
            yield Entry(
                kind=EntryKind.TRIP,
                id=row.id,
                version=row.version,
                lane=Lane.TRIP,
                title=row.title,
                detail=" · ".join(filter(None, (row.code, listed(row.cities)))),
                starts_on=row.starts_on,
                ends_on=row.ends_on,
                start_time=None,
                end_time=None,
                status=row.status,
                staff_id=row.leader_staff_id,
                staff=names[row.leader_staff_id],
                conflict=False,
                movable=row.status in OPEN_TRIPS,
                opens=("trip", row.id),
            )


def _visits(
    visits: Sequence[VisitBooking],
    trips: Sequence[TripBooking],
    people: frozenset[int] | None,
    names: Mapping[int, str],
) -> Iterator[Entry]:
    conflicts = conflicts_of(visits, trips)
    for each in visits:
        row = each.row
        if _concerns(people, each.staff_ids):
            conflict = conflicts.get(row.id, _NOTHING)
            host = names[row.host_staff_id]
            about = (row.direction.label, row.code, listed(each.parks))
            yield Entry(
                kind=EntryKind.VISIT,
                id=row.id,
                version=row.version,
                lane=Lane.VISIT,
                title=each.title,
                detail=" · ".join(filter(None, about)),
                starts_on=row.on,
                ends_on=row.on,
                start_time=row.start_time,
                end_time=row.end_time,
                status=row.status,
                staff_id=row.host_staff_id,
                staff=host,
                conflict=conflict.clashes,
                movable=row.status in OPEN_VISITS,
                opens=("visit", row.id),
                clash=conflict.words(host),
            )


def _events(
    session: Session,
    start: date,
    end: date,
    people: frozenset[int] | None,
    names: Mapping[int, str],
) -> Iterator[Entry]:
    query = select(Event).where(
        Event.archived_at.is_(None),
        Event.status != EventStatus.CANCELLED,
        Event.on.between(start, end),
    )
    if people is not None:
        query = query.where(Event.owner_id.in_(people))
    for event in session.scalars(query):
        yield Entry(
            kind=EntryKind.EVENT,
            id=event.id,
            version=event.version,
            lane=Lane.EVENT,
            title=event.title,
            detail=" · ".join(filter(None, (event.kind.label, event.venue))),
            starts_on=event.on,
            ends_on=event.on,
            start_time=event.start_time,
            end_time=event.end_time,
            status=event.status,
            staff_id=event.owner_id,
            staff=names.get(event.owner_id or 0, ""),
            conflict=False,
            movable=event.status is EventStatus.PLANNED,
            opens=("event", event.id),
        )


def _appointments(
    session: Session,
    start: date,
    end: date,
    people: frozenset[int] | None,
    names: Mapping[int, str],
) -> Iterator[Entry]:
    query = select(Appointment).where(
        Appointment.archived_at.is_(None), Appointment.on <= end, Appointment.ends_on >= start
    )
    if people is not None:
        query = query.where(Appointment.staff_id.in_(people))
    for each in session.scalars(query):
        yield Entry(
            kind=EntryKind.APPOINTMENT,
            id=each.id,
            version=each.version,
            lane=Lane.APPOINTMENT,
            title=each.title,
            detail=each.place or "",
            starts_on=each.on,
            ends_on=each.ends_on,
            start_time=each.start_time,
            end_time=each.end_time,
            status=None,
            staff_id=each.staff_id,
            staff=names[each.staff_id],
            conflict=False,
            movable=True,
            opens=("appointment", each.id),
        )


def _due(
    session: Session,
    start: date,
    end: date,
    people: frozenset[int] | None,
    today: date | None,
) -> Iterator[Entry]:
    rows = due_rows(people, DueKind, start, end)
    query = select(rows.c.kind, rows.c.id, rows.c.on, rows.c.time)
    wanted = [DueRow(DueKind(row.kind), row.id, row.on, row.time) for row in session.execute(query)]
    for line in lines_of(session, wanted, today or start):
        if line.on is not None:
            yield _due_entry(line, line.on, overdue=today is not None and line.on < today)


def _due_entry(line: DueLine, on: date, *, overdue: bool) -> Entry:
    kind = DUE_KINDS[line.kind]
    return Entry(
        kind=kind,
        id=line.id,
        version=line.version,
        lane=Lane.DUE,
        title=line.text if line.opens[0] == "task" else f"{line.subject} {line.text}",
        detail=line.detail,
        starts_on=on,
        ends_on=on,
        start_time=line.time,
        end_time=None,
        status=DueGroup.OVERDUE if overdue else None,
        staff_id=line.staff_id,
        staff=line.staff,
        conflict=False,
        movable=True,
        opens=line.opens,
    )
