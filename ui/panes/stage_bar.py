"""Where a lead stands among the stages: a bar of parts, the stage's name, its days and limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from ui.panes.content import StageProgress
    from ui.theme import Theme

BAR = 5
GAP = 2


class StageBar(QWidget):
    """The bar with `意向 5/8` under it.

    Signals:
        action_asked: the key of the action at the right (移至 签约).
    """

    action_asked = Signal(str)

    def __init__(self, progress: StageProgress, theme: Theme, parent: QWidget) -> None:
        """Show where a lead stands."""
        super().__init__(parent)
        self._action = progress.action
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(Parts(progress.position, progress.parts, theme, self))
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        place = f"{progress.label} {progress.position}/{progress.parts}"
        row.addWidget(label(place, self, tone="accent", strong=True))
        row.addWidget(label(progress.note, self, tone=progress.tone or "secondary", size=CAPTION))
        row.addStretch()
        if progress.action is not None:
            action = Button(
                theme, progress.action.text, kind=LINK, trailing="chevron-right", parent=self
            )
            action.setEnabled(progress.action.enabled)
            action.setToolTip(progress.action.reason)
            action.clicked.connect(self._ask)
            row.addWidget(action)
        column.addLayout(row)
        self.setAccessibleName(f"{place} {progress.note}")

    @Slot()
    def _ask(self) -> None:
        if self._action is not None:
            self.action_asked.emit(self._action.key)


class Parts(QWidget):
    """The painted bar: parts up to the present one are filled."""

    def __init__(self, position: int, parts: int, theme: Theme, parent: QWidget) -> None:
        """Fill `position` of `parts`."""
        super().__init__(parent)
        self._position = position
        self._parts = parts
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(100, BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - GAP * (self._parts - 1)) / self._parts
        for part in range(self._parts):
            done = part < self._position
            painter.setBrush(self._theme.color("accent.base" if done else "border.normal"))
            painter.drawRoundedRect(QRectF(part * (width + GAP), 0, width, BAR), 2, 2)
