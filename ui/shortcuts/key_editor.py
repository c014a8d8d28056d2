"""The row of a command while its keys are changed: record, answer what stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.shortcuts.catalogue import BY_ID
from ui.shortcuts.key_map import shown
from ui.shortcuts.recorder import KeyRecorder
from ui.shortcuts.reserved import refusal
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from ui.theme import Theme

HEIGHT = 84
RECORDER_WIDTH = 180


class KeyEditor(QFrame):
    """Stands in the place of the row; every change is used and kept at once.

    Signals:
        finished(text): what was done, empty when nothing was.
    """

    finished = Signal(str)

    def __init__(self, command: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Wait for the new keys of `command`."""
        super().__init__(parent)
        self._command, self._theme = command, theme
        self._wanted = ""
        self.setProperty("kind", "editor")
        name = str(BY_ID[command].title)
        self.recorder = KeyRecorder(name, self)
        self.recorder.setFixedWidth(RECORDER_WIDTH)
        self.recorder.setText(theme.keys.text(command))
        self.recorder.recorded.connect(self._take)
        self._mark = QLabel(self)
        hint = self.tr("Esc leaves the keys as they are.")
        self._sentence = label(hint, self, tone="secondary", size=CAPTION, wrap=True)
        self.take_over = Button(
            theme, self.tr("Take over"), kind=PRIMARY, small=True, run=self._take_over, parent=self
        )
        self.take_over.hide()
        self.none = Button(theme, self.tr("No keys"), small=True, run=self._clear, parent=self)
        self.none.setVisible(bool(theme.keys.keys(command)))
        self.reset = Button(theme, self.tr("As at first"), small=True, run=self._reset, parent=self)
        self.reset.setVisible(theme.keys.changed_by_hand(command))
        self._lay_out(name)
        self.setFocusProxy(self.recorder)

    def _lay_out(self, name: str) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(label(name, self, strong=True), 1)
        upper.addWidget(self.recorder)
        lower.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        lower.addWidget(self._sentence, 1)
        for each in (self.take_over, self.none, self.reset):
            lower.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(6)
        column.addLayout(upper)
        column.addLayout(lower)
        self._mark.hide()

    @Slot(str)
    def _take(self, keys: str) -> None:
        """Use the keys, or say what stands against them."""
        self.recorder.setText(shown(keys))
        self.take_over.hide()
        problem = refusal(keys)
        holder = self._theme.keys.holder(keys, self._command)
        if problem:
            self._say(problem.replace(keys, shown(keys)), refused=True)
        elif holder is not None:
            self._wanted = keys
            text = self.tr("{keys} belongs to “{name}”, which would have none then.")
            other = [each for each in self._theme.keys.keys(holder.id) if each != keys]
            if other:
                text = self.tr("{keys} belongs to “{name}”.")
            self._say(text.format(keys=shown(keys), name=holder.title), refused=True)
            self.take_over.show()
            self.take_over.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._bind(keys)

    def _say(self, sentence: str, *, refused: bool) -> None:
        self._sentence.setText(sentence)
        self._sentence.setProperty("tone", "overdue" if refused else "secondary")
        self._sentence.style().unpolish(self._sentence)
        self._sentence.style().polish(self._sentence)
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(self._theme.pixmap("ring-alert", "state.overdue.mark", 16, ratio))
        self._mark.setVisible(refused)
        self.recorder.setProperty("error", refused)
        self.recorder.style().unpolish(self.recorder)
        self.recorder.style().polish(self.recorder)

    @Slot()
    def _take_over(self) -> None:
        self._bind(self._wanted)

    def _bind(self, keys: str) -> None:
        self._theme.keys.bind(self._command, keys)
        text = self.tr("“{name}” has {keys} now.")
        self._finish(text, keys=shown(keys))

    @Slot()
    def _clear(self) -> None:
        self._theme.keys.clear(self._command)
        self._finish(self.tr("“{name}” has no keys now."))

    @Slot()
    def _reset(self) -> None:
        self._theme.keys.reset(self._command)
        keys = self._theme.keys.text(self._command)
        if keys:
            self._finish(self.tr("“{name}” has {keys} now."), keys=keys)
        else:
            self._finish(self.tr("“{name}” has no keys now."))

    def _finish(self, text: str, **values: str) -> None:
        self.finished.emit(text.format(name=BY_ID[self._command].title, **values))
