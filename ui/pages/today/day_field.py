"""A line for a day in words (明天, 下周三 9:30, +7) that says how it was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.pages.today.words import understood
from ui.widgets.labels import CAPTION, label, retone

if TYPE_CHECKING:
    from crm.quantities.day_words import DayWords
    from ui.context import Context


class DayField(QWidget):
    """The line, and beside or under it the day that its words mean.

    Signals:
        changed: something else is written.
    """

    changed = Signal()

    def __init__(
        self,
        context: Context,
        name: str,
        parent: QWidget,
        *,
        beside: bool = False,
        told_elsewhere: bool = False,
    ) -> None:
        """Name the field for screen readers.

        With `beside` the day stands after the line; with `told_elsewhere` it is not shown here.
        """
        super().__init__(parent)
        self._context = context
        self.words: DayWords | None = None
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.meaning = label("", self, tone="accent", size=CAPTION, wrap=not beside)
        self._told_elsewhere = told_elsewhere
        self.meaning.setVisible(not beside)  # an empty one would take room from the line
        box = QHBoxLayout(self) if beside else QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(context.theme.px("space.xs"))
        box.addWidget(self.line, 1)
        box.addWidget(self.meaning)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._read)

    def complain(self) -> bool:
        """Say what is wrong with what is written; True where something is."""
        wrong = bool(self.line.text().strip()) and self.words is None
        self.line.setProperty("error", wrong)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        return wrong

    @Slot()
    def _read(self) -> None:
        self.words, said = understood(self.line.text(), self._context.today)
        wrong = self.words is None and bool(said)
        retone(self.meaning, "tertiary" if wrong else "accent")
        self.meaning.setText("" if wrong and not self.meaning.wordWrap() else said)
        self.meaning.setToolTip(said)
        if not self.meaning.wordWrap():
            self.meaning.setVisible(bool(self.meaning.text()) and not self._told_elsewhere)
        if self.line.property("error"):
            self.complain()
        self.changed.emit()
