"""Everything that the record pane shows of one trip: its plan and whom it met. Costs in 元."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from crm.companies.models import Company, Contact
from crm.industries.models import Industry
from crm.leads.models import Lead
from crm.records import saving
from crm.staff.models import Staff
from crm.tasks.queries import TaskRow, list_tasks
from crm.trips.models import Trip, TripContact, TripMember, TripStop
from crm.trips.order import ORDER
from crm.trips.queries import TripRow, load_rows
from crm.trips.rules import out_of_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from crm.leads.terms import Mode
    from crm.trips.terms import Interest, StopKind


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop of a trip; `odd` where it begins before one that stands above it on its day."""

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
    address: str | None
    host: str | None
    objective: str | None
    outcome: str | None
    odd: bool = False


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody on a trip and what they do there; the leader stands first."""

    id: int
    version: int
    staff_id: int
    name: str
    duty: str | None
    leads: bool


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
    mode: Mode | None
    industries: tuple[str, ...]
    members: tuple[MemberRow, ...]
    stops: tuple[StopRow, ...]
    contacts: tuple[TripContactRow, ...]
    tasks: tuple[TaskRow, ...]

    @property
    def over_budget(self) -> Decimal | None:
        """What the trip cost more than planned (元), below 0 what was left; None while unknown."""
        if self.budget is None or self.actual_cost is None:
            return None
        return self.actual_cost - self.budget


def list_stops(session: Session, trip_id: int) -> tuple[StopRow, ...]:
    """Return the stops by day, in the order in which they are planned."""
    query = (
        select(TripStop, Company.name, Contact.name, Contact.title)
        .outerjoin(Company, TripStop.company_id == Company.id)
        .outerjoin(Contact, TripStop.host_contact_id == Contact.id)
        .where(TripStop.trip_id == trip_id, TripStop.archived_at.is_(None))
        .order_by(*ORDER)
    )
    rows = [_stop_row(*row) for row in session.execute(query)]
    days = [list(stops) for _day, stops in groupby(rows, key=attrgetter("on"))]
    odd = [each for stops in days for each in out_of_order([stop.start_time for stop in stops])]
    return tuple(replace(row, odd=each) for row, each in zip(rows, odd, strict=True))


def _stop_row(stop: TripStop, company: str | None, host: str | None, title: str | None) -> StopRow:
    return StopRow(
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
        address=stop.address,
        host=" ".join(part for part in (host, title) if part) or None,
        objective=stop.objective,
        outcome=stop.outcome,
    )


def list_members(session: Session, trip_id: int) -> tuple[MemberRow, ...]:
    """Return who travels: the leader, then the others as they were named."""
    query = (
        select(TripMember, Staff.name, Trip.leader_staff_id)
        .join(Staff, TripMember.staff_id == Staff.id)
        .join(Trip, TripMember.trip_id == Trip.id)
        .where(TripMember.trip_id == trip_id)
        .order_by(TripMember.staff_id != Trip.leader_staff_id, TripMember.id)
    )
    return tuple(
        MemberRow(
            id=member.id,
            version=member.version,
            staff_id=member.staff_id,
            name=name,
            duty=member.duty,
            leads=member.staff_id == leader,
        )
        for member, name, leader in session.execute(query)
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
    return TripDetail(
        row=load_rows(session, [id], today)[id],
        purpose=trip.purpose,
        budget=trip.budget,
        actual_cost=trip.actual_cost,
        report=trip.report,
        approved_by=trip.approved_by,
        approved_on=trip.approved_on,
        note=trip.note,
        mode=trip.mode,
        industries=_industries(session, trip.focus_industry_ids),
        members=list_members(session, id),
        stops=list_stops(session, id),
        contacts=list_trip_contacts(session, id),
        tasks=list_tasks(session, today, trip_id=id),
    )


def _industries(session: Session, ids: Sequence[int]) -> tuple[str, ...]:
    query = select(Industry.name).where(Industry.id.in_(ids)).order_by(Industry.code)
    return tuple(session.scalars(query))
