"""Days ahead, also in words: 明天, 下周三 9:30, +7; the time goes into the field for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from crm.errors import UserError, refuse
from crm.quantities.day_words import read_day
from ui import formats
from ui.forms.date_editor import DateEditor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from crm.quantities.day_words import DayWords
    from crm.records.fields import Field
    from ui.theme import Theme


class DayWordsEditor(DateEditor):
    """A line for a day; words become the date on leaving it, and count before that too.

    Signals:
        timed: the time of day (HH:MM) that was written with the day.
    """

    timed = Signal(str)

    def __init__(
        self, field: Field, today: Callable[[], date], theme: Theme, parent: QWidget
    ) -> None:
        """Count from `today`."""
        self._today = today
        self._timed = False
        super().__init__(field, theme, parent)
        self.line.textEdited.connect(self._tell_time)

    def give_time(self, put: Callable[[str], None]) -> None:
        """Take a time of day with the day from now on, and hand it to `put`."""
        self._timed = True
        self.timed.connect(put)

    def read(self, text: str) -> date:
        """Return the day; a time that no field takes is refused, so that it is not lost."""
        return self._words(text).day

    def raw(self) -> object:
        """Return the day as 2024-10-08, what cannot be read as it was typed, None when empty."""
        day = self.day()
        return super().raw() if day is None else day.isoformat()

    def _words(self, text: str) -> DayWords:
        words = read_day(text, self._today(), field=self._field.name)
        if words.time and not self._timed:
            message = self.tr("This has a day and no time of day.")
            raise refuse("DATE_INVALID", message, self._field.name)
        return words

    @Slot()
    def _tell_time(self) -> None:
        try:
            words = self._words(self.line.text())
        except UserError:
            return
        if words.time:
            self.timed.emit(words.time)

    @Slot()
    def _read(self) -> None:
        day = self.day()
        if day is None or self.line.text().strip() == day.isoformat():
            self.understood.emit("")
        else:
            self.understood.emit(f"= {formats.day(day)} {formats.weekday(day)}")
