"""Writing one line of text, cut at its end; fonts and their measures are made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.theme import Theme

EDGE = 3
ICON = 14


class Pen:
    """Paints texts and icons in the colours of a theme."""

    def __init__(self, theme: Theme) -> None:
        """Ask `theme` anew for each colour."""
        self.theme = theme
        self._fonts: dict[tuple[str, bool], tuple[QFont, QFontMetrics]] = {}

    def font(self, size: str = "body", *, strong: bool = False) -> tuple[QFont, QFontMetrics]:
        """Return a font and its measures."""
        key = (size, strong)
        if key not in self._fonts:
            font = self.theme.font(size, strong=strong)
            self._fonts[key] = (font, QFontMetrics(font))
        return self._fonts[key]

    def write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        tone: str = "text.primary",
        size: str = "body",
        strong: bool = False,
        right: bool = False,
    ) -> int:
        """Write one line and return its width in px."""
        font, metrics = self.font(size, strong=strong)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.setFont(font)
        painter.setPen(self.theme.color(tone))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def icon(self, painter: QPainter, rect: QRect, name: str, tone: str, size: int = ICON) -> None:
        """Paint an icon at the left of `rect`, in its vertical middle."""
        ratio = painter.device().devicePixelRatioF()
        pixmap = self.theme.pixmap(name, tone, size, ratio)
        painter.drawPixmap(QPointF(rect.x(), rect.y() + (rect.height() - size) / 2), pixmap)

    def ground(
        self,
        painter: QPainter,
        rect: QRect,
        *,
        chosen: bool,
        over: bool,
        current: bool,
        line: bool = True,
    ) -> None:
        """Paint what lies under a row: its state, the line below it, the edge of the current."""
        name = "surface.selected" if chosen else "surface.hover" if over else "surface.base"
        painter.fillRect(rect, self.theme.color(name))
        if line:
            below = QRect(rect.x(), rect.bottom(), rect.width(), 1)
            painter.fillRect(below, self.theme.color("border.subtle"))
        if current:
            edge = QRect(rect.x(), rect.y(), EDGE, rect.height())
            painter.fillRect(edge, self.theme.color("accent.base"))

    def ring(self, painter: QPainter, rect: QRect) -> None:
        """Paint the ring of the row that has the keyboard."""
        wide = self.theme.px("size.focus_ring")
        painter.setPen(QPen(self.theme.color("accent.text"), wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -2))


def halves(rect: QRect, upper: int = 22, lower: int = 18) -> tuple[QRect, QRect]:
    """Return the places of two lines of text in a row: 22 and 18 px, in its middle."""
    top = rect.y() + (rect.height() - upper - lower) // 2
    first = QRect(rect.x(), top, rect.width(), upper)
    return first, QRect(rect.x(), top + upper - 1, rect.width(), lower)
