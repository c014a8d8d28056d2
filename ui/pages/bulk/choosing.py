"""The first step of a bulk edit: which fields get which values."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from crm.bulk.edits import Action, Edit
from crm.errors import Problem
from ui.pages.bulk.field_rows import FieldRow, How
from ui.widgets.buttons import Button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.records.fields import Field
    from ui.forms.candidates import References
    from ui.theme import Theme


class Choosing(QScrollArea):
    """Fields with their values, one below the other.

    Signals:
        edited: something was entered or chosen.
    """

    edited = Signal()

    def __init__(
        self,
        action: Action,
        fields: Sequence[Field],
        references: References,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Offer `fields`; of an action that is not SAVE all of them are shown at once."""
        super().__init__(parent)
        self._action = action
        self._fields = {each.name: each for each in fields}
        self._references, self._theme = references, theme
        self.rows: dict[str, FieldRow] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget()
        self.setWidget(self._body)
        for ground in (self._body, self.viewport()):
            ground.setAutoFillBackground(False)
        column = QVBoxLayout(self._body)
        margin = theme.px("space.l")
        column.setContentsMargins(margin, theme.px("space.m"), margin, margin)
        column.setSpacing(theme.px("space.s"))
        self._hint = label(
            self.tr("Choose the fields to change. All others stay as they are."),
            self._body,
            tone="secondary",
        )
        column.addWidget(self._hint)
        self._place = QWidget(self._body)
        self._rows = QVBoxLayout(self._place)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px("space.s"))
        column.addWidget(self._place)
        self.more = Button(theme, self.tr("Field"), icon="plus", parent=self._body)
        self.more.clicked.connect(self.open_menu)
        column.addWidget(self.more)
        column.addStretch()
        free = action is Action.SAVE
        self._hint.setVisible(free)
        self.more.setVisible(free)
        if not free:
            for name in self._fields:
                self.add(name)

    def add(self, name: str) -> None:
        """Show a field for its value; one that is shown already gets the cursor."""
        if name in self._fields and name not in self.rows:
            fixed = self._action is not Action.SAVE
            field = self._fields[name]
            row = FieldRow(field, self._references, self._theme, self._place, fixed=fixed)
            row.edited.connect(self.edited)
            row.removed.connect(self._remove)
            self.rows[name] = row
            self._rows.addWidget(row)
            row.show()
            self.edited.emit()
        if name in self.rows:
            self.rows[name].take_keyboard()

    @Slot()
    def open_menu(self) -> None:
        """Offer the fields that are not shown yet, by their groups of the form."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        left = [each for each in self._fields.values() if each.name not in self.rows]
        for group, members in groupby(left, key=lambda each: each.group):
            target = menu if group is None else menu.addMenu(str(group))
            for field in members:
                action = target.addAction(str(field.label))
                action.setData(field.name)
        menu.triggered.connect(self._add_chosen)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def edit(self) -> Edit:
        """Return what is entered."""
        raw: dict[str, object] = {}
        add: dict[str, object] = {}
        remove: dict[str, object] = {}
        for name, row in self.rows.items():
            if row.way is How.CLEAR:
                raw[name] = ""
            elif row.way is How.SET:
                raw[name] = row.raw()
            else:
                (add if row.way is How.ADD else remove)[name] = row.raw()
        return Edit(self._action, raw, add, remove)

    def complete(self) -> bool:
        """Tell whether every field has a value; say at those that have none what is missing."""
        self.show_problems(
            [
                Problem("FIELD_REQUIRED", self.tr("Enter a value."), name)
                for name, row in self.rows.items()
                if row.empty and (self._action is Action.SAVE or row.field.required)
            ]
        )
        return not any(row.block.problem for row in self.rows.values())

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Show each problem at its field; return those that have none."""
        at = {each.field: each for each in reversed(problems)}
        for name, row in self.rows.items():
            row.block.show_problem(at.get(name))
        first = next((row for row in self.rows.values() if row.block.problem), None)
        if first is not None:
            first.take_keyboard()
            self.ensureWidgetVisible(first, 0, 16)
        return [each for each in problems if each.field not in self.rows]

    def take_keyboard(self) -> None:
        """Put the cursor into the first value, or onto the button that offers fields."""
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.take_keyboard()
        else:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QAction)
    def _add_chosen(self, action: QAction) -> None:
        self.add(str(action.data()))

    @Slot(str)
    def _remove(self, name: str) -> None:
        row = self.rows.pop(name)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.edited.emit()
        self.take_keyboard()
