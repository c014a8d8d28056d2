"""The facts of a record: label and value, two columns, 24 px a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.panes.content import Fact, Link
    from ui.theme import Theme

ROW = 24
MUTED = "muted"


class Facts(QWidget):
    """A grid of facts.

    Signals:
        link_followed: the `Link` of a value that was clicked.
        action_asked: the key of the action behind a value (补填).
    """

    link_followed = Signal(object)
    action_asked = Signal(str)

    def __init__(self, facts: Sequence[Fact], theme: Theme, parent: QWidget) -> None:
        """Lay the facts out from left to right; wide ones take a whole row."""
        super().__init__(parent)
        self._theme = theme
        self._links: dict[QWidget, Link] = {}
        self._keys: dict[QWidget, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px("space.m"))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        row, column = 0, 0
        for fact in facts:
            if fact.wide and column:
                row, column = row + 1, 0
            name = label(fact.label, self, tone="tertiary")
            top = Qt.AlignmentFlag.AlignTop if fact.wide else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(name, row, column, top)
            grid.addWidget(self._value(fact), row, column + 1, 1, 3 if fact.wide else 1)
            if not fact.wide:
                grid.setRowMinimumHeight(row, ROW)
            column += 4 if fact.wide else 2
            if column >= 4:  # noqa: PLR2004 - label and value, twice
                row, column = row + 1, 0

    def _value(self, fact: Fact) -> QWidget:
        if fact.link is not None:
            button = Button(self._theme, fact.text, kind=LINK, parent=self)
            button.clicked.connect(self._follow)
            self._links[button] = fact.link
            return self._held([button])
        tone = "tertiary" if fact.tone == MUTED else fact.tone
        if fact.wide:
            text = label(fact.text, self, tone=tone, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            return text
        if fact.action is None:
            return ElidedLabel(fact.text, self, tone=tone)
        button = Button(self._theme, fact.action.text, kind=LINK, parent=self)
        button.clicked.connect(self._ask)
        button.setAccessibleName(f"{fact.label} {fact.action.text}")
        self._keys[button] = fact.action.key
        return self._held([label(fact.text, self, tone=tone), button])

    def _held(self, widgets: list[QWidget]) -> QWidget:
        """Keep widgets at the left of their cell."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px("space.xs"))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch()
        return holder

    @Slot()
    def _follow(self) -> None:
        self.link_followed.emit(self._links[self.sender()])  # pyright: ignore[reportArgumentType]

    @Slot()
    def _ask(self) -> None:
        self.action_asked.emit(self._keys[self.sender()])  # pyright: ignore[reportArgumentType]
