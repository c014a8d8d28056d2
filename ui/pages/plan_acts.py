"""What the lines of a plan ask for becomes commands and forms: one table for each page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication, QObject

from crm.tasks import commands as tasks
from crm.tasks import queries as task_queries
from crm.tasks.fields import TASK_FIELDS
from ui.forms.given import hides
from ui.pages.list_spec import FormSpec
from ui.panes.plan_content import ADD
from ui.panes.plan_rows import TASKS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.context import Context
    from ui.pages.record_side import RecordSide
    from ui.panes.plan_content import Given

translate = QCoreApplication.translate
RECORDS = ("lead_id", "visit_id", "trip_id")


@dataclass(frozen=True, slots=True)
class Act:
    """A command on one line, and what is said afterwards."""

    run: Callable[..., Any]
    said: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a page can do with its plans.

    `acts` are commands by the verb of a key (`task.finish:5`), `forms` the forms of lines by
    theirs (`stop.edit:5`), `takers` what to do with what is given, by part and kind of giving.
    """

    acts: Mapping[str, Act]
    forms: Mapping[str, Callable[[], FormSpec]]
    takers: Mapping[tuple[str, str], Callable[[Given], None]]


class PlanActs(QObject):
    """Does what the plans of one pane ask for."""

    def __init__(self, context: Context, parent: QObject) -> None:
        """Do nothing until `attach`: the page names its plans in its declaration."""
        super().__init__(parent)
        self._context = context
        self._side: RecordSide | None = None
        self._plan = Plan({}, {}, {})

    def attach(self, side: RecordSide, plan: Plan) -> None:
        """Use `side` for forms and do what `plan` says."""
        self._side, self._plan = side, plan

    def act(self, key: str) -> bool:
        """Do what a line asks for; False where it is not known here."""
        verb, _colon, what = key.partition(":")
        if verb in self._plan.acts:
            act = self._plan.acts[verb]
            done = partial(self._told, act.said)
            name = act.run.__name__
            self._context.write(name, cast("Any", act.run), int(what), owner=self, done=done)
            return True
        if verb in self._plan.forms and self._side is not None:
            self._side.open_form(self._plan.forms[verb](), record_id=int(what))
            return True
        return False

    def take(self, given: Given) -> None:
        """Save what was arranged or written."""
        taker = self._plan.takers.get((given.key, given.what))
        if taker is not None:
            taker(given)

    def write(self, given: Given, said: str, command: Callable[..., Any], *values: Any) -> None:
        """Run a command for what was given and answer it."""
        named: Any = getattr(command, "func", command)  # behind what is bound to a line
        self._context.write(
            named.__name__,
            cast("Any", command),
            *values,
            owner=self,
            done=partial(self._taken, given, said),
            failed=given.failed,
        )

    def add(self, given: Given, command: Callable[..., Any], parent: str) -> None:
        """Add a line to the record that `parent` names: `trip_id`."""
        values = {**given.value, parent: given.record_id}
        self.write(given, translate("Plans", "Added."), command, values)

    def _told(self, said: str, _result: object) -> None:
        self._context.messages.tell(said)

    def _taken(self, given: Given, said: str, _result: object) -> None:
        given.done()
        self._context.messages.tell(said)


def task_plan(acts: PlanActs, parent: str) -> Plan:
    """Return what can be done with the tasks of a record that they name in `parent`."""
    return Plan(
        acts={
            "task.finish": Act(tasks.finish_task, translate("Plans", "Done.")),
            "task.reopen": Act(tasks.reopen_task, translate("Plans", "Open again.")),
            "task.archive": Act(tasks.archive_task, translate("Plans", "Archived.")),
        },
        forms={"task.edit": task_form},
        takers={(TASKS, ADD): partial(acts.add, command=tasks.save_task, parent=parent)},
    )


def joined(*plans: Plan) -> Plan:
    """Return everything that several plans can do."""
    return Plan(
        {name: act for plan in plans for name, act in plan.acts.items()},
        {name: form for plan in plans for name, form in plan.forms.items()},
        {key: taker for plan in plans for key, taker in plan.takers.items()},
    )


def task_form() -> FormSpec:
    """Return the form of a task; the record that it belongs to is the one of the pane."""
    return FormSpec(
        fields=TASK_FIELDS,
        save=tasks.save_task,
        new_title=translate("Plans", "New task"),
        edit_title=translate("Plans", "Edit task"),
        load=task_queries.load_form,
        prepare=hides(*RECORDS),
    )
