"""A form in the place of the pane: its title, the code and state of the record, and the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import FORM_MAIN_KEY, FORM_SAVE_KEY
from ui.focus import holds
from ui.widgets.buttons import FLAT, Button
from ui.widgets.chips import Chip
from ui.widgets.labels import HEADING, label

if TYPE_CHECKING:
    from ui.forms.record_form import RecordForm
    from ui.panes.content import PaneChip
    from ui.theme import Theme


class FormPane(QFrame):
    """Holds one form at a time; it has keys for saving and for its main button, Esc leaves it.

    Signals:
        close_asked: × was pressed; the form may still ask first.
        keyboard_freed: the form that had the keyboard is gone; Qt would pass it to any control.
    """

    close_asked = Signal()
    keyboard_freed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a form."""
        super().__init__(parent)
        self.form: RecordForm | None = None
        self.setProperty("kind", "pane")
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = QFrame(self)
        self._head.setProperty("kind", "header")
        row = QHBoxLayout(self._head)
        row.setContentsMargins(theme.px("space.l"), 8, theme.px("space.s"), 8)
        row.setSpacing(theme.px("space.s"))
        self._title = label("", self._head, size=HEADING)
        self._code = label("", self._head, tone="secondary")
        self._chip = Chip(theme, self._head)
        row.addWidget(self._title)
        row.addWidget(self._code)
        row.addWidget(self._chip)
        row.addStretch()
        close = Button(theme, kind=FLAT, icon="close", small=True, parent=self._head)
        close.name_only(self.tr("Close (Esc)"))
        close.clicked.connect(self.close_asked)
        row.addWidget(close)
        self._column.addWidget(self._head)

    def hold(self, form: RecordForm, title: str, code: str, chip: PaneChip | None) -> None:
        """Show a form in the place of the one before."""
        self.release()
        self.form = form
        self._title.setText(title)
        self._code.setText(code)
        if chip is None:
            self._chip.hide()
        else:
            self._chip.show_state(chip.text, chip.state, chip.icon or None)
        self._column.addWidget(form, 1)
        form.show()

    def release(self) -> None:
        """Take the form away."""
        if self.form is not None:
            had_keyboard = holds(self, QApplication.focusWidget())
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            if had_keyboard:
                self.keyboard_freed.emit()

    def event(self, event: QEvent) -> bool:
        # The keys of a form win over those of the window while it has the focus.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        form = self.form
        if form is None or not self._is_own(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            form.escape()
        elif self._theme.keys.matches(event, FORM_SAVE_KEY):
            form.footer.save.click()
        elif form.footer.main is not None:
            form.footer.main.click()
        else:
            form.footer.save.click()

    def _is_own(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return event.modifiers() == Qt.KeyboardModifier.NoModifier
        return any(self._theme.keys.matches(event, each) for each in (FORM_SAVE_KEY, FORM_MAIN_KEY))
