"""Bars: a whole with the part of it that is done, and the bar of a target with its time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from ui.theme import Theme

WHOLE, PART = 14, 8
BAR, UNDER = 14, 22
MARK_OVER = 4
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bar:
    """Shares of the longest bar, 0 to 1: the whole behind, the part of it in front.

    Without a whole the part stands on a track as long as the room.
    """

    part: float
    whole: float | None = None


def share(value: Decimal | None, of: Decimal | None) -> float:
    """Return how much of the longest bar a value takes; nothing where either is unknown."""
    if not value or not of or of < 0:
        return 0.0
    return min(1.0, max(0.0, float(value / of)))


def paint_bar(painter: QPainter, rect: QRect, bar: Bar, theme: Theme) -> None:
    """Paint a bar in the vertical middle of `rect`."""
    if bar.whole is None:
        track = QRect(rect.x(), rect.center().y() - PART // 2 - 1, rect.width(), PART + 4)
        painter.fillRect(track, theme.color("border.subtle"))
        part = QRect(track.x(), track.y(), round(rect.width() * bar.part), track.height())
        painter.fillRect(part, theme.color("chart.s1"))
        return
    top = rect.center().y() - WHOLE // 2
    whole = QRect(rect.x(), top, round(rect.width() * bar.whole), WHOLE)
    painter.fillRect(whole, theme.color("chart.muted"))
    part = QRect(rect.x(), top + (WHOLE - PART) // 2, round(rect.width() * bar.part), PART)
    painter.fillRect(part, theme.color("chart.s1"))


class TargetBar(QWidget):
    """How much of a target is reached, with a mark where its time stands.

    Over 100 % the bar is full: the percentage beside it says how much it is.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self._completed: Decimal | None = None
        self._elapsed: Decimal | None = None
        self._mark, self._end = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_progress(
        self, completed: Decimal | None, elapsed: Decimal | None, mark: str, end: str
    ) -> None:
        """Show percentages; `mark` is written under the time, `end` under the end of the bar."""
        self._completed, self._elapsed, self._mark, self._end = completed, elapsed, mark, end
        self.setAccessibleName(f"{completed}% {mark} {elapsed}%")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, MARK_OVER + BAR + UNDER)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        track = QRectF(0, MARK_OVER, self.width(), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("border.subtle"))
        painter.drawRoundedRect(track, 2, 2)
        filled = self.width() * share(self._completed, HUNDRED)
        painter.setBrush(theme.color("chart.s1"))
        painter.drawRoundedRect(QRectF(0, MARK_OVER, filled, BAR), 2, 2)
        painter.setFont(theme.font("caption"))
        metrics = QFontMetrics(painter.font())
        line = QRect(0, MARK_OVER + BAR + MARK_OVER, self.width(), theme.line("caption"))
        painter.setPen(theme.color("text.secondary"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, self._end)
        if self._elapsed is not None:
            self._paint_mark(painter, line, metrics)

    def _paint_mark(self, painter: QPainter, line: QRect, metrics: QFontMetrics) -> None:
        place = round(self.width() * share(self._elapsed, HUNDRED))
        mark = QRectF(min(max(place - 1, 0), self.width() - 2), 0, 2, BAR + 2 * MARK_OVER)
        around = mark.adjusted(-1, 0, 1, 0)
        painter.fillRect(around, self._theme.color("surface.base"))
        painter.fillRect(mark, self._theme.color("chart.target"))
        wide = metrics.horizontalAdvance(self._mark)
        most = self.width() - wide - metrics.horizontalAdvance(self._end) - 12
        left = max(0, min(place - wide // 2, most))
        painter.drawText(line.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignLeft, self._mark)
