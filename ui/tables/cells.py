"""A table with a current cell: which one it is, and how the keyboard goes from cell to cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.tables.columns import Look

if TYPE_CHECKING:
    from ui.tables.column_widths import ColumnWidths
    from ui.tables.columns import Column
    from ui.tables.model import Index, PagedTableModel
    from ui.theme import Theme

CORNER = 5  # px of the mark in a cell that can be edited
Cursor = QAbstractItemView.CursorAction


class CellTable(QTableView):
    """Knows the current cell by record and column; whoever goes to another record keeps the column.

    The column of check boxes has no cells in this sense.
    """

    layout_of_columns: ColumnWidths

    def __init__(self, model: PagedTableModel, theme: Theme, parent: QWidget | None) -> None:
        """Go through the cells of `model`."""
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._last_column = -1

    def current_id(self) -> int | None:
        """Return the id of the current record."""
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def make_current(self, record_id: int) -> bool:
        """Make a record current and scroll to it; False when the list does not hold it."""
        place = self._model.position_of(record_id)
        if place is None:
            return False
        self.setCurrentIndex(self._model.index(place, self._column()))
        return True

    def current_column(self) -> Column | None:
        """Return the column of the current cell, None where it is that of the check boxes."""
        index = self.currentIndex()
        column = self._model.columns[index.column()] if index.isValid() else None
        return None if column is None or column.look is Look.CHECK else column

    def make_column_current(self, key: str) -> None:
        """Go to the cell of this column in the current record."""
        place = next(at for at, each in enumerate(self._model.columns) if each.key == key)
        self.setCurrentIndex(self._model.index(self.currentIndex().row(), place))

    def step_row(self, step: int) -> bool:
        """Go to the next (1) or previous (−1) record; False at the end of the list."""
        row = self.currentIndex().row() + step
        while 0 <= row < self._model.rowCount():
            if self._model.id_at(row) is not None:
                self.setCurrentIndex(self._model.index(row, self.currentIndex().column()))
                return True
            row += step
        return False

    def columns_shown(self) -> list[Column]:
        """Return the columns on screen from left to right, without the check boxes."""
        by_key = {each.key: each for each in self._model.columns}
        return [by_key[key] for key in self.layout_of_columns.in_order]

    def cell_rect(self, record_id: int, key: str) -> QRect:
        """Return where a cell stands in the viewport; empty when it is not in the list."""
        place = self._model.position_of(record_id)
        at = next((n for n, each in enumerate(self._model.columns) if each.key == key), None)
        if place is None or at is None or self.isColumnHidden(at):
            return QRect()
        return self.visualRect(self._model.index(place, at))

    def _first_column(self) -> int:
        """Return a column that is shown: an index in a hidden one cannot be current on screen."""
        shown = self.columns_shown()
        return self._model.columns.index(shown[0]) if shown else 0

    def _column(self) -> int:
        """Return the column of the current cell, else the first one on screen."""
        now = self.currentIndex().column() if self.currentIndex().isValid() else self._last_column
        known = 0 <= now < len(self._model.columns) and not self.isColumnHidden(now)
        return (
            now
            if known and self._model.columns[now].look is not Look.CHECK
            else (self._first_column())
        )

    def _beside(self, step: int) -> QModelIndex:
        """Return the cell at the left (−1) or right (1) of the current one, in the order shown."""
        index = self.currentIndex()
        keys = [each.key for each in self.columns_shown()]
        now = self._model.columns[self._column()].key
        at = min(max(keys.index(now) + step, 0), len(keys) - 1) if now in keys else 0
        place = next(n for n, each in enumerate(self._model.columns) if each.key == keys[at])
        return self._model.index(index.row(), place)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Remember the column: a list that is read anew has no current cell for a moment."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._last_column = current.column()

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and last record; Left and Right from cell to cell."""
        column, last = self._column(), self._model.rowCount() - 1
        if last < 0:
            return QModelIndex()
        if action in (Cursor.MoveHome, Cursor.MoveEnd):
            return self._model.index(0 if action == Cursor.MoveHome else last, column)
        if not self.currentIndex().isValid():
            return self._model.index(0, column)
        if action in (Cursor.MoveLeft, Cursor.MoveRight):
            return self._beside(-1 if action == Cursor.MoveLeft else 1)
        return super().moveCursor(action, modifiers)

    def _paint_cell_ring(self, painter: QPainter, index: QModelIndex) -> None:
        """Show which cell is current, with a filled corner where it can be edited."""
        column = self.current_column()
        if column is None:
            return
        color = self._theme.color("accent.text")
        cell = self.visualRect(index).adjusted(4, 4, -4, -5)
        painter.setPen(QPen(color, 1))
        painter.drawRect(cell)
        if column.edits:
            right, bottom = cell.right() + 1, cell.bottom() + 1
            corner = [QPoint(right, bottom - CORNER), QPoint(right, bottom)]
            painter.setBrush(color)
            painter.drawPolygon([*corner, QPoint(right - CORNER, bottom)])
