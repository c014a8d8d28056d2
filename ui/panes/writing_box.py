"""A box for a follow-up: it grows with its text, Ctrl+Enter saves, files go to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from ui.files.taking import can_take

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LEAST, MOST = 3, 14  # lines
PADDING = 14
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WritingBox(QPlainTextEdit):
    """One line high until somebody writes; Enter begins a line, Tab leaves.

    Signals:
        entered: the keyboard has come.
        save_asked: Ctrl+Enter was pressed.
        left: Esc was pressed; what is written stays.
        files_given: files or a picture were pasted or dropped, as QMimeData.
    """

    entered = Signal()
    save_asked = Signal()
    left = Signal()
    files_given = Signal(object)

    def __init__(self, hint: str, parent: QWidget) -> None:
        """Say with `hint` what can be written."""
        super().__init__(parent)
        self._open = False
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setTabChangesFocus(True)
        self.document().contentsChanged.connect(self._fit)
        self._fit()

    def set_open(self, *, on: bool) -> None:
        """Be several lines high, or one."""
        self._open = on
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter before the window's actions do."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _saves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _saves(event):
            self.save_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return can_take(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Attach files, write texts: a path is of no use in a note."""
        if can_take(source):
            self.files_given.emit(source)
        else:
            super().insertFromMimeData(source)

    @Slot()
    def _fit(self) -> None:
        # Of a plain text Qt counts lines, not px.
        lines = round(self.document().size().height())
        shown = min(max(lines, LEAST if self._open else 1), MOST)
        policy = Qt.ScrollBarPolicy
        # Sure of its height, or the bar would be there while the height is only about to come.
        fits = lines <= MOST
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        high = shown * self.fontMetrics().lineSpacing() + PADDING
        if high != self.height():
            self.setFixedHeight(high)


def _saves(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in ENTER
