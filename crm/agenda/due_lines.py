"""From rows of what is due to the lines that people read (docs/domain.md, The day)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from crm.agenda.due_sql import group_of, visit_company_name
from crm.agenda.last_contact import last_contacts, short_day, shortened
from crm.agenda.needs import amount_of
from crm.agenda.rows import DueLine
from crm.agenda.terms import DueKind
from crm.companies.models import Company
from crm.language import _
from crm.leads.models import Lead, LeadRequirement
from crm.leads.stage import days_in_stage
from crm.records.finding import chunks
from crm.staff.models import Staff
from crm.tasks.models import Task
from crm.trips.models import Trip, TripContact
from crm.visits.models import Issue, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.leads.terms import Stage


class DueRow(NamedTuple):
    """A row of the statement: what is due, and when."""

    kind: DueKind
    id: int
    on: date | None
    time: str | None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a line says beside its day."""

    version: int
    text: str
    subject: str
    detail: str
    staff_id: int
    opens: tuple[str, int]
    stage: Stage | None = None
    days_in_stage: int | None = None


def lines_of(session: Session, rows: Sequence[DueRow], today: date) -> tuple[DueLine, ...]:
    """Return the lines of rows, in their order."""
    facts: dict[tuple[DueKind, int], _Facts] = {}
    for kind, load in _LOADERS.items():
        wanted = [row.id for row in rows if row.kind is kind]
        for some in chunks(wanted):
            found = load(session, some, today)
            facts.update({(kind, row_id): each for row_id, each in found})
    staff = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    return tuple(_line(row, facts[row.kind, row.id], staff, today) for row in rows)


def _line(row: DueRow, facts: _Facts, staff: dict[int, str], today: date) -> DueLine:
    return DueLine(
        kind=row.kind,
        id=row.id,
        version=facts.version,
        on=row.on,
        time=row.time,
        group=group_of(row.on, today),
        days=0 if row.on is None else (today - row.on).days,
        text=facts.text,
        subject=facts.subject,
        detail=facts.detail,
        staff_id=facts.staff_id,
        staff=staff.get(facts.staff_id, ""),
        stage=facts.stage,
        days_in_stage=facts.days_in_stage,
        opens=facts.opens,
    )


def _step(text: str | None) -> str:
    return text or _("Next step")


def _stay(lead: Any, today: date) -> tuple[Stage | None, int | None]:
    if lead is None:
        return None, None
    days = days_in_stage(lead.stage_entered_on, today, lead.stage_precision)
    return lead.stage, days


_STAY = (Lead.stage, Lead.stage_entered_on, Lead.stage_precision)


def _leads(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, _Facts]]:
    columns = (Lead.id, Lead.version, Lead.next_action, *_STAY)
    staff_id = func.coalesce(Lead.next_action_staff_id, Lead.owner_id).label("staff_id")
    query = select(*columns, staff_id, Company.name.label("company"))
    query = query.join(Company, Lead.company_id == Company.id).where(Lead.id.in_(ids))
    last = last_contacts(session, ids, today)
    for row in session.execute(query):
        yield (
            row.id,
            _Facts(
                row.version,
                _step(row.next_action),
                row.company,
                last[row.id],
                row.staff_id,
                ("lead", row.id),
                *_stay(row, today),
            ),
        )


def _visits(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, _Facts]]:
    staff_id = func.coalesce(Visit.next_action_staff_id, Visit.host_staff_id).label("staff_id")
    company = visit_company_name().label("company")
    query = select(Visit, staff_id, company).where(Visit.id.in_(ids))
    for visit, who, name in session.execute(query):
        yield (
            visit.id,
            _Facts(
                visit.version,
                _step(visit.next_action),
                name or visit.code,
                _visit_words(visit, today),
                who,
                ("visit", visit.id),
            ),
        )


def _visit_words(visit: Visit, today: date) -> str:
    return f"{visit.direction.label} {visit.code} {short_day(visit.on, today)}"


def _contacts(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, _Facts]]:
    query = (
        select(TripContact, Trip.code, Company.name)
        .join(Trip, TripContact.trip_id == Trip.id)
        .outerjoin(Company, TripContact.company_id == Company.id)
        .where(TripContact.id.in_(ids))
    )
    for met, code, company in session.execute(query):
        detail = _("Met {day} on trip {code}").format(day=short_day(met.met_on, today), code=code)
        if met.topic:
            detail = _("{text}: {more}").format(text=detail, more=shortened(met.topic))
        yield (
            met.id,
            _Facts(
                met.version,
                _step(met.next_action),
                company or met.company_name_text or met.contact_text or code,
                detail,
                met.next_action_staff_id or met.met_by_staff_id,
                ("trip", met.trip_id),
            ),
        )


def _tasks(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, _Facts]]:
    query = (
        select(Task, Lead, Company.name, Visit, visit_company_name(), Trip)
        .outerjoin(Lead, Task.lead_id == Lead.id)
        .outerjoin(Company, Lead.company_id == Company.id)
        .outerjoin(Visit, Task.visit_id == Visit.id)
        .outerjoin(Trip, Task.trip_id == Trip.id)
        .where(Task.id.in_(ids))
    )
    found: Any = session.execute(query)  # of the three records at most one is there
    for task, lead, company, visit, visited, trip in found:
        subject, detail, opens = _("Task of one's own"), "", ("task", task.id)
        if lead is not None:
            subject, detail, opens = company, f"{lead.code} {lead.title}", ("lead", lead.id)
        elif visit is not None:
            subject, detail = visited or visit.code, _visit_words(visit, today)
            opens = ("visit", visit.id)
        elif trip is not None:
            subject, detail, opens = trip.title, trip.code, ("trip", trip.id)
        facts = _Facts(
            task.version,
            task.text,
            subject,
            detail or shortened(task.note),
            task.staff_id,
            opens,
            *_stay(lead, today),
        )
        yield task.id, facts


def _requirements(
    session: Session, ids: Sequence[int], today: date
) -> Iterator[tuple[int, _Facts]]:
    query = (
        select(LeadRequirement, Lead, Company.name)
        .join(Lead, LeadRequirement.lead_id == Lead.id)
        .join(Company, Lead.company_id == Company.id)
        .where(LeadRequirement.id.in_(ids))
    )
    for need, lead, company in session.execute(query):
        detail = ""
        if need.due_on is not None:
            detail = _("Needed by {day}").format(day=short_day(need.due_on, today))
        facts = _Facts(
            need.version,
            f"{need.kind.label} {amount_of(need)}".strip(),
            company,
            detail,
            need.staff_id or lead.owner_id,
            ("lead", lead.id),
            *_stay(lead, today),
        )
        yield need.id, facts


def _issues(session: Session, ids: Sequence[int], today: date) -> Iterator[tuple[int, _Facts]]:
    query = (
        select(Issue, Visit, Company.name, visit_company_name())
        .join(Visit, Issue.visit_id == Visit.id)
        .outerjoin(Company, Issue.company_id == Company.id)
        .where(Issue.id.in_(ids))
    )
    for issue, visit, company, visited in session.execute(query):
        facts = _Facts(
            issue.version,
            shortened(issue.text),
            company or visited or visit.code,
            _visit_words(visit, today),
            issue.staff_id or visit.host_staff_id,
            ("visit", visit.id),
        )
        yield issue.id, facts


_LOADERS: dict[DueKind, Callable[[Session, Sequence[int], date], Iterator[tuple[int, _Facts]]]] = {
    DueKind.LEAD: _leads,
    DueKind.VISIT: _visits,
    DueKind.CONTACT: _contacts,
    DueKind.TASK: _tasks,
    DueKind.REQUIREMENT: _requirements,
    DueKind.ISSUE: _issues,
}
