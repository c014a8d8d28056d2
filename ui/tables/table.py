"""The list itself: a table view that knows records by id and is used with keyboard or mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.tables.cells import CellTable
from ui.tables.column_widths import ColumnWidths
from ui.tables.columns import Look
from ui.tables.delegate import RowDelegate
from ui.tables.header import TableHeader
from ui.tables.layout_memory import LayoutMemory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.tables.model import Index, PagedTableModel
    from ui.theme import Theme

EDGE = 3


class RecordTable(CellTable):
    """Shows a `PagedTableModel`.

    Left and Right go from cell to cell of the current record, Up and Down from record to record.

    Signals:
        opened: Enter or a click on a record, by id.
        edit_asked: F2, by id; `current_column` tells in which cell.
        current_changed: another record is current, by id; 0 when none is.
        copy_asked: Ctrl+C, the ids to copy: the checked ones, else the current one.
        sort_asked: the sort key of the column whose title was clicked, and whether descending.
    """

    opened = Signal(int)
    edit_asked = Signal(int)
    current_changed = Signal(int)
    copy_asked = Signal(list)
    sort_asked = Signal(str, bool)

    def __init__(
        self,
        model: PagedTableModel,
        theme: Theme,
        memory: LayoutMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Lay the columns out as they were left."""
        super().__init__(model, theme, parent)
        self.hovered = -1
        self._restoring = False
        self._sorted = ("", False)
        self._range_from: int | None = None
        self.setModel(model)
        self._titles = TableHeader(theme, self)
        self.setHorizontalHeader(self._titles)
        self._titles.sectionClicked.connect(self._title_clicked)
        self.setItemDelegate(RowDelegate(theme, self))
        self._behave()
        self.layout_of_columns = ColumnWidths(self, model, memory or LayoutMemory(None, ""))
        theme.changed.connect(self.viewport().update)

    def invert(self) -> None:
        """Check what is not checked, and the other way round."""
        checked = set(self._model.checked)
        rest = [each for each in self._model.ids if each not in checked]
        self._model.check(tuple(checked), on=False)
        self._model.check(rest, on=True)

    def set_ids(self, ids: Sequence[int], *, from_top: bool = False) -> None:
        """Show another result; the current record stays current.

        One that is gone gives way to the record in its place, if the keyboard is in the list.
        The place on screen stays too, by id, unless another order or condition was asked for:
        then the list is shown `from_top`.
        """
        current, anchor, offset = self.current_id(), *self._anchor()
        row = self.currentIndex().row()
        self._restoring = True
        self._model.set_ids(ids)
        place = self._model.position_of(current) if current is not None else None
        if place is None:
            self.selectionModel().clear()
        elif place != self.currentIndex().row():
            index = self._model.index(place, self._column())
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._restoring = False
        self._scroll_back(None if from_top else anchor, offset)
        if current is not None and place is None:
            if self.hasFocus() and not from_top and ids:
                row = min(row, self._model.rowCount() - 1)
                self.setCurrentIndex(self._model.index(row, self._column()))
            else:
                self.current_changed.emit(0)
        self.viewport().update()

    def show_sorted(self, sort_key: str, *, descending: bool) -> None:
        """Show the arrow in the header of the column with this sort key."""
        self._sorted = (sort_key, descending)
        keys = [each.sort_key for each in self._model.columns]
        found = keys.index(sort_key) if sort_key and sort_key in keys else -1
        self._titles.show_sorted(found, descending=descending)

    def sort_by(self, sort_key: str) -> None:
        """Sort by a column; by the present one again: the other way round."""
        key, descending = self._sorted
        turned = not descending if key == sort_key else False
        self.show_sorted(sort_key, descending=turned)
        self.sort_asked.emit(sort_key, turned)

    def visible_rows(self) -> tuple[int, int]:
        """Return the positions (from 1) of the first and last row on screen; (0, 0) if empty."""
        first = self.rowAt(0)
        if first < 0:
            return (0, 0)
        last = self.rowAt(self.viewport().height() - 1)
        return (first + 1, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _behave(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(self._theme.px("size.row"))
        rows.setMinimumSectionSize(self._theme.px("size.row"))
        rows.hide()

    def _anchor(self) -> tuple[int | None, int]:
        """Return the record that must not move (the current one if on screen) and its height."""
        current = self.currentIndex()
        height = self.viewport().height()
        row = current.row()
        if not current.isValid() or not 0 <= self.rowViewportPosition(row) < height:
            row = self.rowAt(0)
        return self._model.id_at(row), self.rowViewportPosition(row) if row >= 0 else 0

    def _scroll_back(self, anchor: int | None, offset: int) -> None:
        place = self._model.position_of(anchor) if anchor is not None else None
        self.updateGeometries()
        if place is None:
            self.scrollToTop()
        else:
            self.verticalScrollBar().setValue(place * self._theme.px("size.row") - offset)

    @Slot(int)
    def _title_clicked(self, logical: int) -> None:
        column = self._model.columns[logical]
        if column.look is Look.CHECK:
            everything = self._model.check_state() != Qt.CheckState.Checked
            self._model.check(self._model.ids, on=everything)
        elif column.sort_key:
            self.sort_by(column.sort_key)

    def _toggle(self, record_id: int, *, up_to: bool = False) -> None:
        """Check or uncheck a record; with `up_to` all from the one toggled before."""
        on = not self._model.is_checked(record_id)
        ids = [record_id]
        here = self._model.position_of(record_id)
        start = self._model.position_of(self._range_from) if self._range_from else None
        if up_to and here is not None and start is not None:
            ids = self._model.ids_between(here, start)
            on = True
        self._range_from = record_id
        self._model.check(ids, on=on)

    @property
    def _checkable(self) -> bool:
        return self._model.columns[0].look is Look.CHECK

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which record is current now."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._restoring and current.row() != previous.row():
            self.current_changed.emit(self._model.id_at(current.row()) or 0)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would walk through every row, loaded or not."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 edits, Space checks (with Shift a range), Ctrl+C copies.

        Esc is left to the page.
        """
        record_id = self.current_id()
        if event.matches(QKeySequence.StandardKey.Copy):
            ids = self._model.checked or ([record_id] if record_id is not None else [])
            self.copy_asked.emit(ids)
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self._checkable:
            self._model.check(self._model.ids, on=True)
        elif record_id is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(record_id)
        elif record_id is not None and event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit(record_id)
        elif record_id is not None and event.key() == Qt.Key.Key_Space and self._checkable:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._toggle(record_id, up_to=shift)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a box checks, a click elsewhere opens the record."""
        index = self.indexAt(event.position().toPoint())
        record_id = self._model.id_at(index.row()) if index.isValid() else None
        left = event.button() == Qt.MouseButton.LeftButton
        if record_id is None or not left:
            super().mousePressEvent(event)
            return
        if self._model.columns[index.column()].look is Look.CHECK:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._toggle(record_id, up_to=shift)
            event.accept()
            return
        super().mousePressEvent(event)
        self.opened.emit(record_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Light up no row."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row == self.hovered:
            return
        for each in (self.hovered, row):
            if each >= 0:
                top, height = self.rowViewportPosition(each), self.rowHeight(each)
                self.viewport().update(0, top, self.viewport().width(), height)
        self.hovered = row

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, then the edge of the current row and the ring of the focus around it."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid():
            return
        theme, width = self._theme, self.viewport().width()
        top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
        painter = QPainter(self.viewport())
        painter.fillRect(0, top, EDGE, height, theme.color("accent.text"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(1, top + 1, width - 2, height - 2)
            self._paint_cell_ring(painter, index)
        painter.end()
