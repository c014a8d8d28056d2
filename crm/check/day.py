"""Whether tasks and appointments hold together (docs/domain.md, Tasks, Appointments)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.appointments.models import Appointment
from crm.appointments.rules import check_appointment
from crm.check.chosen import scalars_of
from crm.check.finding import Finding, found_by
from crm.tasks.fields import TASK_FIELDS
from crm.tasks.models import Task
from crm.tasks.rules import check_task

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy.orm import Session


def check_day(session: Session) -> Iterator[Finding]:
    """Verify tasks and appointments."""
    yield from check_tasks(session)
    yield from check_appointments(session)


def check_tasks(session: Session, ids: Collection[int] | None = None) -> Iterator[Finding]:
    """Verify that a task has one record at most and a day for its time; with `ids` only theirs."""
    for task in scalars_of(session, select(Task).order_by(Task.id), Task.id, ids):
        values = {field.name: getattr(task, field.name) for field in TASK_FIELDS}
        # Whether it was done in the future was asked when it was: facts are looked at here.
        yield from found_by(f"task {task.id}", partial(check_task, values, date.max))


def check_appointments(session: Session, ids: Collection[int] | None = None) -> Iterator[Finding]:
    """Verify that appointments end after they begin; with `ids` only theirs."""
    query = select(Appointment).order_by(Appointment.id)
    for each in scalars_of(session, query, Appointment.id, ids):
        facts = (each.on, each.ends_on, each.start_time, each.end_time)
        yield from found_by(f"appointment {each.id}", partial(check_appointment, *facts))
