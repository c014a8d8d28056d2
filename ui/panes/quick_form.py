"""The fields of the next line of a plan: Enter adds it and begins the one after, Esc folds them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from crm.records.fields import Field, Kind
from ui.pages.inline.cell_editor import cell_editor_for
from ui.panes.day_editor import DayEditor
from ui.panes.plan_content import ADD, Given
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, label, retone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from crm.errors import UserError
    from ui.forms.editor import Editor
    from ui.panes.plan_content import QuickAdd
    from ui.panes.plan_parts import PlanParts

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# How much of a row each kind of field takes; texts get what is left.
SHARES = {Kind.TEXT: 5, Kind.NOTE: 8, Kind.REFERENCE: 4, Kind.CHOICE: 4, Kind.DATE: 3, Kind.TIME: 2}


class QuickForm(QFrame):
    """Labels above their fields, a line that says what is wrong or how a day was read.

    Signals:
        given: the values of a line to add, as `Given`.
        folded: the person has done with adding.
    """

    given = Signal(object)
    folded = Signal()

    def __init__(self, key: str, quick: QuickAdd, parts: PlanParts, parent: QWidget) -> None:
        """Show the fields of `quick`; what was left unsaved in them is there again."""
        super().__init__(parent)
        self._key, self._parts, self._quick = key, parts, quick
        self._record = parts.record
        self._sent: Mapping[str, object] | None = None
        self._hints: dict[str, str] = {}
        self.editors: dict[str, Editor] = {}
        self.setProperty("kind", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(parts.theme.px("space.xs"))
        for fields in quick.fields:
            column.addLayout(self._row(fields))
        column.addLayout(self._foot())
        self._fill(parts.drafts.get(self._place) or quick.values)

    @property
    def _place(self) -> tuple[int, str]:
        return self._record, f"{self._key}.{ADD}"

    @property
    def has_draft(self) -> bool:
        """Whether something is written that was not added."""
        return self._place in self._parts.drafts

    def values(self) -> dict[str, object]:
        """Return the raw values of the fields, days with the time that was named with them."""
        values = {name: editor.raw() for name, editor in self.editors.items()}
        for name, editor in self.editors.items():
            words = editor.words() if isinstance(editor, DayEditor) else None
            if words is not None and words.time and name in self._quick.times:
                values[self._quick.times[name]] = words.time
        return values

    def take_keyboard(self) -> None:
        """Put the cursor into the first field that is empty."""
        editors = list(self.editors.values())
        wanted = next((each for each in editors if each.raw() is None), editors[0])
        wanted.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self, quick: QuickAdd) -> None:
        """Start the next line from other values, unless one is being written."""
        self._quick = quick
        if not self.has_draft and self._sent is None:
            self._fill(quick.values)

    @Slot()
    def add(self) -> None:
        """Send the line."""
        if self._sent is not None:
            return
        self._sent = values = self.values()
        self._clear_problems()
        self.given.emit(Given(self._record, self._key, ADD, values, self._added, self._refused))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.add()
        elif event.key() == Qt.Key.Key_Escape:
            self.folded.emit()
        else:
            super().keyPressEvent(event)

    # what it is made of

    def _row(self, fields: tuple[Field, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._parts.theme.px("space.s"))
        for field in fields:
            cell = QVBoxLayout()
            cell.setSpacing(2)
            title = label(str(field.label), self, tone="secondary", size=CAPTION)
            editor = self._editor(field)
            title.setBuddy(editor.target())
            cell.addWidget(title)
            cell.addWidget(editor)
            row.addLayout(cell, 8 if field.wide else SHARES.get(field.kind, 2))
        return row

    def _editor(self, field: Field) -> Editor:
        theme, references = self._parts.theme, self._parts.references
        if field.kind is Kind.DATE:
            editor: Editor = DayEditor(field, self._parts.today, self)
        else:
            assert references is not None  # noqa: S101 - given by the page with the pane
            # A line is enough to begin with; the form of the record has the room for more.
            one_line = replace(field, kind=Kind.TEXT) if field.kind is Kind.NOTE else field
            editor = cell_editor_for(one_line, references, theme, self)
        control = editor.target()
        control.setAccessibleName(str(field.label))
        control.setMinimumWidth(40)
        editor.changed.connect(partial(self._edited, field.name))
        editor.understood.connect(partial(self._understand, field.name))
        self.editors[field.name] = editor
        return editor

    def _foot(self) -> QHBoxLayout:
        theme = self._parts.theme
        row = QHBoxLayout()
        self._said: QLabel = label("", self, tone="tertiary", size=CAPTION, wrap=True)
        row.addWidget(self._said, 1)
        fold = Button(theme, self.tr("Close"), kind=LINK, parent=self)
        fold.clicked.connect(self.folded)
        button = Button(theme, self.tr("Add"), small=True, hint="Return", parent=self)
        button.clicked.connect(self.add)
        row.addWidget(fold)
        row.addWidget(button)
        return row

    def _fill(self, values: Mapping[str, object]) -> None:
        for name, editor in self.editors.items():
            editor.put(values.get(name))

    # what happens to it

    def _suggest(self, name: str) -> None:
        """Fill the field that goes with this one, unless the person wrote something else there."""
        if name not in self._quick.suggested:
            return
        other, values = self._quick.suggested[name]
        editor = self.editors[other]
        if editor.raw() in (None, *values.values()):
            editor.put(values.get(str(self.editors[name].raw())) or None)

    def _edited(self, name: str) -> None:
        self.editors[name].mark(wrong=False)
        self._suggest(name)
        written = {key: each.raw() for key, each in self.editors.items()}
        if any(value not in (None, self._quick.values.get(key)) for key, value in written.items()):
            self._parts.drafts[self._place] = written
        else:
            self._parts.drafts.pop(self._place, None)
        self._say()

    def _understand(self, name: str, text: str) -> None:
        self._hints[name] = text
        self._say()

    def _added(self) -> None:
        sent, self._sent = self._sent or {}, None
        if not isValid(self):
            self._parts.drafts.pop(self._place, None)
            return
        for name, editor in self.editors.items():
            if name not in self._quick.kept and editor.raw() == sent.get(name):
                editor.put(self._quick.values.get(name))
        self._parts.drafts.pop(self._place, None)
        self.take_keyboard()

    def _refused(self, error: UserError) -> None:
        self._sent = None
        if not isValid(self) or not self.isVisible():
            self._parts.refused_unseen.emit(self._record, error)
            return
        for problem in error.problems:
            if problem.field in self.editors:
                self.editors[problem.field].mark(wrong=True)
        retone(self._said, "overdue")
        self._said.setText(f"{error.message}  {error.code}")
        at = self.editors.get(error.field) or next(iter(self.editors.values()))
        at.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_problems(self) -> None:
        for editor in self.editors.values():
            editor.mark(wrong=False)
        self._say()

    def _say(self) -> None:
        retone(self._said, "tertiary")
        self._said.setText("  ".join(each for each in self._hints.values() if each))
