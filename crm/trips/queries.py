"""Trips for lists, forms and the record pane: plain rows, never ORM objects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, case, cast, func, or_, select

from crm.companies.models import Company, Contact
from crm.leads.models import Lead
from crm.records import saving
from crm.records.finding import Query, chunks, filtered, matching, ordered
from crm.staff.models import Staff
from crm.trips.fields import STOP_FIELDS, TRIP_CONTACT_FIELDS, TRIP_FIELDS
from crm.trips.models import Trip, TripContact, TripMember, TripStop
from crm.trips.terms import Interest, StopKind, TripStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from crm.database.base import Base
    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues

READS = ("trip", "trip_member", "trip_stop", "trip_contact", "company", "lead", "staff")


def _count_of(model: type[Base], trip_id: Any, *conditions: Any) -> Any:
    return (
        select(func.count())
        .select_from(model)
        .where(trip_id == Trip.id, *conditions)
        .scalar_subquery()
    )


CONTACTS = _count_of(TripContact, TripContact.trip_id, TripContact.archived_at.is_(None))
CONVERTED = _count_of(
    TripContact,
    TripContact.trip_id,
    TripContact.archived_at.is_(None),
    TripContact.converted_lead_id.is_not(None),
)
MEMBERS = _count_of(TripMember, TripMember.trip_id)
SORTS: dict[str, Any] = {
    "code": Trip.code,
    "title": Trip.sort_key,
    "starts_on": Trip.starts_on,
    "leader": Staff.code,
    "status": Trip.status,
    "contacts": CONTACTS,
    "converted": CONVERTED,
}


@dataclass(frozen=True, slots=True)
class TripRow:
    """A line of the trip list; `people` counts the leader too."""

    id: int
    version: int
    code: str
    title: str
    cities: tuple[str, ...]
    starts_on: date
    ends_on: date
    leader: str
    people: int
    status: TripStatus
    contacts: int
    converted: int
    archived: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class TripTotals:
    """What stands under the list: all matching rows."""

    count: int
    done: int
    contacts: int
    converted: int


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop of a trip."""

    id: int
    version: int
    on: date
    start_time: str | None
    end_time: str | None
    city: str
    kind: StopKind
    company_id: int | None
    company: str | None
    venue: str | None
    objective: str | None
    outcome: str | None


@dataclass(frozen=True, slots=True)
class TripContactRow:
    """Somebody met on a trip; `lead_id` and `lead_code` once converted."""

    id: int
    version: int
    met_on: date
    company_id: int | None
    company: str
    contact: str
    title: str | None
    phone: str | None
    met_by: str
    interest: Interest
    topic: str | None
    next_action: str | None
    next_action_on: date | None
    lead_id: int | None
    lead_code: str | None


@dataclass(frozen=True, slots=True)
class TripDetail:
    """Everything that the pane shows of a trip; costs in 元."""

    row: TripRow
    purpose: str | None
    budget: Decimal | None
    actual_cost: Decimal | None
    report: str | None
    approved_by: str | None
    approved_on: date | None
    note: str | None
    members: tuple[str, ...]
    stops: tuple[StopRow, ...]
    contacts: tuple[TripContactRow, ...]


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching trips in display order, newest first unless asked."""
    del today
    query = _matching(select(Trip.id).join(Staff, Trip.leader_staff_id == Staff.id), request)
    column = SORTS[request.sort or "starts_on"]
    descending = request.descending if request.sort else True
    return list(session.scalars(ordered(query, column, Trip.id, descending=descending)))


def totals(session: Session, request: ListRequest, today: date) -> TripTotals:
    """Sum all matching trips."""
    del today
    done = cast(case((Trip.status == TripStatus.DONE, 1), else_=0), Integer)
    query = select(
        func.count(),
        func.coalesce(func.sum(done), 0),
        func.coalesce(func.sum(CONTACTS), 0),
        func.coalesce(func.sum(CONVERTED), 0),
    ).select_from(Trip)
    query = query.join(Staff, Trip.leader_staff_id == Staff.id)
    return TripTotals(*(int(each) for each in session.execute(_matching(query, request)).one()))


def _matching(query: Query, request: ListRequest) -> Query:
    archived = Trip.archived_at.is_not(None) if request.archived else Trip.archived_at.is_(None)
    query = query.where(archived)
    if request.text.strip():
        query = query.where(or_(matching(Trip.search_key, request.text), _met(request.text)))
    columns = {"status": Trip.status, "leader_staff_id": Trip.leader_staff_id}
    return filtered(query, request.filters, columns)


def _met(text: str) -> Any:
    """Find trips by the company or person met on them."""
    known = select(TripContact.trip_id).join(Company, TripContact.company_id == Company.id)
    written = select(TripContact.trip_id).where(
        or_(
            TripContact.company_name_text.contains(text.strip(), autoescape=True),
            TripContact.contact_text.contains(text.strip(), autoescape=True),
        )
    )
    return or_(Trip.id.in_(known.where(matching(Company.search_key, text))), Trip.id.in_(written))


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, TripRow]:
    """Return the rows of one page by id."""
    del today
    query = select(Trip, Staff.name, MEMBERS, CONTACTS, CONVERTED).join(
        Staff, Trip.leader_staff_id == Staff.id
    )
    return {
        row[0].id: _row(*row)
        for piece in chunks(ids)
        for row in session.execute(query.where(Trip.id.in_(piece)))
    }


def _row(trip: Trip, leader: str, people: int, contacts: int, converted: int) -> TripRow:
    return TripRow(
        id=trip.id,
        version=trip.version,
        code=trip.code,
        title=trip.title,
        cities=tuple(trip.cities),
        starts_on=trip.starts_on,
        ends_on=trip.ends_on,
        leader=leader,
        people=people,
        status=trip.status,
        contacts=contacts,
        converted=converted,
        archived=trip.archived_at is not None,
        is_demo=trip.is_demo,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the trip form starts from."""
    form = saving.form_values(saving.found(session, Trip, id), TRIP_FIELDS)
    members = session.scalars(
        select(TripMember.staff_id).where(TripMember.trip_id == id).order_by(TripMember.id)
    )
    return replace(form, values={**form.values, "member_ids": list(members)})


def load_stop_form(session: Session, id: int) -> FormValues:
    """Return the values that the form of a stop starts from."""
    return saving.form_values(saving.found(session, TripStop, id), STOP_FIELDS)


def load_contact_form(session: Session, id: int) -> FormValues:
    """Return the values that the form of a logged contact starts from."""
    return saving.form_values(saving.found(session, TripContact, id), TRIP_CONTACT_FIELDS)


def list_stops(session: Session, trip_id: int) -> tuple[StopRow, ...]:
    """Return the stops by day and time, untimed last."""
    query = (
        select(TripStop, Company.name)
        .outerjoin(Company, TripStop.company_id == Company.id)
        .where(TripStop.trip_id == trip_id, TripStop.archived_at.is_(None))
        .order_by(
            TripStop.on, TripStop.start_time.is_(None), TripStop.start_time, TripStop.position
        )
    )
    return tuple(
        StopRow(
            id=stop.id,
            version=stop.version,
            on=stop.on,
            start_time=stop.start_time,
            end_time=stop.end_time,
            city=stop.city,
            kind=stop.kind,
            company_id=stop.company_id,
            company=company,
            venue=stop.venue,
            objective=stop.objective,
            outcome=stop.outcome,
        )
        for stop, company in session.execute(query)
    )


def list_trip_contacts(session: Session, trip_id: int) -> tuple[TripContactRow, ...]:
    """Return whom the trip met, in order of days."""
    query = (
        select(TripContact, Company.name, Contact.name, Staff.name, Lead.code)
        .outerjoin(Company, TripContact.company_id == Company.id)
        .outerjoin(Contact, TripContact.contact_id == Contact.id)
        .join(Staff, TripContact.met_by_staff_id == Staff.id)
        .outerjoin(Lead, TripContact.converted_lead_id == Lead.id)
        .where(and_(TripContact.trip_id == trip_id, TripContact.archived_at.is_(None)))
        .order_by(TripContact.met_on, TripContact.id)
    )
    return tuple(_contact_row(*row) for row in session.execute(query))


def _contact_row(
    met: TripContact, company: str | None, contact: str | None, met_by: str, lead: str | None
) -> TripContactRow:
    return TripContactRow(
        id=met.id,
        version=met.version,
        met_on=met.met_on,
        company_id=met.company_id,
        company=company or met.company_name_text or "",
        contact=contact or met.contact_text or "",
        title=met.title,
        phone=met.phone,
        met_by=met_by,
        interest=met.interest,
        topic=met.topic,
        next_action=met.next_action,
        next_action_on=met.next_action_on,
        lead_id=met.converted_lead_id,
        lead_code=lead,
    )


def load_detail(session: Session, id: int, today: date) -> TripDetail:
    """Return what the pane shows; raises UserError NOT_FOUND."""
    trip = saving.found(session, Trip, id)
    members = session.scalars(
        select(Staff.name)
        .join(TripMember, TripMember.staff_id == Staff.id)
        .where(TripMember.trip_id == id)
        .order_by(TripMember.id)
    )
    return TripDetail(
        row=load_rows(session, [id], today)[id],
        purpose=trip.purpose,
        budget=trip.budget,
        actual_cost=trip.actual_cost,
        report=trip.report,
        approved_by=trip.approved_by,
        approved_on=trip.approved_on,
        note=trip.note,
        members=tuple(members),
        stops=list_stops(session, id),
        contacts=list_trip_contacts(session, id),
    )
