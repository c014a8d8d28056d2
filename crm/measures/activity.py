"""Trips, receptions, events and new leads: K13, K15, K17, K18, K19 (docs/domain.md, Figures).

Trips, visits and events have no scope of their own: they are the group's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, literal, or_, select

from crm.events.models import Event
from crm.events.terms import EventStatus
from crm.leads.models import Lead
from crm.leads.terms import Mode
from crm.measures.answer import Answer
from crm.measures.lead_rows import key_of, leads
from crm.measures.notes import mixed_scopes, trips_to_several_cities, visits_to_several_parks
from crm.measures.question import of_the_group, place_conditions
from crm.measures.sums import added, sums, whole
from crm.quantities.formatting import percent
from crm.trips.models import Trip, TripMember
from crm.trips.terms import TripStatus
from crm.visits.models import Issue, Visit, VisitPark
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from crm.measures.figure import Values
    from crm.measures.question import Question
    from crm.measures.sums import Sums


def _counts(each: Sums) -> Values:
    return {"count": whole(each["count"])}


def _key(question: Question, columns: Mapping[str, Any]) -> Any:
    found = columns.get(question.by or "")
    return (literal(0) if found is None else found).label("key")


def _grouped(question: Question, query: Any, counted: Any = None) -> dict[Hashable, Sums]:
    """Count the rows of a query by its column `key`."""
    found = query.subquery().c
    number = func.count() if counted is None else func.count(found[counted].distinct())
    rows: Any = question.session.execute(select(found.key, number).group_by(found.key))
    return added((key, sums(count=count)) for key, count in rows)


def trips(question: Question) -> Answer:
    """K13: trips done that began in the period, with the people and the cities of each."""
    people = (
        select(func.count())
        .where(TripMember.trip_id == Trip.id, TripMember.staff_id != Trip.leader_staff_id)
        .correlate(Trip)
        .scalar_subquery()
    )
    keys = {
        "owner": Trip.leader_staff_id,
        "team": Trip.leader_staff_id,
        "mode": Trip.mode,
        "month": Trip.starts_on,
        "quarter": Trip.starts_on,
    }
    query: Any = select(_key(question, keys), Trip.cities, people.label("others")).where(
        Trip.status == TripStatus.DONE,
        Trip.starts_on.between(question.start, question.until),
        *_trip_conditions(question),
    )
    rows: Sequence[Any] = question.session.execute(query).all()
    if question.by != "city":
        return Answer(added((row.key, _trip(row)) for row in rows), _trip_values)
    total = sums()
    for row in rows:
        for name, number in _trip(row).items():
            total[name] += number
    return Answer(
        groups=added((city, _trip(row, [city])) for row in rows for city in set(row.cities)),
        values=_trip_values,
        notes=trips_to_several_cities(len(rows), whole(total["cities"])),
        total=total,
    )


def _trip_conditions(question: Question) -> list[Any]:
    filters = question.filters
    conditions = place_conditions(filters, owner=Trip.leader_staff_id)
    if filters.mode is not None:
        conditions.append(Trip.mode == Mode(filters.mode))
    return [*conditions, literal(of_the_group(filters))]


def _trip(row: Any, cities: list[str] | None = None) -> Sums:
    """One trip: its leader and the other members travel."""
    visited = row.cities if cities is None else cities
    return sums(count=1, people=row.others + 1, cities=len(set(visited)))


def _trip_values(each: Sums) -> Values:
    return {
        "count": whole(each["count"]),
        "people_count": whole(each["people"]),
        "city_count": whole(each["cities"]),
    }


def receptions(question: Question) -> Answer:
    """K15: inbound visits done in the period; by park a visit counts in each of its parks."""
    keys = {
        "park": VisitPark.park_id,
        "owner": Visit.host_staff_id,
        "team": Visit.host_staff_id,
        "month": Visit.on,
        "quarter": Visit.on,
    }
    query: Any = select(_key(question, keys), Visit.id.label("visit")).where(
        Visit.direction == Direction.INBOUND,
        Visit.status == VisitStatus.DONE,
        Visit.on.between(question.start, question.until),
        *place_conditions(question.filters, owner=Visit.host_staff_id),
        literal(of_the_group(question.filters)),
    )
    park = question.filters.park_id
    if question.by != "park":
        if park is not None:
            query = query.where(
                exists().where(VisitPark.visit_id == Visit.id, VisitPark.park_id == park)
            )
        return Answer(_grouped(question, query), _counts)
    query = query.outerjoin(VisitPark, VisitPark.visit_id == Visit.id)
    if park is not None:
        query = query.where(VisitPark.park_id == park)
    groups = _grouped(question, query)
    found = query.subquery().c
    visits = question.session.scalar(select(func.count(found.visit.distinct()))) or 0
    in_rows = sum(whole(each["count"]) for each in groups.values())
    return Answer(
        groups=groups,
        values=_counts,
        notes=visits_to_several_parks(visits, in_rows),
        total=sums(count=visits),
    )


def services(question: Question) -> Answer:
    """K17: service visits done in the period; of the issues raised in it, those closed by the date.

    An issue that was taken off its visit counts no more; one that was archived with its visit
    does, as the visit itself.
    """
    conditions = (
        Visit.direction == Direction.SERVICE,
        *place_conditions(question.filters, owner=Visit.host_staff_id),
        literal(of_the_group(question.filters)),
    )
    done: Any = select(_key(question, _service_keys(Visit.on))).where(
        Visit.status == VisitStatus.DONE,
        Visit.on.between(question.start, question.until),
        *conditions,
    )
    raised: Any = (
        select(_key(question, _service_keys(Issue.opened_on)), Issue.closed_on.label("closed_on"))
        .join(Visit, Issue.visit_id == Visit.id)
        .where(
            Issue.opened_on.between(question.start, question.until),
            or_(Issue.archived_at.is_(None), Issue.archived_at == Visit.archived_at),
            *conditions,
        )
    )
    rows = [
        (
            row.key,
            sums(opened=1, closed=row.closed_on is not None and row.closed_on <= question.as_of),
        )
        for row in question.session.execute(raised)
    ]
    return Answer(
        added((*_grouped(question, done).items(), *rows)),
        _service_values,
    )


def _service_keys(day: Any) -> dict[str, Any]:
    host = Visit.host_staff_id
    return {"owner": host, "team": host, "month": day, "quarter": day}


def _service_values(each: Sums) -> Values:
    return {
        "count": whole(each["count"]),
        "opened_count": whole(each["opened"]),
        "closed_count": whole(each["closed"]),
        "percent": percent(each["closed"], each["opened"]),
    }


def events(question: Question) -> Answer:
    """K18: events done in the period, by kind above all."""
    keys = {
        "kind": Event.kind,
        "owner": Event.owner_id,
        "team": Event.owner_id,
        "month": Event.on,
        "quarter": Event.on,
    }
    query = select(_key(question, keys)).where(
        Event.status == EventStatus.DONE,
        Event.on.between(question.start, question.until),
        *place_conditions(question.filters, owner=Event.owner_id),
        literal(of_the_group(question.filters)),
    )
    return Answer(_grouped(question, query), _counts)


def new_leads(question: Question) -> Answer:
    """K19: leads registered in the period, whatever became of them since."""
    columns = (key_of(question, Lead.registered_on), Lead.scope)
    found = (
        leads(question, columns)
        .where(Lead.registered_on.between(question.start, question.until))
        .subquery()
        .c
    )
    group = (found.key, found.scope)
    query: Any = select(*group, func.count().label("leads")).group_by(*group)
    rows: Sequence[Any] = question.session.execute(query).all()
    return Answer(
        groups=added((row.key, sums(count=row.leads)) for row in rows),
        values=_counts,
        notes=mixed_scopes(row.scope for row in rows),
    )
