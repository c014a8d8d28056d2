"""Paints the calendar: days, entries, hours and what is being dragged. Reads layouts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from crm.calendar.terms import Lane
from ui.pages.calendar import looks, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crm.calendar.entries import Entry
    from ui.pages.calendar.layout import Box, More, Rect
    from ui.pages.calendar.looks import Mark
    from ui.theme import Theme

EDGE, ICON, GAP = 3, 12, 4
ROOM_FOR_ICONS = 64  # px: what is narrower shows its words alone
ROOM_FOR_MARK = 28  # px: a conflict is shown on anything that is at least as wide
TWO_LINES = 36  # px of an entry that shows its people too
REMEMBERED = 6000  # elided texts
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
CENTER = Qt.AlignmentFlag.AlignCenter


def qt(rect: Rect) -> QRect:
    """Return a rectangle as Qt's own."""
    return QRect(rect.left, rect.top, rect.wide, rect.high)


class EntryPainter:
    """Paints entries in the colours of the theme; remembers how their texts were cut."""

    def __init__(self, theme: Theme) -> None:
        """Ask the theme for colours and fonts once."""
        self._theme = theme
        self._cut: dict[tuple[str, int], str] = {}
        self.renew()

    def renew(self) -> None:
        """Ask again: the theme is another one."""
        theme = self._theme
        self.font: QFont = theme.font("caption")
        self.strong: QFont = theme.font("caption", strong=True)
        self._metrics = QFontMetrics(self.font)
        self._grounds = {lane: looks.ground(lane, theme) for lane in Lane}
        self._edges = {lane: theme.color(looks.COLOR[lane]) for lane in Lane}
        self._text = theme.color("text.primary")
        self._quiet = theme.color("text.secondary")
        self._accent = theme.color("accent.text")
        self._cut.clear()

    def cut(self, text: str, wide: int) -> str:
        """Return a text cut at the end with … where it is wider than `wide` px."""
        key = text, wide
        if key not in self._cut:
            if len(self._cut) > REMEMBERED:
                self._cut.clear()
            self._cut[key] = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)
        return self._cut[key]

    def paint_boxes(self, painter: QPainter, boxes: Iterable[Box], seen: QRect) -> None:
        """Paint the entries that can be seen."""
        painter.setFont(self.font)
        ratio = painter.device().devicePixelRatioF()
        for box in boxes:
            if seen.intersects(qt(box.rect)):
                self._paint(painter, box, ratio)

    def paint_more(self, painter: QPainter, left_out: Iterable[More], seen: QRect) -> None:
        """Paint “+n” where entries had no room."""
        painter.setFont(self.font)
        painter.setPen(self._accent)
        for more in left_out:
            if seen.intersects(qt(more.rect)):
                painter.drawText(qt(more.rect), MIDDLE, self.cut(f"+{more.count}", more.rect.wide))

    def paint_ring(self, painter: QPainter, rect: Rect, *, focused: bool) -> None:
        """Frame the chosen entry or day: thicker while it has the keyboard."""
        painter.setPen(QPen(self._accent, 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(qt(rect).adjusted(1, 1, -1, -1))

    def paint_ghost(self, painter: QPainter, rect: Rect, text: str, lane: Lane) -> None:
        """Paint what is being dragged, with the day and hour that it would get."""
        box = qt(rect)
        painter.fillRect(box, self._grounds[lane])
        painter.setPen(QPen(self._accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.setFont(self.strong)
        painter.setPen(self._text)
        inside = box.adjusted(EDGE + GAP, 2, -GAP, -2)
        painter.drawText(inside, TOP if rect.high > TWO_LINES else MIDDLE, text)

    def _paint(self, painter: QPainter, box: Box, ratio: float) -> None:
        entry, rect = box.entry, box.rect
        self._paint_ground(painter, box)
        left = rect.left + (GAP if box.before else EDGE + GAP)
        right = rect.left + rect.wide - GAP
        high = min(rect.high, 20)
        mark = looks.mark_of(entry)
        narrow = rect.wide < ROOM_FOR_ICONS
        if mark is not None and (not narrow or (entry.conflict and rect.wide >= ROOM_FOR_MARK)):
            right -= ICON
            self._paint_icon(painter, QPoint(right, rect.top + (high - ICON) // 2), mark, ratio)
            right -= GAP // 2
        if not narrow:
            own = looks.Mark(looks.ICON[entry.lane], "text.secondary")
            self._paint_icon(painter, QPoint(left, rect.top + (high - ICON) // 2), own, ratio)
            left += ICON + GAP
        painter.setPen(self._quiet if mark is not None and mark.icon == "check" else self._text)
        wide = right - left
        if wide > 0:
            place = QRect(left, rect.top, wide, high)
            painter.drawText(place, MIDDLE, self.cut(words_of(entry), wide))
        if rect.high >= TWO_LINES:
            self._paint_second(painter, entry, rect)

    def _paint_ground(self, painter: QPainter, box: Box) -> None:
        lane, frame = box.entry.lane, qt(box.rect)
        painter.fillRect(frame, self._grounds[lane])
        if not box.before:
            painter.fillRect(QRect(frame.x(), frame.y(), EDGE, frame.height()), self._edges[lane])

    def _paint_icon(self, painter: QPainter, at: QPoint, mark: Mark, ratio: float) -> None:
        painter.drawPixmap(at, self._theme.pixmap(mark.icon, mark.color, ICON, ratio))

    def _paint_second(self, painter: QPainter, entry: Entry, rect: Rect) -> None:
        """Say below its title until when it lasts, and who answers for it."""
        left, wide = rect.left + EDGE + GAP, rect.wide - EDGE - 2 * GAP
        if wide <= 0:
            return
        painter.setPen(self._quiet)
        text = " · ".join(filter(None, (words.hours(entry), entry.staff)))
        lines = QRect(left, rect.top + 18, wide, 18)
        painter.drawText(lines, MIDDLE, self.cut(text, wide))


def words_of(entry: Entry) -> str:
    """Return what stands on an entry, in one line."""
    return " ".join(words.line(entry).split())


def paint_circle(painter: QPainter, rect: QRect, color: QColor) -> None:
    """Paint the disc behind the number of today."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)
    painter.restore()
