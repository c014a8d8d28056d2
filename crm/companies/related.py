"""What belongs to a company, for its record pane: leads, letters, deals, visits, trips, events.

Areas in ㎡, money in 元.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.companies.models import Company
from crm.companies.queries import CompanyDetail, load_detail
from crm.deals import queries as deals
from crm.leads import queries as leads
from crm.letters import queries as letters
from crm.records import saving
from crm.records.listing import ListRequest
from crm.timeline.queries import load_timeline
from crm.trips.models import Trip, TripContact, TripStop
from crm.visits import queries as visits
from crm.visits.models import Visit, VisitCompany

if TYPE_CHECKING:
    from datetime import date
    from types import ModuleType

    from sqlalchemy.orm import Session

    from crm.deals.queries import DealRow
    from crm.leads.rows import LeadRow
    from crm.letters.rows import LetterRow
    from crm.timeline.rows import TimelinePage
    from crm.trips.terms import TripStatus
    from crm.visits.queries import VisitRow

READS = (
    *("company", "contact", "industry", "park", "staff", "lead", "lead_stage_history", "letter"),
    *("deal", "pay_in", "visit", "visit_company", "visit_park"),
    *("trip", "trip_stop", "trip_contact", "follow_up"),
)


@dataclass(frozen=True, slots=True)
class TripLine:
    """A trip on which the company was called on or met."""

    id: int
    code: str
    title: str
    starts_on: date
    status: TripStatus


@dataclass(frozen=True, slots=True)
class CompanyFile:
    """Everything that the pane shows of a company; `merged_into` is what it became part of."""

    detail: CompanyDetail
    merged_into: tuple[int, str] | None
    park_id: int | None
    parent_id: int | None
    leads: tuple[LeadRow, ...]
    letters: tuple[LetterRow, ...]
    deals: tuple[DealRow, ...]
    visits: tuple[VisitRow, ...]
    trips: tuple[TripLine, ...]
    timeline: TimelinePage


def load_file(session: Session, id: int, today: date) -> CompanyFile:
    """Return a company with all that belongs to it; raises UserError NOT_FOUND."""
    company = saving.found(session, Company, id)
    return CompanyFile(
        detail=load_detail(session, id, today),
        merged_into=_survivor(session, company),
        park_id=company.park_id,
        parent_id=company.parent_company_id,
        leads=_rows_of(leads, session, id, today),
        letters=_rows_of(letters, session, id, today),
        deals=_rows_of(deals, session, id, today),
        visits=_visits(session, id, today),
        trips=_trips(session, id),
        timeline=load_timeline(session, "company", id),
    )


def _survivor(session: Session, company: Company) -> tuple[int, str] | None:
    if company.merged_into_id is None:
        return None
    return company.merged_into_id, session.get_one(Company, company.merged_into_id).name


def _rows_of(
    queries: ModuleType, session: Session, company_id: int, today: date
) -> tuple[Any, ...]:
    """Return the rows of a list that is filtered by the company, in its usual order."""
    request = ListRequest(filters={"company_id": company_id})
    ids = queries.find_ids(session, request, today)
    rows = queries.load_rows(session, ids, today)
    return tuple(rows[each] for each in ids)


def _visits(session: Session, company_id: int, today: date) -> tuple[VisitRow, ...]:
    ids = session.scalars(
        select(Visit.id)
        .join(VisitCompany, VisitCompany.visit_id == Visit.id)
        .where(VisitCompany.company_id == company_id, Visit.archived_at.is_(None))
        .order_by(Visit.on.desc(), Visit.id.desc())
    ).all()
    rows = visits.load_rows(session, ids, today)
    return tuple(rows[each] for each in ids)


def _trips(session: Session, company_id: int) -> tuple[TripLine, ...]:
    met = select(TripContact.trip_id).where(
        TripContact.company_id == company_id, TripContact.archived_at.is_(None)
    )
    called = select(TripStop.trip_id).where(
        TripStop.company_id == company_id, TripStop.archived_at.is_(None)
    )
    found = session.scalars(
        select(Trip)
        .where(Trip.id.in_(met.union(called)), Trip.archived_at.is_(None))
        .order_by(Trip.starts_on.desc(), Trip.id.desc())
    )
    return tuple(
        TripLine(each.id, each.code, each.title, each.starts_on, each.status) for each in found
    )


def list_provinces(session: Session) -> tuple[str, ...]:
    """Return the provinces that companies are in, for the filter."""
    query = select(Company.province).where(Company.province.is_not(None)).distinct()
    return tuple(sorted(each for each in session.scalars(query) if each))
