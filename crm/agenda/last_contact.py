"""What happened last with a lead, in a few words: “Last 09-20 Phone: waiting for approval”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from crm.followups.models import FollowUp
from crm.language import _
from crm.leads.models import Lead, LeadStageHistory
from crm.records.finding import chunks
from crm.trips.models import Trip, TripContact
from crm.visits.models import Visit, VisitCompany
from crm.visits.terms import VisitStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

LONGEST = 60  # characters of a text that a line shows
_MOVE, _CONTACT = 0, 1


class _Last(NamedTuple):
    """Something that happened on a day; contacts come before moves of the same day."""

    on: date
    rank: int
    text: str


def last_contacts(session: Session, lead_ids: Collection[int], today: date) -> dict[int, str]:
    """Return what happened last with each lead up to today, and at least its registration."""
    words: dict[int, str] = {}
    for some in chunks(sorted(lead_ids)):
        newest: dict[int, _Last] = {}
        for lead_id, last in _events(session, some, today):
            if lead_id not in newest or last[:2] > newest[lead_id][:2]:
                newest[lead_id] = last
        words |= {lead_id: last.text for lead_id, last in newest.items()}
        missing = [each for each in some if each not in words]
        words |= dict(_registrations(session, missing, today))
    return words


def short_day(day: date, today: date) -> str:
    """Return a day as lines show it: 09-20, with the year when it is another one."""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def shortened(text: str | None) -> str:
    """Return the first line of a text, cut where a line of the page ends."""
    line = (text or "").strip().split("\n")[0].strip()
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _events(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, _Last]]:
    yield from _follow_ups(session, ids, today)
    yield from _visits(session, ids, today)
    yield from _trips(session, ids, today)
    yield from _moves(session, ids, today)


def _words(on: date, today: date, what: str, text: str | None = None) -> _Last:
    said = shortened(text)
    sentence = _("Last {day} {what}: {text}") if said else _("Last {day} {what}")
    return _Last(on, _CONTACT, sentence.format(day=short_day(on, today), what=what, text=said))


def _follow_ups(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, _Last]]:
    each = aliased(FollowUp)
    newest = (
        select(each.id)
        .where(each.lead_id == Lead.id, each.archived_at.is_(None), each.on <= today)
        .order_by(each.on.desc(), each.id.desc())
        .limit(1)
        .correlate(Lead)
        .scalar_subquery()
    )
    # A note may have 100,000 characters; a line shows the first few.
    content = func.substr(FollowUp.content, 1, 4 * LONGEST)
    query = (
        select(Lead.id, FollowUp.on, FollowUp.channel, content)
        .join(FollowUp, FollowUp.id == newest)
        .where(Lead.id.in_(ids))
    )
    for lead_id, on, channel, text in session.execute(query):
        yield lead_id, _words(on, today, channel.label, text)


def _visits(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, _Last]]:
    done = (Visit.status == VisitStatus.DONE, Visit.archived_at.is_(None), Visit.on <= today)
    own = select(Visit.lead_id, Visit.on, Visit.direction).where(Visit.lead_id.in_(ids), *done)
    of_company = (
        select(Lead.id, Visit.on, Visit.direction)
        .join(VisitCompany, VisitCompany.company_id == Lead.company_id)
        .join(Visit, VisitCompany.visit_id == Visit.id)
        .where(Lead.id.in_(ids), or_(Visit.lead_id.is_(None), Visit.lead_id == Lead.id), *done)
    )
    for query in (own, of_company):
        rows: Any = session.execute(query)
        for lead_id, on, direction in rows:
            yield lead_id, _words(on, today, direction.label)


def _trips(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, _Last]]:
    query = (
        select(TripContact.converted_lead_id, TripContact.met_on, Trip.code)
        .join(Trip, TripContact.trip_id == Trip.id)
        .where(TripContact.converted_lead_id.in_(ids), TripContact.met_on <= today)
    )
    for lead_id, on, code in session.execute(query):
        if lead_id is not None:
            yield lead_id, _words(on, today, _("trip {code}").format(code=code))


def _moves(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, _Last]]:
    query = (
        select(LeadStageHistory.lead_id, LeadStageHistory.on, LeadStageHistory.to_stage)
        .where(LeadStageHistory.lead_id.in_(ids), LeadStageHistory.from_stage.is_not(None))
        .where(LeadStageHistory.on <= today)
        .order_by(LeadStageHistory.position.desc())
    )
    for lead_id, on, stage in session.execute(query):
        if on == today:
            text = _("Moved to {stage} today").format(stage=stage.label)
        else:
            text = _("Moved to {stage} on {day}").format(
                stage=stage.label, day=short_day(on, today)
            )
        yield lead_id, _Last(on, _MOVE, text)


def _registrations(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, str]]:
    query = select(Lead.id, Lead.registered_on).where(Lead.id.in_(ids))
    sentence = _("Registered {day}, not contacted yet")
    for lead_id, on in session.execute(query):
        yield lead_id, sentence.format(day=short_day(on, today))
