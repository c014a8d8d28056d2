"""From records to the entries of the calendar, lane by lane (docs/domain.md, Calendar)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.agenda.due_lines import DueRow, lines_of
from crm.agenda.due_sql import due_rows
from crm.agenda.terms import DueGroup, DueKind
from crm.appointments.models import Appointment
from crm.calendar.bookings import OPEN_TRIPS, OPEN_VISITS, conflicts_of, listed
from crm.calendar.conflicts import Conflict
from crm.calendar.entries import Entry
from crm.calendar.terms import EntryKind, Lane
from crm.events.models import Event
from crm.events.terms import EventStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.agenda.rows import DueLine
    from crm.calendar.bookings import TripBooking, VisitBooking

# What is due is kept by another kind of row each; a calendar has one kind of entry for each.
DUE_KINDS: Mapping[DueKind, EntryKind] = {
    DueKind.LEAD: EntryKind.LEAD_STEP,
    DueKind.VISIT: EntryKind.VISIT_STEP,
    DueKind.CONTACT: EntryKind.CONTACT_STEP,
    DueKind.TASK: EntryKind.TASK,
    DueKind.REQUIREMENT: EntryKind.REQUIREMENT,
    DueKind.ISSUE: EntryKind.ISSUE,
}
_NOTHING = Conflict()


def _concerns(people: frozenset[int] | None, staff_ids: frozenset[int]) -> bool:
    return people is None or not people.isdisjoint(staff_ids)


def trip_entries(
    trips: Sequence[TripBooking], people: frozenset[int] | None, names: Mapping[int, str]
) -> Iterator[Entry]:
    """Yield the trips of some people, of everybody without `people`."""
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


def visit_entries(
    visits: Sequence[VisitBooking],
    trips: Sequence[TripBooking],
    people: frozenset[int] | None,
    names: Mapping[int, str],
) -> Iterator[Entry]:
    """Yield visits, each with what gets in its way."""
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


def event_entries(
    session: Session,
    start: date,
    end: date,
    people: frozenset[int] | None,
    names: Mapping[int, str],
) -> Iterator[Entry]:
    """Yield the events of these days."""
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


def appointment_entries(
    session: Session,
    start: date,
    end: date,
    people: frozenset[int] | None,
    names: Mapping[int, str],
) -> Iterator[Entry]:
    """Yield the appointments that touch these days."""
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


def due_entries(
    session: Session,
    start: date,
    end: date,
    people: frozenset[int] | None,
    today: date | None,
) -> Iterator[Entry]:
    """Yield what is due on these days; `today` tells what is overdue."""
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
