"""What happened with a lead, from every table that knows of it, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.deals.models import Deal, PayIn
from crm.deals.terms import PayInKind
from crm.followups.queries import list_follow_ups
from crm.language import _
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.rows import TimelineEntry
from crm.letters.models import Letter
from crm.letters.terms import LetterStatus
from crm.quantities.formatting import in_m2, money_auto
from crm.staff.models import Staff
from crm.trips.models import Trip, TripContact
from crm.visits.models import Visit, VisitCompany
from crm.visits.terms import VisitStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session


def load_timeline(session: Session, lead: Lead) -> tuple[TimelineEntry, ...]:
    """Return stage moves, letters, visits, trip contacts, follow-ups and pay-ins of a lead."""
    entries = [
        *_moves(session, lead.id),
        *_letters(session, lead.id),
        *_visits(session, lead.company_id),
        *_trip_contacts(session, lead.id),
        *_follow_ups(session, lead.id),
        *_pay_ins(session, lead.id),
    ]
    return tuple(sorted(entries, key=lambda each: (each.on, each.at), reverse=True))


def _moves(session: Session, lead_id: int) -> Iterator[TimelineEntry]:
    query = (
        select(LeadStageHistory, Staff.name)
        .outerjoin(Staff, LeadStageHistory.by_staff_id == Staff.id)
        .where(LeadStageHistory.lead_id == lead_id)
        .order_by(LeadStageHistory.position.desc())
    )
    for move, by in session.execute(query):
        if move.from_stage is None:
            text = _("Registered")
        else:
            text = _("Stage {old} → {new}").format(
                old=move.from_stage.label, new=move.to_stage.label
            )
        reasons = (move.lost_reason.label if move.lost_reason else "", move.reason or "")
        text = _joined(text, *reasons)
        yield TimelineEntry(move.on, move.created_at, "stage", text, by or "")


def _letters(session: Session, lead_id: int) -> Iterator[TimelineEntry]:
    query = (
        select(Letter, Staff.name)
        .join(Staff, Letter.owner_id == Staff.id)
        .where(Letter.lead_id == lead_id, Letter.status == LetterStatus.SIGNED)
    )
    for letter, by in session.execute(query):
        signed = _("Letter {code} signed, {area} m²")
        withdrawn = _("Letter {code} withdrawn")
        converted = _("Letter {code} became a contract")
        for on, sentence, why in (
            (letter.signed_on, signed, ""),
            (letter.withdrawn_on, withdrawn, letter.withdraw_reason or ""),
            (letter.converted_on, converted, letter.contract_no or ""),
        ):
            if on is not None:
                area = "" if letter.area is None else in_m2(letter.area)
                text = _joined(sentence.format(code=letter.code, area=area), why)
                yield _entry(letter, on, "letter", text, by)


def _visits(session: Session, company_id: int) -> Iterator[TimelineEntry]:
    query = (
        select(Visit, Staff.name)
        .join(VisitCompany, VisitCompany.visit_id == Visit.id)
        .join(Staff, Visit.host_staff_id == Staff.id)
        .where(VisitCompany.company_id == company_id, Visit.archived_at.is_(None))
    )
    for visit, by in session.execute(query):
        text = f"{visit.direction.label} {visit.code}"
        if visit.visitor_count:
            people = _("{count} visitors").format(count=visit.visitor_count)
            text = _joined(text, people)
        if visit.status is not VisitStatus.DONE:
            text = _joined(text, visit.status.label)
        yield _entry(visit, visit.on, "visit", text, by)


def _trip_contacts(session: Session, lead_id: int) -> Iterator[TimelineEntry]:
    query = (
        select(TripContact, Trip.id, Trip.code, Staff.name)
        .join(Trip, TripContact.trip_id == Trip.id)
        .join(Staff, TripContact.met_by_staff_id == Staff.id)
        .where(TripContact.converted_lead_id == lead_id)
    )
    for contact, trip_id, code, by in session.execute(query):
        text = _joined(_("Met on trip {code}").format(code=code), contact.topic or "")
        yield TimelineEntry(contact.met_on, contact.created_at, "trip", text, by, "trip", trip_id)


def _follow_ups(session: Session, lead_id: int) -> Iterator[TimelineEntry]:
    for each in list_follow_ups(session, lead_id=lead_id):
        text = f"{each.channel.label}: {each.content}"
        yield TimelineEntry(each.on, each.at, "follow_up", text, each.by, "follow_up", each.id)


def _pay_ins(session: Session, lead_id: int) -> Iterator[TimelineEntry]:
    query = (
        select(PayIn, Deal.id, Deal.code, Staff.name)
        .join(Deal, PayIn.deal_id == Deal.id)
        .join(Staff, Deal.owner_id == Staff.id)
        .where(Deal.lead_id == lead_id)
    )
    for pay_in, deal_id, code, by in session.execute(query):
        sentence = _("{amount} paid in to {code}")
        if pay_in.kind is PayInKind.REVERSAL:
            sentence = _("Pay-in of {amount} to {code} reversed")
        text = sentence.format(amount=money_auto(pay_in.amount), code=code)
        yield TimelineEntry(pay_in.on, pay_in.created_at, "deal", text, by, "deal", deal_id)


def _entry(row: Letter | Visit, on: date, kind: str, text: str, by: str) -> TimelineEntry:
    return TimelineEntry(on, row.created_at, kind, text, by, kind, row.id)


def _joined(text: str, *more: str) -> str:
    """Add what is known to a sentence, in the way of the present language."""
    for part in more:
        if part:
            text = _("{text}, {more}").format(text=text, more=part)
    return text
