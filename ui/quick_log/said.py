"""The line above the foot: what was just logged, what was doubtful, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, ElidedLabel, label, retone

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.messages import Message, Reversal
    from ui.theme import Theme

HIGH = 32  # px, taken whether something is said or not: nothing jumps
MARK = 14
TONES = {
    "triangle": "expiring",
    "lock": "overdue",
    "ring-alert": "overdue",
    "check": "secondary",
}


class Said(QWidget):
    """One message at a time; what is doubtful stays in front of what was done."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin silent."""
        super().__init__(parent)
        self._theme = theme
        self._reversal: Reversal | None = None
        self._run: Callable[[], None] | None = None
        self._icon = ""
        self.setFixedHeight(HIGH)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.l"), 0, 20, 0)
        row.setSpacing(6)
        self._mark = label("", self)
        self._mark.setFixedWidth(MARK)
        self.text = ElidedLabel("", self, tone="secondary")
        self.text.setProperty("type", CAPTION)
        self.act = Button(theme, "", kind=LINK, small=True, run=self._do, parent=self)
        self.back = Button(theme, "", kind=LINK, small=True, run=self._take_back, parent=self)
        row.addWidget(self._mark)
        row.addWidget(self.text, 1)
        row.addWidget(self.act)
        row.addWidget(self.back)
        theme.changed.connect(self._paint_mark)
        self.clear()

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self.say("")

    @Slot(object)
    def show_message(self, message: Message) -> None:
        """Say what the window would say; a doubt stays until the next thing is done."""
        if self._icon == "triangle" and message.icon == "check":
            text = f"{message.text}  {self.text.text()}"
            self.say(text, icon="triangle", reversal=message.reversal)
            return
        self.say(message.text, icon=message.icon, reversal=message.reversal)

    @Slot(str)
    def warn(self, text: str) -> None:
        """Say what a person should look at twice."""
        self.say(text, icon="triangle")

    def say(
        self,
        text: str,
        *,
        icon: str = "check",
        action: str = "",
        run: Callable[[], None] | None = None,
        reversal: Reversal | None = None,
    ) -> None:
        """Say a text; `run` is what the button `action` does."""
        self._icon = icon if text else ""
        self._reversal, self._run = reversal, run
        retone(self.text, TONES.get(icon, "secondary"))
        self.text.setText(text)
        self.act.setText(action)
        self.act.setVisible(run is not None)
        self.back.setText(reversal.text if reversal else "")
        self.back.setVisible(reversal is not None)
        self.setAccessibleName(text)
        self._paint_mark()

    @Slot(int)
    def settle(self, change_set: int) -> None:
        """A change was undone in another way: its button would only be refused."""
        if self._reversal is not None and self._reversal.change_set == change_set:
            self.clear()

    def _do(self) -> None:
        run = self._run
        self.clear()
        if run is not None:
            run()

    def _take_back(self) -> None:
        reversal = self._reversal
        self.clear()
        if reversal is not None:
            reversal.run()

    @Slot()
    def _paint_mark(self) -> None:
        tone = TONES.get(self._icon, "")
        self._mark.setVisible(bool(self._icon))
        if self._icon:
            color = f"state.{tone}.mark" if tone in ("expiring", "overdue") else "text.secondary"
            ratio = self.devicePixelRatioF()
            self._mark.setPixmap(self._theme.pixmap(self._icon, color, MARK, ratio))
