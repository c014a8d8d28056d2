"""The lines of a timeline: those of one kind, or as many as were read so far."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.panes.content import TimelineLine
    from ui.tables.model import Index

ALL = ""
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class TimelineModel(QAbstractListModel):
    """Holds lines in the order given."""

    def __init__(self, lines: Sequence[TimelineLine], parent: QWidget) -> None:
        """Show `lines`."""
        super().__init__(parent)
        self._all = list(lines)
        self._shown = self._all

    @property
    def lines(self) -> Sequence[TimelineLine]:
        """What is shown."""
        return self._shown

    def show_kind(self, kind: str) -> None:
        """Show only lines of a kind; ALL shows every line."""
        self.beginResetModel()
        self._shown = [each for each in self._all if kind in (ALL, each.kind)]
        self.endResetModel()

    def show_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show others."""
        self.beginResetModel()
        self._all = self._shown = list(lines)
        self.endResetModel()

    def add(self, lines: Sequence[TimelineLine]) -> None:
        """Append older ones."""
        if lines:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._shown.extend(lines)
            self.endInsertRows()

    def say_whole(self, row: int, text: str) -> None:
        """Put the whole text into a line that was read in part."""
        self._shown[row] = replace(self._shown[row], text=text, cut=False)
        index = self.index(row, 0)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.on.isoformat()} {line.text} {line.who}".strip()
        return None
