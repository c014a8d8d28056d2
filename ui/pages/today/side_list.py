"""The rows of a card: when or what at the left, a name with a line under it, chips at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.today.painting import Pen, halves
from ui.widgets.chips import STATE_ICONS, chip_width, paint_chip, paint_dot
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from ui.pages.today.deeds import Target
    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
HIGH, GAP, LEFT_WIDE = 44, 12, 96
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class SideLine:
    """One row; `stage` is the code of a stage, whose dot stands before `left`.

    `chip` is text, state and icon (None: the state's own); `target` is set where the row can be
    done, postponed and handed on.
    """

    left: str
    title: str
    opens: tuple[str, int]
    detail: str = ""
    aside: str = ""
    chip: tuple[str, str, str | None] | None = None
    stage: str = ""
    target: Target | None = None

    @property
    def spoken(self) -> str:
        """The row for screen readers."""
        chip = self.chip[0] if self.chip else ""
        parts = (self.left, self.title, self.detail, self.aside, chip)
        return " ".join(part for part in parts if part)


class SideModel(QAbstractListModel):
    """Rows of a card."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self.lines: Sequence[SideLine] = ()

    def show_lines(self, lines: Sequence[SideLine]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()] if index.isValid() else None
        if line is None or role == ROW:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(part for part in (line.title, line.detail) if part))
        return None


class SideDelegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, theme: Theme, view: SideList) -> None:
        """Paint for `view`."""
        super().__init__(view)
        self._theme, self._view, self._pen = theme, view, Pen(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, pen, view = index.data(ROW), self._pen, self._view
        rect: QRect = option.rect
        keyboard = view.hasFocus() and index.row() == view.currentIndex().row()
        painter.save()
        over = index.row() == view.hovered or keyboard
        last = index.row() + 1 == index.model().rowCount()
        pen.ground(painter, rect, chosen=False, over=over, current=False, line=not last)
        left = QRect(rect.x() + GAP, rect.y(), LEFT_WIDE - 4, rect.height())
        if line.stage:
            used = paint_dot(painter, left, self._theme.stage(line.stage))
            left = left.adjusted(used, 0, 0, 0)
        pen.write(painter, left, line.left, tone="text.secondary")
        right = self._paint_right(painter, rect, line)
        place = QRect(rect.x() + LEFT_WIDE + GAP, rect.y(), 0, rect.height())
        place.setRight(right - GAP)
        upper, lower = halves(place)
        pen.write(painter, upper if line.detail else place, line.title, strong=True)
        if line.detail:
            pen.write(painter, lower, line.detail, tone="text.secondary", size="caption")
        if keyboard:
            pen.ring(painter, rect)
        painter.restore()

    def _paint_right(self, painter: QPainter, rect: QRect, line: SideLine) -> int:
        """Paint chip and words at the right and return where they begin."""
        right = rect.right() - GAP + 1
        if line.chip is not None:
            text, state, icon = line.chip
            wide = chip_width(text, STATE_ICONS[state] if icon is None else icon, self._theme)
            place = QRect(right - wide, rect.y(), wide, rect.height())
            paint_chip(painter, place, text, state, icon, self._theme)
            right = place.x() - 10
        if line.aside:
            _, metrics = self._pen.font()
            wide = metrics.horizontalAdvance(line.aside)
            place = QRect(right - wide, rect.y(), wide + 1, rect.height())
            self._pen.write(painter, place, line.aside, tone="text.secondary")
            right = place.x()
        return right


class SideList(QListView):
    """As high as its rows: what scrolls is the column of cards.

    Signals:
        opened(SideLine): Enter, or a click with the mouse.
        asked(SideLine, what): Space, D or H on a row that can be done, postponed, handed on.
        moved: another row has the keyboard; the column scrolls to it.
    """

    opened = Signal(object)
    asked = Signal(object, str)
    moved = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        """Start empty; `name` is for screen readers."""
        super().__init__(parent)
        self.side = SideModel(self)
        self.hovered = -1
        self.setModel(self.side)
        self.setItemDelegate(SideDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFixedHeight(0)
        theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: Sequence[SideLine]) -> None:
        """Show other rows; the keyboard stays at its place."""
        row = self.currentIndex().row()
        self.side.show_lines(lines)
        self.setFixedHeight(HIGH * len(lines))
        self.setVisible(bool(lines))
        if lines:
            self.setCurrentIndex(self.side.index(min(max(row, 0), len(lines) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from ui.pages.today.due_list import KEYS, NO_MODIFIER, TEXT_FROM

        index, key = self.currentIndex(), Qt.Key(event.key())
        line = index.data(ROW) if index.isValid() else None
        plain = event.modifiers() in NO_MODIFIER
        if line is not None and plain and key in ENTER:
            self.opened.emit(line)
        elif line is not None and line.target is not None and plain and key in KEYS:
            self.asked.emit(line, KEYS[key])
        elif plain and event.text() and ord(event.text()[0]) >= TEXT_FROM:
            event.ignore()
        else:
            super().keyPressEvent(event)
            self.moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index.data(ROW))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = Qt.CursorShape.PointingHandCursor if index.isValid() else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(over)
        if index.row() != self.hovered:
            self.hovered = index.row()
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered = -1
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.moved.emit()

    @Slot()
    def current_place(self) -> QRect:
        """Return where the current row is in the list."""
        return self.visualRect(self.currentIndex())
