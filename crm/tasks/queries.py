"""Tasks of a record or of a member of staff, and the values of their form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.records import saving
from crm.staff.models import Staff
from crm.tasks.fields import TASK_FIELDS
from crm.tasks.models import Task

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.records.saved import FormValues

READS = ("task", "staff")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task; open while `done_on` is None."""

    id: int
    version: int
    text: str
    staff_id: int
    staff: str
    due_on: date | None
    due_time: str | None
    done_on: date | None
    lead_id: int | None
    visit_id: int | None
    trip_id: int | None
    note: str | None
    overdue: bool


def list_tasks(
    session: Session,
    today: date,
    *,
    lead_id: int | None = None,
    visit_id: int | None = None,
    trip_id: int | None = None,
    staff_id: int | None = None,
) -> tuple[TaskRow, ...]:
    """Return the tasks that fit what is given: open ones first, the earliest due at the top.

    Done ones follow, the latest done first. Archived tasks are left out.
    """
    query = select(Task, Staff.name).join(Staff, Task.staff_id == Staff.id)
    query = query.where(Task.archived_at.is_(None))
    for column, wanted in (
        (Task.lead_id, lead_id),
        (Task.visit_id, visit_id),
        (Task.trip_id, trip_id),
        (Task.staff_id, staff_id),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    query = query.order_by(
        Task.done_on.is_not(None),
        Task.done_on.desc(),
        Task.due_on.is_(None),
        Task.due_on,
        Task.due_time.is_(None),
        Task.due_time,
        Task.id,
    )
    return tuple(_row(task, staff, today) for task, staff in session.execute(query))


def _row(task: Task, staff: str, today: date) -> TaskRow:
    return TaskRow(
        id=task.id,
        version=task.version,
        text=task.text,
        staff_id=task.staff_id,
        staff=staff,
        due_on=task.due_on,
        due_time=task.due_time,
        done_on=task.done_on,
        lead_id=task.lead_id,
        visit_id=task.visit_id,
        trip_id=task.trip_id,
        note=task.note,
        overdue=task.done_on is None and task.due_on is not None and task.due_on < today,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the form of a task starts from; raises NOT_FOUND."""
    return saving.form_values(saving.found(session, Task, id), TASK_FIELDS)
