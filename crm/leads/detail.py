"""Everything that the record pane shows of one lead."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from crm.companies.models import Company, Contact
from crm.deals.models import Deal, PayIn
from crm.deals.terms import PayInKind
from crm.events.models import Event
from crm.funds.models import Fund
from crm.leads.fields import FIELDS
from crm.leads.gates import history_of
from crm.leads.models import Lead, LeadRequirement, LeadStageHistory
from crm.leads.queries import load_rows
from crm.leads.rows import DealLine, LeadDetail, Milestone, RequirementRow, Source, VisitLine
from crm.leads.stage import ORDER, THRESHOLD_DAYS, resume_stage
from crm.letters.models import Letter
from crm.letters.queries import load_rows as load_letter_rows
from crm.parks.models import Park
from crm.partners.models import Partner
from crm.quantities.dates import DatePrecision
from crm.quantities.formatting import SQUARE_METRES_PER_MU, half_up
from crm.records import saving
from crm.records.fields import by_name
from crm.staff.models import Staff
from crm.tasks.queries import list_tasks
from crm.timeline.queries import load_timeline
from crm.trips.models import Trip
from crm.visits.models import Visit, VisitCompany

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.letters.rows import LetterRow

_MILESTONES = (
    "contract_signed_on",
    "landed_on",
    "land_acquired_on",
    "construction_started_on",
    "topped_out_on",
    "equipment_in_on",
    "production_on",
    "full_capacity_on",
    "contract_terminated_on",
)


def load_detail(session: Session, id: int, today: date) -> LeadDetail:
    """Return what the pane shows of a lead; raises UserError NOT_FOUND."""
    lead = saving.found(session, Lead, id)
    row = load_rows(session, [id], today)[id]
    resumes_to = None if lead.stage in ORDER else resume_stage(history_of(session, id))
    standing = resumes_to or lead.stage
    return LeadDetail(
        row=row,
        position=ORDER.index(standing) + 1 if standing in ORDER else 0,
        parts=len(ORDER),
        limit=THRESHOLD_DAYS.get(lead.stage),
        resumes_to=resumes_to,
        contact=_name(session, Contact, Contact.name, lead.contact_id),
        co_owners=_names(session, Staff, lead.co_owner_ids),
        preferred_parks=_names(session, Park, lead.preferred_park_ids),
        sources=tuple(_sources(session, lead)),
        chain_leader=_name(session, Company, Company.name, lead.chain_leader_company_id),
        mode_tags=tuple(lead.mode_tags),
        probability=lead.probability_override,
        fx_rate=lead.fx_rate,
        fx_date=lead.fx_date,
        est_output=lead.est_output,
        est_tax=lead.est_tax,
        est_jobs=lead.est_jobs,
        output_per_mu=_per_mu(lead.est_output, lead.land_needed),
        tax_per_mu=_per_mu(lead.est_tax, lead.land_needed),
        level_note=lead.level_note,
        escalation_level=lead.escalation_level,
        contract_no=lead.contract_no,
        land_parcel=lead.land_parcel,
        landing_park=_name(session, Park, Park.name, lead.park_id),
        milestones=_milestones(lead),
        lost_reason=lead.lost_reason,
        review_on=lead.review_on,
        move_reason=_last_reason(session, id),
        summary=lead.summary,
        talking_points=lead.talking_points,
        risks=lead.risks,
        note=lead.note,
        letters=_letters(session, id, today),
        deals=_deals(session, id, today),
        visits=_visits(session, lead.company_id),
        requirements=list_requirements(session, id, today),
        tasks=list_tasks(session, today, lead_id=id),
        timeline=load_timeline(session, "lead", id),
        merged_into=_survivor(session, lead),
    )


def _survivor(session: Session, lead: Lead) -> tuple[int, str] | None:
    if lead.merged_into_id is None:
        return None
    return lead.merged_into_id, session.get_one(Lead, lead.merged_into_id).code


def list_requirements(session: Session, lead_id: int, today: date) -> tuple[RequirementRow, ...]:
    """Return what a lead needs: open ones first, the earliest due at the top."""
    query = (
        select(LeadRequirement, Staff.name)
        .join(Lead, LeadRequirement.lead_id == Lead.id)
        .join(Staff, Staff.id == func.coalesce(LeadRequirement.staff_id, Lead.owner_id))
        .where(LeadRequirement.lead_id == lead_id, LeadRequirement.archived_at.is_(None))
        .order_by(
            LeadRequirement.closed_on.is_not(None),
            LeadRequirement.due_on.is_(None),
            LeadRequirement.due_on,
            LeadRequirement.id,
        )
    )
    return tuple(
        RequirementRow(
            id=each.id,
            version=each.version,
            kind=each.kind,
            quantity=each.quantity,
            unit=each.unit,
            due_on=each.due_on,
            closed_on=each.closed_on,
            note=each.note,
            overdue=each.closed_on is None and each.due_on is not None and each.due_on < today,
            staff_id=each.staff_id,
            staff=staff,
        )
        for each, staff in session.execute(query)
    )


def _name(session: Session, model: Any, column: Any, id: int | None) -> str | None:
    return None if id is None else session.scalar(select(column).where(model.id == id))


def _names(session: Session, model: Any, ids: Sequence[int]) -> tuple[str, ...]:
    """Return names in the order of the ids."""
    found = dict(session.execute(select(model.id, model.name).where(model.id.in_(ids))).all())
    return tuple(found[id] for id in ids if id in found)


def _sources(session: Session, lead: Lead) -> Iterator[Source]:
    for target, id, column in (
        ("trip", lead.source_trip_id, Trip.code),
        ("visit", lead.source_visit_id, Visit.code),
        ("event", lead.source_event_id, Event.title),
        ("partner", lead.referrer_id, Partner.name),
        ("company", lead.referrer_company_id, Company.name),
    ):
        if id is not None:
            text = session.scalar(select(column).where(column.class_.id == id))
            yield Source(target, id, text or "")


def _per_mu(money: Decimal | None, land: Decimal | None) -> Decimal | None:
    """Return money (元) for each 亩 of land (㎡), None where one is unknown."""
    if money is None or not land:
        return None
    return half_up(Fraction(money) * SQUARE_METRES_PER_MU / Fraction(land))


def _milestones(lead: Lead) -> tuple[Milestone, ...]:
    """Return the steps that have happened or are planned."""
    fields = by_name(FIELDS)
    found: list[Milestone] = []
    for name in _MILESTONES:
        on: date | None = getattr(lead, name)
        planned: date | None = getattr(lead, f"planned_{name}", None)
        if on is None and planned is None:
            continue
        precision = DatePrecision(lead.date_precisions.get(name, DatePrecision.DAY.value))
        variance = None
        if on and planned and precision is DatePrecision.DAY:
            variance = (on - planned).days
        found.append(Milestone(name, fields[name].label, on, precision, planned, variance))
    return tuple(found)


def _last_reason(session: Session, lead_id: int) -> str | None:
    return session.scalar(
        select(LeadStageHistory.reason)
        .where(LeadStageHistory.lead_id == lead_id)
        .order_by(LeadStageHistory.position.desc())
        .limit(1)
    )


def _letters(session: Session, lead_id: int, today: date) -> tuple[LetterRow, ...]:
    ids = session.scalars(
        select(Letter.id)
        .where(Letter.lead_id == lead_id, Letter.archived_at.is_(None))
        .order_by(Letter.signed_on.is_not(None), Letter.signed_on.desc(), Letter.id.desc())
    ).all()
    rows = load_letter_rows(session, ids, today)
    return tuple(rows[id] for id in ids)


def _deals(session: Session, lead_id: int, today: date) -> tuple[DealLine, ...]:
    signed = case((PayIn.kind == PayInKind.REVERSAL, -PayIn.amount), else_=PayIn.amount)
    paid_in = (
        select(func.sum(signed))
        .where(PayIn.deal_id == Deal.id, PayIn.on <= today)
        .scalar_subquery()
    )
    query = (
        select(Deal, Fund.name, paid_in)
        .outerjoin(Fund, Deal.fund_id == Fund.id)
        .where(Deal.lead_id == lead_id, Deal.archived_at.is_(None))
        .order_by(Deal.id.desc())
    )
    return tuple(
        DealLine(
            id=deal.id,
            code=deal.code,
            vehicle=deal.vehicle,
            fund=fund,
            status=deal.status,
            subscribed=deal.subscribed,
            paid_in=paid or Decimal(0),
            signed_on=deal.signed_on,
        )
        for deal, fund, paid in session.execute(query)
    )


def _visits(session: Session, company_id: int) -> tuple[VisitLine, ...]:
    query = (
        select(Visit)
        .join(VisitCompany, VisitCompany.visit_id == Visit.id)
        .where(VisitCompany.company_id == company_id, Visit.archived_at.is_(None))
        .order_by(Visit.on.desc(), Visit.id.desc())
    )
    return tuple(
        VisitLine(
            each.id,
            each.code,
            each.on,
            each.direction,
            each.status,
            each.visitor_count,
            each.purpose,
        )
        for each in session.scalars(query)
    )
