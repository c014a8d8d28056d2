"""The name on the strip of a folded column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.theme import Theme

TOP = 8
LETTER = 18


def paint_name(painter: QPainter, name: str, size: QSize, theme: Theme) -> None:
    """Write the stage down the strip; English is turned by a quarter."""
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color("text.secondary"))
    if name.isascii():
        painter.save()
        painter.translate(size.width() / 2, TOP)
        painter.rotate(90)
        line = QRect(0, -LETTER // 2, size.height(), LETTER)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
        return
    for number, character in enumerate(name):
        cell = QRect(0, TOP + number * LETTER, size.width(), LETTER)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, character)
