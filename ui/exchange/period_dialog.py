"""Which days and whose calendar are exported."""

from __future__ import annotations

from calendar import monthrange
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from crm.language import mark
from crm.records.fields import Field, Kind
from ui.actions import FORM_MAIN_KEY
from ui.forms.date_editor import DateEditor
from ui.forms.field_block import FieldBlock
from ui.pages.today.reading import Whose
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.dialog_parts import dialog_foot, dialog_head
from ui.widgets.labels import label
from ui.widgets.overlay import Overlay
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

WIDE, HIGH = 480, 260
FIRST = Field("start", mark("field", "First day"), Kind.DATE, required=True)
LAST = Field("end", mark("field", "Last day"), Kind.DATE, required=True)


def two_months(today: date) -> tuple[date, date]:
    """Return the first day of this month and the last of the next one."""
    after = today.replace(day=1) + timedelta(days=32)
    return today.replace(day=1), after.replace(day=monthrange(after.year, after.month)[1])


class PeriodDialog(Overlay):
    """Two days and a choice.

    Signals:
        asked(first, last, whose): this is wanted; the dialog is gone.
    """

    asked = Signal(object, object, str)

    def __init__(
        self, window: QWidget, theme: Theme, period: tuple[date, date], whose: Whose
    ) -> None:
        """Begin with the days of `period` and the entries of `whose`."""
        title = self.tr("Export calendar")
        super().__init__(window, theme, name=title, wide=WIDE, high=HIGH)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(theme.px("space.s"))
        column.addLayout(dialog_head(title, theme, self.frame, self.close_overlay))
        days = QHBoxLayout()
        days.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), 0)
        days.setSpacing(theme.px("space.m"))
        self.first, self.last = DateEditor(FIRST, theme, self), DateEditor(LAST, theme, self)
        for field, editor, day in ((FIRST, self.first, period[0]), (LAST, self.last, period[1])):
            editor.put(day)
            days.addWidget(FieldBlock(field, editor, theme, self.frame), 1)
        column.addLayout(days)
        people = QHBoxLayout()
        people.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), 0)
        choices = [
            (Whose.MINE, self.tr("Mine")),
            (Whose.TEAM, self.tr("My team")),
            (Whose.ALL, self.tr("Everybody")),
        ]
        name = self.tr("Whose calendar")
        people.addWidget(label(name, self.frame, tone="secondary"))
        self.whose = SegmentedControl(theme, choices, name=name, parent=self.frame)
        self.whose.choose(whose)
        people.addWidget(self.whose)
        people.addStretch()
        column.addLayout(people)
        column.addStretch()
        self.sentence = label("", tone="overdue", wrap=True)
        cancel = Button(theme, self.tr("Cancel"), hint="Esc", run=self.close_overlay)
        text = self.tr("Choose the file …")
        self.go = Button(theme, text, kind=PRIMARY, hint=FORM_MAIN_KEY, run=self.ask)
        column.addWidget(dialog_foot(self.sentence, (cancel, self.go), theme, self.frame))

    @Slot()
    def ask(self) -> None:
        """Hand on what is entered, or say what is wrong with it."""
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            self.sentence.setText(self.tr("Enter the first and the last day. DATE_INVALID"))
        elif last < first:
            self.sentence.setText(self.tr("The last day lies before the first. PERIOD_ORDER"))
        else:
            self.close_overlay()
            self.asked.emit(first, last, self.whose.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the keys of the main button go on, Esc closes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter or self.theme.keys.matches(event, FORM_MAIN_KEY):
            self.ask()
        else:
            super().keyPressEvent(event)
