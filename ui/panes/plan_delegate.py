"""How a line of a plan looks: box, time, text, who, chip, and under it what else there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.panes.plan_content import PlanGroup, PlanRow
from ui.panes.plan_lines import LINE
from ui.widgets.chips import STATE_ICONS, chip_width, paint_chip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from ui.tables.model import Index
    from ui.theme import Theme

BOX = 16
ICON = 14
MORE = 24
SECOND = 18  # px that a second line adds
INDENT = 4
MIDDLE = Qt.AlignmentFlag.AlignVCenter
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
ELIDE = Qt.TextElideMode.ElideRight
WHO_AT_MOST = 3  # who stands in at most a third of a line


class PlanDelegate(QStyledItemDelegate):
    """Paints heads and lines; `first_wide` is the width of the column of times, in px."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.first_wide = 0
        self.lifted = -1  # the row that is in the air

    def measure(self, rows: tuple[PlanRow, ...]) -> None:
        """Make the column of times as wide as the widest."""
        metrics = QFontMetrics(self._theme.font("body"))
        self.first_wide = max((metrics.horizontalAdvance(row.first) for row in rows), default=0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self.high(index.data(LINE)))

    def high(self, line: PlanGroup | PlanRow) -> int:
        """Return the height of a line in px."""
        row = self._theme.px("size.row")
        return row + SECOND if isinstance(line, PlanRow) and line.detail else row

    def box_of(self, rect: QRect) -> QRect:
        """Return where the box of a line stands."""
        top = rect.top() + (self._theme.px("size.row") - BOX) // 2
        return QRect(rect.left() + INDENT, top, BOX, BOX)

    def more_of(self, rect: QRect) -> QRect:
        """Return where … of a line, or + of a head, is pressed."""
        return QRect(rect.right() - MORE + 1, rect.top(), MORE, self._theme.px("size.row"))

    def text_of(self, line: PlanRow, rect: QRect) -> QRect:
        """Return where the text of a line stands."""
        left = rect.left() + INDENT
        if line.done is not None:
            left += BOX + self._theme.px("space.s")
        if self.first_wide:
            left += self.first_wide + self._theme.px("space.m")
        right = rect.right() - MORE
        return QRect(left, rect.top(), right - left, self._theme.px("size.row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, line, rect = self._theme, index.data(LINE), option.rect
        painter.save()
        if index.row() == self.lifted:
            painter.setPen(QPen(theme.color("border.control"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(rect.adjusted(1, 2, -2, -3))
            painter.restore()
            return
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if isinstance(line, PlanGroup):
            self._paint_head(painter, rect, line)
        else:
            if over:
                painter.fillRect(rect, theme.color("surface.hover"))
            self.paint_line(painter, rect, line)
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        if (over or focused) and isinstance(line, PlanRow) and line.menu:
            self._icon(painter, self.more_of(rect), "more", "text.secondary")
        painter.setPen(theme.color("border.subtle"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if focused:
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, group: PlanGroup) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.color("surface.sunken"))
        inside = rect.adjusted(theme.px("space.s"), 0, -theme.px("space.s"), 0)
        if group.add is not None:
            place = self.more_of(rect)
            self._icon(painter, place, "plus", "accent.text")
            inside.setRight(place.left() - theme.px("space.s"))
        inside = self._write(painter, inside, group.title, "text.primary", strong=True)
        self._write(painter, inside, group.note, "text.secondary", role="caption")

    def paint_line(self, painter: QPainter, rect: QRect, line: PlanRow) -> None:
        """Paint a line without its ground."""
        theme = self._theme
        place = self.text_of(line, rect)
        if line.done is not None:
            self._paint_box(painter, self.box_of(rect), on=line.done)
        ink = "text.tertiary" if line.done else "text.primary"
        gap = theme.px("space.m")
        if line.first:
            first = place.translated(-self.first_wide - gap, 0)
            self._write(painter, first, line.first, "text.secondary")
        rest = self._paint_right(painter, place, line)
        if line.doubt:
            side = QRect(rest.left(), rest.top(), ICON, rest.height())
            self._icon(painter, side, "triangle", "state.expiring.text")
            rest.setLeft(rest.left() + ICON + theme.px("space.xs"))
        rest = self._write(painter, rest, line.text, ink)
        if line.written:
            self._write(painter, rest, line.written, "text.secondary")
        if line.detail:
            under = place.adjusted(0, 0, MORE, 0)
            under.moveTop(rect.top() + theme.px("size.row") - 4)
            under.setHeight(SECOND)
            self._write(painter, under, line.detail, "text.tertiary", role="caption")

    def _paint_right(self, painter: QPainter, place: QRect, line: PlanRow) -> QRect:
        """Paint chip and person at the right end; return what is left."""
        theme, rest = self._theme, QRect(place)
        gap = theme.px("space.s")
        if line.chip is not None:
            icon = line.chip.icon or STATE_ICONS[line.chip.state]
            wide = chip_width(line.chip.text, icon, theme)
            spot = QRect(rest.right() - wide + 1, rest.top(), wide, rest.height())
            paint_chip(painter, spot, line.chip.text, line.chip.state, icon, theme)
            rest.setRight(spot.left() - gap)
        if line.who:
            metrics = QFontMetrics(theme.font("caption"))
            wide = min(metrics.horizontalAdvance(line.who) + 2, place.width() // WHO_AT_MOST)
            spot = QRect(rest.right() - wide + 1, rest.top(), wide, rest.height())
            self._write(painter, spot, line.who, "text.secondary", role="caption")
            rest.setRight(spot.left() - gap)
        return rest

    def _paint_box(self, painter: QPainter, box: QRect, *, on: bool) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent.base" if on else "border.control"))
        painter.setBrush(theme.color("accent.base" if on else "surface.base"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.restore()
        if on:
            self._icon(painter, box, "check", "accent.on")

    def _icon(self, painter: QPainter, place: QRect, name: str, color: str) -> None:
        ratio = self._view.devicePixelRatioF()
        left = place.left() + (place.width() - ICON) / 2
        top = place.top() + (place.height() - ICON) / 2
        painter.drawPixmap(QPointF(left, top), self._theme.pixmap(name, color, ICON, ratio))

    def _write(self, painter: QPainter, rect: QRect, text: str, color: str, **font: Any) -> QRect:
        """Write a part of a line and return what is left of it."""
        role, strong = str(font.get("role", "body")), bool(font.get("strong", False))
        if not text or rect.width() <= 0:
            return rect
        painter.setFont(self._theme.font(role, strong=strong))
        painter.setPen(self._theme.color(color))
        shown = painter.fontMetrics().elidedText(" ".join(text.split()), ELIDE, rect.width())
        painter.drawText(rect, MIDDLE | LEFT, shown)
        taken = painter.fontMetrics().horizontalAdvance(shown) + self._theme.px("space.s")
        return rect.adjusted(taken, 0, 0, 0)
