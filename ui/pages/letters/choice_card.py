"""One way to go on, as a radio box in a frame: what it is, what it does, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from ui.theme import Theme

FOCUS_EVENTS = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)
INDENT = 24  # px: the effect stands under the words, not under the radio box


class ChoiceCard(QFrame):
    """A framed radio box; the whole frame can be clicked.

    Signals:
        chosen: the person chose this one.
    """

    chosen = Signal()

    def __init__(
        self, theme: Theme, title: str, text: str, *, shortcut: str = "", parent: QWidget
    ) -> None:
        """Offer `title`, explained by `text`; `shortcut` is only shown."""
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 6)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        self.radio = QRadioButton(title, self)
        self.radio.setFont(theme.font("body", strong=True))
        self.radio.setAutoExclusive(False)  # the cards of a block are exclusive, not their parents
        self.radio.installEventFilter(self)
        self.radio.clicked.connect(self.chosen)
        self.radio.toggled.connect(self.update)
        row.addWidget(self.radio)
        row.addWidget(label(text, self, tone="secondary", wrap=True), 1)
        if shortcut:
            key = label(shortcut, self)
            key.setProperty("kind", "shortcut")
            row.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        effects = QWidget(self)
        self._effects = FlowLayout(effects, gap=theme.px("space.xs"))
        self._effects.setContentsMargins(INDENT, 0, 0, 0)
        column.addWidget(effects)
        self.radio.setAccessibleName(f"{title}: {text}")

    def show_effects(self, effects: tuple[tuple[str, str, str], ...]) -> None:
        """Write what this choice does: each effect as words, its new figure, and what follows."""
        self._effects.clear()
        for before, figure, after in effects:
            self._effects.addWidget(self._line(before, figure, after))
        spoken = [" ".join(parts).strip() for parts in effects]
        self.radio.setAccessibleDescription("; ".join(spoken))

    def _line(self, before: str, figure: str, after: str) -> QFrame:
        line = QFrame(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, self._theme.px("space.m"), 0)
        row.setSpacing(self._theme.px("space.xs"))
        row.addWidget(label(before, line, size=CAPTION))
        row.addWidget(label(figure, line, strong=True, size=CAPTION))
        row.addWidget(label(after, line, size=CAPTION))
        row.addStretch()
        return line

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in FOCUS_EVENTS:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.radio.isChecked() and not self.radio.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._theme.px("size.focus_ring")
        painter.setPen(QPen(self._theme.color("accent.text"), wide))
        inset = wide / 2
        radius = self._theme.px("radius.card")
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, radius, radius)
