"""A card in the air: what it carries, and how the column under it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QRect

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.theme import Theme

CARD = "application/x-yinfeng-lead"


def carry(lead_id: int) -> QMimeData:
    """Return what is dragged for a lead."""
    data = QMimeData()
    data.setData(CARD, QByteArray(str(lead_id).encode()))
    return data


def carried(data: QMimeData) -> int | None:
    """Return the lead that is being dragged, None for anything else."""
    return int(data.data(CARD).toStdString()) if data.hasFormat(CARD) else None


def paint_sides(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Frame the column that would take the card, at its left and right."""
    wide, color = theme.px("size.focus_ring"), theme.color("accent.text")
    painter.fillRect(QRect(rect.x(), rect.y(), wide, rect.height()), color)
    painter.fillRect(QRect(rect.right() - wide + 1, rect.y(), wide, rect.height()), color)
