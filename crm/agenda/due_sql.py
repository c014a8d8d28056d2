"""What is due, in SQL: one statement over leads, visits, trip contacts, tasks, needs and issues.

Rules: docs/domain.md, The day.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Date,
    String,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    type_coerce,
    union_all,
)

from crm.agenda.terms import DueGroup, DueKind
from crm.companies.models import Company
from crm.leads.models import Lead, LeadRequirement
from crm.leads.terms import Stage
from crm.staff.models import Staff
from crm.tasks.models import Task
from crm.trips.models import Trip, TripContact
from crm.trips.terms import TripStatus
from crm.visits.models import Issue, Visit, VisitCompany
from crm.visits.terms import VisitStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from sqlalchemy import ColumnElement, Select, Subquery
    from sqlalchemy.orm import Session

LISTED = tuple(kind for kind in DueKind if kind is not DueKind.REQUIREMENT)
SUNDAY = 6
_UNTIMED = literal(None, String)


def week_end(day: date) -> date:
    """Return the Sunday of the week of a day."""
    return day + timedelta(days=SUNDAY - day.weekday())


def group_of(on: date | None, today: date) -> DueGroup:
    """Return how far away a day is."""
    if on is None:
        return DueGroup.NO_DAY
    if on <= today:
        return DueGroup.OVERDUE if on < today else DueGroup.TODAY
    sunday = week_end(today)
    if on <= sunday:
        return DueGroup.THIS_WEEK
    return DueGroup.NEXT_WEEK if on <= sunday + timedelta(days=7) else DueGroup.LATER


def due_rows(
    people: Collection[int] | None,
    kinds: Iterable[DueKind] = LISTED,
    first: date | None = None,
    last: date | None = None,
) -> Subquery:
    """Return the rows of what is due: kind, id, on, time, key.

    `people` are whose lines are meant, None for everybody's; `first` and `last` leave out what
    lies before or after, and what has no day.
    """
    return union_all(*(_within(kind, people, first, last) for kind in kinds)).subquery("due")


def due_count(people: Collection[int] | None, last: date) -> Select[int]:
    """Select how many of the listed lines are due up to a day; the keys are not looked up."""
    one = literal(1).label("one")
    kinds = (_within(kind, people, None, last) for kind in LISTED)
    rows = union_all(*(each.with_only_columns(one, maintain_column_froms=True) for each in kinds))
    return select(func.count()).select_from(rows.subquery("due"))


def group_column(on: ColumnElement[Any], today: date) -> ColumnElement[str]:
    """Return the value of the `DueGroup` of a day."""
    sunday = week_end(today)
    return case(
        (on.is_(None), _value(DueGroup.NO_DAY)),
        (on < today, _value(DueGroup.OVERDUE)),
        (on == today, _value(DueGroup.TODAY)),
        (on <= sunday, _value(DueGroup.THIS_WEEK)),
        (on <= sunday + timedelta(days=7), _value(DueGroup.NEXT_WEEK)),
        else_=_value(DueGroup.LATER),
    )


def whose(people: Collection[int] | None, given: Any, otherwise: Any) -> ColumnElement[bool]:
    """Tell whether a line is that of one of the people: of who was named, else of the record's."""
    if people is None:
        return literal(value=True)
    return or_(given.in_(people), and_(given.is_(None), otherwise.in_(people)))


def people_of(session: Session, staff_id: int | None, team: str | None) -> list[int] | None:
    """Return whose lines are meant: one person's, those of a team, None for everybody's."""
    if staff_id is not None:
        return [staff_id]
    if team is None:
        return None
    return list(session.scalars(select(Staff.id).where(Staff.team == team)))


def visit_company_key() -> ColumnElement[str]:
    """Return the sort key of the first company of a visit."""
    return _first_company(Company.sort_key)


def visit_company_name() -> ColumnElement[str]:
    """Return the name of the first company of a visit."""
    return _first_company(Company.name)


def _first_company(column: Any) -> ColumnElement[str]:
    return (
        select(column)
        .join(VisitCompany, VisitCompany.company_id == Company.id)
        .where(VisitCompany.visit_id == Visit.id)
        .order_by(VisitCompany.position, VisitCompany.id)
        .limit(1)
        .correlate(Visit)
        .scalar_subquery()
    )


def live_lead() -> ColumnElement[bool]:
    """Tell whether anything of a lead can be due: lost, archived and merged ones rest."""
    return and_(Lead.archived_at.is_(None), Lead.merged_into_id.is_(None), Lead.stage != Stage.LOST)


def live_visit() -> ColumnElement[bool]:
    """Tell whether anything of a visit can be due: cancelled and archived ones rest."""
    return and_(Visit.archived_at.is_(None), Visit.status != VisitStatus.CANCELLED)


def live_trip() -> ColumnElement[bool]:
    """Tell whether anything of a trip can be due: cancelled and archived ones rest."""
    return and_(Trip.archived_at.is_(None), Trip.status != TripStatus.CANCELLED)


def _within(
    kind: DueKind, people: Collection[int] | None, first: date | None, last: date | None
) -> Any:
    select_rows, day = _KINDS[kind]
    query = select_rows(people)
    if first is not None:
        query = query.where(day >= first)
    return query if last is None else query.where(day <= last)


def _columns(kind: DueKind, row: Any, on: Any, time: Any, key: Any) -> tuple[Any, ...]:
    return (
        literal(kind.value, String).label("kind"),
        row.id.label("id"),
        type_coerce(on, Date).label("on"),
        time.label("time"),
        func.coalesce(key, "").label("key"),
    )


def _next_step(kind: DueKind, row: Any, key: Any) -> tuple[Any, ...]:
    return _columns(kind, row, row.next_action_on, row.next_action_time, key)


def _company_key(row: Any) -> ColumnElement[str]:
    """Return the sort key of a row's company; nothing is read where only the count is asked for."""
    query = select(Company.sort_key).where(Company.id == row.company_id)
    return query.correlate(row).scalar_subquery()


def _has_step(row: Any) -> ColumnElement[bool]:
    return or_(row.next_action.is_not(None), row.next_action_on.is_not(None))


def _leads(people: Collection[int] | None) -> Any:
    return (
        select(*_next_step(DueKind.LEAD, Lead, _company_key(Lead)))
        .where(live_lead(), _has_step(Lead))
        .where(whose(people, Lead.next_action_staff_id, Lead.owner_id))
    )


def _visits(people: Collection[int] | None) -> Any:
    return (
        select(*_next_step(DueKind.VISIT, Visit, visit_company_key()))
        .where(live_visit(), _has_step(Visit))
        .where(whose(people, Visit.next_action_staff_id, Visit.host_staff_id))
    )


def _contacts(people: Collection[int] | None) -> Any:
    key = func.coalesce(_company_key(TripContact), TripContact.company_name_text)
    return (
        select(*_next_step(DueKind.CONTACT, TripContact, key))
        .where(TripContact.archived_at.is_(None), TripContact.converted_lead_id.is_(None))
        .where(_has_step(TripContact))
        .where(whose(people, TripContact.next_action_staff_id, TripContact.met_by_staff_id))
    )


def _tasks(people: Collection[int] | None) -> Any:
    key = func.coalesce(_company_key(Lead), visit_company_key(), Trip.sort_key)
    query = (
        select(*_columns(DueKind.TASK, Task, Task.due_on, Task.due_time, key))
        .outerjoin(Lead, Task.lead_id == Lead.id)
        .outerjoin(Visit, Task.visit_id == Visit.id)
        .outerjoin(Trip, Task.trip_id == Trip.id)
        .where(Task.archived_at.is_(None), Task.done_on.is_(None))
        .where(or_(Task.lead_id.is_(None), live_lead()))
        .where(or_(Task.visit_id.is_(None), live_visit()))
        .where(or_(Task.trip_id.is_(None), live_trip()))
    )
    return query if people is None else query.where(Task.staff_id.in_(people))


def _requirements(people: Collection[int] | None) -> Any:
    need = LeadRequirement
    return (
        select(*_columns(DueKind.REQUIREMENT, need, need.due_on, _UNTIMED, _company_key(Lead)))
        .join(Lead, need.lead_id == Lead.id)
        .where(need.archived_at.is_(None), need.closed_on.is_(None), live_lead())
        .where(whose(people, need.staff_id, Lead.owner_id))
    )


def _issues(people: Collection[int] | None) -> Any:
    key = func.coalesce(_company_key(Issue), visit_company_key())
    return (
        select(*_columns(DueKind.ISSUE, Issue, Issue.due_on, _UNTIMED, key))
        .join(Visit, Issue.visit_id == Visit.id)
        .where(Issue.archived_at.is_(None), Issue.closed_on.is_(None), live_visit())
        .where(whose(people, Issue.staff_id, Visit.host_staff_id))
    )


_KINDS: dict[DueKind, tuple[Callable[[Collection[int] | None], Any], Any]] = {
    DueKind.LEAD: (_leads, Lead.next_action_on),
    DueKind.VISIT: (_visits, Visit.next_action_on),
    DueKind.CONTACT: (_contacts, TripContact.next_action_on),
    DueKind.TASK: (_tasks, Task.due_on),
    DueKind.REQUIREMENT: (_requirements, LeadRequirement.due_on),
    DueKind.ISSUE: (_issues, Issue.due_on),
}


def _value(group: DueGroup) -> ColumnElement[str]:
    return literal(group.value, String)
