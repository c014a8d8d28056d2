"""A table that knows the ids of every row and loads only the rows it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from ui.tables.columns import CHECK_COLUMN, NOT_DEFINED, Column, Row
from ui.tables.group_heads import GroupHeads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.tables.group_heads import Subtotals

PAGE_SIZE = 100
ROWS_KEPT = 4000
LOADING = "…"

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROW_ROLE = int(Role.UserRole) + 1
ID_ROLE = int(Role.UserRole) + 2
CHECKED_ROLE = int(Role.UserRole) + 3
# What needs the row itself, loaded or asked for.
ROW_ROLES = (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole, ROW_ROLE)


class PagedTableModel(QAbstractTableModel):
    """Rows arrive by page: `page_needed` asks for ids, `add_rows` answers.

    Rows that were loaded before stay visible until newer ones replace them, so a refresh never
    flickers. Everything is addressed by record id; positions change with every reload. Where the
    list is grouped, a head stands before the records of each group (`HEAD_ROLE`: a `GroupHead`).

    Signals:
        page_needed: ids whose rows are looked at and not loaded; answer with `add_rows`.
        loaded: ids whose rows have come.
        checked_changed: other records are checked.
    """

    page_needed = Signal(list)
    loaded = Signal(list)
    checked_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        checkable: bool = False,
        subtotals: Subtotals | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Show `columns`, behind a column of check boxes if rows can be selected for an action.

        `subtotals` write the sums of a group by the key of the column under which each stands.
        """
        super().__init__(parent)
        self.columns = (CHECK_COLUMN, *columns) if checkable else tuple(columns)
        self.generation = 0
        self.heads = GroupHeads(self, subtotals or {})
        self._ids: list[int] = []
        self._positions: dict[int, int] | None = None
        self._rows: dict[int, Row] = {}
        self._fresh: set[int] = set()
        self._pending: set[int] = set()
        self._wanted: set[int] = set()
        self._checked: set[int] = set()
        # Asking while the view paints would change the model under the painter.
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._ask_for_pages)

    @property
    def ids(self) -> list[int]:
        """The ids of all rows in display order."""
        return self._ids

    @property
    def checked(self) -> list[int]:
        """The ids of the checked rows in display order."""
        return [each for each in self._ids if each in self._checked] if self._checked else []

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show another result set; rows loaded before are shown until they arrive anew."""
        self.expire()
        if list(ids) == self._ids and not self.heads.waiting:
            return
        self.beginResetModel()
        self._ids = list(ids)
        self._positions = None
        self.heads.arrange(len(self._ids))
        had = len(self._checked)
        if had:
            self._checked &= set(self._ids)
        self.endResetModel()
        if len(self._checked) != had:
            self.checked_changed.emit()

    def expire(self) -> None:
        """Mark every loaded row as old: it is asked for again as soon as it is looked at."""
        self.generation += 1
        self._fresh.clear()
        self._pending.clear()
        self._repaint()

    def _repaint(self) -> None:
        if self._ids:
            last = self.index(self.rowCount() - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def add_rows(
        self, ids: Sequence[int], rows: Mapping[int, Row], generation: int | None = None
    ) -> None:
        """Take the rows of a page that was asked for; an answer to an older question is dropped."""
        if generation is not None and generation != self.generation:
            return
        self._rows.update(rows)
        self._fresh.update(ids)
        self._forget_far_rows(ids)
        positions = [place for each in ids if (place := self.position_of(each)) is not None]
        if positions:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(min(positions), 0), self.index(max(positions), last))
        self.loaded.emit(list(ids))

    def position_of(self, record_id: int) -> int | None:
        """Return where a record stands, None when it is not in the list or its group is folded."""
        place = self.place_of(record_id)
        return None if place is None else self.heads.order.position_of(place)

    def place_of(self, record_id: int) -> int | None:
        """Return the number of a record among all, from 0; None when it is not in the list."""
        if self._positions is None:
            self._positions = {each: place for place, each in enumerate(self._ids)}
        return self._positions.get(record_id)

    def id_at(self, position: int) -> int | None:
        """Return the id of the record at a position, None for a head and outside the list."""
        place = self.heads.order.place_at(position)
        return None if place is None else self._ids[place]

    def ids_between(self, one: int, other: int) -> list[int]:
        """Return the ids of the records that are shown from one position to another."""
        positions = range(min(one, other), max(one, other) + 1)
        return [each for at in positions if (each := self.id_at(at)) is not None]

    def row_of(self, record_id: int) -> Row | None:
        """Return the row of a record if it has been loaded."""
        return self._rows.get(record_id)

    def check(self, ids: Sequence[int], *, on: bool) -> None:
        """Check or uncheck records."""
        before = len(self._checked)
        if on:
            self._checked.update(ids)
        else:
            self._checked.difference_update(ids)
        if len(self._checked) != before and self._ids:
            self.heads.forget()
            self._repaint()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
            self.checked_changed.emit()

    def check_state(self, places: range | None = None) -> Qt.CheckState:
        """Return whether all, some or none of the records are checked, of all or some places."""
        if not self._checked:
            return Qt.CheckState.Unchecked
        if places is None:
            places, count = range(len(self._ids)), len(self._checked)
        else:
            count = sum(self._ids[each] in self._checked for each in places)
        if not count:
            return Qt.CheckState.Unchecked
        everything = count == len(places)
        return Qt.CheckState.Checked if everything else Qt.CheckState.PartiallyChecked

    def is_checked(self, record_id: int) -> bool:
        """Tell whether a record is checked."""
        return record_id in self._checked

    def _row_at(self, place: int) -> Row | None:
        record_id = self._ids[place]
        if record_id not in self._fresh:
            page = place // PAGE_SIZE
            if page not in self._pending:
                self._wanted.add(page)
                self._ask.start()
        return self._rows.get(record_id)

    @Slot()
    def _ask_for_pages(self) -> None:
        pages = sorted(self._wanted - self._pending)
        self._wanted.clear()
        self._pending.update(pages)
        for page in pages:
            ids = self._ids[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
            if ids:
                self.page_needed.emit(ids)

    def _forget_far_rows(self, just_loaded: Sequence[int]) -> None:
        """Keep the memory of a long list bounded: the rows loaded longest ago go first."""
        excess = len(self._rows) - ROWS_KEPT
        if excess <= 0:
            return
        keep = set(just_loaded)
        for record_id in [each for each in self._rows if each not in keep][:excess]:
            del self._rows[record_id]
            self._fresh.discard(record_id)
            place = self.place_of(record_id)
            if place is not None:
                self._pending.discard(place // PAGE_SIZE)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of records, loaded or not, and of the heads of their groups."""
        return 0 if parent.isValid() else self.heads.order.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns, shown or not."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return the plain text of a cell, its row (`ROW_ROLE`) or its record id (`ID_ROLE`)."""
        if not index.isValid():
            return None
        place = self.heads.order.place_at(index.row())
        if place is None:
            return self.heads.data(index.row(), index.column(), role)
        record_id, column = self._ids[place], self.columns[index.column()]
        if role in (ID_ROLE, CHECKED_ROLE):
            return record_id if role == ID_ROLE else record_id in self._checked
        if role == Role.TextAlignmentRole:
            return column.alignment
        if role not in ROW_ROLES:
            return None
        row = self._row_at(place)
        return row if role == ROW_ROLE else self._text(column, record_id, row, role)

    def _text(self, column: Column, record_id: int, row: Row | None, role: int) -> str:
        if row is None:
            return NOT_DEFINED if record_id in self._fresh else LOADING
        if role == Role.DisplayRole:
            return column.text(row)
        if role == Role.ToolTipRole:
            return column.tooltip(row) if column.tooltip else ""
        return f"{column.title()} {column.spoken(row)}".strip()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self.columns[section].title()
        if role == Role.TextAlignmentRole:
            return self.columns[section].alignment
        return None
