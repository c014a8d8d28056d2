"""The list of what is due: keys, mouse, several lines at once, and the row that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView

from ui.pages.today.due_delegate import BOX, DAY, FINISH, HAND_ON, POSTPONE, DueDelegate
from ui.pages.today.due_model import ROW, DueModel, Head

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from crm.agenda.rows import Agenda, DueLine
    from ui.context import Context

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEYS = {
    Qt.Key.Key_Space: FINISH,
    Qt.Key.Key_D: POSTPONE,
    Qt.Key.Key_H: HAND_ON,
}
NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
TEXT_FROM = 0x20
LEFT = Qt.MouseButton.LeftButton
Selection = QItemSelectionModel.SelectionFlag


class DueList(QListView):
    """Lines under the heads of their groups.

    Signals:
        opened(DueLine): Enter or a double click.
        asked(what, place): Done, Postpone or Hand on for the chosen lines, by key or button;
            `place` is that of the line in global coordinates, for what opens under it.
        chosen_changed: other lines are selected.
    """

    opened = Signal(object)
    asked = Signal(str, QRect)
    chosen_changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = context.theme
        self.due = DueModel(self)
        self.painter_of_lines = DueDelegate(context, self)
        self.hovered, self.pointed = -1, ""
        self.inset: QWidget | None = None  # what stands in the row that asks
        self._pressed: tuple[int, str] | None = None
        self.setModel(self.due)
        self.setItemDelegate(self.painter_of_lines)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("What is due"))
        self.verticalScrollBar().setSingleStep(22)
        self.verticalScrollBar().valueChanged.connect(self.place_inset)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        context.theme.changed.connect(self.viewport().update)

    # what the page calls

    def show_agenda(self, agenda: Agenda) -> None:
        """Show other lines; the current one and the selected ones stay where they are."""
        with_keyboard = self.current_line()
        chosen = [(line.kind, line.id) for line in self.chosen()] if self.many() else []
        row, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        self.due.show_agenda(agenda)
        self._return_to(with_keyboard, row)
        for key in chosen:
            if (place := self.due.row_of(*key)) >= 0:
                self.selectionModel().select(self.due.index(place), Selection.Select)
        self.verticalScrollBar().setValue(scrolled)
        self.place_inset()

    def current_line(self) -> DueLine | None:
        """Return the line that has the keyboard."""
        return self.due.line_at(self.currentIndex().row())

    def chosen(self) -> list[DueLine]:
        """Return the selected lines, else the current one."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        lines = [line for row in rows if (line := self.due.line_at(row)) is not None]
        current = self.current_line()
        return lines or ([current] if current is not None else [])

    def many(self) -> bool:
        """Tell whether more than one line is selected."""
        return len(self.selectedIndexes()) > 1

    def clear_chosen(self) -> None:
        """Select nothing but the current line."""
        self._make_current(self.currentIndex().row())

    def ask_about(self, line: DueLine | None, place: int = 0, inset: QWidget | None = None) -> None:
        """Keep the row of a finished line for `inset`; None takes the row away again.

        `place` is where the line stood in its group.
        """
        before, row = self.current_line(), self.currentIndex().row()
        self.inset = inset
        self.due.ask_about(line, place)
        self._return_to(before, row)
        self.place_inset()

    @Slot()
    def place_inset(self) -> None:
        """Put what asks over its row."""
        if self.inset is None:
            return
        row = self.due.asked_row()
        if row >= 0:
            self.inset.setGeometry(self.visualRect(self.due.index(row)))
        self.inset.setVisible(row >= 0)

    def place_of(self, row: int) -> QRect:
        """Return where a row is on the screen."""
        rect = self.visualRect(self.due.index(row))
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def fold(self, row: int, *, on: bool) -> None:
        """Close or open the group whose head stands in a row."""
        head = self.due.rows[row]
        if isinstance(head, Head):
            self.due.fold(head.group, on=on)
            self._make_current(self.due.head_of(head.group))
            self.place_inset()

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        head = self.due.rows[row] if row >= 0 else None
        plain = event.modifiers() in NO_MODIFIER
        line = self.current_line()
        # Several lines may have been chosen as far as the next head: they are meant, not the head.
        asks = plain and key in KEYS and (line is not None or self.many())
        may_turn = plain and not asks
        if isinstance(head, Head) and may_turn and self._turn_head(key, row, folded=head.folded):
            return
        if line is not None and plain and key in ENTER:
            self.opened.emit(line)
        elif asks:
            self.asked.emit(KEYS[key], self.place_of(row))
        elif line is not None and plain and key == Qt.Key.Key_Left:
            self._make_current(self.due.head_of(line.group))
        elif key == Qt.Key.Key_Escape and self.many():
            self.clear_chosen()
        elif plain and event.text() and ord(event.text()[0]) >= TEXT_FROM:
            event.ignore()  # the page has keys of its own; Qt would search for the letter
        else:
            super().keyPressEvent(event)

    def _turn_head(self, key: Qt.Key, row: int, *, folded: bool) -> bool:
        if key in (*ENTER, Qt.Key.Key_Space):
            self.fold(row, on=not folded)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.fold(row, on=key == Qt.Key.Key_Left)
        else:
            return False
        return True

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Boxes, buttons and heads are pressed; they leave the selection as it is."""
        index = self.indexAt(event.position().toPoint())
        what = self._part_at(index, event.position().toPoint())
        self._pressed = (index.row(), what) if what and event.button() == LEFT else None
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        row, what = pressed
        if (index.row(), self._part_at(index, event.position().toPoint())) != pressed:
            return
        head = index.data(ROW)
        if isinstance(head, Head):
            self.fold(row, on=not head.folded)
            return
        if not self.selectionModel().isSelected(index):
            self._make_current(row)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.asked.emit(what, self.place_of(row))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & LEFT and self._pressed is not None:
            return
        index = self.indexAt(event.position().toPoint())
        hovered, pointed = index.row(), self._part_at(index, event.position().toPoint())
        if (hovered, pointed) != (self.hovered, self.pointed):
            self.hovered, self.pointed = hovered, pointed
            self.viewport().update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered, self.pointed = -1, ""
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second quick click on a box or a button is not the wish to open the line."""
        index = self.indexAt(event.position().toPoint())
        line = self.due.line_at(index.row())
        if self._part_at(index, event.position().toPoint()):
            self.mousePressEvent(event)
        elif line is not None and event.button() == LEFT:
            self.opened.emit(line)

    def _part_at(self, index: QModelIndex, point: QPoint) -> str:
        """Return what lies at a point: a button, the box (which is done at once), a head."""
        if not index.isValid():
            return ""
        if isinstance(index.data(ROW), Head):
            return "head"
        if self.due.line_at(index.row()) is None:
            return ""
        rect = self.visualRect(index)
        if BOX <= point.x() - rect.x() < DAY - 4:
            return FINISH
        if index.row() not in (self.hovered, self.currentIndex().row()):
            return ""
        places = self.painter_of_lines.buttons(rect)
        return next((key for key, place, _ in places if place.contains(point)), "")

    # the rest

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_inset()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            wide = self._theme.px("size.focus_ring")
            painter.setPen(QPen(self._theme.color("accent.text"), wide))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))
            painter.end()

    def _make_current(self, row: int) -> None:
        if row < 0:
            return
        index = self.due.index(row)
        self.selectionModel().setCurrentIndex(index, Selection.ClearAndSelect)
        self.scrollTo(index)

    def _return_to(self, line: DueLine | None, row: int) -> None:
        """Make a line current again; where it is gone, what stands in its row now."""
        at = self.due.row_of(line.kind, line.id) if line is not None else -1
        self._make_current(at if at >= 0 else self._nearest_line(row))

    def _nearest_line(self, row: int) -> int:
        """Return the line in a row or the next one below, else the last one above; -1 for none."""
        count = self.due.rowCount()
        below = range(max(0, row), count)
        above = range(min(row, count) - 1, -1, -1)
        found = (each for each in (*below, *above) if self.due.line_at(each) is not None)
        return next(found, self.due.rowCount() - 1 if count else -1)
