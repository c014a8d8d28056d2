"""Where the entries of a timeline come from: one SELECT for each thing that can have happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from crm.attachments.models import Attachment
from crm.companies.models import Contact
from crm.deals.models import Deal, PayIn
from crm.followups.models import FollowUp
from crm.followups.terms import Channel
from crm.leads.models import Lead, LeadRequirement, LeadStageHistory
from crm.leads.terms import RequirementKind, Stage
from crm.letters.models import Letter
from crm.letters.terms import LetterStatus
from crm.records.finding import containing
from crm.staff.models import Staff
from crm.tasks.models import Task
from crm.timeline.terms import EntryKind
from crm.trips.models import Trip, TripContact
from crm.visits.models import Issue, Visit, VisitCompany
from crm.visits.terms import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from crm.language import Term

COMPANY, LEAD = "company", "lead"
HOURS_EAST = "+8 hours"  # Shanghai knows no summer time
# Of the same day and moment: in this order from the top.
RANKS = {
    kind: rank
    for rank, kind in enumerate(
        (
            *(EntryKind.STAGE, EntryKind.LETTER, EntryKind.VISIT, EntryKind.TRIP),
            *(EntryKind.FOLLOW_UP, EntryKind.DEAL, EntryKind.TASK, EntryKind.NEED),
            *(EntryKind.ISSUE, EntryKind.FILE),
        )
    )
}


@dataclass(frozen=True)
class Source:
    """Rows of one table that tell of one kind of event.

    `on` is the day, `of` decides whose rows they are, `texts` are what a filter looks in, `terms`
    columns whose words stand in the text, `by` is the column of who did it.
    """

    kind: EntryKind
    event: str
    model: Any
    on: Any
    of: Any
    by: Any
    texts: tuple[Any, ...] = ()
    terms: tuple[tuple[Any, type[Term]], ...] = ()
    joins: tuple[tuple[Any, Any], ...] = ()

    def select(self, text: str, until: date | None = None) -> Select[*tuple[Any, ...]]:
        """Return kind, event, row, day, moment and rank of every entry that holds `text`."""
        query = select(
            literal(self.kind.value).label("kind"),
            literal(self.event).label("event"),
            self.model.id.label("row"),
            type_coerce(self.on, Date()).label("day"),
            self.model.created_at.label("at"),
            literal(RANKS[self.kind]).label("rank"),
        ).where(self.of, self.on.is_not(None))
        if until is not None:
            query = query.where(type_coerce(self.on, Date()) <= until)
        if text.strip():
            for target, condition in self.joins:
                query = query.outerjoin(target, condition)
            query = query.outerjoin(Staff, self.by == Staff.id).where(self._holding(text))
        return query

    def _holding(self, text: str) -> ColumnElement[bool]:
        words = [containing(column, text) for column in (*self.texts, Staff.name)]
        for column, terms in self.terms:
            named = [each for each in terms if text.strip().casefold() in each.label.casefold()]
            if named:
                words.append(column.in_(named))
        return or_(*words)


def sources(record: str, record_id: int, dialect: str) -> Iterator[Source]:
    """Yield where the entries of a company or of a lead come from."""
    of = _Of(record, record_id)
    move, letter = LeadStageHistory, Letter
    yield Source(
        EntryKind.STAGE,
        "moved",
        move,
        move.on,
        move.lead_id.in_(of.leads),
        move.by_staff_id,
        (move.reason,),
        ((move.from_stage, Stage), (move.to_stage, Stage)),
    )
    for event, day in (
        ("signed", letter.signed_on),
        ("withdrawn", letter.withdrawn_on),
        ("converted", letter.converted_on),
    ):
        signed = and_(of.own(letter), letter.status == LetterStatus.SIGNED)
        texts = (letter.code, letter.letter_no, letter.withdraw_reason, letter.contract_no)
        yield Source(EntryKind.LETTER, event, letter, day, signed, letter.owner_id, texts)
    yield from _meetings(of)
    yield Source(
        EntryKind.DEAL,
        "paid",
        PayIn,
        PayIn.on,
        PayIn.deal_id.in_(select(Deal.id).where(of.own(Deal))),
        _scalar(Deal.owner_id, Deal.id == PayIn.deal_id),
        (_scalar(Deal.code, Deal.id == PayIn.deal_id),),
    )
    yield from _done(of, dialect)
    yield _files(of, dialect)


def _meetings(of: _Of) -> Iterator[Source]:
    met, said = TripContact, FollowUp
    yield Source(
        EntryKind.VISIT,
        "visited",
        Visit,
        Visit.on,
        and_(Visit.id.in_(of.visits), Visit.archived_at.is_(None)),
        Visit.host_staff_id,
        (Visit.code, Visit.purpose, Visit.feedback),
        ((Visit.direction, Direction),),
    )
    mine = met.converted_lead_id == of.id if of.kind == LEAD else met.company_id == of.id
    yield Source(
        EntryKind.TRIP,
        "met",
        met,
        met.met_on,
        and_(mine, met.archived_at.is_(None)),
        met.met_by_staff_id,
        (met.topic, met.contact_text, Contact.name, Trip.code),
        (),
        ((Contact, met.contact_id == Contact.id), (Trip, met.trip_id == Trip.id)),
    )
    yield Source(
        EntryKind.FOLLOW_UP,
        "said",
        said,
        said.on,
        and_(of.own(said), said.archived_at.is_(None)),
        said.by_staff_id,
        (said.content, said.next_action),
        ((said.channel, Channel),),
    )


def _done(of: _Of, dialect: str) -> Iterator[Source]:
    need, issue = LeadRequirement, Issue
    mine = and_(
        or_(Task.lead_id.in_(of.leads), Task.visit_id.in_(of.visits)), Task.archived_at.is_(None)
    )
    yield Source(
        EntryKind.TASK, "done", Task, Task.done_on, mine, Task.staff_id, (Task.text, Task.note)
    )
    wanted = and_(need.lead_id.in_(of.leads), need.archived_at.is_(None))
    entered = local_day(need.created_at, dialect)
    for event, day in (("opened", entered), ("closed", need.closed_on)):
        terms = ((need.kind, RequirementKind),)
        yield Source(EntryKind.NEED, event, need, day, wanted, need.staff_id, (need.note,), terms)
    # An issue without a company is one of everybody who was visited.
    raised = or_(
        issue.company_id == of.company,
        and_(issue.company_id.is_(None), issue.visit_id.in_(of.visits)),
    )
    told = and_(raised, issue.archived_at.is_(None))
    texts = (issue.text, issue.answer)
    for event, day in (("raised", issue.opened_on), ("closed", issue.closed_on)):
        yield Source(EntryKind.ISSUE, event, issue, day, told, issue.staff_id, texts)


def _files(of: _Of, dialect: str) -> Source:
    file = Attachment
    holders: list[tuple[str, Any]] = [
        (LEAD, of.leads),
        ("letter", select(Letter.id).where(of.own(Letter))),
        ("deal", select(Deal.id).where(of.own(Deal))),
        ("visit", of.visits),
        ("trip_contact", select(TripContact.id).where(of.met)),
    ]
    if of.kind == COMPANY:
        people = select(Contact.id).where(Contact.company_id == of.id)
        holders += [(COMPANY, select(literal(of.id))), ("contact", people)]
    mine = or_(*(and_(file.record_kind == kind, file.record_id.in_(ids)) for kind, ids in holders))
    day = local_day(file.created_at, dialect)
    kept = and_(mine, file.archived_at.is_(None))
    return Source(EntryKind.FILE, "attached", file, day, kept, file.created_by, (file.name,))


def local_day(column: Any, dialect: str) -> ColumnElement[Any]:
    """Return the day in Shanghai of an instant that is kept in UTC."""
    if dialect == "sqlite":
        return func.date(column, HOURS_EAST)
    return cast(func.timezone("Asia/Shanghai", column), Date)


class _Of:
    """Whose timeline it is, as conditions."""

    def __init__(self, kind: str, record_id: int) -> None:
        self.kind, self.id = kind, record_id
        company = select(Lead.company_id).where(Lead.id == record_id).scalar_subquery()
        self.company: Any = record_id if kind == COMPANY else company
        # What was merged away lives on in the record that it became part of.
        leads = select(Lead.id).where(Lead.company_id == record_id, Lead.merged_into_id.is_(None))
        self.leads: Any = leads if kind == COMPANY else select(literal(record_id))
        self.visits = select(VisitCompany.visit_id).where(VisitCompany.company_id == self.company)
        met = TripContact
        self.met = met.converted_lead_id == record_id
        if kind == COMPANY:
            self.met = met.company_id == record_id

    def own(self, model: Any) -> ColumnElement[bool]:
        """Say that a row names the record itself."""
        return (model.company_id if self.kind == COMPANY else model.lead_id) == self.id


def _scalar(column: Any, condition: Any) -> Any:
    return select(column).where(condition).scalar_subquery()
