"""Paints one row of the search: kind, icon, title with what was typed, detail or keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.palette.kinds import KINDS, label_of
from ui.palette.rows import ROW, Row
from ui.widgets.marked_text import ELIDE, LEFT, paint_keys, paint_marked

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDGE = 3
MARGIN = 16
ICON = 16
GAP = 8
RIGHT_AT_MOST = 0.45  # of the width: the title must stay readable
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowPainter(QStyledItemDelegate):
    """What was typed is strong and in the accent colour; the rest of the title is neither."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(parent)
        self._theme = theme
        metrics = QFontMetrics(theme.font("caption"))
        labels = [label_of(kind) for kind in KINDS]
        self._label_width = 2 * GAP + max(metrics.horizontalAdvance(each) for each in labels)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        return QSize(0, self._theme.px("size.row_two_lines" if row.under else "size.row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        theme = self._theme
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("surface.selected"))
            painter.fillRect(box.x(), box.y(), EDGE, box.height(), theme.color("accent.text"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("surface.hover"))
        if row.label and index.row():
            painter.fillRect(box.x(), box.y(), box.width(), 1, theme.color("border.subtle"))
        inside = box.adjusted(MARGIN, 0, -MARGIN, 0)
        self._paint_kind(painter, inside, row)
        inside.setLeft(inside.x() + self._label_width + ICON + GAP)
        inside.setRight(inside.right() - self._paint_right(painter, inside, row))
        self._paint_words(painter, inside, row)
        painter.restore()

    def _paint_kind(self, painter: QPainter, inside: QRect, row: Row) -> None:
        theme = self._theme
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.tertiary"))
        place = QRect(inside.x(), inside.y(), self._label_width - GAP, inside.height())
        text = painter.fontMetrics().elidedText(row.label, ELIDE, place.width())
        painter.drawText(place, LEFT, text)
        ratio = painter.device().devicePixelRatioF()
        pixmap = theme.pixmap(row.icon, "text.secondary", ICON, ratio)
        top = inside.y() + (inside.height() - ICON) // 2
        painter.drawPixmap(QPoint(inside.x() + self._label_width, top), pixmap)

    def _paint_right(self, painter: QPainter, inside: QRect, row: Row) -> int:
        """Paint the keys of an action, or detail and code; return the width taken.

        The code is never cut, the detail gives way.
        """
        if row.keys:
            return paint_keys(painter, inside, row.keys, self._theme) + GAP
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("text.tertiary"))
        metrics = painter.fontMetrics()
        left = inside.right() + 1
        most = int(inside.width() * RIGHT_AT_MOST)
        for text in filter(None, (row.code, row.detail)):
            room = metrics.horizontalAdvance(text) + 1
            if text is row.detail:
                room = min(room, most - (inside.right() + 1 - left))
            if room > 0:
                left -= room
                place = QRect(left, inside.y(), room, inside.height())
                painter.drawText(place, RIGHT, metrics.elidedText(text, ELIDE, room))
                left -= GAP
        return inside.right() + 1 - left

    def _paint_words(self, painter: QPainter, inside: QRect, row: Row) -> None:
        theme = self._theme
        if not row.under:
            paint_marked(painter, inside, row.title, row.marks, theme)
            return
        high = theme.line("body")
        top = inside.y() + (inside.height() - high - theme.line("caption")) // 2
        title = QRect(inside.x(), top, inside.width(), high)
        under = QRect(inside.x(), top + high, inside.width(), theme.line("caption"))
        paint_marked(painter, title, row.title, row.marks, theme)
        paint_marked(
            painter,
            under,
            row.under,
            row.under_marks,
            theme,
            role="caption",
            color="text.secondary",
        )
