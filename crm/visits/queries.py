"""Site visits for lists, forms and the record pane: plain rows, never ORM objects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, extract, func, or_, select

from crm.companies.models import Company
from crm.parks.models import Park
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
from crm.visits.fields import ISSUE_FIELDS, ITEM_FIELDS, VISIT_FIELDS
from crm.visits.list_columns import CONDITIONS
from crm.visits.models import Issue, Visit, VisitCompany, VisitItem, VisitPark
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.records.groups import Groups
    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues
    from crm.trips.terms import Interest

READS = (
    *("visit", "visit_company", "visit_park", "visit_item", "issue", "task"),
    *("company", "contact", "park", "staff", "lead"),
)
SORTS: dict[str, Any] = {
    "code": Visit.code,
    "on": Visit.on,
    "direction": in_order(Visit.direction, Direction),
    "status": in_order(Visit.status, VisitStatus),
    "host": Staff.code,
    "visitor_count": Visit.visitor_count,
}
_DONE = Visit.status == VisitStatus.DONE
_RECEIVED = case((_DONE & (Visit.direction == Direction.INBOUND), 1), else_=0)
# What stands under the list, over all matching rows.
_SUMS = {
    "receptions": func.coalesce(func.sum(_RECEIVED), 0),
    "visitors": func.coalesce(func.sum(case((_DONE, Visit.visitor_count), else_=0)), 0),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A record named in a row."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A line of the visit list."""

    id: int
    version: int
    code: str
    direction: Direction
    on: date
    start_time: str | None
    end_time: str | None
    companies: tuple[Named, ...]
    parks: tuple[Named, ...]
    host: str
    visitor_count: int | None
    status: VisitStatus
    interest: Interest | None
    next_action: str | None
    next_action_on: date | None
    next_action_time: str | None
    archived: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class VisitTotals:
    """What stands under the list: all matching rows; `receptions` are INBOUND and done."""

    count: int
    receptions: int
    visitors: int


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching visits in display order, newest first unless asked.

    Filters: direction, status, host_staff_id, park_id, year, on_from, on_to. Where the request
    names a group, group by group.
    """
    query = _matching(select(Visit.id).join(Staff, Visit.host_staff_id == Staff.id), request, today)
    column = SORTS[request.sort or "on"]
    descending = request.descending if request.sort else True
    query = by_group(query, request, CONDITIONS)
    query = ordered(query, column, Visit.id, descending=descending)
    return listed_ids(session, query, request, CONDITIONS, today)


def totals(session: Session, request: ListRequest, today: date) -> VisitTotals:
    """Sum all matching visits; only done ones count as receptions and visitors."""
    query = select(func.count(), *_SUMS.values()).select_from(Visit)
    query = query.join(Staff, Visit.host_staff_id == Staff.id)
    found = session.execute(_matching(query, request, today)).one()
    return VisitTotals(*(int(each) for each in found))


def find_groups(session: Session, request: ListRequest, today: date) -> Groups:
    """Return the groups of the list with the sums of `totals`, in display order."""
    column = group_column(request, CONDITIONS)
    key = group_key(column, today).label("key")
    query = select(key, func.count(), *_SUMS.values()).select_from(Visit).group_by(key)
    query = query.join(Staff, Visit.host_staff_id == Staff.id)
    found: Sequence[Any] = session.execute(_matching(query, request, today)).all()
    counts = {row[0]: row[1] for row in found}
    sums = {row[0]: dict(zip(_SUMS, map(int, row[2:]), strict=True)) for row in found}
    return groups_of(session, request, column, counts, sums.__getitem__)


def _matching(query: Query, request: ListRequest, today: date) -> Query:
    archived = Visit.archived_at.is_not(None) if request.archived else Visit.archived_at.is_(None)
    query = query.where(archived, *asked(request, CONDITIONS, today))
    if request.text.strip():
        by_company = (
            select(VisitCompany.visit_id)
            .join(Company, VisitCompany.company_id == Company.id)
            .where(matching(Company.search_key, request.text))
        )
        by_code = containing(Visit.code, request.text)
        query = query.where(or_(by_code, Visit.id.in_(by_company)))
    filters: dict[str, Any] = dict(request.filters)
    if (first := filters.pop("on_from", None)) is not None:
        query = query.where(Visit.on >= first)
    if (last := filters.pop("on_to", None)) is not None:
        query = query.where(Visit.on <= last)
    if "park_id" in filters:
        shown = {"park_id": filters.pop("park_id")}
        parks = filtered(select(VisitPark.visit_id), shown, {"park_id": VisitPark.park_id})
        query = query.where(Visit.id.in_(parks))
    columns = {
        "direction": Visit.direction,
        "status": Visit.status,
        "host_staff_id": Visit.host_staff_id,
        "year": extract("year", Visit.on),
    }
    return filtered(query, filters, columns)


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, VisitRow]:
    """Return the rows of one page by id."""
    del today
    rows: dict[int, VisitRow] = {}
    for piece in chunks(ids):
        companies = _named(session, VisitCompany, VisitCompany.company_id, Company, piece)
        parks = _named(session, VisitPark, VisitPark.park_id, Park, piece)
        query = select(Visit, Staff.name).join(Staff, Visit.host_staff_id == Staff.id)
        for visit, host in session.execute(query.where(Visit.id.in_(piece))):
            rows[visit.id] = _row(
                visit, host, tuple(companies.get(visit.id, ())), tuple(parks.get(visit.id, ()))
            )
    return rows


def _named(
    session: Session, link: Any, target_id: Any, target: Any, visit_ids: Sequence[int]
) -> dict[int, list[Named]]:
    """Return the companies or parks of several visits, in their order."""
    query = (
        select(link.visit_id, target.id, target.name)
        .join(target, target_id == target.id)
        .where(link.visit_id.in_(visit_ids))
        .order_by(link.visit_id, link.position)
    )
    found: dict[int, list[Named]] = {}
    for visit_id, record_id, name in session.execute(query):
        found.setdefault(visit_id, []).append(Named(record_id, name))
    return found


def _row(
    visit: Visit, host: str, companies: tuple[Named, ...], parks: tuple[Named, ...]
) -> VisitRow:
    return VisitRow(
        id=visit.id,
        version=visit.version,
        code=visit.code,
        direction=visit.direction,
        on=visit.on,
        start_time=visit.start_time,
        end_time=visit.end_time,
        companies=companies,
        parks=parks,
        host=host,
        visitor_count=visit.visitor_count,
        status=visit.status,
        interest=visit.interest,
        next_action=visit.next_action,
        next_action_on=visit.next_action_on,
        next_action_time=visit.next_action_time,
        archived=visit.archived_at is not None,
        is_demo=visit.is_demo,
    )


def list_years(session: Session) -> tuple[int, ...]:
    """Return the years of visits, newest first, for the filter."""
    first, last = session.execute(select(func.min(Visit.on), func.max(Visit.on))).one()
    return tuple(range(last.year, first.year - 1, -1)) if first and last else ()


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the visit form starts from."""
    form = saving.form_values(saving.found(session, Visit, id), VISIT_FIELDS)
    companies = _named(session, VisitCompany, VisitCompany.company_id, Company, [id])
    parks = _named(session, VisitPark, VisitPark.park_id, Park, [id])
    links = {
        "company_ids": [each.id for each in companies.get(id, [])],
        "park_ids": [each.id for each in parks.get(id, [])],
    }
    return replace(form, values={**form.values, **links})


def load_item_form(session: Session, id: int) -> FormValues:
    """Return the values that the form of a line of a programme starts from."""
    return saving.form_values(saving.found(session, VisitItem, id), ITEM_FIELDS)


def load_issue_form(session: Session, id: int) -> FormValues:
    """Return the values that the form of an issue starts from."""
    return saving.form_values(saving.found(session, Issue, id), ISSUE_FIELDS)
