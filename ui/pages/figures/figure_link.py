"""A single figure: label, number, unit, note; with a link it is pressed like a button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from ui.pages.figures.cells import Fact
    from ui.pages.figures.links import Link
    from ui.theme import Theme

GAP = 4
EDGE = 3
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureLink(QWidget):
    """Dotted underline on hover and focus; a figure without a link is only read.

    Signals:
        followed(Link)
    """

    followed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, *, size: str = "body") -> None:
        """Start empty; `size` is that of the number."""
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._over = False
        self._fact: Fact | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    @property
    def link(self) -> Link | None:
        """Where it leads."""
        return None if self._fact is None else self._fact.link

    @property
    def text(self) -> str:
        """What it says, in one line."""
        fact = self._fact
        parts = () if fact is None else (fact.label, fact.number, fact.unit, fact.note)
        return " ".join(part for part in parts if part)

    def show_fact(self, fact: Fact) -> None:
        """Show another figure."""
        self._fact = fact
        linked = fact.link is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if linked else Qt.FocusPolicy.NoFocus)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if linked else arrow)
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = sum(width for *_, width in self._parts())
        high = self._theme.line(self._size)
        return QSize(wide + 2 * EDGE, high + 2)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._over = event.type() == QEvent.Type.HoverEnter
            self.update()
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS:
            self._follow()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        if self.link is not None:
            self.followed.emit(self.link)

    def _parts(self) -> list[tuple[str, QFont, str, int]]:
        """What is written, from left to right: text, font, tone, width with the gap before it."""
        fact, theme = self._fact, self._theme
        if fact is None:
            return []
        quiet = "text.tertiary"
        small = theme.font("caption")
        number = theme.font(self._size, strong=True)
        written: list[tuple[str, Any, str]] = [
            (fact.label, theme.font("body"), "text.secondary"),
            (fact.number, number, "text.primary"),
            (fact.unit, small if self._size == "body" else theme.font("body"), quiet),
            (fact.note, small, quiet),
        ]
        found: list[tuple[str, QFont, str, int]] = []
        for text, font, tone in written:
            if text:
                gap = GAP if found else 0
                found.append((text, font, tone, QFontMetrics(font).horizontalAdvance(text) + gap))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, base = EDGE, self._baseline()
        for text, font, tone, width in self._parts():
            gap = 0 if left == EDGE else GAP
            painter.setFont(font)
            painter.setPen(self._theme.color(tone))
            painter.drawText(left + gap, base, text)
            if self._fact is not None and text == self._fact.number:
                self._underline(painter, QRect(left + gap, base + 2, width - gap, 1))
            left += width
        if self.hasFocus():
            painter.setPen(
                QPen(self._theme.color("accent.text"), self._theme.px("size.focus_ring"))
            )
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _baseline(self) -> int:
        metrics = QFontMetrics(self._theme.font(self._size, strong=True))
        return (self.height() + metrics.ascent() - metrics.descent()) // 2

    def _underline(self, painter: QPainter, line: QRect) -> None:
        if self.link is not None and (self._over or self.hasFocus()):
            painter.setPen(QPen(self._theme.color("text.secondary"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(line.topLeft(), line.topRight())
