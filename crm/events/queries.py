"""Attraction events for lists, forms and the record pane: plain rows, never ORM objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from crm.events.fields import EVENT_FIELDS
from crm.events.models import Event
from crm.events.terms import EventKind, EventStatus
from crm.leads.models import Lead
from crm.records import saving
from crm.records.finding import Query, chunks, filtered, in_order, matching, ordered
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues

READS = ("event", "staff", "lead")
LEADS = select(func.count()).where(Lead.source_event_id == Event.id).scalar_subquery()
SORTS: dict[str, Any] = {
    "on": Event.on,
    "title": Event.sort_key,
    "kind": in_order(Event.kind, EventKind),
    "status": in_order(Event.status, EventStatus),
    "owner": Staff.code,
    "leads": LEADS,
}


@dataclass(frozen=True, slots=True)
class EventRow:
    """A line of the event list; `leads` came from it."""

    id: int
    version: int
    title: str
    kind: EventKind
    on: date
    venue: str | None
    status: EventStatus
    owner: str | None
    leads: int
    archived: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class EventTotals:
    """What stands under the list: all matching rows."""

    count: int
    done: int


@dataclass(frozen=True, slots=True)
class EventDetail:
    """Everything that the pane shows of an event: participants by kind (家数/人次)."""

    row: EventRow
    companies: int | None
    company_people: int | None
    investors: int | None
    investor_people: int | None
    departments: int | None
    department_people: int | None
    note: str | None


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching events in display order, newest first unless asked."""
    del today
    query = _matching(select(Event.id).outerjoin(Staff, Event.owner_id == Staff.id), request)
    column = SORTS[request.sort or "on"]
    descending = request.descending if request.sort else True
    return list(session.scalars(ordered(query, column, Event.id, descending=descending)))


def totals(session: Session, request: ListRequest, today: date) -> EventTotals:
    """Count all matching events, and those that took place."""
    del today
    done = func.coalesce(func.sum(case((Event.status == EventStatus.DONE, 1), else_=0)), 0)
    query = _matching(select(func.count(), done).select_from(Event), request)
    count, done_count = session.execute(query).one()
    return EventTotals(count, int(done_count))


def _matching(query: Query, request: ListRequest) -> Query:
    archived = Event.archived_at.is_not(None) if request.archived else Event.archived_at.is_(None)
    query = query.where(archived)
    if request.text.strip():
        query = query.where(matching(Event.search_key, request.text))
    columns = {"kind": Event.kind, "status": Event.status, "owner_id": Event.owner_id}
    return filtered(query, request.filters, columns)


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, EventRow]:
    """Return the rows of one page by id."""
    del today
    query = select(Event, Staff.name, LEADS).outerjoin(Staff, Event.owner_id == Staff.id)
    return {
        row[0].id: _row(*row)
        for piece in chunks(ids)
        for row in session.execute(query.where(Event.id.in_(piece)))
    }


def _row(event: Event, owner: str | None, leads: int) -> EventRow:
    return EventRow(
        id=event.id,
        version=event.version,
        title=event.title,
        kind=event.kind,
        on=event.on,
        venue=event.venue,
        status=event.status,
        owner=owner,
        leads=leads,
        archived=event.archived_at is not None,
        is_demo=event.is_demo,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the event form starts from."""
    return saving.form_values(saving.found(session, Event, id), EVENT_FIELDS)


def load_detail(session: Session, id: int, today: date) -> EventDetail:
    """Return what the pane shows; raises UserError NOT_FOUND."""
    event = saving.found(session, Event, id)
    return EventDetail(
        row=load_rows(session, [id], today)[id],
        companies=event.companies,
        company_people=event.company_people,
        investors=event.investors,
        investor_people=event.investor_people,
        departments=event.departments,
        department_people=event.department_people,
        note=event.note,
    )
