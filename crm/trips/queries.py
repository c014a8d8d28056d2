"""Trips for lists, forms and the record pane: plain rows, never ORM objects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, extract, func, or_, select

from crm.companies.models import Company
from crm.records import saving
from crm.records.condition_sql import asked
from crm.records.finding import (
    Query,
    chunks,
    containing,
    filtered,
    in_order,
    matching,
    ordered,
)
from crm.records.grouping import by_group, group_column, group_key, groups_of, listed_ids
from crm.staff.models import Staff
from crm.trips.fields import STOP_FIELDS, TRIP_CONTACT_FIELDS, TRIP_FIELDS
from crm.trips.list_columns import CONDITIONS, CONTACTS, CONVERTED, MEMBERS
from crm.trips.models import Trip, TripContact, TripMember, TripStop
from crm.trips.terms import TripStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.records.groups import Groups
    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues

READS = (
    *("trip", "trip_member", "trip_stop", "trip_contact", "task"),
    *("company", "contact", "lead", "staff"),
)


_DONE = func.sum(case((Trip.status == TripStatus.DONE, 1), else_=0))
# What stands under the list, over all matching rows.
_SUMS = {
    "done": func.coalesce(_DONE, 0),
    "contacts": func.coalesce(func.sum(CONTACTS), 0),
    "converted": func.coalesce(func.sum(CONVERTED), 0),
}
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

    Filters: status, leader_staff_id, year (of the first day), starts_from, starts_to. Where the
    request names a group, group by group.
    """
    query = _matching(select(Trip.id).join(Staff, Trip.leader_staff_id == Staff.id), request, today)
    column = SORTS[request.sort or "starts_on"]
    descending = request.descending if request.sort else True
    query = by_group(query, request, CONDITIONS)
    query = ordered(query, column, Trip.id, descending=descending)
    return listed_ids(session, query, request, CONDITIONS, today)


def totals(session: Session, request: ListRequest, today: date) -> TripTotals:
    """Sum all matching trips."""
    query = select(func.count(), *_SUMS.values()).select_from(Trip)
    query = query.join(Staff, Trip.leader_staff_id == Staff.id)
    found = session.execute(_matching(query, request, today)).one()
    return TripTotals(*(int(each) for each in found))


def find_groups(session: Session, request: ListRequest, today: date) -> Groups:
    """Return the groups of the list with the sums of `totals`, in display order."""
    column = group_column(request, CONDITIONS)
    key = group_key(column, today).label("key")
    query = select(key, func.count(), *_SUMS.values()).select_from(Trip).group_by(key)
    query = query.join(Staff, Trip.leader_staff_id == Staff.id)
    found: Sequence[Any] = session.execute(_matching(query, request, today)).all()
    counts = {row[0]: row[1] for row in found}
    sums = {row[0]: dict(zip(_SUMS, map(int, row[2:]), strict=True)) for row in found}
    return groups_of(session, request, column, counts, sums.__getitem__)


def _matching(query: Query, request: ListRequest, today: date) -> Query:
    archived = Trip.archived_at.is_not(None) if request.archived else Trip.archived_at.is_(None)
    query = query.where(archived, *asked(request, CONDITIONS, today))
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
