"""Related records under a heading; a click or Enter on one opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.buttons import LINK, Button
from ui.widgets.chips import STATE_ICONS, chip_width, paint_chip
from ui.widgets.labels import label, plain_tooltip

if TYPE_CHECKING:
    from ui.panes.content import Section, SectionRow
    from ui.theme import Theme

SHOWN_FIRST = 6
MIDDLE = Qt.AlignmentFlag.AlignVCenter
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
ELIDE = Qt.TextElideMode.ElideRight


class SectionView(QWidget):
    """Heading with count and action, then the rows; long sections open on demand.

    Signals:
        link_followed: the `Link` of the row that was opened.
        action_asked: the key of the action beside the heading.
    """

    link_followed = Signal(object)
    action_asked = Signal(str)

    def __init__(self, section: Section, theme: Theme, parent: QWidget) -> None:
        """Show a section."""
        super().__init__(parent)
        self._section = section
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._heading())
        if not section.rows and section.empty:
            self._column.addWidget(label(section.empty, self, tone="tertiary", wrap=True))
        for row in section.rows[:SHOWN_FIRST]:
            self._add(row)
        hidden = len(section.rows) - SHOWN_FIRST
        if hidden > 0:
            text = self.tr("Show %n more", "", hidden)
            self._more = Button(theme, text, kind=LINK, parent=self)
            self._more.clicked.connect(self._show_rest)
            self._column.addWidget(self._more)

    def _heading(self) -> QHBoxLayout:
        section = self._section
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("space.s"))
        row.addWidget(label(section.title, self, strong=True))
        count = len(section.rows) if section.count is None else section.count
        row.addWidget(label(str(count), self, tone="tertiary"))
        row.addStretch()
        if section.action is not None:
            action = section.action
            button = Button(
                self._theme, action.text, kind=LINK, icon=action.icon or "plus", parent=self
            )
            button.setEnabled(action.enabled)
            button.setToolTip(plain_tooltip(action.reason))
            button.clicked.connect(self._ask)
            row.addWidget(button)
        return row

    def _add(self, row: SectionRow) -> None:
        view = RowView(row, self._theme, self)
        view.clicked.connect(self._open)
        self._column.addWidget(view)

    @Slot()
    def _show_rest(self) -> None:
        self._more.hide()
        for row in self._section.rows[SHOWN_FIRST:]:
            self._add(row)

    @Slot()
    def _open(self) -> None:
        view = self.sender()
        if isinstance(view, RowView) and view.row.link is not None:
            self.link_followed.emit(view.row.link)

    @Slot()
    def _ask(self) -> None:
        if self._section.action is not None:
            self.action_asked.emit(self._section.action.key)


class RowView(QAbstractButton):
    """One related record, painted in one line."""

    def __init__(self, row: SectionRow, theme: Theme, parent: QWidget) -> None:
        """Show a row; with a link it takes the focus and the hand."""
        super().__init__(parent)
        self.row = row
        self._theme = theme
        parts = (row.text, *row.details, row.figure, row.chip.text if row.chip else "")
        text = " ".join(part for part in parts if part)
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        linked = row.link is not None
        policies = Qt.FocusPolicy
        self.setFocusPolicy(policies.StrongFocus if linked else policies.NoFocus)
        if linked:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.px("size.row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, row = self._theme, self.row
        painter = QPainter(self)
        if self.underMouse() and row.link is not None:
            painter.fillRect(self.rect(), theme.color("surface.hover"))
        painter.setPen(theme.color("border.subtle"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        rest = self.rect().adjusted(0, 0, 0, -1)
        gap = theme.px("space.m")
        if row.chip is not None:
            icon = row.chip.icon or STATE_ICONS[row.chip.state]
            width = chip_width(row.chip.text, icon, theme)
            place = QRect(rest.right() - width + 1, rest.top(), width, rest.height())
            paint_chip(painter, place, row.chip.text, row.chip.state, icon, theme)
            rest.setRight(place.left() - gap)
        rest = self._write(painter, rest, row.figure, "text.primary", RIGHT)
        rest = self._write(painter, rest, row.text, "accent.text" if row.link else "text.primary")
        self._write(painter, rest, " · ".join(each for each in row.details if each))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        color: str = "text.secondary",
        side: Qt.AlignmentFlag = LEFT,
    ) -> QRect:
        """Write a part and return what is left of the line."""
        if not text:
            return rect
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color(color))
        shown = painter.fontMetrics().elidedText(text, ELIDE, rect.width())
        painter.drawText(rect, MIDDLE | side, shown)
        taken = painter.fontMetrics().horizontalAdvance(shown) + self._theme.px("space.m")
        return rect.adjusted(taken, 0, 0, 0) if side == LEFT else rect.adjusted(0, 0, -taken, 0)
