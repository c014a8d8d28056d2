"""The sentences of a timeline: what each row of a page says happened."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from crm.attachments.models import Attachment
from crm.clock import SHANGHAI
from crm.companies.models import Contact
from crm.deals.models import Deal, PayIn
from crm.deals.terms import PayInKind
from crm.followups.models import FollowUp
from crm.language import _
from crm.leads.models import Lead, LeadRequirement, LeadStageHistory
from crm.letters.models import Letter
from crm.quantities.dates import printed_date
from crm.quantities.formatting import in_m2, money_auto, natural
from crm.records.finding import chunks
from crm.staff.models import Staff
from crm.tasks.models import Task
from crm.timeline.rows import TimelineEntry
from crm.timeline.sources import COMPANY
from crm.timeline.terms import EntryKind
from crm.trips.models import Trip, TripContact
from crm.visits.models import Issue, Visit
from crm.visits.terms import VisitStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime
    from typing import TypeAlias

    from sqlalchemy.orm import Session

    from crm.followups.terms import Channel

    # Event and row, and what they say.
    Tells: TypeAlias = Iterator[tuple[str, int, "Said"]]

SHOWN = 2000  # characters of a follow-up that are read with its page


class Key(NamedTuple):
    """One entry before its words: kind, event, row, day and when it was entered."""

    kind: str
    event: str
    row: int
    on: date
    at: datetime


class Said(NamedTuple):
    """What a row says: the sentence, who, the record to open, and more that is known."""

    text: str
    by: str | None = ""
    target: str = ""
    id: int | None = None
    version: int = 0
    by_id: int | None = None
    cut: bool = False
    time: str | None = None


def told(session: Session, record: str, keys: Sequence[Key]) -> tuple[TimelineEntry, ...]:
    """Return the entries of `keys` in their order; each table is read once."""
    rows: defaultdict[str, set[int]] = defaultdict(set)
    for key in keys:
        rows[key.kind].add(key.row)
    words: dict[tuple[str, str, int], Said] = {}
    for kind, ids in rows.items():
        for some in chunks(sorted(ids)):
            for event, row_id, said in TELLERS[EntryKind(kind)](session, some, record):
                words[kind, event, row_id] = said
    return tuple(
        _entry(key, words[key.kind, key.event, key.row])
        for key in keys
        if (key.kind, key.event, key.row) in words
    )


def _entry(key: Key, said: Said) -> TimelineEntry:
    entered = key.at.astimezone(SHANGHAI)
    time = said.time or (f"{entered:%H:%M}" if entered.date() == key.on else None)
    return TimelineEntry(
        on=key.on,
        at=key.at,
        kind=EntryKind(key.kind),
        text=said.text,
        by=said.by or "",
        target=said.target,
        id=said.id,
        time=time,
        row=key.row,
        version=said.version,
        by_id=said.by_id,
        cut=said.cut,
    )


def _moves(session: Session, ids: Sequence[int], record: str) -> Tells:
    move = LeadStageHistory
    query = select(move, Lead.code, Staff.name).join(Lead, move.lead_id == Lead.id)
    query = query.outerjoin(Staff, move.by_staff_id == Staff.id).where(move.id.in_(ids))
    for row, code, by in session.execute(query):
        text = _("Registered")
        if row.from_stage is not None:
            sentence = _("Stage {old} → {new}")
            text = sentence.format(old=row.from_stage.label, new=row.to_stage.label)
        text = _joined(text, row.lost_reason.label if row.lost_reason else "", row.reason)
        if record == COMPANY:
            yield "moved", row.id, Said(f"{code} {text}", by, "lead", row.lead_id)
        else:
            yield "moved", row.id, Said(text, by)


def _letters(session: Session, ids: Sequence[int], _record: str) -> Tells:
    query = select(Letter, Staff.name).join(Staff, Letter.owner_id == Staff.id)
    for row, by in session.execute(query.where(Letter.id.in_(ids))):
        area = "" if row.area is None else in_m2(row.area)
        for event, sentence, why in (
            ("signed", _("Letter {code} signed, {area} m²"), ""),
            ("withdrawn", _("Letter {code} withdrawn"), row.withdraw_reason),
            ("converted", _("Letter {code} became a contract"), row.contract_no),
        ):
            text = _joined(sentence.format(code=row.code, area=area), why)
            yield event, row.id, Said(text, by, "letter", row.id)


def _visits(session: Session, ids: Sequence[int], _record: str) -> Tells:
    query = select(Visit, Staff.name).join(Staff, Visit.host_staff_id == Staff.id)
    for row, by in session.execute(query.where(Visit.id.in_(ids))):
        people = _("{count} visitors").format(count=row.visitor_count) if row.visitor_count else ""
        status = "" if row.status is VisitStatus.DONE else row.status.label
        text = _joined(f"{row.direction.label} {row.code}", people, status)
        yield "visited", row.id, Said(text, by, "visit", row.id, time=row.start_time)


def _met(session: Session, ids: Sequence[int], _record: str) -> Tells:
    met = TripContact
    query = (
        select(met, Contact.name, Trip.code, Staff.name)
        .join(Trip, met.trip_id == Trip.id)
        .join(Staff, met.met_by_staff_id == Staff.id)
        .outerjoin(Contact, met.contact_id == Contact.id)
    )
    for row, person, code, by in session.execute(query.where(met.id.in_(ids))):
        text = _("Met on trip {code}").format(code=code)
        text = _joined(text, person or row.contact_text, row.topic)
        yield "met", row.id, Said(text, by, "trip", row.trip_id)


def _follow_ups(session: Session, ids: Sequence[int], _record: str) -> Tells:
    row = FollowUp
    query = select(
        *(row.id, row.version, row.channel, row.next_action, row.next_action_on, row.by_staff_id),
        # Not the whole text: two hundred of the longest would be twenty million characters.
        func.substr(row.content, 1, SHOWN).label("beginning"),
        func.length(row.content).label("length"),
        Staff.name,
    ).join(Staff, row.by_staff_id == Staff.id)
    for found in session.execute(query.where(row.id.in_(ids))):
        cut = found.length > SHOWN
        text = said_by(found.channel, found.beginning) + ("…" if cut else "")
        day = printed_date(found.next_action_on) if found.next_action_on else ""
        following = _joined(found.next_action or "", day)
        if following:
            text = _("{text}\nNext: {action}").format(text=text, action=following)
        said = Said(text, found.name, "follow_up", found.id, found.version, found.by_staff_id, cut)
        yield "said", found.id, said


def said_by(channel: Channel, content: str) -> str:
    """Return what was said with the channel before it."""
    return _("{channel}: {text}").format(channel=channel.label, text=content)


def _pay_ins(session: Session, ids: Sequence[int], _record: str) -> Tells:
    query = (
        select(PayIn, Deal.id, Deal.code, Staff.name)
        .join(Deal, PayIn.deal_id == Deal.id)
        .join(Staff, Deal.owner_id == Staff.id)
    )
    for row, deal_id, code, by in session.execute(query.where(PayIn.id.in_(ids))):
        sentence = _("{amount} paid in to {code}")
        if row.kind is PayInKind.REVERSAL:
            sentence = _("Pay-in of {amount} to {code} reversed")
        text = sentence.format(amount=money_auto(row.amount), code=code)
        yield "paid", row.id, Said(text, by, "deal", deal_id)


def _tasks(session: Session, ids: Sequence[int], _record: str) -> Tells:
    query = select(Task, Staff.name).join(Staff, Task.staff_id == Staff.id)
    for row, by in session.execute(query.where(Task.id.in_(ids))):
        yield "done", row.id, Said(_("Task done: {text}").format(text=row.text), by)


def _needs(session: Session, ids: Sequence[int], record: str) -> Tells:
    need = LeadRequirement
    query = select(need, Lead.code, Staff.name).join(Lead, need.lead_id == Lead.id)
    query = query.outerjoin(Staff, need.staff_id == Staff.id).where(need.id.in_(ids))
    for row, code, by in session.execute(query):
        amount = "" if row.quantity is None else f"{natural(row.quantity)} {row.unit or ''}".strip()
        what = " ".join(each for each in (row.kind.label, amount) if each)
        for event, sentence in (("opened", _("Needs {what}")), ("closed", _("Need met: {what}"))):
            text = _joined(sentence.format(what=what), row.note if event == "opened" else "")
            of_company = record == COMPANY
            text = f"{code} {text}" if of_company else text
            target, lead_id = ("lead", row.lead_id) if of_company else ("", None)
            yield event, row.id, Said(text, by, target, lead_id)


def _issues(session: Session, ids: Sequence[int], _record: str) -> Tells:
    query = select(Issue, Visit.code, Staff.name).join(Visit, Issue.visit_id == Visit.id)
    query = query.outerjoin(Staff, Issue.staff_id == Staff.id).where(Issue.id.in_(ids))
    for row, code, by in session.execute(query):
        raised = _("Issue at {code}: {text}").format(code=code, text=row.text)
        closed = _("Issue of {code} solved: {text}").format(code=code, text=row.text)
        yield "raised", row.id, Said(raised, by, "visit", row.visit_id)
        yield "closed", row.id, Said(_joined(closed, row.answer), by, "visit", row.visit_id)


def _files(session: Session, ids: Sequence[int], _record: str) -> Tells:
    query = select(Attachment, Staff.name).outerjoin(Staff, Attachment.created_by == Staff.id)
    for row, by in session.execute(query.where(Attachment.id.in_(ids))):
        text = _("File “{name}”").format(name=row.name)
        said = Said(text, by, "attachment", row.id, row.version, row.created_by)
        yield "attached", row.id, said


TELLERS: dict[EntryKind, Callable[[Session, Sequence[int], str], Tells]] = {
    EntryKind.STAGE: _moves,
    EntryKind.LETTER: _letters,
    EntryKind.VISIT: _visits,
    EntryKind.TRIP: _met,
    EntryKind.FOLLOW_UP: _follow_ups,
    EntryKind.DEAL: _pay_ins,
    EntryKind.TASK: _tasks,
    EntryKind.NEED: _needs,
    EntryKind.ISSUE: _issues,
    EntryKind.FILE: _files,
}


def _joined(text: str, *more: str | None) -> str:
    """Add what is known to a sentence, in the way of the present language."""
    for part in more:
        if part:
            text = _("{text}, {more}").format(text=text, more=part) if text else part
    return text
