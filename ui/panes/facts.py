"""The facts of a record: label and value, two columns, 24 px a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import ElidedLabel, label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.panes.content import Fact, Link
    from ui.theme import Theme

ROW = 24
VALUE_AT_MOST = 150  # px that a value may ask for; longer texts are cut with …
VALUE_AT_LEAST = 80
MUTED = "muted"


class Facts(QWidget):
    """A grid of facts: two columns where labels and figures fit, else one.

    Signals:
        link_followed: the `Link` of a value that was clicked.
        action_asked: the key of the action behind a value (补填).
    """

    link_followed = Signal(object)
    action_asked = Signal(str)

    def __init__(self, facts: Sequence[Fact], theme: Theme, parent: QWidget) -> None:
        """Make a label and a value of each fact."""
        super().__init__(parent)
        self._theme = theme
        self._links: dict[QWidget, Link] = {}
        self._keys: dict[QWidget, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px("space.m"))
        self._grid.setVerticalSpacing(0)
        self._cells = [
            (label(each.label, self, tone="tertiary"), self._value(each), each.wide)
            for each in facts
        ]
        for name, value, wide in self._cells:
            if wide:  # one line of it is as high as the rows beside it
                name.setContentsMargins(0, 2, 0, 2)
                value.setContentsMargins(0, 2, 0, 2)
        self._short = [value for _, value, wide in self._cells if not wide]
        self._columns = 0
        self._arrange(2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self._width_of_two() <= event.size().width() else 1)

    def _width_of_two(self) -> int:
        """Return the width from which two facts fit beside each other."""
        short = [cell for cell in self._cells if not cell[2]]
        wide_names = [name for name, _, wide in self._cells if wide]
        names = _widest(wide_names + [name for name, _, _ in short[::2]])
        names += _widest([name for name, _, _ in short[1::2]])
        values = (_widest(self._short[start::2]) for start in (0, 1))
        gaps = 3 * self._grid.horizontalSpacing()
        return names + sum(min(each, VALUE_AT_MOST) for each in values) + gaps

    def _arrange(self, columns: int) -> None:
        """Lay the facts out from left to right; wide ones take a whole row."""
        if columns == self._columns:
            return
        self._columns = columns
        for name, value, _ in self._cells:
            self._grid.removeWidget(name)
            self._grid.removeWidget(value)
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        # The longer values get the larger share of what is free.
        shares = [max(_widest(self._short[start::2]), VALUE_AT_LEAST) for start in (0, 1)]
        self._grid.setColumnStretch(1, shares[0])
        self._grid.setColumnStretch(3, shares[1] if columns > 1 else 0)
        row, column = 0, 0
        for name, value, wide in self._cells:
            if wide and column:
                row, column = row + 1, 0
            top = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(name, row, column, top)
            span = 2 * columns - 1 if wide else 1
            self._grid.addWidget(value, row, column + 1, 1, span)
            self._grid.setRowMinimumHeight(row, 0 if wide else ROW)
            column += 2 * columns if wide else 2
            if column >= 2 * columns:
                row, column = row + 1, 0

    def _value(self, fact: Fact) -> QWidget:
        if fact.link is not None:
            button = Button(self._theme, fact.text.replace("&", "&&"), kind=LINK, parent=self)
            button.name_only(plain_tooltip(fact.text)).setAccessibleName(fact.text)
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


def _widest(widgets: Sequence[QWidget]) -> int:
    return max((each.sizeHint().width() for each in widgets), default=0)
