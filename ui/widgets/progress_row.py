"""The bar of work that takes longer than 400 ms: what it is, how far it is, and Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from ui.widgets.buttons import FLAT, Button

if TYPE_CHECKING:
    from ui.background import Background, Busy
    from ui.theme import Theme


class ProgressRow(QWidget):
    """Shows the oldest busy task of the background, hidden while there is none."""

    def __init__(self, background: Background, theme: Theme, parent: QWidget | None = None) -> None:
        """Listen to `background`."""
        super().__init__(parent)
        self._background = background
        self._tasks: dict[int, tuple[str, bool]] = {}
        self._steps: dict[int, tuple[int, int]] = {}
        self.title = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.steps = QLabel()
        for label in (self.title, self.steps):
            label.setProperty("type", "caption")
            label.setProperty("tone", "secondary")
        self.cancel = Button(theme, self.tr("Cancel"), kind=FLAT, small=True, run=self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px("space.s"))
        for widget in (self.title, self.bar, self.steps, self.cancel):
            layout.addWidget(widget)
        background.busy.connect(self._begin)
        background.progressed.connect(self._step)
        background.idle.connect(self._end)
        self.hide()

    @Slot(object)
    def _begin(self, busy: Busy) -> None:
        self._tasks[busy.ticket] = (busy.title or self.tr("Working"), busy.cancellable)
        self._show()

    @Slot(int, int, int)
    def _step(self, ticket: int, done: int, total: int) -> None:
        if ticket in self._tasks:
            self._steps[ticket] = (done, total)
            self._show()

    @Slot(int)
    def _end(self, ticket: int) -> None:
        self._tasks.pop(ticket, None)
        self._steps.pop(ticket, None)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._tasks))
        if not self._tasks:
            return
        ticket = next(iter(self._tasks))
        title, cancellable = self._tasks[ticket]
        done, total = self._steps.get(ticket, (0, 0))
        self.title.setText(title)
        self.bar.setRange(0, total)  # 0 to 0 moves to and fro: how far it is, is not known
        self.bar.setValue(done)
        self.steps.setText(f"{done:,} / {total:,}" if total else "")
        self.cancel.setVisible(cancellable)

    def _cancel(self) -> None:
        if self._tasks:
            self._background.cancel(next(iter(self._tasks)))
