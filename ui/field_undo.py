"""Undo and redo in the field that has the keyboard, before those of the window.

A field takes the keys while it has something of its own to undo or redo; with nothing left, or
in a field that was never typed into, they are those of the window. Qt's own fields always take
the keys, and know only those of the system.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.actions import REDO_KEY, UNDO_KEY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.shortcuts.key_map import KeyMap

Field = QLineEdit | QPlainTextEdit | QTextEdit


class FieldUndo(QObject):
    """Listens to whichever field of the program has the keyboard."""

    def __init__(self, app: QApplication, keys: KeyMap) -> None:
        """Follow the keyboard from now on, until `stop`."""
        super().__init__(app)
        self._app = app
        self._keys = keys
        self._watched: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def stop(self) -> None:
        """Follow no longer: the application may live on with another window."""
        self._app.focusChanged.disconnect(self._follow)
        self._follow(None, None)
        self.deleteLater()

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        before = self._watched
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        self._watched = now if now is not None and _field_in(now) is not None else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        undo, redo = (self._keys.matches(event, each) for each in (UNDO_KEY, REDO_KEY))
        field = _field_in(watched) if undo or redo else None
        if field is None:
            return False
        able = _can_undo(field) if undo else _can_redo(field)
        if kind == QEvent.Type.ShortcutOverride:
            event.setAccepted(able)  # not accepted: the window's action has the key
            return True
        if able:
            (field.undo if undo else field.redo)()
        return able


def _field_in(widget: QWidget) -> Field | None:
    if isinstance(widget, QComboBox):
        return widget.lineEdit()
    if isinstance(widget, QAbstractSpinBox):
        return widget.findChild(QLineEdit)
    return widget if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)) else None


def _can_undo(field: Field) -> bool:
    if field.isReadOnly():
        return False
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else _steps(field)[0]


def _can_redo(field: Field) -> bool:
    if field.isReadOnly():
        return False
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else _steps(field)[1]


def _steps(field: QPlainTextEdit | QTextEdit) -> tuple[bool, bool]:
    document = field.document()
    return document.isUndoAvailable(), document.isRedoAvailable()
