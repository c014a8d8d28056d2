"""The painted parts that header and rows share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from ui.theme import Theme

BOX = 16
BOX_RADIUS = 3
MARK = 12


def paint_box(painter: QPainter, cell: QRect, state: Qt.CheckState, theme: Theme) -> None:
    """Paint a check box in the middle of a cell: off, on or partly on."""
    box = QRectF(0, 0, BOX, BOX)
    box.moveCenter(QPointF(cell.center()) + QPointF(0.5, 0.5))
    box = QRectF(round(box.x()) + 0.5, round(box.y()) + 0.5, BOX - 1, BOX - 1)
    on = state == Qt.CheckState.Checked
    partly = state == Qt.CheckState.PartiallyChecked
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = "accent.base" if on else "accent.text" if partly else "border.control"
    painter.setPen(QPen(theme.color(outline), 1))
    painter.setBrush(theme.color("accent.base" if on else "surface.base"))
    painter.drawRoundedRect(box, BOX_RADIUS, BOX_RADIUS)
    if on or partly:
        name, color = ("check", "accent.on") if on else ("dash", "accent.text")
        ratio = painter.device().devicePixelRatioF()
        pixmap = theme.pixmap(name, color, MARK, ratio)
        offset = (BOX - MARK) // 2
        painter.drawPixmap(int(box.x()) + offset, int(box.y()) + offset, pixmap)
    painter.restore()
