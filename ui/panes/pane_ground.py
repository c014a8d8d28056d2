"""What a pane scrolls: what is written of a record, what belongs to it, and the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.buttons import FLAT, Button

if TYPE_CHECKING:
    from ui.panes.belongings import Belongings
    from ui.theme import Theme

NEAR = 1200  # px before the end of the timeline at which older entries are read


class PaneGround(QWidget):
    """The body is written anew with each reading; the belongings stay and go on by themselves."""

    def __init__(self, scroll: QScrollArea, belongings: Belongings | None) -> None:
        """Start with the belongings alone."""
        super().__init__()
        self._scroll = scroll
        self._belongings = belongings
        self._foot: QWidget | None = None
        self._over = False
        self.body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if belongings is not None:
            self._column.addWidget(belongings)
        self._column.addStretch(1)  # the free room is under the foot, not in the body
        bar = scroll.verticalScrollBar()
        bar.valueChanged.connect(self._look)
        bar.rangeChanged.connect(self._look)

    def show_parts(self, body: QWidget, foot: QWidget | None) -> None:
        """Put a body and a foot in the place of the ones before; the same body stays."""
        if body is not self.body:
            _remove(self._column, self.body)
            self.body = body
            self._column.insertWidget(0, body)
            body.setAutoFillBackground(False)
            body.show()
        _remove(self._column, self._foot)
        self._foot = foot
        if foot is not None:
            self._column.insertWidget(self._column.count() - 1, foot)
            foot.show()

    def settle(self, width: int) -> None:
        """Be as large as the parts need at a width, before the scroll area asks."""
        wide = max(width, self.minimumSizeHint().width())
        self._column.activate()
        self.resize(wide, max(self.heightForWidth(wide), self.sizeHint().height()))

    def mark(self, *, over: bool) -> None:
        """Show that files would be attached here."""
        self._over = over
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over and self._belongings is not None:
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            seen = self.visibleRegion().boundingRect()
            painter.drawRect(seen.adjusted(2, 2, -2, -2))

    @Slot()
    def _look(self) -> None:
        """Ask for older entries when the end of the timeline comes near."""
        bar = self._scroll.verticalScrollBar()
        belongings = self._belongings
        shown = belongings is not None and not belongings.story.isHidden()
        if belongings is not None and shown and bar.maximum() - bar.value() < NEAR:
            belongings.story.near_end()


class WritingFoot(QFrame):
    """The foot of a pane with a timeline: the way to the box, wherever the pane is scrolled.

    Signals:
        asked: a follow-up shall be written.
    """

    asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Say what it leads to."""
        super().__init__(parent)
        self.setProperty("kind", "footer")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.m"), 6, theme.px("space.m"), 6)
        self.button = Button(
            theme, self.tr("Write a follow-up"), kind=FLAT, icon="edit", parent=self
        )
        self.button.clicked.connect(self.asked)
        row.addWidget(self.button)
        row.addStretch()


def _remove(column: QVBoxLayout, widget: QWidget | None) -> None:
    if widget is not None:
        column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
