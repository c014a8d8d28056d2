"""Paints the heads of groups across the columns; the rows between are painted as everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt

from ui.tables.columns import Look
from ui.tables.delegate import RowDelegate
from ui.tables.group_heads import HEAD_ROLE
from ui.tables.painting import paint_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.tables.columns import Column
    from ui.tables.group_heads import GroupHead
    from ui.tables.model import PagedTableModel

CHEVRON = 14
LABEL_AT_LEAST = 140  # px that a sum may not take from the label
ELIDE = Qt.TextElideMode.ElideRight
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class HeadDelegate(RowDelegate):
    """A head is one line: box, arrow, label, number of records, and sums under their columns.

    Each cell paints its part of the line. A sum whose column is hidden, or stands where the label
    is, follows the number with its title.
    """

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell of a head, or of a record."""
        head: GroupHead | None = index.data(HEAD_ROLE)
        if head is None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setClipRect(option.rect)
        painter.fillRect(option.rect, self._ground_of_head(index))
        painter.setPen(self._theme.color("border.subtle"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if self._column(index).look is Look.CHECK:
            paint_box(painter, option.rect, head.state, self._theme)
        else:
            self._paint_line(painter, option.rect, head)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A head asks for no width: it lies across the columns."""
        if index.data(HEAD_ROLE) is None:
            return super().sizeHint(option, index)
        return QSize(0, self._theme.px("size.row"))

    def _ground_of_head(self, index: QModelIndex | QPersistentModelIndex) -> QColor:
        current = index.row() == self._table.currentIndex().row()
        hovered = index.row() == self._table.hovered
        name = "selected" if current else "hover" if hovered else "sunken"
        return self._theme.color(f"surface.{name}")

    def _paint_line(self, painter: QPainter, cell: QRect, head: GroupHead) -> None:
        theme, gap = self._theme, self._theme.px("space.s")
        begin = self._begin() + gap
        painter.setFont(theme.font("body", strong=True))
        painter.setPen(theme.color("text.primary"))
        end, rest = self._table.viewport().width(), dict(head.sums)
        for column, rect in self._cells(cell):
            text = rest.get(column.key, "")
            if not text or rect.left() < begin + LABEL_AT_LEAST:
                continue
            del rest[column.key]
            width = painter.fontMetrics().horizontalAdvance(text)
            if column.alignment & Qt.AlignmentFlag.AlignRight:  # a figure is never cut
                rect.setLeft(min(rect.left(), rect.right() - width))
                end = min(end, rect.right() - width)
            else:
                end = min(end, rect.left())
            if rect.intersects(cell):
                painter.drawText(rect, column.alignment, text)
        arrow = "chevron-right" if head.folded else "chevron-down"
        pixmap = theme.pixmap(arrow, "text.secondary", CHEVRON, self._table.devicePixelRatioF())
        painter.drawPixmap(begin, cell.center().y() - CHEVRON // 2 + 1, pixmap)
        begin += CHEVRON + gap // 2
        line = QRect(begin, cell.top(), end - gap - begin, cell.height() - 1)
        self._write_label(painter, line, head, self._titled(rest))

    def _write_label(self, painter: QPainter, line: QRect, head: GroupHead, rest: str) -> None:
        """Write the label, which gives way, the number of records, and sums without a column."""
        theme, gap = self._theme, self._theme.px("space.s")
        metrics = painter.fontMetrics()
        count = metrics.horizontalAdvance(head.count) + gap
        label = metrics.elidedText(head.label, ELIDE, max(0, line.width() - count))
        painter.drawText(line, LEFT, label)
        line.setLeft(line.left() + metrics.horizontalAdvance(label) + gap)
        painter.setFont(theme.font("body"))
        for text, tone in ((head.count, "text.secondary"), (rest, "text.tertiary")):
            shown = painter.fontMetrics().elidedText(text, ELIDE, max(0, line.width()))
            painter.setPen(theme.color(tone))
            painter.drawText(line, LEFT, shown)
            line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(shown) + 2 * gap)

    def _titled(self, sums: Mapping[str, str]) -> str:
        titles = {each.key: each.title() for each in self._columns}
        return "   ".join(f"{titles[key]} {text}" for key, text in sums.items() if text)

    @property
    def _columns(self) -> Sequence[Column]:
        return cast("PagedTableModel", self._table.model()).columns

    def _begin(self) -> int:
        """Return where the line begins: behind the check boxes, whatever was scrolled."""
        checks = self._columns[0].look is Look.CHECK
        return self._table.horizontalHeader().sectionSize(0) if checks else 0

    def _cells(self, cell: QRect) -> Iterator[tuple[Column, QRect]]:
        """Return the shown columns with the inside of their cell in this line."""
        header, gap = self._table.horizontalHeader(), self._theme.px("space.s")
        for at, column in enumerate(self._columns):
            if column.look is not Look.CHECK and not header.isSectionHidden(at):
                left, width = header.sectionViewportPosition(at), header.sectionSize(at)
                yield column, QRect(left + gap, cell.top(), width - 2 * gap, cell.height() - 1)
