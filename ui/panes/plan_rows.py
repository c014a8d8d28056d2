"""Lines that the plans of several kinds of record share: tasks, and the days that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.records.fields import by_name
from crm.tasks.fields import TASK_FIELDS
from ui import formats
from ui.panes.content import HISTORY, PaneAction, PaneChip
from ui.panes.plan_content import PlanGroup, PlanList, PlanRow, QuickAdd

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.tasks.queries import TaskRow

translate = QCoreApplication.translate
TASKS = "tasks"
SOON = 3  # days before it is due a line says so


def due_chip(due_on: date | None, closed_on: date | None, today: date, met: str) -> PaneChip | None:
    """Return how many days are left or over; `met` is what a closed line says."""
    if closed_on is not None:
        return PaneChip(f"{formats.short_day(closed_on, today)} {met}", "in_force")
    if due_on is None:
        return None
    left = (due_on - today).days
    if left < 0:
        text = translate("PlanRows", "overdue by {days}").format(days=formats.days(-left))
        return PaneChip(text, "overdue")
    if left == 0:
        return PaneChip(translate("PlanRows", "today"), "expiring")
    text = translate("PlanRows", "{day} in {days}")
    shown = text.format(day=formats.short_day(due_on, today), days=formats.days(left))
    return PaneChip(shown, "expiring" if left <= SOON else "draft", "clock")


def times_text(start: str | None, end: str | None) -> str:
    """Return from when to when: `09:30–10:30`."""
    return "–".join(each for each in (start, end) if each)


def line_menu(
    kind: str, table: str, record_id: int, remove: str = ""
) -> tuple[PaneAction, PaneAction, PaneAction]:
    """Return the menu of a line: edit it, see what changed, take it away (in words `remove`)."""
    remove = remove or translate("PlanRows", "Archive")
    return (
        PaneAction(f"{kind}.edit:{record_id}", translate("PlanRows", "Edit"), "edit"),
        PaneAction(
            f"{HISTORY}:{table}:{record_id}", translate("PlanRows", "What changed"), "clock"
        ),
        PaneAction(f"{kind}.archive:{record_id}", remove, "archive"),
    )


def task_list(tasks: Sequence[TaskRow], today: date) -> PlanList:
    """Return the tasks of a record with the fields that add one."""
    fields = by_name(TASK_FIELDS)
    late = sum(each.overdue for each in tasks)
    note = translate("PlanRows", "{count} overdue").format(count=late) if late else ""
    return PlanList(
        TASKS,
        translate("PlanRows", "Tasks"),
        (PlanGroup(rows=tuple(task_row(each, today) for each in tasks)),),
        empty=translate("PlanRows", "No task yet."),
        count=open_count(sum(each.done_on is None for each in tasks), len(tasks)),
        note=note,
        tone="overdue",
        quick=QuickAdd(
            translate("PlanRows", "Add a task"),
            ((fields["text"],), (fields["staff_id"], fields["due_on"])),
            times={"due_on": "due_time"},
        ),
    )


def task_row(task: TaskRow, today: date) -> PlanRow:
    """Return one task; Space does it or takes that back."""
    done = task.done_on is not None
    return PlanRow(
        task.id,
        task.text,
        who=task.staff,
        detail=task.note or "",
        chip=due_chip(task.due_on, task.done_on, today, translate("PlanRows", "done")),
        done=done,
        open=f"task.edit:{task.id}",
        toggle=f"task.reopen:{task.id}" if done else f"task.finish:{task.id}",
        remove=f"task.archive:{task.id}",
        menu=line_menu("task", "task", task.id),
    )


def open_count(left: int, count: int) -> str:
    """Return how many lines are open, of how many where some are not."""
    if left == count:
        return str(count)
    return translate("PlanRows", "{open} of {count} open").format(open=left, count=count)
