"""The period of the figures: one that runs with the as-of date, or any two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm.language import mark
from crm.records.fields import Field, Kind
from ui.forms.date_editor import DateEditor
from ui.pages.figures.periods import Running
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.theme import Theme

FROM = Field("start", mark("figures", "From"), Kind.DATE)
TO = Field("end", mark("figures", "To"), Kind.DATE)
KIND = int(Qt.ItemDataRole.UserRole)
WIDTH, ROW = 320, 28


class PeriodPopup(QFrame):
    """Drops down from the button of the period.

    Signals:
        running(Running), fixed(first day, last day)
    """

    running = Signal(object)
    fixed = Signal(object, object)

    def __init__(
        self, theme: Theme, choices: Sequence[tuple[Running, str]], parent: QWidget
    ) -> None:
        """Offer the running periods and two days."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        self.list = QListWidget(self)
        self.list.setProperty("kind", "choices")
        self.list.setAccessibleName(self.tr("Period"))
        for kind, text in choices:
            item = QListWidgetItem(text)
            item.setData(KIND, kind.value)
            self.list.addItem(item)
        self.list.setFixedHeight(ROW * len(choices) + 8)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.start = DateEditor(FROM, theme, self)
        self.end = DateEditor(TO, theme, self)
        self.problem = label("", self, tone="overdue", size="caption", wrap=True)
        self.problem.hide()
        days = QHBoxLayout()
        for field, editor in ((FROM, self.start), (TO, self.end)):
            days.addWidget(label(str(field.label), self, tone="secondary"))
            editor.line.setAccessibleName(str(field.label))
            editor.line.returnPressed.connect(self.take)
            days.addWidget(editor, 1)
        inside.addWidget(self.list)
        inside.addLayout(days)
        inside.addWidget(self.problem)
        use = Button(theme, self.tr("Use these days"), kind=PRIMARY, run=self.take, parent=self)
        inside.addWidget(use, alignment=Qt.AlignmentFlag.AlignRight)

    def open_under(self, button: QWidget, first: date, last: date) -> None:
        """Show the period that is on."""
        self.start.put(first)
        self.end.put(last)
        self.resize(WIDTH, self.sizeHint().height())
        self.move(button.mapToGlobal(QPoint(0, button.height() + 2)))
        self.show()
        self.list.setFocus()

    @Slot()
    def take(self) -> None:
        """Use the two days, if they are days in their order."""
        first, last = self.start.day(), self.end.day()
        if first is None or last is None:
            self._doubt(self.tr("Enter both days, such as 2024-10-08."))
        elif first > last:
            self._doubt(self.tr("The period ends before it begins. Exchange the days."))
        else:
            self.fixed.emit(first, last)
            self.close()

    def _doubt(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        self.resize(WIDTH, self.sizeHint().height())

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.running.emit(Running(item.data(KIND)))
        self.close()
