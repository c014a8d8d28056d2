"""What happened with a company, from every table that knows of it, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.deals.models import Deal, PayIn
from crm.deals.terms import PayInKind
from crm.followups.queries import list_follow_ups
from crm.language import _
from crm.leads.models import Lead
from crm.leads.rows import TimelineEntry
from crm.leads.timeline import load_timeline
from crm.quantities.formatting import money_auto
from crm.staff.models import Staff
from crm.trips.models import Trip, TripContact
from crm.visits.models import Visit, VisitCompany
from crm.visits.terms import VisitStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from crm.companies.models import Company


def load_company_timeline(session: Session, company: Company) -> tuple[TimelineEntry, ...]:
    """Return moves and letters of its leads, visits, trip contacts, follow-ups and pay-ins."""
    entries = [
        *_leads(session, company.id),
        *_visits(session, company.id),
        *_trip_contacts(session, company.id),
        *_follow_ups(session, company.id),
        *_pay_ins(session, company.id),
    ]
    return tuple(sorted(entries, key=lambda each: (each.on, each.at), reverse=True))


def _leads(session: Session, company_id: int) -> Iterator[TimelineEntry]:
    """Take from the leads what they alone know; the rest belongs to the company as a whole."""
    query = select(Lead).where(Lead.company_id == company_id, Lead.merged_into_id.is_(None))
    for lead in session.scalars(query):
        for each in load_timeline(session, lead):
            if each.kind == "letter":
                yield each
            elif each.kind == "stage":
                text = f"{lead.code} {each.text}"
                yield TimelineEntry(each.on, each.at, each.kind, text, each.by, "lead", lead.id)


def _visits(session: Session, company_id: int) -> Iterator[TimelineEntry]:
    query = (
        select(Visit, Staff.name)
        .join(VisitCompany, VisitCompany.visit_id == Visit.id)
        .join(Staff, Visit.host_staff_id == Staff.id)
        .where(VisitCompany.company_id == company_id, Visit.archived_at.is_(None))
    )
    for visit, by in session.execute(query):
        parts = [f"{visit.direction.label} {visit.code}"]
        if visit.visitor_count:
            parts.append(_("{count} visitors").format(count=visit.visitor_count))
        if visit.status is not VisitStatus.DONE:
            parts.append(visit.status.label)
        text = " · ".join(parts)
        yield TimelineEntry(visit.on, visit.created_at, "visit", text, by, "visit", visit.id)


def _trip_contacts(session: Session, company_id: int) -> Iterator[TimelineEntry]:
    query = (
        select(TripContact, Trip.code, Staff.name)
        .join(Trip, TripContact.trip_id == Trip.id)
        .join(Staff, TripContact.met_by_staff_id == Staff.id)
        .where(TripContact.company_id == company_id, TripContact.archived_at.is_(None))
    )
    for met, code, by in session.execute(query):
        parts = [_("Met on trip {code}").format(code=code), met.contact_text or "", met.topic or ""]
        text = " · ".join(part for part in parts if part)
        yield TimelineEntry(met.met_on, met.created_at, "trip", text, by, "trip", met.trip_id)


def _follow_ups(session: Session, company_id: int) -> Iterator[TimelineEntry]:
    for each in list_follow_ups(session, company_id=company_id):
        text = f"{each.channel.label}: {each.content}"
        yield TimelineEntry(each.on, each.at, "follow_up", text, each.by)


def _pay_ins(session: Session, company_id: int) -> Iterator[TimelineEntry]:
    query = (
        select(PayIn, Deal.id, Deal.code, Staff.name)
        .join(Deal, PayIn.deal_id == Deal.id)
        .join(Staff, Deal.owner_id == Staff.id)
        .where(Deal.company_id == company_id)
    )
    for pay_in, deal_id, code, by in session.execute(query):
        sentence = _("{amount} paid in to {code}")
        if pay_in.kind is PayInKind.REVERSAL:
            sentence = _("Pay-in of {amount} to {code} reversed")
        text = sentence.format(amount=money_auto(pay_in.amount), code=code)
        yield TimelineEntry(pay_in.on, pay_in.created_at, "deal", text, by, "deal", deal_id)
