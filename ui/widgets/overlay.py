"""A dialog over a scrim, inside the window, which takes no key and no click meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from ui.focus import focus_into, holds, step, tab_stops

if TYPE_CHECKING:
    from ui.theme import Theme

EDGE = 16  # px that stay free around the dialog in a small window


class Overlay(QWidget):
    """Covers `window` until it is closed; `frame` is the dialog, filled by a subclass.

    Tab goes round inside. Esc and a click beside the dialog close it; the keyboard returns to
    where it was.

    Signals:
        closed: it is gone.
    """

    closed = Signal()

    def __init__(self, window: QWidget, theme: Theme, *, name: str, wide: int, high: int) -> None:
        """Prepare a dialog of `wide` × `high` px; `name` is for screen readers."""
        super().__init__(window)
        self.theme = theme
        self._over = window
        self._size_wanted = (wide, high)
        self._before = QApplication.focusWidget()
        self._inside: QWidget | None = None
        self.frame = QFrame(self)
        self.frame.setProperty("kind", "dialog")
        self.setAccessibleName(name)
        self.frame.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        theme.changed.connect(self.update)

    def open(self) -> None:
        """Show it over everything and take the keyboard."""
        self._place()
        self.show()
        self.raise_()
        self.take_keyboard()
        self.window().windowHandle().focusObjectChanged.connect(self._follow_focus)

    def take_keyboard(self) -> None:
        """Give the keyboard to the dialog: to where it was in it, else to its first field."""
        if self._inside is not None and isValid(self._inside) and self._inside.isVisible():
            self._inside.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focus_into(self.frame)

    @Slot()
    def close_overlay(self) -> None:
        """Go away and give the keyboard back."""
        if self.isHidden():
            return
        self.window().windowHandle().focusObjectChanged.disconnect(self._follow_focus)
        self._over.removeEventFilter(self)
        before = self._before
        self.hide()
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        # The keys of the window below rest: what is pressed here arrives here.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; nothing else goes on to the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.frame.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Go round inside the dialog."""
        step(tab_stops(self.frame), forward=next)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface.scrim"))

    def _place(self) -> None:
        """Stand a little above the middle, as wide and high as there is room for."""
        room = self._over.rect()
        self.setGeometry(room)
        wide = min(self._size_wanted[0], room.width() - 2 * EDGE)
        high = min(self._size_wanted[1], room.height() - 2 * EDGE)
        top = max(EDGE, (room.height() - high) * 2 // 5)
        self.frame.setGeometry(QRect((room.width() - wide) // 2, top, wide, high))

    @Slot(QObject)
    def _follow_focus(self, focused: QObject | None) -> None:
        """A page that has just got its data must not take the keyboard away from here."""
        if isinstance(focused, QWidget) and focused.window() is self.window():
            if holds(self, focused):
                self._inside = focused
            elif self.isVisible():
                self.take_keyboard()
