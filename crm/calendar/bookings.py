"""The visits and trips of some days as they stand, before anybody asks whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.agenda.due_sql import live_trip, live_visit
from crm.calendar.conflicts import Away, Booked, find_conflicts
from crm.companies.models import Company
from crm.language import CHINESE, current_language
from crm.parks.models import Park
from crm.records.finding import chunks
from crm.trips.models import Trip, TripMember
from crm.trips.terms import TripStatus
from crm.visits.models import Visit, VisitCompany, VisitItem, VisitPark
from crm.visits.rules import takes_place
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.calendar.conflicts import Conflict

OPEN_VISITS = frozenset({VisitStatus.PLANNED, VisitStatus.CONFIRMED})
OPEN_TRIPS = frozenset({TripStatus.PLANNED, TripStatus.UNDERWAY})
_TRIP = (Trip.id, Trip.version, Trip.code, Trip.title, Trip.cities, Trip.starts_on, Trip.ends_on)
_VISIT = (Visit.id, Visit.version, Visit.code, Visit.direction, Visit.on, Visit.start_time)


@dataclass(frozen=True, slots=True)
class TripBooking:
    """A trip that is not cancelled; `staff_ids` are the leader and everybody who travels."""

    row: Any
    staff_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class VisitBooking:
    """A visit that is not cancelled; `staff_ids` are host, owner, escorts and guides."""

    row: Any
    title: str
    parks: tuple[str, ...]
    staff_ids: frozenset[int]


def trips_between(session: Session, first: date, last: date) -> list[TripBooking]:
    """Return the trips that touch the days from `first` to `last`."""
    query = select(*_TRIP, Trip.status, Trip.leader_staff_id).where(
        live_trip(), Trip.starts_on <= last, Trip.ends_on >= first
    )
    rows = session.execute(query).all()
    members: dict[int, set[int]] = {row.id: {row.leader_staff_id} for row in rows}
    for trip_id, staff_id in _pairs(
        session, TripMember, TripMember.trip_id, TripMember.staff_id, members
    ):
        members[trip_id].add(staff_id)
    return [TripBooking(row, frozenset(members[row.id])) for row in rows]


def visits_between(session: Session, first: date, last: date) -> list[VisitBooking]:
    """Return the visits of the days from `first` to `last`, named by their companies."""
    people = (Visit.host_staff_id, Visit.owner_id, Visit.escort_ids)
    query = select(*_VISIT, Visit.end_time, Visit.status, *people).where(
        live_visit(), Visit.on.between(first, last)
    )
    rows = session.execute(query).all()
    busy: dict[int, set[int]] = {
        row.id: {row.host_staff_id, row.owner_id, *row.escort_ids} for row in rows
    }
    for visit_id, staff_id in _pairs(
        session, VisitItem, VisitItem.visit_id, VisitItem.staff_id, busy
    ):
        busy[visit_id].add(staff_id)
    companies = _names(session, VisitCompany, VisitCompany.company_id, Company, busy)
    parks = _names(session, VisitPark, VisitPark.park_id, Park, busy)
    return [
        VisitBooking(
            row,
            listed(companies.get(row.id, [])) or row.code,
            tuple(parks.get(row.id, ())),
            frozenset(busy[row.id]),
        )
        for row in rows
    ]


def conflicts_of(
    visits: Sequence[VisitBooking], trips: Sequence[TripBooking]
) -> dict[int, Conflict]:
    """Return what gets in the way of each visit, by its id (docs/domain.md, Calendar)."""
    booked = [
        Booked(
            each.row.id,
            each.row.host_staff_id,
            each.row.on,
            each.row.start_time,
            each.row.end_time,
            each.title,
            open=each.row.status in OPEN_VISITS,
            leaves=each.row.direction is Direction.OUTBOUND,
        )
        for each in visits
        if takes_place(each.row.status)
    ]
    away = [
        Away(each.row.id, each.staff_ids, each.row.starts_on, each.row.ends_on, each.row.title)
        for each in trips
    ]
    return find_conflicts(booked, away)


def listed(names: Sequence[str]) -> str:
    """Write names one after the other, as the present language does."""
    return ("、" if current_language() == CHINESE else ", ").join(names)


def _pairs(
    session: Session, part: Any, owner: Any, staff: Any, ids: Mapping[int, object]
) -> Iterator[tuple[int, int]]:
    """Return the people of the parts of records: (id of the record, id of the person)."""
    for some in chunks(list(ids)):
        query = select(owner, staff).where(
            owner.in_(some), part.archived_at.is_(None), staff.is_not(None)
        )
        yield from ((row[0], row[1]) for row in session.execute(query))


def _names(
    session: Session, link: Any, target_id: Any, target: Any, ids: Mapping[int, object]
) -> dict[int, list[str]]:
    """Return the names of the companies or parks of visits, in their order."""
    names: dict[int, list[str]] = {}
    for some in chunks(list(ids)):
        query = (
            select(link.visit_id, target.name)
            .join(target, target_id == target.id)
            .where(link.visit_id.in_(some))
            .order_by(link.visit_id, link.position)
        )
        for visit_id, name in session.execute(query):
            names.setdefault(visit_id, []).append(name)
    return names
