"""Paints what lies under the entries: days, weekends, today, numbers, weekdays, weeks, hours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui import formats
from ui.pages.calendar import words
from ui.pages.calendar.painting import CENTER, paint_circle, qt
from ui.pages.calendar.periods import WEEK, Mode, period_of
from ui.pages.calendar.week_layout import HOUR, y_of

if TYPE_CHECKING:
    from datetime import date

    from ui.pages.calendar.layout import Cell
    from ui.pages.calendar.scene import Scene
    from ui.theme import Theme

SATURDAY = 5
HOURS = 24
NUMBER = 20  # px: height of the number of a day
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Ground:
    """Paints the days of a scene."""

    def __init__(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        self._theme = theme

    def paint_month(self, painter: QPainter, scene: Scene, day: date, today: date) -> None:
        """Paint weekdays, week numbers and the days; those of other months are quieter."""
        theme = self._theme
        month = period_of(Mode.MONTH, day)
        painter.fillRect(QRect(0, 0, *scene.size), theme.color("surface.base"))
        for cell in scene.fixed.cells:
            if not month[0] <= cell.day <= month[1]:
                painter.fillRect(qt(cell.rect), theme.color("surface.window"))
            elif cell.day.weekday() >= SATURDAY:
                painter.fillRect(qt(cell.rect), theme.color("surface.sunken"))
        self._paint_weekdays(painter, scene)
        painter.setPen(theme.color("border.subtle"))
        for cell in scene.fixed.cells:
            painter.drawRect(qt(cell.rect))
        for cell in scene.fixed.cells:
            rect = cell.rect
            if cell.day.weekday() == 0:
                week = QRect(0, rect.top + 2, scene.metrics.gutter, NUMBER)
                self._write(painter, week, str(cell.day.isocalendar().week), "text.tertiary")
            inside = month[0] <= cell.day <= month[1]
            number = words.day_number(cell.day, scene.first)
            place = QRect(rect.left + 4, rect.top + 2, rect.wide - 8, NUMBER)
            tone = "text.primary" if inside else "text.tertiary"
            self._paint_number(painter, place, number, tone, today=cell.day == today)

    def paint_strip(self, painter: QPainter, scene: Scene, today: date) -> None:
        """Paint the days of a week over the strip for whole days."""
        theme = self._theme
        painter.fillRect(QRect(0, 0, scene.size[0], scene.body), theme.color("surface.base"))
        for cell in scene.fixed.cells:
            if cell.day.weekday() >= SATURDAY:
                painter.fillRect(qt(cell.rect), theme.color("surface.sunken"))
        painter.fillRect(
            QRect(0, 0, scene.size[0], scene.metrics.header), theme.color("surface.sunken")
        )
        for cell in scene.fixed.cells:
            self._paint_day_head(painter, cell, scene.metrics.header, today)
        whole = QRect(0, scene.metrics.header + 2, scene.metrics.gutter - 6, NUMBER)
        text = QCoreApplication.translate("Calendar", "all day")
        self._write(painter, whole, text, "text.tertiary", RIGHT)
        painter.setPen(theme.color("border.normal"))
        painter.drawLine(0, scene.metrics.header - 1, scene.size[0], scene.metrics.header - 1)
        painter.drawLine(0, scene.body - 1, scene.size[0], scene.body - 1)
        painter.setPen(theme.color("border.subtle"))
        for cell in scene.fixed.cells:
            painter.drawLine(cell.rect.left, scene.metrics.header, cell.rect.left, scene.body - 2)

    def paint_hours(self, painter: QPainter, scene: Scene) -> None:
        """Paint the grid of hours, as if midnight were at the top."""
        theme = self._theme
        wide, high = scene.size[0], y_of(HOURS * 60)
        painter.fillRect(QRect(0, 0, wide, high), theme.color("surface.base"))
        for cell in scene.hours.cells:
            if cell.day.weekday() >= SATURDAY:
                painter.fillRect(qt(cell.rect), theme.color("surface.sunken"))
        painter.setPen(theme.color("border.subtle"))
        for hour in range(1, HOURS):
            painter.drawLine(scene.metrics.gutter - 6, hour * HOUR, wide, hour * HOUR)
        for cell in scene.hours.cells:
            painter.drawLine(cell.rect.left, 0, cell.rect.left, high)
        for hour in range(1, HOURS):
            place = QRect(0, hour * HOUR - NUMBER // 2, scene.metrics.gutter - 8, NUMBER)
            self._write(painter, place, f"{hour:02}:00", "text.tertiary", RIGHT)

    def _paint_weekdays(self, painter: QPainter, scene: Scene) -> None:
        theme, metrics = self._theme, scene.metrics
        painter.fillRect(QRect(0, 0, scene.size[0], metrics.header), theme.color("surface.sunken"))
        week = QCoreApplication.translate("Calendar", "Wk")
        self._write(painter, QRect(0, 0, metrics.gutter, metrics.header), week, "text.tertiary")
        for cell in scene.fixed.cells[:WEEK]:
            place = QRect(cell.rect.left, 0, cell.rect.wide, metrics.header)
            self._write(painter, place, formats.weekday(cell.day), "text.secondary")

    def _paint_day_head(self, painter: QPainter, cell: Cell, high: int, today: date) -> None:
        """Write `周二 8` over a day of a week, with the number as in a month."""
        monday = cell.day - timedelta(days=cell.day.weekday())
        number = words.day_number(cell.day, monday)
        name = formats.weekday(cell.day)
        painter.setFont(self._theme.font("caption"))
        wide = QFontMetrics(painter.font()).horizontalAdvance(name)
        beside = QFontMetrics(self._theme.font("caption", strong=True))
        taken = wide + 4 + beside.horizontalAdvance(number) + 12
        left = cell.rect.left + max(2, (cell.rect.wide - taken) // 2)
        self._write(painter, QRect(left, 0, wide + 2, high), name, "text.secondary")
        place = QRect(left + wide + 4, (high - NUMBER) // 2, cell.rect.wide, NUMBER)
        self._paint_number(painter, place, number, "text.primary", today=cell.day == today)

    def _paint_number(
        self, painter: QPainter, place: QRect, number: str, tone: str, *, today: bool
    ) -> None:
        theme = self._theme
        strong = theme.font("caption", strong=True)
        wide = max(NUMBER, QFontMetrics(strong).horizontalAdvance(number) + 10)
        disc = QRect(place.x(), place.y(), wide, NUMBER)
        if today:
            paint_circle(painter, disc, theme.color("accent.base"))
        painter.setFont(strong)
        painter.setPen(theme.color("accent.on" if today else tone))
        if today:
            painter.drawText(disc, CENTER, number)
        else:
            painter.drawText(place.adjusted(4, 0, 0, 0), LEFT, number)

    def _write(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        tone: str,
        align: Qt.AlignmentFlag = CENTER,
    ) -> None:
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color(tone))
        painter.drawText(place, align, text)
