"""The visits and trips of today and the next two weeks (docs/domain.md, The day)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from crm.agenda.due_sql import live_trip, live_visit
from crm.agenda.rows import ComingLine
from crm.companies.models import Company
from crm.language import CHINESE, _, current_language, ngettext
from crm.parks.models import Park
from crm.records.finding import chunks
from crm.staff.models import Staff
from crm.trips.models import Trip, TripMember, TripStop
from crm.visits.models import Visit, VisitCompany, VisitItem, VisitPark
from crm.visits.terms import VisitStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

COMING_DAYS = 14


def coming(session: Session, today: date, people: Collection[int] | None) -> tuple[ComingLine, ...]:
    """Return visits and trips up to two weeks ahead in order: day, time (untimed last), title.

    A visit is that of its host, its owner, its escorts and whoever guides a line of its
    programme; a trip is that of its leader and its members. `people` None means everybody's.
    """
    last = today + timedelta(days=COMING_DAYS)
    found = [*_visits(session, today, last, people), *_trips(session, today, last, people)]
    return tuple(sorted(found, key=lambda each: _place(each, today)))


def _place(line: ComingLine, today: date) -> tuple[object, ...]:
    # A trip under way stands with the things of today.
    return max(line.on, today), line.start_time is None, line.start_time or "", line.title, line.id


def _visits(
    session: Session, first: date, last: date, people: Collection[int] | None
) -> Iterator[ComingLine]:
    query = (
        select(Visit, Staff.name)
        .join(Staff, Visit.host_staff_id == Staff.id)
        .where(live_visit(), Visit.status != VisitStatus.NO_SHOW, Visit.on.between(first, last))
    )
    visits = list(session.execute(query))
    guides = _guides(session, [visit.id for visit, _host in visits])
    mine = [
        (visit, host)
        for visit, host in visits
        if people is None or not _people_of(visit, guides).isdisjoint(people)
    ]
    ids = [visit.id for visit, _host in mine]
    companies = _named(session, VisitCompany, VisitCompany.company_id, Company, ids)
    parks = _named(session, VisitPark, VisitPark.park_id, Park, ids)
    for visit, host in mine:
        yield ComingLine(
            kind="visit",
            id=visit.id,
            version=visit.version,
            on=visit.on,
            ends_on=visit.on,
            start_time=visit.start_time,
            end_time=visit.end_time,
            title=_title(visit, companies.get(visit.id, [])),
            detail=_joined(*parks.get(visit.id, []), _received(visit, host)),
            status=visit.status,
            staff_id=visit.host_staff_id,
            staff=host,
        )


def _people_of(visit: Visit, guides: dict[int, set[int]]) -> set[int]:
    who = {visit.host_staff_id, visit.owner_id, *visit.escort_ids}
    return who | guides.get(visit.id, set())


def _guides(session: Session, ids: Sequence[int]) -> dict[int, set[int]]:
    guides: dict[int, set[int]] = {}
    for some in chunks(ids):
        query = select(VisitItem.visit_id, VisitItem.staff_id).where(
            VisitItem.visit_id.in_(some),
            VisitItem.archived_at.is_(None),
            VisitItem.staff_id.is_not(None),
        )
        found: Any = session.execute(query)
        for visit_id, staff_id in found:
            guides.setdefault(visit_id, set()).add(staff_id)
    return guides


def _title(visit: Visit, companies: Sequence[str]) -> str:
    names = _listed(companies) or visit.code
    if not visit.visitor_count:
        return names
    party = ngettext("{names}, {count} visitor", "{names}, {count} visitors", visit.visitor_count)
    return party.format(names=names, count=visit.visitor_count)


def _received(visit: Visit, host: str) -> str:
    if visit.leader_titles:
        return _("accompanied by {name}").format(name=_listed(visit.leader_titles))
    return _("host {name}").format(name=host)


def _trips(
    session: Session, first: date, last: date, people: Collection[int] | None
) -> Iterator[ComingLine]:
    query = (
        select(Trip, Staff.name)
        .join(Staff, Trip.leader_staff_id == Staff.id)
        .where(live_trip(), Trip.starts_on <= last, Trip.ends_on >= first)
    )
    if people is not None:
        member = select(TripMember.trip_id).where(TripMember.staff_id.in_(people))
        query = query.where(or_(Trip.leader_staff_id.in_(people), Trip.id.in_(member)))
    trips = list(session.execute(query))
    ids = [trip.id for trip, _leader in trips]
    calls = _company_calls(session, ids)
    duties = _duties(session, ids, people)
    for trip, leader in trips:
        yield ComingLine(
            kind="trip",
            id=trip.id,
            version=trip.version,
            on=trip.starts_on,
            ends_on=trip.ends_on,
            start_time=None,
            end_time=None,
            title=f"{trip.code} {trip.title}",
            detail=_joined(*_plan(calls.get(trip.id, 0), duties.get(trip.id), leader)),
            status=trip.status,
            staff_id=trip.leader_staff_id,
            staff=leader,
        )


def _plan(companies: int, duty: str | None, leader: str) -> Iterator[str]:
    if companies:
        counted = ngettext("{count} company", "{count} companies", companies)
        yield counted.format(count=companies)
    if duty:
        yield _("my part: {duty}").format(duty=duty)
    else:
        yield _("led by {name}").format(name=leader)


def _company_calls(session: Session, ids: Sequence[int]) -> dict[int, int]:
    calls: dict[int, int] = {}
    for some in chunks(ids):
        query = (
            select(TripStop.trip_id, func.count(TripStop.company_id.distinct()))
            .where(TripStop.trip_id.in_(some), TripStop.archived_at.is_(None))
            .group_by(TripStop.trip_id)
        )
        calls |= {row[0]: row[1] for row in session.execute(query)}
    return calls


def _duties(
    session: Session, ids: Sequence[int], people: Collection[int] | None
) -> dict[int, str | None]:
    """Return what the one person whose day is shown has to do on each trip."""
    if people is None or len(people) != 1:
        return {}
    duties: dict[int, str | None] = {}
    for some in chunks(ids):
        query = select(TripMember.trip_id, TripMember.duty).where(
            TripMember.trip_id.in_(some), TripMember.staff_id.in_(people)
        )
        duties |= {row[0]: row[1] for row in session.execute(query)}
    return duties


def _named(
    session: Session, link: Any, target_id: Any, target: Any, ids: Sequence[int]
) -> dict[int, list[str]]:
    """Return the names of the companies or parks of visits, in their order."""
    names: dict[int, list[str]] = {}
    for some in chunks(ids):
        query = (
            select(link.visit_id, target.name)
            .join(target, target_id == target.id)
            .where(link.visit_id.in_(some))
            .order_by(link.visit_id, link.position)
        )
        for visit_id, name in session.execute(query):
            names.setdefault(visit_id, []).append(name)
    return names


def _listed(names: Sequence[str]) -> str:
    return ("、" if current_language() == CHINESE else ", ").join(names)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
