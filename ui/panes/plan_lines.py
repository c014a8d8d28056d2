"""The lines of a list in a plan, one under the other: heads of groups, and what stands under them.

Rows of the model are heads and lines together; a place to drop is a group and a number in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from ui.panes.plan_content import PlanGroup, PlanRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from ui.tables.model import Index

LINE = int(Qt.ItemDataRole.UserRole) + 1
Line = PlanGroup | PlanRow
Order = tuple[tuple[str, tuple[int, ...]], ...]
Place = tuple[int, int]  # which group, and before which of its lines


class PlanLines(QAbstractListModel):
    """Groups and their lines; lines can be moved before anybody saved that."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self.groups: list[PlanGroup] = []
        self.lines: list[Line] = []

    def show(self, groups: Sequence[PlanGroup]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.groups = list(groups)
        self.lines = []
        for group in self.groups:
            if group.title:
                self.lines.append(group)
            self.lines.extend(group.rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.name if isinstance(line, PlanRow) else f"{line.title} {line.note}".strip()
        return None

    def row_of(self, record_id: int) -> int:
        """Return the row of a line, -1 where it is not here."""
        found = (n for n, each in enumerate(self.lines) if _is(each, record_id))
        return next(found, -1)

    def place_of(self, record_id: int) -> Place | None:
        """Return the group of a line and its number in it."""
        for number, group in enumerate(self.groups):
            for at, row in enumerate(group.rows):
                if row.id == record_id:
                    return number, at
        return None

    def stepped(self, record_id: int, step: int) -> Place | None:
        """Return the place one line up or down: at the edge of a group, in the next group."""
        place = self.place_of(record_id)
        if place is None:
            return None
        group, at = place
        if 0 <= at + step < len(self.groups[group].rows):
            return group, at + step + (step > 0)
        if 0 <= group + step < len(self.groups):
            return group + step, 0 if step > 0 else len(self.groups[group + step].rows)
        return None

    def place_before(self, row: int) -> Place:
        """Return the place before the line in row `row`; before a head, the end of the group."""
        group, at = (-1 if self._has_heads() else 0), 0
        for line in self.lines[:row]:
            if isinstance(line, PlanGroup):
                group, at = group + 1, 0
            else:
                at += 1
        return (group, at) if group >= 0 else (0, 0)

    def row_at(self, place: Place) -> int:
        """Return the row before which a place lies."""
        group, at = place
        heads = self._has_heads()
        above = sum(len(each.rows) + heads for each in self.groups[:group])
        return above + heads + at

    def move(self, record_id: int, place: Place) -> bool:
        """Put a line somewhere else; tell whether that changes anything."""
        before = self.place_of(record_id)
        if before is None or place in (before, (before[0], before[1] + 1)):
            return False
        group, at = before
        line = self.groups[group].rows[at]
        to_group, to = place
        rows = [list(each.rows) for each in self.groups]
        rows[to_group].insert(to, line)
        del rows[group][at + (to_group == group and to <= at)]
        self.show(
            [_with_rows(each, new) for each, new in zip(self.groups, rows, strict=True)],
        )
        return True

    def order(self) -> Order:
        """Return the ids of each group as they stand."""
        return tuple((each.key, tuple(row.id for row in each.rows)) for each in self.groups)

    def _has_heads(self) -> bool:
        return any(each.title for each in self.groups)


def _with_rows(group: PlanGroup, rows: Sequence[PlanRow]) -> PlanGroup:
    return PlanGroup(group.key, group.title, group.note, tuple(rows), group.add)


def _is(line: Line, record_id: int) -> bool:
    return isinstance(line, PlanRow) and line.id == record_id
