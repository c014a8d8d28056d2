"""The table of a tile: read by row, walked by the arrow keys, each figure a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.pages.figures.cell_delegate import BAR_LEAST, CELL, PADDING, CellDelegate, HeaderOfTile
from ui.pages.figures.cells import Cell, TableColumn, TileContent, table_text
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent

    from ui.theme import Theme

ROW = 26
NAME_LEAST, NAME_MOST = 96, 176


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: tuple[TableColumn, ...] = ()
        self.rows: tuple[tuple[Cell, ...], ...] = ()

    def show_content(self, content: TileContent) -> None:
        self.beginResetModel()
        self.columns, self.rows = content.columns, content.rows
        self.endResetModel()

    def cell(self, index: QModelIndex | QPersistentModelIndex) -> Cell:
        return self.rows[index.row()][index.column()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role != Qt.ItemDataRole.DisplayRole or not across:
            return None
        return self.columns[section].title

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole and not self.columns[index.column()].number:
            return plain_tooltip(cell.text)
        return None


class FigureTable(QTableView):
    """As high as its rows; the page around it scrolls.

    Signals:
        followed(Link)
    """

    followed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self._model = _Rows(self)
        self._content = TileContent("", (), ())
        self.setModel(self._model)
        self.painter_of_cells = CellDelegate(theme, self)
        self.setItemDelegate(self.painter_of_cells)
        self.setHorizontalHeader(HeaderOfTile(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._follow)
        theme.changed.connect(self.viewport().update)

    def show_content(self, content: TileContent) -> None:
        """Show other rows."""
        self._content = content
        self._model.show_content(content)
        self.setFixedHeight(self.horizontalHeader().height() + ROW * len(content.rows))
        self.setMinimumWidth(sum(self._needed()))
        self._share_width()
        self.updateGeometry()

    @property
    def text(self) -> str:
        """The table as text for a spreadsheet."""
        return table_text(self._content)

    def cell(self, row: int, column: int) -> Cell:
        """Return what stands in a cell."""
        return self._model.rows[row][column]

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def viewportSizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._follow(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    @Slot()
    def copy(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rows:
            self.setCurrentIndex(self._first_link())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _hover(self, index: QModelIndex) -> None:
        linked = index.isValid() and self._model.cell(index).link is not None
        self.painter_of_cells.hovered = QPersistentModelIndex(index) if linked else None
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if linked else arrow)
        self.viewport().update()

    @Slot(QModelIndex)
    def _follow(self, index: QModelIndex) -> None:
        link = self._model.cell(index).link if index.isValid() else None
        if link is not None:
            self.followed.emit(link)

    def _first_link(self) -> QModelIndex:
        for row, cells in enumerate(self._model.rows):
            for column, cell in enumerate(cells):
                if cell.link is not None:
                    return self._model.index(row, column)
        return self._model.index(0, 0)

    def _needed(self) -> list[int]:
        """Return how wide each column must be to show every figure whole."""
        body = QFontMetrics(self._theme.font("body", strong=True))
        head = QFontMetrics(self._theme.font("caption"))
        found: list[int] = []
        for place, column in enumerate(self._model.columns):
            texts = [body.horizontalAdvance(row[place].text) for row in self._model.rows]
            wide = max([*texts, head.horizontalAdvance(column.title)]) + 2 * PADDING
            if column.bar:
                wide = BAR_LEAST + 2 * PADDING
            elif not column.number:
                wide = min(max(wide + 4, NAME_LEAST), NAME_MOST)
            found.append(wide)
        return found

    def _share_width(self) -> None:
        """Give what is left to the bar, else to every column."""
        needed = self._needed()
        if not needed:
            return
        left = max(0, self.viewport().width() - sum(needed))
        bars = [place for place, column in enumerate(self._model.columns) if column.bar]
        takers = bars or list(range(len(needed)))
        for place in takers:
            needed[place] += left // len(takers)
        needed[0] += left - left // len(takers) * len(takers)
        for place, width in enumerate(needed):
            self.setColumnWidth(place, width)
