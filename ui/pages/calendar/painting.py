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
ROOM_FOR_HOURS = 100  # px: below it the title counts more
ROOM_FOR_STAFF = 48  # px after the hours: with less, nobody is named
TWO_LINES = 34  # px of an entry that shows its people too
REMEMBERED = 6000  # elided texts
LINE = 17  # px
WRAP = Qt.TextFlag.TextWrapAnywhere
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
                place = qt(more.rect).adjusted(GAP, 0, 0, 0)
                painter.drawText(place, MIDDLE, self.cut(f"+{more.count}", place.width()))

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
        if rect.high >= TWO_LINES:
            self._paint_tall(painter, entry, rect, ratio)
            return
        left = rect.left + (GAP if box.before else EDGE + GAP)
        right = rect.left + rect.wide - GAP
        high = rect.high
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
            painter.drawText(place, MIDDLE, self._line(entry, wide))

    def _paint_ground(self, painter: QPainter, box: Box) -> None:
        lane, frame = box.entry.lane, qt(box.rect)
        painter.fillRect(frame, self._grounds[lane])
        if not box.before:
            painter.fillRect(QRect(frame.x(), frame.y(), EDGE, frame.height()), self._edges[lane])

    def _paint_icon(self, painter: QPainter, at: QPoint, mark: Mark, ratio: float) -> None:
        painter.drawPixmap(at, self._theme.pixmap(mark.icon, mark.color, ICON, ratio))

    def _paint_tall(self, painter: QPainter, entry: Entry, rect: Rect, ratio: float) -> None:
        """Paint an entry with room for more: its title in several lines, its hours and people."""
        place = qt(rect).adjusted(EDGE + GAP, 2, -GAP, 0)
        room = max(1, (rect.high - 4) // LINE - 1) * LINE
        place.setHeight(room)
        painter.setPen(self._text)
        taken = painter.drawText(place, TOP | WRAP, entry.title)
        below = QRect(place.x(), place.y() + min(taken.height(), room), place.width(), LINE)
        icons = [looks.mark_of(entry)]
        if rect.wide >= ROOM_FOR_ICONS:
            icons.insert(0, looks.Mark(looks.ICON[entry.lane], "text.secondary"))
        for icon in filter(None, icons):
            self._paint_icon(painter, QPoint(below.x(), below.y() + 3), icon, ratio)
            below.setLeft(below.x() + ICON + GAP)
        painter.setPen(self._quiet)
        painter.drawText(below, MIDDLE, self._below(entry, max(0, below.width())))

    def _below(self, entry: Entry, wide: int) -> str:
        """Return hours and people as far as there is room; a time is shown whole or not at all."""
        hours, begin = words.hours(entry), entry.start_time or ""
        text = " · ".join(filter(None, (hours, entry.staff)))
        if wide >= self._metrics.horizontalAdvance(hours) + ROOM_FOR_STAFF:
            return self.cut(text, wide)
        fitting = (
            each for each in (text, hours, begin) if self._metrics.horizontalAdvance(each) <= wide
        )
        return next(fitting, "")

    def _line(self, entry: Entry, wide: int) -> str:
        """Return what stands on an entry; its title alone where its hour would push that out."""
        text = " ".join(words.line(entry).split())
        shown = self.cut(text, wide)
        if shown != text and wide < ROOM_FOR_HOURS:
            return self.cut(entry.title, wide)
        return shown


def paint_circle(painter: QPainter, rect: QRect, color: QColor) -> None:
    """Paint the disc behind the number of today."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)
    painter.restore()
