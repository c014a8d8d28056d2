"""The history of a record at work: its pages are read as the list comes to their end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from crm.history.queries import record_history
from ui.panes.history_pane import PAGE, HistoryPane
from ui.panes.plan_content import PlanText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from crm.history.queries import HistoryLine
    from ui.context import Context
    from ui.panes.content import PaneContent


class HistorySide(HistoryPane):
    """Shows what changed in one row at a time."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Start without a record."""
        super().__init__(context.theme, context.today, parent)
        self._context = context
        self._of: tuple[str, int] | None = None
        self._ticket = 0
        self.more_needed.connect(self._read)
        self.list.undo_asked.connect(self._undo)

    @property
    def active(self) -> bool:
        """Whether the history of something is shown."""
        return self._of is not None

    def start(self, table: str, row_id: int, name: str, code: str) -> None:
        """Show what changed in a row, and take the keyboard."""
        self._of = table, row_id
        self.begin(name, code)
        self.take_keyboard()

    def drop(self) -> None:
        """Forget the record."""
        self._of = None
        self._context.background.forget(self._ticket)

    @Slot(int)
    def _undo(self, change_set: int) -> None:
        self._context.messages.take_back(change_set)

    @Slot(int)
    def _read(self, skip: int) -> None:
        if self._of is not None:
            context = self._context
            context.background.forget(self._ticket)
            self._ticket = context.read(
                record_history,
                *self._of,
                PAGE,
                skip,
                owner=self,
                done=partial(self._add, self._of),
            )

    def _add(self, of: tuple[str, int], lines: Sequence[HistoryLine]) -> None:
        if of == self._of:
            self.add(lines)


def part_of(key: str, content: PaneContent) -> tuple[str, int | None, str]:
    """Return what `history:contact:5` asks for: kind, id, and the name of the row with that action.

    The key alone asks for the record itself: nothing, None and nothing.
    """
    _, _, part = key.partition(":")
    kind, _, record_id = part.partition(":")
    lists = (each for each in content.sections if not isinstance(each, PlanText))
    rows = (row for section in lists for row in section.rows)
    named = (row.text for row in rows if any(each.key == key for each in row.menu))
    return kind, int(record_id) if record_id else None, next(named, "")
