"""Whether trips, visits and targets hold together."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.check.chosen import rows_of, scalars_of
from crm.check.finding import Finding, found_by
from crm.language import _
from crm.targets.models import Target
from crm.targets.terms import PeriodKind
from crm.trips.models import Trip, TripContact, TripMember, TripStop
from crm.trips.rules import check_contact, check_trip
from crm.visits.models import Issue, Visit, VisitCompany, VisitItem, VisitPark
from crm.visits.rules import check_issue, check_item, check_visit, not_service
from crm.visits.terms import Direction

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


def check_activity(session: Session) -> Iterator[Finding]:
    """Verify trips with their stops and contacts, visits with their parks, and targets."""
    yield from check_trips(session)
    yield from check_visits(session)
    yield from check_targets(session)


def check_trips(session: Session, ids: Collection[int] | None = None) -> Iterator[Finding]:
    """Verify trips with their stops, contacts and people; with `ids` only theirs."""
    days: defaultdict[int, list[tuple[str, date]]] = defaultdict(list)
    stops = select(TripStop).where(TripStop.archived_at.is_(None))
    for stop in scalars_of(session, stops, TripStop.trip_id, ids):
        days[stop.trip_id].append(("stop", stop.on))
    for contact in scalars_of(session, select(TripContact), TripContact.trip_id, ids):
        if contact.archived_at is None:
            days[contact.trip_id].append(("contact", contact.met_on))
        yield from _check_contact(contact)
    travellers = select(TripMember.trip_id, TripMember.staff_id)
    members = {
        (row.trip_id, row.staff_id) for row in rows_of(session, travellers, TripMember.trip_id, ids)
    }
    for trip in scalars_of(session, select(Trip).order_by(Trip.id), Trip.id, ids):
        facts = (trip.starts_on, trip.ends_on, trip.cities, days[trip.id])
        yield from found_by(trip.code, partial(check_trip, *facts))
        if (trip.id, trip.leader_staff_id) not in members:
            message = _("The leader is not among those who travelled.")
            yield Finding("NOT_FOUND", trip.code, message)


def _check_contact(contact: TripContact) -> Iterator[Finding]:
    record = f"trip_contact {contact.id}"
    check = partial(
        check_contact,
        known_company=contact.company_id is not None,
        company=contact.company_name_text,
        known_contact=contact.contact_id is not None,
        contact=contact.contact_text,
    )
    yield from found_by(record, check)
    if (contact.converted_lead_id is None) != (contact.converted_on is None):
        message = _("The contact became a lead, but its lead or the day is missing.")
        yield Finding("FIELD_REQUIRED", record, message)


def check_visits(session: Session, ids: Collection[int] | None = None) -> Iterator[Finding]:
    """Verify visits with their companies, parks, programmes and issues; with `ids` only theirs."""
    companies = _children(session, VisitCompany.visit_id, VisitCompany.company_id, ids)
    parks = _children(session, VisitPark.visit_id, VisitPark.park_id, ids)
    for visit in scalars_of(session, select(Visit).order_by(Visit.id), Visit.id, ids):
        check = partial(
            check_visit,
            visit.direction,
            visit.status,
            companies=companies[visit.id],
            parks=parks[visit.id],
            visitors=visit.visitor_count,
            times=(visit.start_time, visit.end_time),
        )
        yield from found_by(visit.code, check)
    yield from _check_items(session, ids)
    yield from _check_issues(session, ids)


def _check_items(session: Session, ids: Collection[int] | None) -> Iterator[Finding]:
    items = select(VisitItem).where(VisitItem.archived_at.is_(None)).order_by(VisitItem.id)
    for item in scalars_of(session, items, VisitItem.visit_id, ids):
        record = f"visit_item {item.id}"
        yield from found_by(record, partial(check_item, item.start_time, item.end_time))


def _check_issues(session: Session, ids: Collection[int] | None) -> Iterator[Finding]:
    query = (
        select(Issue, Visit.direction)
        .join(Visit, Issue.visit_id == Visit.id)
        .where(Issue.archived_at.is_(None))
        .order_by(Issue.id)
    )
    for issue, direction in rows_of(session, query, Issue.visit_id, ids):
        record = f"issue {issue.id}"
        if direction is not Direction.SERVICE:
            problem = not_service("visit_id").problems[0]
            yield Finding(problem.code, record, problem.message)
        # Whether it was closed in the future was asked when it was: dates are looked at here.
        check = partial(check_issue, issue.opened_on, issue.closed_on, issue.closed_on)
        yield from found_by(record, check)


def _children(
    session: Session, parent: Any, child: Any, ids: Collection[int] | None
) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    query: Select[*tuple[Any, ...]] = select(parent, child)
    for parent_id, child_id in rows_of(session, query, parent, ids):
        found[parent_id].append(child_id)
    return found


def check_targets(session: Session) -> Iterator[Finding]:
    """Verify targets by themselves and with those for the same days."""
    alike: defaultdict[Hashable, list[Target]] = defaultdict(list)
    for target in session.scalars(select(Target).order_by(Target.id)):
        record = f"target {target.id}"
        if target.value < 0:
            yield Finding("TARGET_NEGATIVE", record, _("The target is below 0."))
        if target.period_end < target.period_start:
            yield Finding("PERIOD_ORDER", record, _("The period ends before it begins."))
        if target.archived_at is None:
            alike[_dimensions(target)].append(target)
    for targets in alike.values():
        for one, other in combinations(targets, 2):
            if one.period_start <= other.period_end and other.period_start <= one.period_end:
                message = _("Target {one} covers some of the same days.").format(one=one.id)
                yield Finding("TARGET_OVERLAP", f"target {other.id}", message)


def _dimensions(target: Target) -> Hashable:
    return (
        target.measure,
        target.basis,
        target.scope,
        target.period_kind,
        target.name if target.period_kind is PeriodKind.CAMPAIGN else None,
        target.park_id,
        target.industry_id,
        target.owner_id,
        target.team,
        target.mode,
    )
