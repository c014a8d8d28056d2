"""Paints the cells of every list: text, figures, dates, chips and stage dots. Plain text only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.tables.columns import MUTED, SECONDARY, Column, Look, Row
from ui.tables.model import CHECKED_ROLE, ROW_ROLE, PagedTableModel
from ui.tables.painting import paint_box
from ui.widgets.chips import DOT, paint_chip, paint_dot
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QHelpEvent, QPainter

    from ui.tables.table import RecordTable
    from ui.theme import Theme

ICON = 14
MIDDLE = Qt.AlignmentFlag.AlignVCenter
ELIDE = Qt.TextElideMode.ElideRight


class RowDelegate(QStyledItemDelegate):
    """Paints one cell by the look of its column; the row's edge and ring are the table's work."""

    def __init__(self, theme: Theme, table: RecordTable) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground, the line under it and what the column shows."""
        theme, rect = self._theme, option.rect
        painter.save()
        painter.fillRect(rect, self._ground(index))
        painter.setPen(theme.color("border.subtle"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = self._column(index)
        if column.look is Look.CHECK:
            on = bool(index.data(CHECKED_ROLE))
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            paint_box(painter, rect, state, theme)
        else:
            gap = theme.px("space.s")
            self._paint_cell(painter, rect.adjusted(gap, 0, -gap, -1), column, index)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Tell how wide the whole text of a cell is, for a double click on the column's border."""
        column = self._column(index)
        row = index.data(ROW_ROLE)
        text = "" if row is None else column.spoken(row)
        metrics = self._table.fontMetrics()
        extra = {Look.CHIP: 40, Look.STAGE: DOT + 6, Look.STRONG: 16}.get(column.look, 0)
        del option
        width = metrics.horizontalAdvance(text) + extra + 3 * self._theme.px("space.s")
        return QSize(width, self._theme.px("size.row"))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the tooltip of the column, or the whole text where it was cut."""
        row = index.data(ROW_ROLE) if index.isValid() else None
        if event.type() != QEvent.Type.ToolTip or row is None:
            return super().helpEvent(event, view, option, index)
        column = self._column(index)
        text = column.tooltip(row) if column.tooltip else ""
        if (
            not text
            and self.sizeHint(option, index).width()
            > view.visualRect(cast("QModelIndex", index)).width()
        ):
            text = column.spoken(row)
        QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
        return True

    def _column(self, index: QModelIndex | QPersistentModelIndex) -> Column:
        return cast("PagedTableModel", index.model()).columns[index.column()]

    def _ground(self, index: QModelIndex | QPersistentModelIndex) -> QColor:
        table = self._table
        if index.row() == table.currentIndex().row():
            name = "surface.selected"
        elif index.data(CHECKED_ROLE):
            name = "accent.soft"
        elif index.row() == table.hovered:
            name = "surface.hover"
        else:
            name = "surface.base"
        return self._theme.color(name)

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        column: Column,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._theme
        text = str(index.data() or "")
        row = index.data(ROW_ROLE)
        if row is None:  # not loaded yet
            painter.setPen(theme.color("text.tertiary"))
            painter.setFont(theme.font("body"))
            painter.drawText(rect, column.alignment, text)
            return
        tone = column.tone(row) if column.tone else ""
        if column.look is Look.CHIP:
            self._paint_chip(painter, rect, column, row, text, tone)
            return
        if column.look is Look.STAGE:
            rect = rect.adjusted(paint_dot(painter, rect, theme.stage(tone)), 0, 0, 0)
            tone = ""
        icon = column.icon(row) if column.icon else ""
        if icon:
            rect = self._paint_icon(painter, rect, icon, tone)
        painter.setFont(theme.font("body", strong=column.look is Look.STRONG))
        painter.setPen(self._ink(tone))
        self._write(painter, rect, column, row, text)

    def _write(self, painter: QPainter, rect: QRect, column: Column, row: Row, text: str) -> None:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, ELIDE, rect.width())
        painter.drawText(rect, column.alignment, shown)
        behind = column.secondary(row) if column.secondary else ""
        if behind:
            left = rect.left() + metrics.horizontalAdvance(shown) + self._theme.px("space.xs")
            self._write_behind(painter, QRect(QPoint(left, rect.top()), rect.bottomRight()), behind)

    def _write_behind(self, painter: QPainter, rect: QRect, text: str) -> None:
        if rect.width() < 2 * DOT:
            return
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("text.tertiary"))
        shown = painter.fontMetrics().elidedText(text, ELIDE, rect.width())
        painter.drawText(rect, MIDDLE | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_chip(
        self, painter: QPainter, rect: QRect, column: Column, row: Row, text: str, tone: str
    ) -> None:
        if not text:
            return
        if tone == MUTED:
            painter.setPen(self._theme.color("text.tertiary"))
            painter.setFont(self._theme.font("body"))
            painter.drawText(rect, column.alignment, text)
            return
        icon = column.icon(row) if column.icon else None
        right = rect.left() + paint_chip(painter, rect, text, tone or "draft", icon, self._theme)
        behind = column.secondary(row) if column.secondary else ""
        if behind:
            left = right + self._theme.px("space.xs")
            self._write_behind(painter, QRect(QPoint(left, rect.top()), rect.bottomRight()), behind)

    def _paint_icon(self, painter: QPainter, rect: QRect, icon: str, tone: str) -> QRect:
        color = f"state.{tone}.mark" if tone not in ("", MUTED, SECONDARY) else "text.secondary"
        ratio = self._table.devicePixelRatioF()
        pixmap = self._theme.pixmap(icon, color, ICON, ratio)
        painter.drawPixmap(rect.left(), rect.center().y() - ICON // 2 + 1, pixmap)
        return rect.adjusted(ICON + self._theme.px("space.xs"), 0, 0, 0)

    def _ink(self, tone: str) -> QColor:
        names: dict[str, Any] = {
            "": "text.primary",
            MUTED: "text.tertiary",
            SECONDARY: "text.secondary",
        }
        return self._theme.color(names.get(tone) or f"state.{tone}.text")
