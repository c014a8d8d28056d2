"""What changed in a record, newest first: when, what was done, who, and each field old → new."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.panes.history_text import Piece, entry_text, pieces_of, when_of
from ui.panes.pieces import high_of, paint_line, paint_wrapped
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.history.queries import HistoryLine
    from ui.tables.model import Index
    from ui.theme import Theme

WHEN_WIDTH = 84
LINE = 20
PADDING = 8
TOOLTIP_AT_MOST = 1_000  # characters
# Fields of an entry that are shown before it is unfolded.
FIRST_FIELDS = 5
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
TOP = Qt.AlignmentFlag.AlignTop
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft | TOP, Qt.AlignmentFlag.AlignRight | TOP
ELIDE = Qt.TextElideMode.ElideRight
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HistoryModel(QAbstractListModel):
    """The entries read so far; the view asks for more when it comes to their end.

    Signals:
        more_needed: the number of entries that are there already.
    """

    more_needed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.lines: list[HistoryLine] = []
        self._more = False
        self._asked = False

    def begin_again(self) -> None:
        """Forget the entries: others will come."""
        self.beginResetModel()
        self.lines.clear()
        self._more = self._asked = False
        self.endResetModel()

    def add(self, lines: Sequence[HistoryLine], *, more: bool) -> None:
        """Append a page of entries; `more` tells whether there are older ones."""
        self._more, self._asked = more, False
        if lines:
            first = len(self.lines)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self.lines.extend(lines)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == ENTRY_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry_text(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(entry_text(line)[:TOOLTIP_AT_MOST])
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_needed.emit(len(self.lines))


class HistoryList(QListView):
    """Scrolls through the entries; Enter, Space or a click shows an entry whole.

    Signals:
        undo_asked: the change set of an entry that shall be taken back, from its menu.
    """

    undo_asked = Signal(int)

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        """Start empty; dates of this year are written without the year."""
        super().__init__(parent)
        self._theme = theme
        self.entries = HistoryModel(self)
        self.unfolded: set[int] = set()
        self.setModel(self.entries)
        self.setItemDelegate(HistoryDelegate(theme, today, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("History"))
        self.viewport().setAutoFillBackground(False)
        self.entries.modelReset.connect(self.unfolded.clear)
        theme.changed.connect(self.viewport().update)

    def unfold(self, index: QModelIndex) -> None:
        """Show an entry whole, or its first fields in one line each again."""
        if index.isValid():
            self.unfolded ^= {index.row()}
            self.scheduleDelayedItemsLayout()

    def menu_of(self, index: QModelIndex) -> QMenu:
        """Return what can be done with an entry."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        undo = menu.addAction(self._theme.icon("undo"), self.tr("Undo this change"))
        undo.triggered.connect(partial(self._ask, index.data(ENTRY_ROLE).change_set))
        return menu

    def _ask(self, change_set: int) -> None:
        self.undo_asked.emit(change_set)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_of(index).popup(self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.unfold(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.unfold(self.indexAt(event.position().toPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # unfolded texts wrap elsewhere


class HistoryDelegate(QStyledItemDelegate):
    """Paints an entry: a line with when, what and who, then its fields under the what."""

    def __init__(self, theme: Theme, today: date, view: HistoryList) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(view)
        self._theme, self._today, self._view = theme, today, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        rows = self._rows(index)
        high = LINE * len(rows)
        if index.row() in self._view.unfolded:
            font = self._theme.font("body")
            high = sum(max(LINE, high_of(row, font, self._room(width))) for row in rows)
        return QSize(width, LINE + high + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("surface.hover"))
        painter.setPen(theme.color("border.subtle"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        margin = theme.px("space.l")
        inside = rect.adjusted(margin, PADDING, -margin, -PADDING)
        self._paint_head(painter, inside, index.data(ENTRY_ROLE))
        place = QPoint(inside.left() + WHEN_WIDTH, inside.top() + LINE)
        self._paint_rows(painter, place, index)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, line: HistoryLine) -> None:
        theme = self._theme
        line_rect = QRect(rect.left(), rect.top(), rect.width(), LINE)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.secondary"))
        for number, when in enumerate(when_of(line, self._today)):
            place = line_rect.translated(0, 1 + number * LINE)
            if place.top() < rect.bottom():
                painter.drawText(place, LEFT, when)
        painter.setPen(theme.color("text.tertiary"))
        free = line_rect.adjusted(WHEN_WIDTH, 1, 0, 1)
        who = painter.fontMetrics().elidedText(line.who, ELIDE, free.width() // 2)
        painter.drawText(free, RIGHT, who)
        taken = painter.fontMetrics().horizontalAdvance(who) + theme.px("space.m")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.primary"))
        room = line_rect.adjusted(WHEN_WIDTH, 0, -taken, 0)
        shown = painter.fontMetrics().elidedText(line.action, ELIDE, room.width())
        painter.drawText(room, LEFT, shown)

    def _paint_rows(self, painter: QPainter, place: QPoint, index: Index) -> None:
        whole = index.row() in self._view.unfolded
        room = self._room(self._view.viewport().width())
        painter.setFont(self._theme.font("body"))
        for row in self._rows(index):
            if whole:
                high = paint_wrapped(painter, place, row, room, self._theme)
                place += QPoint(0, max(LINE, high))
            else:
                paint_line(painter, QRect(place.x(), place.y(), room, LINE), row, self._theme)
                place += QPoint(0, LINE)

    def _rows(self, index: Index) -> list[list[Piece]]:
        """Return what stands under the first line: the reason, the fields, how many more."""
        whole = index.row() in self._view.unfolded
        return pieces_of(index.data(ENTRY_ROLE), None if whole else FIRST_FIELDS)

    def _room(self, width: int) -> int:
        return max(60, width - 2 * self._theme.px("space.l") - WHEN_WIDTH)
