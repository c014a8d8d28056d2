"""A list that can stand in groups: heads that fold, with keyboard or mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ui.tables.columns import Look
from ui.tables.head_delegate import HeadDelegate
from ui.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from crm.records.groups import Groups
    from ui.tables.group_heads import GroupHeads
    from ui.tables.layout_memory import LayoutMemory
    from ui.tables.model import PagedTableModel
    from ui.theme import Theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GroupedTable(RecordTable):
    """Left folds the group of the current row, Right unfolds it, Enter or a click does either.

    Space on a head checks the whole group; the box at its left does too.
    """

    def __init__(
        self,
        model: PagedTableModel,
        theme: Theme,
        memory: LayoutMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show heads where the model has groups."""
        super().__init__(model, theme, memory, parent)
        self.setItemDelegate(HeadDelegate(theme, self))

    @property
    def heads(self) -> GroupHeads:
        """The groups of the list."""
        return self._model.heads

    def show_groups(
        self, ids: Sequence[int], groups: Groups, by: str, *, from_top: bool = False
    ) -> None:
        """Show another result in groups; a head that was current stays current."""
        head = self.heads.head_at(self.currentIndex().row())
        self.heads.put(groups, by)
        self.set_ids(ids, from_top=from_top)
        position = self.heads.position_of(head.key) if head is not None else None
        if position is not None:
            self.go_to(position)

    def make_current(self, record_id: int) -> bool:
        """Make a record current, unfolding its group."""
        self.heads.unfold_for(record_id)
        return super().make_current(record_id)

    def visible_rows(self) -> tuple[int, int]:
        """Return the numbers (from 1) of the first and last record on screen, heads left out."""
        first, last = super().visible_rows()
        place_at = self.heads.order.place_at
        places = [at for at in map(place_at, range(first - 1, last)) if at is not None]
        return (places[0] + 1, places[-1] + 1) if places and first else (0, 0)

    def sort_as(self, sort_key: str, *, descending: bool) -> None:
        """Sort by a column in this direction."""
        self.show_sorted(sort_key, descending=descending)
        self.sort_asked.emit(sort_key, descending)

    def model(self) -> PagedTableModel:
        """Return the model that the table was made with."""
        return self._model

    def fold_all(self, *, on: bool) -> None:
        """Show only the heads of all groups, or every record again."""
        record_id, head = self.current_id(), self.heads.head_at(self.currentIndex().row())
        self.heads.fold_all(on=on)
        if record_id is not None and on:
            place = self._model.place_of(record_id)
            self.go_to(self.heads.order.head_of(self.heads.order.group_of(place or 0)))
        elif record_id is not None:
            super().make_current(record_id)
        elif head is not None:
            self.go_to(self.heads.position_of(head.key) or 0)

    def _anchor(self) -> tuple[int | None, int]:
        """Return the record that must not move; a head moves with the first one below it."""
        found, offset = super()._anchor()
        row = self.rowAt(0)
        while found is None and 0 <= row < self._model.rowCount() - 1:
            row += 1
            found, offset = self._model.id_at(row), self.rowViewportPosition(row)
        return found, offset

    def go_to(self, position: int) -> None:
        """Make what stands at a position current, a head or a record."""
        self.setCurrentIndex(self._model.index(position, self._column()))

    def _fold(self, position: int, *, on: bool) -> None:
        """Fold the group of a row and stay on its head, or unfold it."""
        order = self.heads.order
        group, place = order.head_at(position), order.place_at(position)
        if group is None and place is not None:
            group = order.group_of(place)
        if group is not None:
            if on:
                self.go_to(order.head_of(group))
            self.heads.fold(group, on=on)
            self.verticalScrollBar().valueChanged.emit(self.verticalScrollBar().value())

    def _check_group(self, position: int) -> None:
        head = self.heads.head_at(position)
        on = head is not None and head.state != Qt.CheckState.Checked
        self._model.check(self.heads.ids_at(position), on=on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold; everything else is as in every list."""
        row, key = self.currentIndex().row(), Qt.Key(event.key())
        head = self.heads.head_at(row)
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if not plain or not self.heads.order.groups:
            super().keyPressEvent(event)
        elif head is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold(row, on=key == Qt.Key.Key_Left)
        elif head is not None and key in ENTER:
            self._fold(row, on=not head.folded)
        elif head is not None and key == Qt.Key.Key_Space and self._checkable:
            self._check_group(row)
        elif head is None and key == Qt.Key.Key_Left and self._column() == self._first_column():
            place = self.heads.order.place_at(row)
            if place is not None:
                self.go_to(self.heads.order.head_of(self.heads.order.group_of(place)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a head folds or unfolds, on its box it checks the group."""
        index = self.indexAt(event.position().toPoint())
        head = self.heads.head_at(index.row()) if index.isValid() else None
        if head is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        event.accept()
        if self._model.columns[index.column()].look is Look.CHECK:
            self._check_group(index.row())
            return
        self.go_to(index.row())
        self._fold(index.row(), on=not head.folded)

    def _paint_cell_ring(self, painter: QPainter, index: QModelIndex) -> None:
        """Show which cell is current; a head has none."""
        if self.heads.head_at(index.row()) is None:
            super()._paint_cell_ring(painter, index)
