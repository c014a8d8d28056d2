"""A condition of the filter bar: outlined while unused, filled with its value and × while on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ui.widgets.buttons import FILTER, Button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

# The × with its surroundings, in px from the right edge.
CLEAR_WIDTH = 26
CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterChip(Button):
    """One condition. Click, Enter or Space ask for its choices; ×, Delete and Backspace clear it.

    Signals:
        choices_wanted: show what can be chosen, below the chip.
        cleared: the condition is off now.
    """

    choices_wanted = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        """Start without a value."""
        super().__init__(
            theme, title, kind=FILTER, trailing="chevron-down", small=True, parent=parent
        )
        self.clicked.connect(self.choices_wanted)

    def set_value(self, value: str) -> None:
        """Show the condition as on with `value`, or as off with an empty one."""
        self.value = value
        self.trailing = "close" if value else "chevron-down"
        self.setProperty("active", bool(value))
        self.setAccessibleName(f"{self.text()} {value}".strip())
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()
        self.update()

    def text_color(self) -> str:
        """Return the token of the text's colour."""
        return "accent.text" if self.value else super().text_color()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self.value and inside and event.position().x() >= self.width() - CLEAR_WIDTH:
            self.setDown(False)
            self._clear()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.value and event.key() in CLEAR_KEYS:
            self._clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.choices_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        self.set_value("")
        self.cleared.emit()
