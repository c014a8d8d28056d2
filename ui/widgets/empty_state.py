"""What stands where nothing is: an icon, a sentence with the reason, one or two helpful buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.theme import Theme


class EmptyState(QWidget):
    """Stands over a view that has no rows; buttons are (text, icon, what it does)."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        """Start without words; `say` fills them in."""
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px("space.s"))
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px("space.s"))
        layout.addStretch(1)
        layout.addWidget(self._picture)
        layout.addWidget(self.sentence)
        layout.addLayout(self._buttons)
        layout.addStretch(2)
        theme.changed.connect(self._draw)
        self._draw()

    def say(
        self, sentence: str, buttons: Sequence[tuple[str, str, Callable[[], None]]] = ()
    ) -> None:
        """Show why there is nothing, and what helps."""
        self.sentence.setText(sentence)
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._buttons.addStretch(1)
        for text, icon, run in buttons:
            self._buttons.addWidget(Button(self._theme, text, icon=icon, small=True, run=run))
        self._buttons.addStretch(1)

    @Slot()
    def _draw(self) -> None:
        size, ratio = self._theme.px("size.icon_empty"), self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap(self._icon, "text.tertiary", size, ratio))
