"""All entries of one day as a list, for days with more than there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import formats
from ui.pages.calendar import looks, words
from ui.pages.calendar.painting import MIDDLE
from ui.widgets.buttons import FLAT, Button
from ui.widgets.labels import HEADING, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.calendar.entries import Entry
    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
TIMES, ICON, EDGE, MARGIN = 92, 14, 3, 16
ELIDE = Qt.TextElideMode.ElideRight


class DayModel(QAbstractListModel):
    """The entries of a day."""

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()
        self.today: date | None = None

    def show_entries(self, entries: Sequence[Entry], today: date) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries, self.today = entries, today
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return words.spoken(entry, self.today) if self.today is not None else entry.title
        return None


class DayDelegate(QStyledItemDelegate):
    """Paints an entry in two lines: its hours and title, and what else is to be said."""

    def __init__(self, theme: Theme, view: QListView, model: DayModel) -> None:
        """Paint rows of `model`."""
        super().__init__(view)
        self._theme, self._view, self._model = theme, view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px("size.row_two_lines"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, option.rect
        entry = self._model.entries[index.row()]
        chosen = index.row() == self._view.currentIndex().row()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            ground = "surface.selected" if chosen else "surface.hover"
            painter.fillRect(rect, theme.color(ground))
        painter.fillRect(
            QRect(rect.x(), rect.y(), EDGE, rect.height() - 1), theme.color(looks.COLOR[entry.lane])
        )
        self._paint_words(painter, rect, entry)
        painter.setPen(theme.color("border.subtle"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(theme.color("accent.text"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_words(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        theme, line = self._theme, self._theme.line()
        ratio = painter.device().devicePixelRatioF()
        top = rect.y() + (rect.height() - line - theme.line("caption")) // 2
        left = rect.x() + MARGIN
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.secondary"))
        hours = words.hours(entry) if entry.timed else words.all_day()
        painter.drawText(QRect(left, top, TIMES, line), MIDDLE, hours)
        left += TIMES
        icon = theme.pixmap(looks.ICON[entry.lane], "text.secondary", ICON, ratio)
        painter.drawPixmap(QPoint(left, top + (line - ICON) // 2), icon)
        left += ICON + 6
        wide = rect.right() - MARGIN - left
        mark = looks.mark_of(entry)
        if mark is not None:
            at = QPoint(left + wide - ICON, top + (line - ICON) // 2)
            painter.drawPixmap(at, theme.pixmap(mark.icon, mark.color, ICON, ratio))
            wide -= ICON + 6
        painter.setPen(theme.color("text.primary"))
        _write(painter, QRect(left, top, wide, line), entry.title)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.secondary"))
        beside = " · ".join(filter(None, (entry.staff, words.state(entry), entry.detail)))
        _write(painter, QRect(left, top + line, wide, theme.line("caption")), beside)


def _write(painter: QPainter, place: QRect, text: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, ELIDE, place.width())
    painter.drawText(place, MIDDLE, shown)


class DayList(QFrame):
    """The day as its heading, and its entries.

    Signals:
        opened(Entry): Enter or a click.
        new_wanted: the button for a new entry.
        close_asked: ×, or Esc.
    """

    opened = Signal(object)
    new_wanted = Signal()
    close_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self.day: date | None = None
        self.model = DayModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(DayDelegate(theme, self.view, self.model))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(theme))
        column.addWidget(self.view, 1)

    def show_day(self, day: date, entries: Sequence[Entry], today: date) -> None:
        """Show the entries of a day; the row that was current stays so."""
        row = self.view.currentIndex().row() if day == self.day else 0
        self.day = day
        self.model.show_entries(entries, today)
        text = self.tr("Entries: {count}").format(count=len(entries))
        self._title.setText(f"{formats.long_day(day)} {formats.weekday(day)}")
        self._count.setText(text)
        self.view.setAccessibleName(f"{self._title.text()}, {text}")
        self.view.setCurrentIndex(self.model.index(min(max(row, 0), len(entries) - 1), 0))

    def _head(self, theme: Theme) -> QFrame:
        head = QFrame(self)
        head.setProperty("kind", "header")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px("space.l"), 8, theme.px("space.s"), 8)
        row.setSpacing(theme.px("space.s"))
        self._title = label("", head, size=HEADING)
        self._count = label("", head, tone="secondary")
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch()
        new = Button(theme, self.tr("New…"), icon="plus", small=True, parent=head)
        new.clicked.connect(self.new_wanted)
        row.addWidget(new)
        close = Button(theme, kind=FLAT, icon="close", small=True, parent=head)
        close.name_only(self.tr("Close (Esc)"))
        close.clicked.connect(self.close_asked)
        row.addWidget(close)
        return head

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.model.entries[index.row()])
