"""The lines of the day as a list: heads of the groups, lines under them, folded groups closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from crm.agenda.rows import DueLine
from crm.agenda.terms import DueGroup
from ui.pages.today import words
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from PySide6.QtCore import QObject

    from crm.agenda.rows import Agenda
    from crm.agenda.terms import DueKind

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
# Closed at first: what is far away must not stand before what is near.
FOLDED = (DueGroup.NEXT_WEEK, DueGroup.LATER, DueGroup.NO_DAY)
PRESSING = (DueGroup.OVERDUE, DueGroup.TODAY)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group with the number of all its lines."""

    group: DueGroup
    count: int
    folded: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence among the lines: nothing is due today, or how many more there are."""

    text: str
    good: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A line that was just finished; in its place the page asks what came of it."""

    line: DueLine


DueRow = Head | DueLine | Remark | Asked


class DueModel(QAbstractListModel):
    """Rows of an agenda."""

    def __init__(self, parent: QObject) -> None:
        """Start empty; `show_agenda` fills it."""
        super().__init__(parent)
        self.rows: Sequence[DueRow] = ()
        self.folded: set[DueGroup] = set(FOLDED)
        self.today: date | None = None
        self._agenda: Agenda | None = None
        self._asked: tuple[DueLine, int] | None = None

    def show_agenda(self, agenda: Agenda) -> None:
        """Show other lines."""
        self._agenda, self.today = agenda, agenda.today
        self._rebuild()

    def fold(self, group: DueGroup, *, on: bool) -> None:
        """Close or open a group."""
        (self.folded.add if on else self.folded.discard)(group)
        self._rebuild()

    def ask_about(self, line: DueLine | None, place: int = 0) -> None:
        """Keep a row at a place in the group of `line`, which is done; None takes it away."""
        self._asked = (line, place) if line is not None else None
        self._rebuild()

    def asked_row(self) -> int:
        """Return the row that was kept, -1 without one."""
        places = [place for place, row in enumerate(self.rows) if isinstance(row, Asked)]
        return places[0] if places else -1

    def line_at(self, row: int) -> DueLine | None:
        """Return the line in a row, None where something else stands."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, DueLine) else None

    def row_of(self, kind: DueKind, line_id: int) -> int:
        """Return the row of a line, -1 where it is not shown."""
        wanted = (kind, line_id)
        lines = ((place, self.line_at(place)) for place in range(len(self.rows)))
        found = (place for place, one in lines if one and (one.kind, one.id) == wanted)
        return next(found, -1)

    def head_of(self, group: DueGroup) -> int:
        """Return the row of the head of a group, -1 where it has none."""
        heads = [isinstance(row, Head) and row.group is group for row in self.rows]
        return heads.index(True) if True in heads else -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()] if index.isValid() else None
        if isinstance(row, DueLine):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if isinstance(row, Head):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()] if index.isValid() else None
        if role == ROW:
            return row
        if row is None or self.today is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row, self.today)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, DueLine):
            parts = (f"{row.subject}  {row.text}", row.detail, row.staff)
            return plain_tooltip("\n".join(part for part in parts if part))
        return None

    def place_in_group(self, line: DueLine) -> int:
        """Return how many lines of its group stand before a line."""
        agenda = self._agenda
        due = agenda.due if agenda is not None else ()
        beside = [each for each in due if each.group is line.group]
        keys = [(each.kind, each.id) for each in beside]
        return keys.index((line.kind, line.id)) if (line.kind, line.id) in keys else len(keys)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self.rows = tuple(self._made())
        self.endResetModel()

    def _made(self) -> Iterator[DueRow]:
        agenda = self._agenda
        if agenda is None or not (agenda.due or self._asked):
            return
        if not any(agenda.counts[each] for each in PRESSING) and self._asked is None:
            yield Remark(words.nothing_due(), good=True)
        for group in DueGroup:
            asked = self._asked if self._asked and self._asked[0].group is group else None
            count = agenda.counts[group]
            if not count and asked is None:
                continue
            folded = group in self.folded
            yield Head(group, count, folded)
            if not folded:
                yield from self._group(agenda, group, asked)

    def _group(
        self, agenda: Agenda, group: DueGroup, asked: tuple[DueLine, int] | None
    ) -> Iterator[DueRow]:
        lines: list[DueRow] = [
            each
            for each in agenda.due
            # Until it is read again the line that was finished is still in the agenda.
            if each.group is group and not (asked and _same(each, asked[0]))
        ]
        shown = len(lines)
        if asked is not None:
            lines.insert(min(asked[1], shown), Asked(asked[0]))
        yield from lines
        more = agenda.counts[group] - shown
        if shown and more > 0 and asked is None:
            yield Remark(words.more_lines(more))


def _same(one: DueLine, other: DueLine) -> bool:
    return (one.kind, one.id, one.version) == (other.kind, other.id, other.version)


def _spoken(row: DueRow, today: date) -> str:
    if isinstance(row, Head):
        return f"{row.group.label} {row.count}"
    if isinstance(row, Remark):
        return row.text
    line = row.line if isinstance(row, Asked) else row
    stage = line.stage.label if line.stage is not None else ""
    parts = (line.group.label, words.day_of(line, today), line.subject, line.text, line.detail)
    return " ".join(part for part in (*parts, stage) if part)
