"""The number at the first entry of the rail: what is overdue or due today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.pages.today.day_turn import DayTurn
from ui.pages.today.reading import READS, WHOSE, count_for, first_choice

if TYPE_CHECKING:
    from crm.database.changes import Changes
    from ui.context import Context
    from ui.rail import Rail

PAGE = "today"


class DueBadge(QObject):
    """Counts again after each commit that touches the day, at midnight, and for another person."""

    def __init__(self, context: Context, rail: Rail, parent: QObject) -> None:
        """Write the number on `rail`."""
        super().__init__(parent)
        self._context, self._rail = context, rail
        self._ticket = 0
        self._turn = DayTurn(context, self)
        self._turn.turned.connect(self.refresh)
        context.changes.changed.connect(self._hear)
        context.acting.changed.connect(self.refresh)
        context.navigate.day_chosen.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Count those whose day the page shows."""
        context = self._context
        context.background.forget(self._ticket)
        whose = first_choice(context.settings.value(WHOSE), context.actor)
        self._ticket = context.read(
            count_for, context.today, context.actor.id, whose, owner=self, done=self._show
        )

    @Slot()
    def look(self) -> None:
        """See whether another day has begun."""
        self._turn.look()

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if changes.touch(*READS):
            self.refresh()

    def _show(self, count: int) -> None:
        self._rail.set_badge(PAGE, count)
