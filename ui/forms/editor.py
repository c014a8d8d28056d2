"""What every editor of a field can do, and the two kinds of line that most fields need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.forms.written import written_plain

if TYPE_CHECKING:
    from crm.errors import Problem


class Editor(QWidget):
    """Edits one field. Values go in stored or typed, and come out raw: as people wrote them.

    Signals:
        changed: the person changed something.
        understood: how the text was read (`= 2,000.00 ㎡`), "" when there is nothing to say.
        doubted: the `Problem` that leaving the field with this text would bring, or None.
    """

    changed = Signal()
    understood = Signal(str)
    doubted = Signal(object)

    def raw(self) -> object:
        """Return the value as it stands: None when empty; `put(raw())` changes nothing."""
        raise NotImplementedError

    def put(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError

    def shown(self) -> str:
        """Return the value in words, to compare it with another person's."""
        return written_plain(self.raw())

    def target(self) -> QWidget:
        """Return the control that takes the focus and the frame of a problem."""
        raise NotImplementedError

    def mark(self, *, wrong: bool) -> None:
        """Frame the control as wrong, or as usual."""
        control = self.target()
        if bool(control.property("error")) != wrong:
            control.setProperty("error", wrong)
            control.style().unpolish(control)
            control.style().polish(control)

    def freeze(self, *, on: bool) -> None:
        """Make the field read-only: shown, selectable, not changed."""
        self.target().setEnabled(not on)

    def hold(self, control: QWidget) -> None:
        """Fill the editor with its one control."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(control)
        self.setFocusProxy(control)


def report(editor: Editor, problem: Problem | None) -> None:
    """Tell the form what leaving the field found."""
    editor.doubted.emit(problem)


class LineEditor(Editor):
    """One line of text, with the unit of a plain number written at its right end."""

    def __init__(self, parent: QWidget, *, unit: str = "", limit: int = 0) -> None:
        """Accept at most `limit` characters more than the rule allows, so that pasting is seen."""
        super().__init__(parent)
        self.line = QLineEdit(self)
        if limit:
            self.line.setMaxLength(limit * 4)
        self.hold(self.line)
        self.line.textEdited.connect(self.changed)
        self._unit = QLabel(unit, self.line)
        self._unit.setObjectName("unit")
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if unit:
            self.line.setTextMargins(0, 0, self._unit.sizeHint().width() + 8, 0)
            inside = QHBoxLayout(self.line)
            inside.setContentsMargins(8, 0, 8, 0)
            inside.addStretch()
            inside.addWidget(self._unit)
        else:
            self._unit.hide()

    def raw(self) -> object:
        """Return the text without the space around it, None when empty."""
        return self.line.text().strip() or None

    def put(self, value: object) -> None:
        """Show a text or a plain number."""
        self.line.setText(written_plain(value))
        self.line.setCursorPosition(0)

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def freeze(self, *, on: bool) -> None:
        """Keep the text selectable."""
        self.line.setReadOnly(on)
        self.line.setFocusPolicy(Qt.FocusPolicy.NoFocus if on else Qt.FocusPolicy.StrongFocus)
