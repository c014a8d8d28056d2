"""A new next step, or a task of one's own: what, with which lead, by when, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from crm.language import mark
from crm.leads.commands import save_lead
from crm.leads.queries import load_rows
from crm.records.fields import Field, Kind
from crm.tasks.commands import save_task
from crm.tasks.queries import load_form
from ui.actions import FORM_MAIN_KEY
from ui.forms.record_references import RecordReferences
from ui.forms.reference_editors import ReferenceEditor
from ui.pages.today.day_field import DayField
from ui.pages.today.words import near_day
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.dialog_parts import dialog_foot, dialog_head
from ui.widgets.labels import CAPTION, label
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.errors import UserError
    from crm.leads.rows import LeadRow
    from crm.records.saved import FormValues, Saved
    from ui.context import Context
    from ui.pages.list_spec import Work

WIDE, HIGH = 560, 316
LEAD = Field("lead_id", mark("field", "Lead"), Kind.REFERENCE, target="lead")
STAFF = Field("staff_id", mark("field", "Who does it"), Kind.REFERENCE, target="staff")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Step:
    """What was written; with a `lead` that has no next step yet it becomes that one."""

    text: str
    lead: object
    staff: object
    day: object
    time: str | None


class NewStep(Overlay):
    """A small dialog; Enter in any field saves.

    Signals:
        saved: it is written; the dialog is gone.
    """

    saved = Signal()

    def __init__(
        self,
        window: QWidget,
        context: Context,
        *,
        lead_id: int | None = None,
        task: int | None = None,
    ) -> None:
        """Begin empty, with the lead filled in, or with the task `task` to change it."""
        title = self.tr("New next step") if task is None else self.tr("Task")
        super().__init__(window, context.theme, name=title, wide=WIDE, high=HIGH)
        self._context, self._task = context, task
        self._version: int | None = None
        self._lead: LeadRow | None = None
        self.text = QLineEdit(self.frame)
        self.text.setAccessibleName(self.tr("What is to be done"))
        references = RecordReferences(context)
        self.lead = ReferenceEditor(LEAD, references, context.theme, self.frame)
        self.day = DayField(context, self.tr("When"), self.frame, beside=True)
        self.day.line.setPlaceholderText(self.tr("tomorrow, next Wed 14:00, +7, 10-16"))
        self.staff = ReferenceEditor(STAFF, references, context.theme, self.frame)
        self.said = label("", self.frame, tone="secondary", size=CAPTION, wrap=True)
        self._build(title)
        for each in (self.text, self.lead.line, self.day.line, self.staff.line):
            each.installEventFilter(self)
        self.lead.changed.connect(self._look_at_lead)
        if context.actor.id:
            self.staff.put(context.actor.id)
        if lead_id is not None:
            self.lead.put(lead_id)
            self._look_at_lead()
        if task is not None:
            context.read(load_form, task, owner=self, done=self._fill)

    @Slot()
    def save(self) -> None:
        """Write it, unless something is missing."""
        text = self.text.text().strip()
        if not text:
            self._complain(self.tr("Write what is to be done."), self.text)
            return
        if self.day.complain():
            self._complain(self.day.meaning.toolTip(), self.day.line)
            return
        words = self.day.words
        day, time = (words.day, words.time) if words is not None else (None, None)
        step = Step(text, self.lead.raw(), self.staff.raw(), day, time)
        if self._task is not None:
            command = partial(_change_task, self._task, self._version, step)
        elif self._lead is not None and self._is_free(self._lead):
            command = partial(_set_next_step, self._lead, step)
        else:
            command = partial(_add_task, step)
        action = save_lead if command.func is _set_next_step else save_task
        self._context.write(
            action.__name__, command, owner=self, done=self._done, failed=self._refused
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves, unless it chooses from the list under a field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            lists = (self.lead.candidates.popup, self.staff.candidates.popup)
            if event.key() in ENTER and not any(each.isVisible() for each in lists):
                self.save()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the main button of a form save here too."""
        if self.theme.keys.matches(event, FORM_MAIN_KEY):
            self.save()
        else:
            super().keyPressEvent(event)

    def _build(self, title: str) -> None:
        theme = self.theme
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(dialog_head(title, theme, self.frame, self.close_overlay))
        grid = QGridLayout()
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setVerticalSpacing(10)
        grid.setHorizontalSpacing(12)
        rows = (
            (self.tr("To do"), self.text),
            (self.tr("Lead"), self.lead),
            (self.tr("When"), self.day),
            (str(STAFF.label), self.staff),
        )
        for number, (name, field) in enumerate(rows):
            grid.addWidget(label(name, self.frame, tone="secondary"), number, 0)
            grid.addWidget(field, number, 1)
        self.lead.line.setPlaceholderText(self.tr("none: a task of your own"))
        for editor, field in ((self.lead, LEAD), (self.staff, STAFF)):
            editor.line.setAccessibleName(str(field.label))
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        close = Button(theme, self.tr("Cancel"), hint="Esc", run=self.close_overlay)
        self.main = Button(theme, self.tr("Save"), kind=PRIMARY, hint="Return", run=self.save)
        column.addWidget(dialog_foot(self.said, (close, self.main), theme, self.frame))

    @Slot()
    def _look_at_lead(self) -> None:
        """Say what becomes of it: the next step of the lead, or a task beside that one."""
        self._lead = None
        self.said.setText("")
        chosen = self.lead.raw()
        if isinstance(chosen, int):
            self._context.read(
                load_rows, [chosen], self._context.today, owner=self, done=self._take_lead
            )

    def _take_lead(self, rows: Mapping[int, LeadRow]) -> None:
        self._lead = next(iter(rows.values()), None)
        lead = self._lead
        if lead is None or self._task is not None or lead.id != self.lead.raw():
            return
        if self._is_free(lead):
            self.said.setText(self.tr("It becomes the next step of the lead."))
            return
        day = lead.next_action_on
        when = "" if day is None else near_day(day, self._context.today)
        text = self.tr("Its next step “{text}” {day} stays; this becomes a task of the lead.")
        self.said.setText(text.format(text=lead.next_action or "", day=when))

    def _is_free(self, lead: LeadRow) -> bool:
        return lead.next_action is None and lead.next_action_on is None

    def _fill(self, form: FormValues) -> None:
        values, self._version = form.values, form.version
        self.text.setText(str(values.get("text") or ""))
        on, time = values.get("due_on"), values.get("due_time") or ""
        self.day.line.setText(f"{on or ''} {time}".strip())
        self.lead.put(values.get("lead_id"))
        self.staff.put(values.get("staff_id"))

    def _done(self, _saved: Saved) -> None:
        self.close_overlay()
        self._context.messages.tell(self.tr("Saved: {what}").format(what=self.text.text().strip()))
        self.saved.emit()

    def _refused(self, error: UserError) -> None:
        fields = {"lead_id": self.lead.line, "staff_id": self.staff.line}
        fields |= {"next_action_staff_id": self.staff.line, "due_on": self.day.line}
        problem = error.problems[0]
        where = fields.get(problem.field, self.text)
        self._complain(f"{problem.message} {problem.code}", where)

    def _complain(self, sentence: str, field: QWidget) -> None:
        self.said.setText(sentence)
        field.setFocus()


def _set_next_step(lead: LeadRow, step: Step, work: Any) -> Saved:
    raw = {
        "next_action": step.text,
        "next_action_on": step.day,
        "next_action_time": step.time,
        "next_action_staff_id": step.staff if step.staff != lead.owner_id else None,
    }
    return save_lead(work, raw, lead.id)


def _add_task(step: Step, work: Work) -> Saved:
    return save_task(work, _of_task(step))


def _change_task(task: int, version: int | None, step: Step, work: Work) -> Saved:
    return save_task(work, _of_task(step), task, version)


def _of_task(step: Step) -> dict[str, object]:
    return {
        "text": step.text,
        "lead_id": step.lead,
        "staff_id": step.staff,
        "due_on": step.day,
        "due_time": step.time,
    }
