"""The left rail: an icon over a word for each page, the last entry at the bottom; one Tab stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.pages.page import PageEntry
    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDGE = 3
NARROW = 48
TOP = 6
GAP = 8
# In a low window the entries move closer together before the rail scrolls.
LOWEST = 42


class RailModel(QAbstractListModel):
    """The entries, with a gap before the last one."""

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget) -> None:
        """Keep the entries in their order."""
        super().__init__(parent)
        self.entries: list[PageEntry | None] = [*entries[:-1], None, entries[-1]]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if entry is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.title()
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.title()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entries[index.row()] is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def row_of(self, key: str) -> int:
        """Return the row of a page, -1 for an unknown one."""
        keys = [entry.key if entry else None for entry in self.entries]
        return keys.index(key) if key in keys else -1


class RailDelegate(QStyledItemDelegate):
    """Paints an entry: selected has a base fill, an accent edge and a strong word."""

    def __init__(self, theme: Theme, view: Rail) -> None:
        """Paint for `view`."""
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = self._view.rail_model
        count = len(model.entries) - 1
        free = self._view.viewport().height() - GAP
        high = max(LOWEST, min(self._theme.px("size.rail_item"), free // count))
        if model.entries[index.row()] is None:
            return QSize(10, max(GAP, free + GAP - count * high))
        return QSize(10, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._view.rail_model.entries[index.row()]
        if entry is None:
            return
        view = self._view
        # The style option has these attributes; the stubs of PySide do not know them all.
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = index.row() == view.currentIndex().row()
        token = "accent.text" if chosen else "text.secondary"
        painter.save()
        if chosen:
            painter.fillRect(rect, self._theme.color("surface.base"))
            edge = QRect(rect.x(), rect.y(), EDGE, rect.height())
            painter.fillRect(edge, self._theme.color("accent.base"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("surface.hover"))
        self._paint_entry(painter, rect, entry, token, strong=chosen)
        if chosen and view.hasFocus():
            painter.setPen(QPen(self._theme.color("accent.text"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -1))
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, rect: QRect, entry: PageEntry, token: str, *, strong: bool
    ) -> None:
        size = self._theme.px("size.icon_rail")
        word_high = 0 if self._view.narrow else self._theme.line("caption") + 2
        top = rect.y() + (rect.height() - size - word_high) // 2
        pixmap = self._theme.pixmap(entry.icon, token, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPoint(rect.x() + (rect.width() - size) // 2, top), pixmap)
        if self._view.narrow:
            return
        painter.setPen(self._theme.color(token))
        painter.setFont(self._theme.font("caption", strong=strong))
        word = QRect(rect.x(), top + size + 2, rect.width(), self._theme.line("caption"))
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, entry.title())


class Rail(QListView):
    """The list of pages; arrows and clicks choose.

    Signals:
        chosen(key)
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, entries: Sequence[PageEntry], parent: QWidget | None = None
    ) -> None:
        """Show `entries`, the last one at the bottom."""
        super().__init__(parent)
        self._theme = theme
        self.narrow = False
        self.rail_model = RailModel(entries, self)
        self.setModel(self.rail_model)
        self.setItemDelegate(RailDelegate(theme, self))
        self.setProperty("kind", "rail")
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setViewportMargins(0, TOP, 0, TOP)
        self.setAccessibleName(self.tr("Pages"))
        self.setFixedWidth(theme.px("size.rail"))
        self.selectionModel().currentChanged.connect(self._on_current)

    def choose(self, key: str) -> None:
        """Mark a page as shown."""
        row = self.rail_model.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.rail_model.index(row, 0))

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons alone where the window is too narrow for words; tooltips name them."""
        if narrow != self.narrow:
            self.narrow = narrow
            self.setFixedWidth(NARROW if narrow else self._theme.px("size.rail"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # the gap takes what is left

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self.rail_model.entries[current.row()] if current.isValid() else None
        if entry is not None:
            self.chosen.emit(entry.key)
