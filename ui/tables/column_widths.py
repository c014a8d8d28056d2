"""Keeps the columns of a table as the person left them, and figures whole on screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QHeaderView

from ui.tables.columns import Look
from ui.tables.layout_memory import (
    ColumnLayout,
    LayoutMemory,
    declared_layout,
    declared_width,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from ui.tables.model import PagedTableModel

SETTLED = 400  # ms after the last change before it is written to the settings
PADDING = 20  # px around a figure and its column's title
ARROW = 18


class ColumnWidths(QObject):
    """Applies a layout to the header, follows what the person does to it, and remembers it.

    The last shown column also takes the width that is left over; where it holds figures, the names
    take it. A column of figures is widened when a figure would not fit: figures are never cut.

    Signals:
        changed: columns were shown, hidden, moved or resized.
    """

    changed = Signal()

    def __init__(self, table: QTableView, model: PagedTableModel, memory: LayoutMemory) -> None:
        """Lay the columns out as they were left."""
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._model = model
        self.memory = memory
        self._needed: dict[str, int] = {}
        self._columns = [each for each in model.columns if each.look is not Look.CHECK]
        self._logical = {each.key: at for at, each in enumerate(model.columns)}
        self._own = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED)
        self._timer.timeout.connect(self._settle)
        self.home = declared_layout(self._columns)
        self.layout = memory.recall(self._columns)
        self._apply()
        self._header.sectionResized.connect(self._resized)
        self._header.sectionMoved.connect(self._moved)
        model.loaded.connect(self._fit_figures)
        table.viewport().installEventFilter(self)

    @property
    def counts(self) -> tuple[int, int]:
        """How many columns are shown, of how many."""
        return len(self.layout.shown), len(self._columns)

    @property
    def in_order(self) -> list[str]:
        """The keys of the shown columns from left to right."""
        return [key for key in self.layout.order if key in self.layout.shown]

    @property
    def differs(self) -> bool:
        """Whether the columns are not those of the view."""
        return self.layout != self.home

    def arrange(self, order: list[str], shown: set[str]) -> None:
        """Show these columns in this order; at least one stays."""
        if shown:
            self._change(replace(self.layout, order=tuple(order), shown=frozenset(shown)))

    def reset(self) -> None:
        """Go back to the columns of the view."""
        self._change(self.home)

    def show_view(self, home: ColumnLayout, left: ColumnLayout | None = None) -> None:
        """Show the columns of a view, `left` if somebody left them otherwise."""
        self.home = home
        self._timer.stop()
        self.layout = left or home
        self._apply()
        self.changed.emit()

    def _change(self, layout: ColumnLayout) -> None:
        self.layout = layout
        self._apply()
        self._keep()
        self.changed.emit()

    def _apply(self) -> None:
        self._own = True
        header = self._header
        first = 0
        if self._model.columns[0].look is Look.CHECK:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            header.setFirstSectionMovable(False)
            header.resizeSection(0, self._model.columns[0].width)
            first = 1
        for place, key in enumerate(self.layout.order, first):
            logical = self._logical[key]
            header.moveSection(header.visualIndex(logical), place)
            header.setSectionHidden(logical, key not in self.layout.shown)
            header.resizeSection(logical, self._natural(key))
        self._own = False
        self.stretch()

    def _natural(self, key: str) -> int:
        """Return the width of a column; its title and its figures always fit."""
        column = self._model.columns[self._logical[key]]
        title = self._header.fontMetrics().horizontalAdvance(column.title()) + PADDING
        wanted = self.layout.widths.get(key) or declared_width(column)
        return max(wanted, title, self._needed.get(key, 0))

    def stretch(self) -> None:
        """Give one column what is left of the width."""
        keys = self.in_order
        if not keys:
            return
        taker = self._taker(keys)
        self._own = True
        for key in keys:
            if key != taker and self._header.sectionSize(self._logical[key]) != self._natural(key):
                self._header.resizeSection(self._logical[key], self._natural(key))
        flexible = self._logical[taker]
        others = self._header.length() - self._header.sectionSize(flexible)
        width = max(self._natural(taker), self._table.viewport().width() - others)
        self._header.resizeSection(flexible, width)
        self._own = False

    def _taker(self, keys: list[str]) -> str:
        """Return the column that takes what is left: figures would stand far from the others."""
        looks = {key: self._model.columns[self._logical[key]].look for key in keys}
        named = [key for key in keys if looks[key] is Look.STRONG]
        return named[0] if looks[keys[-1]] is Look.NUMBER and named else keys[-1]

    @Slot(int, int, int)
    def _resized(self, logical: int, _old: int, new: int) -> None:
        if self._own or new == 0:
            return
        key = self._model.columns[logical].key
        self.layout = replace(self.layout, widths={**self.layout.widths, key: new})
        self._timer.start()
        self.changed.emit()

    @Slot(int, int, int)
    def _moved(self, _logical: int, _old: int, _new: int) -> None:
        if self._own:
            return
        header, columns = self._header, self._model.columns
        visual = [columns[header.logicalIndex(at)] for at in range(len(columns))]
        order = tuple(each.key for each in visual if each.look is not Look.CHECK)
        self.layout = replace(self.layout, order=order)
        self._keep()
        self.stretch()
        self.changed.emit()

    @Slot(list)
    def _fit_figures(self, ids: list[int]) -> None:
        rows = [row for each in ids if (row := self._model.row_of(each)) is not None]
        metrics = self._table.fontMetrics()
        wider = False
        for key in self.in_order:
            column = self._model.columns[self._logical[key]]
            if column.look is not Look.NUMBER or not rows:
                continue
            needed = max(metrics.horizontalAdvance(column.text(row)) for row in rows) + PADDING
            if needed > self._natural(key):
                self._needed[key] = needed
                wider = True
        if wider:
            self.stretch()

    @Slot()
    def _settle(self) -> None:
        """A border has come to rest: no figure may be cut, and no gap stay at the right."""
        self._keep()
        self.stretch()

    def _keep(self) -> None:
        self._timer.stop()
        if self.differs:
            self.memory.keep(self.layout)
        else:
            self.memory.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fill the width again when the table is resized; write at once when it is left."""
        if event.type() == QEvent.Type.Resize:
            self.stretch()
        elif event.type() == QEvent.Type.Hide and self._timer.isActive():
            self._keep()
        return super().eventFilter(watched, event)
