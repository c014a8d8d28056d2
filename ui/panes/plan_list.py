"""A list that is as high as its lines: walked, ticked off, arranged by mouse and by keys.

Enter or a click opens a line, Space ticks it off, Delete takes it away, Alt+Up and Alt+Down move
it, the menu key shows what else there is. A line that is dragged follows the mouse; Esc puts it
back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QListView, QMenu

from ui.panes.plan_carrying import Carrying
from ui.panes.plan_content import PlanGroup, PlanRow
from ui.panes.plan_delegate import PlanDelegate
from ui.panes.plan_lines import PlanLines
from ui.panes.row_menu import row_menu
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.panes.plan_lines import Line, Place
    from ui.theme import Theme

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ALT = Qt.KeyboardModifier.AltModifier
IN_HAND = 24  # px by which a line in the hand stands out


class PlanListView(QListView):
    """The lines of one list.

    Signals:
        asked: the key of an action.
        arranged: the lines stand in another order now.
        writing_asked(row): a line is to be written in place.
    """

    asked = Signal(str)
    arranged = Signal()
    writing_asked = Signal(int)

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        """Start empty; `name` is for those who cannot see the heading."""
        super().__init__(parent)
        self._theme = theme
        self.movable = False
        self.lines = PlanLines(self)
        self.painting = PlanDelegate(theme, self)
        self.carrying = Carrying(self)
        self.setModel(self.lines)
        self.setItemDelegate(self.painting)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
        theme.changed.connect(self.viewport().update)

    def show_groups(self, groups: Sequence[PlanGroup], *, movable: bool) -> None:
        """Show lines; the current one stays current."""
        kept, row = self.current(), self.currentIndex().row()
        self.movable = movable
        self.lines.show(groups)
        self.painting.measure(tuple(r for group in groups for r in group.rows))
        self._fit()
        if isinstance(kept, PlanRow):
            found = self.lines.row_of(kept.id)
            row = found if found >= 0 else min(row, len(self.lines.lines) - 1)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row, 0))

    def current(self) -> Line | None:
        """Return the line that has the keyboard."""
        row = self.currentIndex().row()
        return self.lines.lines[row] if 0 <= row < len(self.lines.lines) else None

    def move_line(self, record_id: int, place: Place) -> None:
        """Put a line somewhere else and tell of it."""
        if self.lines.move(record_id, place):
            self._fit()
            self.setCurrentIndex(self.lines.index(self.lines.row_of(record_id), 0))
            self.arranged.emit()

    def line_at(self, place: QPoint) -> tuple[int, Line] | None:
        """Return the row and the line at a place of the viewport."""
        index = self.indexAt(place)
        return (index.row(), self.lines.lines[index.row()]) if index.isValid() else None

    def rect_of(self, row: int) -> QRect:
        """Return where a row stands in the viewport."""
        return self.visualRect(self.lines.index(row, 0))

    def _fit(self) -> None:
        """Be as high as all lines together: the pane scrolls."""
        high = sum(self.painting.high(each) for each in self.lines.lines)
        self.setFixedHeight(high)
        self.setVisible(bool(self.lines.lines))

    # keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.lines:
            self.setCurrentIndex(self.lines.index(0, 0))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = Qt.Key(event.key()), self.current()
        if key == Qt.Key.Key_Escape:
            if not self.carrying.give_up():
                event.ignore()
        elif event.modifiers() & ALT and key in STEPS:
            if isinstance(line, PlanRow) and self.movable:
                place = self.lines.stepped(line.id, STEPS[key])
                if place is not None:
                    self.move_line(line.id, place)
        elif key in ENTER and line is not None:
            self._open(line)
        elif key == Qt.Key.Key_Space and isinstance(line, PlanRow):
            self._ask(line.toggle)
        elif key == Qt.Key.Key_Delete and isinstance(line, PlanRow):
            self._ask(line.remove)
        elif event.text() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # no jumping to a line by its letters: they may be meant elsewhere
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        found = self.line_at(event.pos()) if by_mouse else (0, self.current())
        if found is not None and isinstance(found[1], PlanRow):
            self._popup(found[1], event.globalPos())

    def _open(self, line: Line) -> None:
        if isinstance(line, PlanGroup):
            self._ask(line.add.key if line.add is not None else "")
        elif line.open:
            self._ask(line.open)
        elif line.written is not None:
            self.writing_asked.emit(self.lines.row_of(line.id))

    def _ask(self, key: str) -> None:
        if key:
            self.asked.emit(key)

    def _popup(self, line: PlanRow, place: QPoint) -> None:
        if line.menu:
            menu: QMenu = row_menu(line.menu, self._theme, self)
            menu.triggered.connect(self._chosen)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self._ask(str(action.data()))

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        place = event.position().toPoint()
        found = self.line_at(place)
        if found is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCurrentIndex(self.lines.index(found[0], 0))
            self.carrying.press(found[0], place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if not self.carrying.move(place):
            super().mouseMoveEvent(event)
            self._say_more(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        place = event.position().toPoint()
        pressed = self.carrying.pressed
        if self.carrying.release():
            return
        found = self.line_at(place)
        if found is not None and found[0] == pressed:
            self._click(found[0], found[1], place)

    def _click(self, row: int, line: Line, place: QPoint) -> None:
        rect = self.rect_of(row)
        at_end = self.painting.more_of(rect).contains(place)
        if isinstance(line, PlanGroup):
            if at_end:
                self._open(line)
        elif line.done is not None and place.x() <= self.painting.box_of(rect).right() + 4:
            self._ask(line.toggle)
        elif at_end and line.menu:
            self._popup(line, self.viewport().mapToGlobal(place))
        else:
            self._open(line)

    def _say_more(self, place: QPoint) -> None:
        """Show the whole line as a tooltip, and the hand where a click does something."""
        found = self.line_at(place)
        text = str(self.lines.index(found[0], 0).data()) if found is not None else ""
        self.setToolTip(plain_tooltip(text))
        opens = found is not None and isinstance(found[1], PlanRow)
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = self.carrying.place
        if place is None:
            return
        painter = QPainter(self.viewport())
        theme = self._theme
        row = self.lines.row_at(place)
        last = row >= len(self.lines.lines)
        edge = self.rect_of(row - 1).bottom() if last else self.rect_of(row).top()
        painter.setPen(QPen(theme.color("accent.base"), 2))
        edge = min(max(edge, 1), self.viewport().height() - 2)
        painter.drawLine(0, edge, self.viewport().width(), edge)
        line = self.lines.lines[self.carrying.pressed]
        box = self.carrying.box().adjusted(IN_HAND, 0, 0, 0)  # the place stays in sight beside it
        painter.fillRect(box, theme.color("surface.base"))
        if isinstance(line, PlanRow):
            self.painting.paint_line(painter, box, line)
        painter.setPen(QPen(theme.color("accent.base"), 2))
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.end()
