"""Lines of a search: a text with what was typed in it, and keys in their small frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ELIDE = Qt.TextElideMode.ElideRight
KEYS_HEIGHT = 18
BEFORE_MARK = 8  # characters
KEYS_PADDING = 5


def paint_marked(
    painter: QPainter,
    box: QRect,
    text: str,
    marks: Sequence[tuple[int, int]],
    theme: Theme,
    *,
    role: str = "body",
    color: str = "text.primary",
) -> None:
    """Paint one line, cut at its end with …; the [start, end) of `marks` are strong and accented.

    Strong, so that nothing is said by colour alone. Where the first mark would not be seen, the
    line begins shortly before it.
    """
    left = box.x()
    text = text.replace("\n", " ")
    if marks:
        metrics = QFontMetrics(theme.font(role, strong=True))
        text, marks = _from_mark(text, marks, metrics, box.width())
    for piece, marked in _pieces(text, marks):
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


def paint_keys(painter: QPainter, box: QRect, keys: str, theme: Theme) -> int:
    """Paint keys in a frame at the right end of `box`; return the width taken in px."""
    painter.setFont(theme.font("caption"))
    wide = painter.fontMetrics().horizontalAdvance(keys) + 2 * KEYS_PADDING
    place = QRect(box.right() - wide + 1, box.y(), wide, box.height())
    top = place.y() + (place.height() - KEYS_HEIGHT) // 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("border.normal"))
    painter.drawRoundedRect(QRectF(place.x() + 0.5, top + 0.5, wide - 1, KEYS_HEIGHT - 1), 3, 3)
    painter.restore()
    painter.setPen(theme.color("text.secondary"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, keys)
    return wide


def _from_mark(
    text: str, marks: Sequence[tuple[int, int]], metrics: QFontMetrics, room: int
) -> tuple[str, Sequence[tuple[int, int]]]:
    start, end = marks[0]
    if metrics.horizontalAdvance(text[:end]) < room - metrics.averageCharWidth() * 4:
        return text, marks
    cut = max(0, start - BEFORE_MARK)
    moved = tuple((first - cut + 1, last - cut + 1) for first, last in marks)
    return f"…{text[cut:]}", moved


def _pieces(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Cut a text at its marks: each piece, and whether it was typed."""
    at = 0
    for start, end in marks:
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
