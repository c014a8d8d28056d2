"""A line for a day in words or as a date: 明天, 下周三 9:30, +7, 10-16; it says how it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from crm.errors import UserError
from crm.quantities.day_words import read_day
from ui import formats
from ui.forms.editor import LineEditor

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from crm.quantities.day_words import DayWords
    from crm.records.fields import Field


class DayEditor(LineEditor):
    """A line; what cannot be read goes out as it was typed, and the record refuses it."""

    def __init__(self, field: Field, today: date, parent: QWidget) -> None:
        """Read words as seen from `today`."""
        super().__init__(parent)
        self._field = field
        self._today = today
        self.line.textChanged.connect(self._read)

    def words(self) -> DayWords | None:
        """Return day and time, None when the line is empty or cannot be read."""
        text = self.line.text().strip()
        try:
            return read_day(text, self._today, field=self._field.name) if text else None
        except UserError:
            return None

    def raw(self) -> object:
        """Return the day, else the text as typed, else None."""
        words = self.words()
        return words.day if words is not None else super().raw()

    @Slot()
    def _read(self) -> None:
        words = self.words()
        if words is None:
            self.understood.emit("")
            return
        parts = (formats.day(words.day), formats.weekday(words.day), words.time or "")
        self.understood.emit(f"= {' '.join(part for part in parts if part)}")
