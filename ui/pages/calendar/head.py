"""The head of the calendar: which month or week, how many entries, month or week, new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from ui.actions import NEW_KEY
from ui.pages.calendar import words
from ui.pages.calendar.periods import Mode, period_of
from ui.widgets.page_header import PageHeader
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from crm.calendar.entries import Entry
    from ui.theme import Theme


class CalendarHead(PageHeader):
    """Title, period, and the choice between month and week.

    Signals:
        mode_chosen(Mode)
        new_wanted: the main button was pressed.
    """

    mode_chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self, theme: Theme, mode: Mode, parent: QWidget) -> None:
        """Begin with a mode."""
        super().__init__(theme, parent=parent, title="")
        self.title.setText(self.tr("Calendar"))
        self.title.show()
        self.count.setMinimumWidth(1)  # it gives way first
        choices = (
            (str(Mode.MONTH), self.tr("Month")),
            (str(Mode.WEEK), self.tr("Week")),
        )
        self.modes = SegmentedControl(
            theme, choices, name=self.tr("How much is shown"), parent=self
        )
        self.modes.choose(str(mode))
        self.modes.chosen.connect(self._choose)
        self.add_widget(self.modes)
        self.set_main_action(self.tr("New entry"), self.new_wanted.emit, hint=NEW_KEY)

    def show_period(self, mode: Mode, day: date, entries: Sequence[Entry]) -> None:
        """Write the month or week of a day, and how many of the entries touch it."""
        first, last = period_of(mode, day)
        inside = sum(each.starts_on <= last and each.ends_on >= first for each in entries)
        self.set_count(words.period_title(mode, day))
        self.set_as_of(self.tr("Entries: {count}").format(count=inside))

    @Slot(str)
    def _choose(self, key: str) -> None:
        self.mode_chosen.emit(Mode(key))
