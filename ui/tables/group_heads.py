"""The heads of a grouped list: label, number of records, sums, whether the group is folded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QModelIndex, Qt

from crm.records.groups import Group, Groups
from ui.tables.columns import Look
from ui.tables.row_order import RowOrder
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from ui.tables.model import PagedTableModel

Subtotals: TypeAlias = Mapping[str, Callable[[Group], str]]
Role = Qt.ItemDataRole
HEAD_ROLE = int(Role.UserRole) + 4  # behind those of the model


@dataclass(frozen=True, slots=True)
class GroupHead:
    """What the head of a group shows; `sums` by the key of their column."""

    key: object
    label: str
    count: str
    folded: bool
    state: Qt.CheckState
    sums: Mapping[str, str]


class GroupHeads:
    """The groups of a `PagedTableModel`; which of them are folded survives a reload."""

    def __init__(self, model: PagedTableModel, subtotals: Subtotals) -> None:
        """Begin without groups."""
        self.order = RowOrder()
        self._model = model
        self._subtotals = subtotals
        self._by = ""
        self._folded: set[object] = set()
        self._next = Groups()
        self.waiting = False
        self._made: dict[int, GroupHead] = {}

    def forget(self) -> None:
        """Make every head anew when it is looked at: other rows are checked, or sums are newer."""
        self._made.clear()

    def put(self, groups: Groups, by: str) -> None:
        """Take the groups of the ids that are set next, and the column they are made by."""
        if by != self._by:
            self._folded.clear()
        self._by, self._next = by, groups
        self.forget()
        self.waiting = not groups.like(self.order.groups)
        if not self.waiting:
            self.order.groups = groups  # other sums, perhaps: the rows stay where they are

    def arrange(self, count: int) -> None:
        """Put `count` records under their heads; the model tells its views."""
        self._folded &= set(self._next.keys)
        self.forget()
        self.order = RowOrder(count, self._next, self._folded)
        self.waiting = False

    def fold(self, group: int, *, on: bool) -> None:
        """Show only the head of a group, or its records again."""
        if self.order.is_folded(group) is on:
            return
        self.forget()
        model, head = self._model, self.order.head_of(group)
        places = self.order.places_of(group)
        key = self.order.groups.keys[group]
        (self._folded.add if on else self._folded.discard)(key)
        order = RowOrder(len(model.ids), self.order.groups, self._folded)
        if on:
            model.beginRemoveRows(QModelIndex(), head + 1, head + len(places))
            self.order = order
            model.endRemoveRows()
        else:
            model.beginInsertRows(QModelIndex(), head + 1, head + len(places))
            self.order = order
            model.endInsertRows()
        model.dataChanged.emit(model.index(head, 0), model.index(head, len(model.columns) - 1))

    def fold_all(self, *, on: bool) -> None:
        """Show only the heads, or every record again."""
        model = self._model
        self.forget()
        model.beginResetModel()
        self._folded = set(self.order.groups.keys) if on else set()
        self.order = RowOrder(len(model.ids), self.order.groups, self._folded)
        model.endResetModel()

    def unfold_for(self, record_id: int) -> None:
        """Show the records of the group that a record belongs to."""
        place = self._model.place_of(record_id)
        if place is not None and self.order.groups:
            self.fold(self.order.group_of(place), on=False)

    def head_at(self, position: int) -> GroupHead | None:
        """Return the head at a position, None where a record stands."""
        number = self.order.head_at(position)
        if number is None:
            return None
        if number not in self._made:  # every cell of a head asks for it
            self._made[number] = self._head(number)
        return self._made[number]

    def _head(self, number: int) -> GroupHead:
        group = self.order.groups[number]
        return GroupHead(
            key=group.key,
            label=group.label,
            count=f"{group.count:,}",
            folded=self.order.is_folded(number),
            state=self._model.check_state(self.order.places_of(number)),
            sums={key: write(group) for key, write in self._subtotals.items()},
        )

    def position_of(self, key: object) -> int | None:
        """Return where the head of a group stands, by its key."""
        keys = self.order.groups.keys
        return self.order.head_of(keys.index(key)) if key in keys else None

    def ids_at(self, position: int) -> list[int]:
        """Return the ids of the group whose head stands at a position."""
        number = self.order.head_at(position)
        places = range(0) if number is None else self.order.places_of(number)
        return self._model.ids[places.start : places.stop]

    def data(self, position: int, column: int, role: int) -> Any:
        """Return what a cell of a head shows: its name in the first one, sums under the others."""
        if role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole, HEAD_ROLE):
            return None
        head = self.head_at(position)
        if head is None or role == HEAD_ROLE:
            return head
        columns = self._model.columns
        titles = {each.key: each.title() for each in columns}
        whole = [f"{head.label} {head.count}"]
        whole += [f"{titles[key]} {text}" for key, text in head.sums.items() if text]
        if role == Role.DisplayRole:
            first = next(at for at, each in enumerate(columns) if each.look is not Look.CHECK)
            return whole[0] if column == first else head.sums.get(columns[column].key, "")
        return plain_tooltip("\n".join(whole)) if role == Role.ToolTipRole else "  ".join(whole)
