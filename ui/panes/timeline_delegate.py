"""Paints one line of a timeline; an unfolded one shows its whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.formats import short_day
from ui.panes.timeline_model import LINE_ROLE

if TYPE_CHECKING:
    from datetime import date

    from ui.panes.content import TimelineLine
    from ui.panes.timeline_view import TimelineView
    from ui.tables.model import Index
    from ui.theme import Theme

DATE_WIDTH = 76
ICON = 14
ROW = 44
LINE = 20
LINE_SEPARATOR = "\u2028"
LAID_OUT = 32  # unfolded texts whose lines are remembered
ELIDE = Qt.TextElideMode.ElideRight
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TimelineDelegate(QStyledItemDelegate):
    """Knows where the parts of a line stand."""

    def __init__(self, theme: Theme, today: date, view: TimelineView) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(view)
        self._theme = theme
        self._today = today
        self._view = view
        self._layouts: dict[tuple[str, int], QTextLayout] = {}

    def high(self, line: TimelineLine, width: int) -> int:
        """Return the height of an unfolded line in px."""
        bounds = self._laid_out(line.text, width - self._indent()).boundingRect()
        return max(ROW, round(bounds.height()) + ROW - LINE)

    def link_area(self, line: TimelineLine, rect: QRect) -> QRect:
        """Return where the linked code of a line stands, empty without a link."""
        if line.link is None:
            return QRect()
        before, linked, _ = parts_of(line)
        metrics = self._view.fontMetrics()
        left = rect.left() + self._indent() + metrics.horizontalAdvance(before)
        return QRect(left, rect.top(), metrics.horizontalAdvance(linked), LINE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        if index.row() not in self._view.unfolded:
            return QSize(width, ROW)
        return QSize(width, self.high(index.data(LINE_ROLE), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, line, rect = self._theme, index.data(LINE_ROLE), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("surface.hover"))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.secondary"))
        when = short_day(line.on, self._today)
        if line.at is not None:
            when = f"{when} {line.at:%H:%M}"
        painter.drawText(QRect(rect.left(), rect.top() + 1, DATE_WIDTH, LINE), TOP_LEFT, when)
        self._paint_icon(painter, rect, line, last=index.row() == self._view.model().rowCount() - 1)
        text = rect.adjusted(self._indent(), 0, 0, 0)
        painter.setFont(theme.font("body"))
        if index.row() in self._view.unfolded:
            painter.setPen(theme.color("text.primary"))
            place = QPointF(text.left(), text.top())
            seen = QRectF(painter.clipBoundingRect())
            # What cannot be seen of a text of many pages is not painted.
            self._laid_out(line.text, text.width()).draw(painter, place, [], seen)
        else:
            self._paint_text(painter, text, line)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.tertiary"))
        who = text.adjusted(0, text.height() - ROW + LINE, 0, 0)
        shown = painter.fontMetrics().elidedText(line.who, ELIDE, who.width())
        painter.drawText(who, TOP_LEFT, shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _laid_out(self, text: str, width: int) -> QTextLayout:
        """Return a whole text broken into lines, remembered: one may have 100,000 characters."""
        width = max(width, 40)
        known = self._layouts.get((text, width))
        if known is not None:
            return known
        if len(self._layouts) >= LAID_OUT:
            self._layouts.clear()
        layout = QTextLayout(text.replace("\n", LINE_SEPARATOR), self._theme.font("body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += LINE
        layout.endLayout()
        self._layouts[text, width] = layout
        return layout

    def _indent(self) -> int:
        return DATE_WIDTH + ICON + self._theme.px("space.m")

    def _paint_icon(
        self, painter: QPainter, rect: QRect, line: TimelineLine, *, last: bool
    ) -> None:
        ratio = self._view.devicePixelRatioF()
        pixmap = self._theme.pixmap(line.icon, "text.secondary", ICON, ratio)
        painter.drawPixmap(QPoint(rect.left() + DATE_WIDTH, rect.top() + 3), pixmap)
        if not last:
            painter.setPen(self._theme.color("border.normal"))
            middle = rect.left() + DATE_WIDTH + ICON // 2
            painter.drawLine(middle, rect.top() + ICON + 8, middle, rect.bottom() - 2)

    def _paint_text(self, painter: QPainter, rect: QRect, line: TimelineLine) -> None:
        metrics = painter.fontMetrics()
        left = rect.left()
        for number, part in enumerate(parts_of(line)):
            color = "accent.text" if number == 1 else "text.primary"
            painter.setPen(self._theme.color(color))
            room = rect.right() - left
            if room <= 0 or not part:
                continue
            shown = metrics.elidedText(part, ELIDE, room)
            painter.drawText(QRect(left, rect.top(), room + 1, LINE), TOP_LEFT, shown)
            left += metrics.horizontalAdvance(shown)


def parts_of(line: TimelineLine) -> tuple[str, str, str]:
    """Return what stands before, in and behind the linked code, in one line."""
    text = " ".join(line.text.split())
    if line.link is None:
        return (text, "", "")
    if not line.linked:
        return ("", text, "")
    return text.partition(line.linked)
