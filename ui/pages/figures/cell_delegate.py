"""Paints the cells and the header of a tile's table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.charts.bars import paint_bar
from ui.widgets.chips import paint_dot

if TYPE_CHECKING:
    from ui.pages.figures.cells import Cell, TableColumn
    from ui.theme import Theme

CELL = int(Qt.ItemDataRole.UserRole) + 1
PADDING = 8
INDENT = 12
BAR_LEAST = 72
HEADER = 28


class CellDelegate(QStyledItemDelegate):
    """A figure stands right; it is underlined by dots under the pointer and at the keyboard."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint from the theme."""
        super().__init__(parent)
        self._theme = theme
        self.hovered: QPersistentModelIndex | None = None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        theme = self._theme
        whole = cast("QRect", cast("Any", option).rect)
        state = cast("QStyle.StateFlag", cast("Any", option).state)
        cell: Cell = index.data(CELL)
        column: TableColumn = cast("Any", index.model()).columns[index.column()]
        inner = whole.adjusted(PADDING, 0, -PADDING, 0)
        painter.save()
        if index.row():
            painter.setPen(theme.color("border.subtle"))
            painter.drawLine(whole.topLeft(), whole.topRight())
        if cell.bar is not None:
            paint_bar(painter, inner, cell.bar, theme)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        over = self.hovered is not None and self.hovered == index
        self._paint_text(painter, inner, cell, column, linked=focused or over)
        if focused:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRoundedRect(QRectF(whole).adjusted(1, 2, -1, -1), 3, 3)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, inner: QRect, cell: Cell, column: TableColumn, *, linked: bool
    ) -> None:
        theme = self._theme
        if cell.stage:
            inner = inner.adjusted(paint_dot(painter, inner, theme.stage(cell.stage)) + 2, 0, 0, 0)
        if cell.indent:
            inner = inner.adjusted(INDENT, 0, 0, 0)
        painter.setFont(theme.font("body", strong=cell.strong))
        painter.setPen(theme.color(cell.colour))
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width() + 1)
        side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, text)
        if linked and cell.link is not None:
            wide = metrics.horizontalAdvance(text)
            left = inner.right() + 1 - wide if column.number else inner.left()
            base = inner.center().y() + metrics.ascent() // 2 + 3
            painter.setPen(QPen(theme.color("text.secondary"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(left, base, left + wide, base)


class HeaderOfTile(QHeaderView):
    """Titles in captions over a line; nothing to click."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Keep the widths that the table gives."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(HEADER)
        theme.changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one title."""
        theme = self._theme
        column: TableColumn = cast("Any", self.model()).columns[logical]
        painter.save()
        painter.fillRect(rect, theme.color("surface.base"))
        painter.setPen(theme.color("border.normal"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.secondary"))
        side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, column.title)
        painter.restore()
