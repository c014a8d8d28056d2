"""What stands in a bulk edit while it is looked at or written: a bar, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.background import Background

BAR_WIDE = 320  # px


class UnderWay(QWidget):
    """Follows one task of the background."""

    def __init__(self, background: Background, parent: QWidget) -> None:
        """Wait for `follow`."""
        super().__init__(parent)
        self.ticket = 0
        self.sentence = label("", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDE)
        self.steps = label("", self, tone="secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        for part in (self.sentence, self.bar, self.steps):
            column.addWidget(part)
        column.addStretch(2)
        background.progressed.connect(self._show)

    def begin(self, sentence: str) -> None:
        """Say what is done from now on."""
        self.sentence.setText(sentence)
        self.bar.setAccessibleName(sentence)
        self.bar.setRange(0, 0)
        self.steps.setText("")

    @Slot(int, int, int)
    def _show(self, ticket: int, done: int, total: int) -> None:
        if ticket != self.ticket:
            return
        ended = done >= total  # history, index and commit follow: how long they take is not known
        self.bar.setRange(0, 0 if ended else total)
        self.bar.setValue(done)
        self.steps.setText(self.tr("Finishing") if ended else f"{done:,} / {total:,}")
