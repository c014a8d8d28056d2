"""The fields of the box in which a follow-up is written, and what is said about them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from crm.followups.fields import FIELDS
from crm.followups.terms import Channel
from crm.records.fields import by_name
from ui.forms.choice_editors import CalmComboBox
from ui.panes.day_editor import DayEditor
from ui.panes.writing_box import WritingBox
from ui.widgets.buttons import FLAT, Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from crm.errors import Problem
    from ui.context import Context


class FollowUpFields(QFrame):
    """The text, and unfolded its channel, its day, the next step and the buttons."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Start folded and empty."""
        super().__init__(parent)
        self._context = context
        fields = by_name(FIELDS)
        self.box = WritingBox(self.tr("Write a follow-up"), self)
        self.channel = CalmComboBox(self)
        for each in Channel:
            self.channel.addItem(each.label, each.value)
        self.channel.setAccessibleName(str(fields["channel"].label))
        self.on = DayEditor(fields["on"], context.today, self)
        self.step = QLineEdit(self)
        self.step_on = DayEditor(fields["next_action_on"], context.today, self)
        self.lines: dict[str, QLineEdit] = {
            "on": self.on.line,
            "next_action": self.step,
            "next_action_on": self.step_on.line,
        }
        self.hint = label("", self, tone="tertiary", size=CAPTION)
        self.said = label("", self, tone="overdue", size=CAPTION, wrap=True)
        self.mode = label("", self, tone="secondary", size=CAPTION)
        self._arrange(fields)
        for editor in (self.on, self.step_on):
            editor.understood.connect(partial(_show, self.hint))
        self.fold()

    def show_mode(self, *, editing: bool) -> None:
        """Show the fields of a new follow-up, or of one that is changed: without the next step."""
        for each in (self.step, self.step_on):
            each.setVisible(not editing)
        self.mode.setText(self.tr("Changing a follow-up"))
        self.mode.setVisible(editing)

    def _arrange(self, fields: dict[str, Any]) -> None:
        theme = self._context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self.box)
        self._more = QWidget(self)
        inside = QVBoxLayout(self._more)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px("space.xs"))
        self.on.line.setPlaceholderText(self.tr("today"))
        self.step_on.line.setPlaceholderText(self.tr("tomorrow, wed, +7"))
        self.step.setPlaceholderText(str(fields["next_action"].label))
        self.step.setAccessibleName(str(fields["next_action"].label))
        for name, editor in (("on", self.on), ("next_action_on", self.step_on)):
            editor.line.setAccessibleName(str(fields[name].label))
        first, second, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, foot):
            row.setSpacing(theme.px("space.s"))
            inside.addLayout(row)
        first.addWidget(self.channel, 1)
        first.addWidget(self.on, 1)
        second.addWidget(self.step, 2)
        second.addWidget(self.step_on, 1)
        foot.addWidget(self.mode)
        foot.addWidget(self.hint)
        foot.addStretch()
        self.discard = Button(theme, self.tr("Discard"), kind=FLAT, small=True, parent=self)
        self.save = Button(
            theme, self.tr("Save follow-up"), hint="Ctrl+Enter", small=True, parent=self
        )
        foot.addWidget(self.discard)
        foot.addWidget(self.save)
        column.addWidget(self.said)
        column.addWidget(self._more)

    def say(self, problems: tuple[Problem, ...]) -> None:
        """Say what is wrong and frame the fields concerned; nothing takes all that back."""
        self.said.setText("\n".join(f"{each.message} {each.code}" for each in problems))
        self.said.setVisible(bool(problems))
        wrong = {each.field for each in problems}
        for name, line in (*self.lines.items(), ("content", self.box)):
            _mark(line, wrong=name in wrong)

    @Slot()
    def unfold(self) -> None:
        """Show every field."""
        self._more.show()
        self.box.set_open(on=True)

    def fold(self) -> None:
        """Show the text alone, in one line."""
        self._more.hide()
        self.box.set_open(on=False)


def _show(target: QLabel, text: str) -> None:
    target.setText(text)


def _mark(control: QWidget, *, wrong: bool) -> None:
    """Frame a control as wrong, or as usual."""
    if bool(control.property("error")) != wrong:
        control.setProperty("error", wrong)
        control.style().unpolish(control)
        control.style().polish(control)
