"""Long texts: many lines, plain text only; Tab leaves the field."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.forms.editor import Editor

LINES = 5


class NoteEditor(Editor):
    """A box of several lines that scrolls inside."""

    def __init__(self, parent: QWidget, *, lines: int = LINES) -> None:
        """Show about `lines` lines."""
        super().__init__(parent)
        self.box = QPlainTextEdit(self)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(lines * self.box.fontMetrics().lineSpacing() + 16)
        self.hold(self.box)
        self.box.textChanged.connect(self.changed)

    def raw(self) -> object:
        """Return the text, None when there is only space."""
        text = self.box.toPlainText()
        return text if text.strip() else None

    def put(self, value: object) -> None:
        """Show a text; filling in is not a change by the person."""
        self.box.blockSignals(True)
        self.box.setPlainText("" if value is None else str(value))
        self.box.blockSignals(False)

    def target(self) -> QWidget:
        """Return the box."""
        return self.box

    def freeze(self, *, on: bool) -> None:
        """Keep the text selectable."""
        self.box.setReadOnly(on)
