"""The field at the foot of a pane: a note is written where its record is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.theme import Theme


class NoteField(QFrame):
    """A line and its button.

    Signals:
        written: the text, when Enter or the button was pressed.
    """

    written = Signal(str)

    def __init__(self, hint: str, theme: Theme, parent: QWidget) -> None:
        """Say with `hint` what can be written."""
        super().__init__(parent)
        self.hint = hint
        self.setProperty("kind", "footer")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.l"), 10, theme.px("space.l"), 10)
        row.setSpacing(theme.px("space.s"))
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.line.returnPressed.connect(self._write)
        self.button = Button(theme, self.tr("Add note"), parent=self)
        self.button.clicked.connect(self._write)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    @Slot()
    def _write(self) -> None:
        text = self.line.text().strip()
        if text:
            self.written.emit(text)
