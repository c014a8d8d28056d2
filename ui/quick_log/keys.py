"""Which key does what in the quick log, and the keys that come while an entry is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.quick_log.lines import ENTER

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.quick_log.form import LogForm

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Log(Protocol):
    """What the keys do."""

    form: LogForm

    @property
    def busy(self) -> bool:
        """Whether an entry is being saved."""
        ...

    def save(self, *, then_close: bool = False) -> None:
        """Save the entry."""
        ...

    def step(self, by: int) -> None:
        """Go to the entry before or after."""
        ...


class LogKeys(QObject):
    """Presses what the fields leave to the dialog."""

    def __init__(self, log: Log, parent: QObject) -> None:
        """Serve `log`; the keys of its fields are kept while it saves."""
        super().__init__(parent)
        self._log = log
        self._kept: list[QEvent] = []
        for each in log.form.findChildren(QWidget):
            each.installEventFilter(self)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; tell whether it means anything."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ENTER:
            return self._enter(modifiers)
        if modifiers == CONTROL and key == Qt.Key.Key_S:
            self._log.save(then_close=True)
            return True
        if modifiers == ALT:
            return self._with_alt(key)
        if not modifiers and key in ARROWS:
            return self._move(ARROWS[Qt.Key(key)])
        return False

    def leave_by_tab(self) -> None:
        """Take the current suggestion: Tab goes on from there."""
        form = self._log.form
        if form.company_line.hasFocus() and form.company.open:
            form.company.take_current()
        elif form.person_line.hasFocus() and form.rows.current >= 0:
            form.person.take(form.rows.current)

    def replay(self) -> None:
        """Give the keys that came meanwhile to the field that has the keyboard now."""
        kept, self._kept = self._kept, []
        for event in kept:
            target = QApplication.focusWidget()
            if target is not None:
                QApplication.sendEvent(target, event)

    def forget(self) -> None:
        """Drop them: they were meant for another entry."""
        self._kept.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._log.busy and event.type() in (QEvent.Type.KeyPress, QEvent.Type.InputMethod):
            self._kept.append(event.clone())
            return True
        return super().eventFilter(watched, event)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> bool:
        form = self._log.form
        if form.company_line.hasFocus() and form.company.open and form.company_line.text().strip():
            # The keyboard goes on at once: what is typed next is the person.
            if modifiers == CONTROL:
                form.company.take_new()
            else:
                form.company.take_current()
            form.person_line.setFocus(Qt.FocusReason.TabFocusReason)
        elif form.person_line.hasFocus() and form.rows.current >= 0 and form.person.choosing:
            form.person.take(form.rows.current)
        elif modifiers in (Qt.KeyboardModifier.NoModifier, CONTROL):
            self._log.save()
        return True

    def _with_alt(self, key: int) -> bool:
        if key in ARROWS:
            self._log.step(ARROWS[Qt.Key(key)])
            return True
        interest = self._log.form.interest
        return interest.isEnabled() and interest.press_digit(key)

    def _move(self, by: int) -> bool:
        form = self._log.form
        if form.company_line.hasFocus():
            if not form.company.open:
                form.company.look_again()
                return True
            return form.rows.step(by)
        if form.person_line.hasFocus() and form.person.choosing:
            return form.rows.step(by)
        return False
