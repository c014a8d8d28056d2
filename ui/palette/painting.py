"""Paints one row of the search: kind, icon, title with what was typed, detail or keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.palette.rows import ROW, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.palette.matching import Marks
    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDGE = 3
MARGIN = 16
LABEL_WIDTH = 92  # px: the longest kind in English
ICON = 16
GAP = 8
RIGHT_AT_MOST = 0.42  # of the width: the title must stay readable
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ELIDE = Qt.TextElideMode.ElideRight


class RowPainter(QStyledItemDelegate):
    """What was typed is strong and in the accent colour; the rest of the title is neither."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        return QSize(0, self._theme.px("size.row_two_lines" if row.under else "size.row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        theme = self._theme
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if row.label and index.row():
            painter.fillRect(box.x(), box.y(), box.width(), 1, theme.color("border.subtle"))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("surface.selected"))
            painter.fillRect(box.x(), box.y(), EDGE, box.height(), theme.color("accent.text"))
        inside = box.adjusted(MARGIN, 0, -MARGIN, 0)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.tertiary"))
        label = QRect(inside.x(), inside.y(), LABEL_WIDTH - GAP, inside.height())
        painter.drawText(
            label, LEFT, painter.fontMetrics().elidedText(row.label, ELIDE, label.width())
        )
        pixmap = theme.pixmap(
            row.icon, "text.secondary", ICON, painter.device().devicePixelRatioF()
        )
        top = inside.y() + (inside.height() - ICON) // 2
        painter.drawPixmap(QPoint(inside.x() + LABEL_WIDTH, top), pixmap)
        inside.setLeft(inside.x() + LABEL_WIDTH + ICON + GAP)
        inside.setRight(inside.right() - self._paint_right(painter, inside, row))
        self._paint_words(painter, inside, row)
        painter.restore()

    def _paint_right(self, painter: QPainter, inside: QRect, row: Row) -> int:
        """Paint the detail, or the keys of an action in a small frame; return the width taken."""
        theme = self._theme
        text = row.keys or row.right
        if not text:
            return 0
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.tertiary"))
        metrics = painter.fontMetrics()
        wide = min(metrics.horizontalAdvance(text) + 10, int(inside.width() * RIGHT_AT_MOST))
        place = QRect(inside.right() - wide + 1, inside.y(), wide, inside.height())
        if row.keys:
            frame = QRectF(place.x() + 0.5, place.center().y() - 8.5, wide - 1, 18)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.color("border.normal"))
            painter.drawRoundedRect(frame, 3, 3)
            painter.restore()
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        else:
            painter.drawText(place, RIGHT, metrics.elidedText(text, ELIDE, wide))
        return wide + GAP

    def _paint_words(self, painter: QPainter, inside: QRect, row: Row) -> None:
        theme = self._theme
        if not row.under:
            self._paint_marked(painter, inside, row.title, row.marks, "body", "text.primary")
            return
        high = theme.line("body")
        top = inside.y() + (inside.height() - high - theme.line("caption")) // 2
        title = QRect(inside.x(), top, inside.width(), high)
        under = QRect(inside.x(), top + high, inside.width(), theme.line("caption"))
        self._paint_marked(painter, title, row.title, row.marks, "body", "text.primary")
        self._paint_marked(painter, under, row.under, row.under_marks, "caption", "text.secondary")

    def _paint_marked(
        self, painter: QPainter, box: QRect, text: str, marks: Marks, role: str, color: str
    ) -> None:
        """Paint a line in pieces, cut at the end with …."""
        theme = self._theme
        left = box.x()
        for piece, marked in _pieces(text.replace("\n", " "), marks):
            font = theme.font(role, strong=marked)
            metrics = QFontMetrics(font)
            room = box.right() - left + 1
            if room <= 0:
                return
            painter.setFont(font)
            painter.setPen(theme.color("accent.text" if marked else color))
            shown = metrics.elidedText(piece, ELIDE, room)
            painter.drawText(QRect(left, box.y(), room, box.height()), LEFT, shown)
            if shown != piece:
                return
            left += metrics.horizontalAdvance(piece)


def _pieces(text: str, marks: Marks) -> Iterator[tuple[str, bool]]:
    """Cut a text at its marks: each piece, and whether it was typed."""
    at = 0
    for start, end in marks:
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
