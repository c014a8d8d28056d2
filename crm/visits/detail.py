"""Everything that the record pane shows of one visit: guests, programme, issues, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.companies.models import Company, Contact
from crm.leads.models import Lead
from crm.parks.models import Park
from crm.quantities.formatting import percent
from crm.records import saving
from crm.staff.models import Staff
from crm.tasks.queries import TaskRow, list_tasks
from crm.visits.conflicts import Engagement, clashes
from crm.visits.models import Issue, Visit, VisitItem
from crm.visits.queries import Named, VisitRow, load_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A line of the programme."""

    id: int
    version: int
    start_time: str | None
    end_time: str | None
    activity: str
    park: str | None
    place: str | None
    guide: str | None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """What was raised; `days` are left until it is due, below 0 overdue, None once closed."""

    id: int
    version: int
    text: str
    company: str | None
    opened_on: date
    due_on: date | None
    closed_on: date | None
    staff: str | None
    answer: str | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Visitor:
    """A guest by name; `phone` as it is written in the record of the contact."""

    id: int
    name: str
    title: str | None
    company: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class VisitDetail:
    """Everything that the pane shows of a visit; `new_leads` came from it."""

    row: VisitRow
    lead: Named | None
    new_leads: tuple[Named, ...]
    leader_titles: tuple[str, ...]
    visitors: tuple[Visitor, ...]
    escorts: tuple[str, ...]
    purpose: str | None
    itinerary: str | None
    feedback: str | None
    minutes: str | None
    note: str | None
    items: tuple[ItemRow, ...]
    issues: tuple[IssueRow, ...]
    tasks: tuple[TaskRow, ...]
    clashes: tuple[Engagement, ...]

    @property
    def closed(self) -> int:
        """How many of the issues are settled."""
        return sum(each.closed_on is not None for each in self.issues)

    @property
    def closing_rate(self) -> Decimal | None:
        """Closed issues over all, in percent; None without any."""
        return percent(self.closed, len(self.issues))


def load_detail(session: Session, id: int, today: date) -> VisitDetail:
    """Return what the pane shows; raises UserError NOT_FOUND."""
    visit = saving.found(session, Visit, id)
    lead = session.get(Lead, visit.lead_id) if visit.lead_id else None
    return VisitDetail(
        row=load_rows(session, [id], today)[id],
        lead=Named(lead.id, f"{lead.code} {lead.title}") if lead else None,
        new_leads=_new_leads(session, id),
        leader_titles=tuple(visit.leader_titles),
        visitors=_visitors(session, visit.visitor_ids),
        escorts=_escorts(session, visit.escort_ids),
        purpose=visit.purpose,
        itinerary=visit.itinerary,
        feedback=visit.feedback,
        minutes=visit.minutes,
        note=visit.note,
        items=list_items(session, id),
        issues=list_issues(session, id, today),
        tasks=list_tasks(session, today, visit_id=id),
        clashes=clashes(session, visit),
    )


def list_items(session: Session, visit_id: int) -> tuple[ItemRow, ...]:
    """Return the programme by time, then as it was arranged; what has no time last."""
    query = (
        select(VisitItem, Park.name, Staff.name)
        .outerjoin(Park, VisitItem.park_id == Park.id)
        .outerjoin(Staff, VisitItem.staff_id == Staff.id)
        .where(VisitItem.visit_id == visit_id, VisitItem.archived_at.is_(None))
        .order_by(
            VisitItem.start_time.is_(None), VisitItem.start_time, VisitItem.position, VisitItem.id
        )
    )
    return tuple(
        ItemRow(
            id=item.id,
            version=item.version,
            start_time=item.start_time,
            end_time=item.end_time,
            activity=item.activity,
            park=park,
            place=item.place,
            guide=guide,
        )
        for item, park, guide in session.execute(query)
    )


def list_issues(session: Session, visit_id: int, today: date) -> tuple[IssueRow, ...]:
    """Return what was raised at a visit: open issues by the day they are due, then closed ones."""
    query = (
        select(Issue, Company.name, Staff.name)
        .outerjoin(Company, Issue.company_id == Company.id)
        .outerjoin(Staff, Issue.staff_id == Staff.id)
        .where(Issue.visit_id == visit_id, Issue.archived_at.is_(None))
        .order_by(Issue.closed_on.is_not(None), Issue.due_on.is_(None), Issue.due_on, Issue.id)
    )
    return tuple(
        _issue_row(issue, company, staff, today) for issue, company, staff in session.execute(query)
    )


def _issue_row(issue: Issue, company: str | None, staff: str | None, today: date) -> IssueRow:
    waits = issue.closed_on is None and issue.due_on is not None
    return IssueRow(
        id=issue.id,
        version=issue.version,
        text=issue.text,
        company=company,
        opened_on=issue.opened_on,
        due_on=issue.due_on,
        closed_on=issue.closed_on,
        staff=staff,
        answer=issue.answer,
        days=(issue.due_on - today).days if waits and issue.due_on else None,
    )


def _new_leads(session: Session, visit_id: int) -> tuple[Named, ...]:
    query = select(Lead.id, Lead.code, Lead.title).where(Lead.source_visit_id == visit_id)
    return tuple(
        Named(lead_id, f"{code} {title}")
        for lead_id, code, title in session.execute(query.order_by(Lead.id))
    )


def _visitors(session: Session, ids: Sequence[int]) -> tuple[Visitor, ...]:
    """Return the guests in the order of the ids."""
    query = select(Contact, Company.name).join(Company, Contact.company_id == Company.id)
    found = {
        contact.id: Visitor(
            contact.id, contact.name, contact.title, company, contact.mobile or contact.phone
        )
        for contact, company in session.execute(query.where(Contact.id.in_(ids)))
    }
    return tuple(found[each] for each in ids if each in found)


def _escorts(session: Session, ids: Sequence[int]) -> tuple[str, ...]:
    query = select(Staff.id, Staff.name).where(Staff.id.in_(ids))
    found = {row[0]: row[1] for row in session.execute(query)}
    return tuple(found[each] for each in ids if each in found)
