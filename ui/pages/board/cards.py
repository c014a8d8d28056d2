"""The cards of a column: ids first, rows loaded when they come into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from crm.leads.queries import load_rows
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.leads.rows import LeadRow
    from ui.context import Context

ROW = Qt.ItemDataRole.UserRole
AT_ONCE = 200  # rows asked for in one query


class CardStore(QObject):
    """The rows of all columns, asked for together once a paint has told which are in sight.

    Signals:
        loaded(ids): rows arrived; columns that show some of them repaint.
    """

    loaded = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._context = context
        self._rows: dict[int, LeadRow] = {}
        self._stale: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._asked: set[int] = set()
        self._collect = QTimer(self)
        self._collect.setSingleShot(True)
        self._collect.setInterval(0)
        self._collect.timeout.connect(self._ask)

    def __len__(self) -> int:
        """Return how many rows were read."""
        return len(self._rows)

    def has(self, lead_id: int) -> bool:
        """Tell whether a row was read."""
        return lead_id in self._rows

    def row(self, lead_id: int) -> LeadRow | None:
        """Return a row, perhaps an old one while the new is on its way, or None for now."""
        row = self._rows.get(lead_id)
        if (row is None or lead_id in self._stale) and lead_id not in self._asked:
            self._wanted[lead_id] = None
            self._collect.start()
        return row

    def refresh(self) -> None:
        """Read every row again when it is next seen: something was committed."""
        self._stale = set(self._rows)
        self._asked.clear()

    @Slot()
    def _ask(self) -> None:
        ids = list(self._wanted)[-AT_ONCE:]  # those seen last are still in sight
        self._wanted.clear()
        self._asked.update(ids)
        self._stale.difference_update(ids)
        self._context.read(load_rows, ids, self._context.today, owner=self, done=self._take)

    def _take(self, rows: Mapping[int, LeadRow]) -> None:
        self._asked.difference_update(rows)
        self._rows.update(rows)
        self.loaded.emit(rows.keys())


class CardModel(QAbstractListModel):
    """The cards of one column of one lane, in order."""

    def __init__(self, store: CardStore, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._store = store
        self.ids: Sequence[int] = ()

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show other cards."""
        if ids != self.ids:
            self.beginResetModel()
            self.ids = ids
            self.endResetModel()

    def row_of(self, lead_id: int) -> int:
        """Return the place of a card, -1 when it is not here."""
        return self.ids.index(lead_id) if lead_id in self.ids else -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        row = self._store.row(self.ids[index.row()])
        if role == ROW:
            return row
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.company} {row.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{row.company}\n{row.title}\n{row.code}")
        return None
