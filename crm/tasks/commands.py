"""Changes to tasks. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.records import saving
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active
from crm.tasks.fields import TASK_FIELDS
from crm.tasks.models import Task
from crm.tasks.owners import owners_of_task
from crm.tasks.rules import check_task

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_task(
    work: Work, raw: Mapping[str, object], id: int | None = None, version: int | None = None
) -> Saved:
    """Write down something to be done, or change the fields in `raw` of the task `id`.

    It is done by whoever enters it unless `raw` says otherwise. Raises UserError with the codes
    of its fields, VALUE_UNKNOWN for a second record, FIELD_REQUIRED, DATE_INVALID,
    STAFF_INACTIVE, PERMISSION_DENIED, VERSION_CONFLICT.
    """
    require_writer(work.actor.role)
    task = None if id is None else _own(work, id, version)
    values: dict[str, Any] = saving.parsed(work, TASK_FIELDS, raw, partial=task is not None)
    if "staff_id" in values:
        values["staff_id"] = values["staff_id"] or work.actor.id
    before = {field.name: getattr(task, field.name, None) for field in TASK_FIELDS}
    after = {**before, **values}
    if after["staff_id"] != before["staff_id"]:
        require_active(work.session, after["staff_id"], "staff_id")
    check_task(after, work.today)
    if task is None:
        task = saving.added(work, Task(**values))
    else:
        saving.assign(task, values)
    return saving.saved(work, task)


def finish_task(
    work: Work, id: int, on: date | str | None = None, version: int | None = None
) -> Saved:
    """Mark a task as done, today unless another day is given."""
    return save_task(work, {"done_on": on or work.today}, id, version)


def reopen_task(work: Work, id: int, version: int | None = None) -> Saved:
    """Take back that a task was done."""
    return save_task(work, {"done_on": None}, id, version)


def archive_task(work: Work, id: int, version: int | None = None) -> Saved:
    """Put a task aside without doing it."""
    task = _own(work, id, version)
    saving.archive(work, task)
    return saving.saved(work, task)


def restore_task(work: Work, id: int, version: int | None = None) -> Saved:
    """Bring an archived task back; raises RECORD_ARCHIVED when its record is archived."""
    task = _own(work, id, version)
    saving.restore(task)
    return saving.saved(work, task)


def _own(work: Work, id: int, version: int | None) -> Task:
    task = saving.locked(work, Task, id, version)
    require_owner(work.actor.role, work.actor.id, owners_of_task(work.session, task))
    return task
