"""A field that takes keys instead of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.shortcuts.key_map import pressed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LEFT_TO_THE_DIALOG = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyRecorder(QLineEdit):
    """Whatever is pressed here is recorded, but for Esc and Tab, which lead out of it.

    Signals:
        recorded(keys): as portable text.
    """

    recorded = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Wait for keys for the command called `name`."""
        super().__init__(parent)
        self.setProperty("kind", "recorder")
        self.setReadOnly(True)  # nothing can be typed or pasted
        self.setPlaceholderText(self.tr("Press the new keys"))
        self.setAccessibleName(self.tr("New keys for {name}").format(name=name))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            if not (plain and event.key() in LEFT_TO_THE_DIALOG):
                self._record(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # Esc is the dialog's

    def _record(self, event: QKeyEvent) -> None:
        keys = pressed(event)
        if keys and not event.isAutoRepeat():
            self.recorded.emit(keys)
