"""Trips for lists, forms and the record pane: plain rows, never ORM objects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, case, cast, extract, func, or_, select

from crm.companies.models import Company
from crm.records import saving
from crm.records.finding import (
    Query,
    chunks,
    containing,
    filtered,
    in_order,
    matching,
    ordered,
)
from crm.staff.models import Staff
from crm.trips.fields import STOP_FIELDS, TRIP_CONTACT_FIELDS, TRIP_FIELDS
from crm.trips.models import Trip, TripContact, TripMember, TripStop
from crm.trips.terms import TripStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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
    "status": in_order(Trip.status, TripStatus),
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


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching trips in display order, newest first unless asked.

    Filters: status, leader_staff_id, year (of the first day), starts_from, starts_to.
    """
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
    filters: dict[str, Any] = dict(request.filters)
    if (first := filters.pop("starts_from", None)) is not None:
        query = query.where(Trip.starts_on >= first)
    if (last := filters.pop("starts_to", None)) is not None:
        query = query.where(Trip.starts_on <= last)
    columns = {
        "status": Trip.status,
        "leader_staff_id": Trip.leader_staff_id,
        "year": extract("year", Trip.starts_on),
    }
    return filtered(query, filters, columns)


def _met(text: str) -> Any:
    """Find trips by the company or person met on them."""
    known = select(TripContact.trip_id).join(Company, TripContact.company_id == Company.id)
    written = select(TripContact.trip_id).where(
        or_(
            containing(TripContact.company_name_text, text),
            containing(TripContact.contact_text, text),
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


def list_years(session: Session) -> tuple[int, ...]:
    """Return the years in which trips began, newest first, for the filter."""
    first, last = session.execute(select(func.min(Trip.starts_on), func.max(Trip.starts_on))).one()
    return tuple(range(last.year, first.year - 1, -1)) if first and last else ()


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
