"""Text in several colours: in one line that is cut with …, or wrapped over as many as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.panes.history_text import Piece
    from ui.theme import Theme

LINE_SEPARATOR = "\u2028"  # breaks a line inside one layout
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
# Where the first piece alone would fill the line, the others keep this share of it.
SHARE = 2


def high_of(pieces: Sequence[Piece], font: QFont, width: int) -> int:
    """Return the height of wrapped pieces in px."""
    return round(_laid_out(pieces, font, width).boundingRect().height())


def paint_wrapped(
    painter: QPainter, place: QPoint, pieces: Sequence[Piece], width: int, theme: Theme
) -> int:
    """Paint pieces over as many lines as they take; return the height in px."""
    layout = _laid_out(pieces, painter.font(), width, theme)
    layout.draw(painter, QPointF(place))
    return round(layout.boundingRect().height())


def paint_line(painter: QPainter, rect: QRect, pieces: Sequence[Piece], theme: Theme) -> None:
    """Paint pieces in one line; a long old value leaves room for the new one."""
    metrics = painter.fontMetrics()
    texts = [" ".join(piece.text.split()) for piece in pieces]
    texts = [_spaced(piece.text, text) for piece, text in zip(pieces, texts, strict=True)]
    left = rect.left()
    for number, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        rest = sum(metrics.horizontalAdvance(each) for each in texts[number + 1 :])
        free = rect.right() + 1 - left
        if free <= 0:
            return
        room = max(free - rest, free // SHARE) if rest else free
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setPen(theme.color(piece.tone))
        painter.drawText(QRect(left, rect.top(), free, rect.height()), TOP_LEFT, shown)
        left += metrics.horizontalAdvance(shown)


def _laid_out(
    pieces: Sequence[Piece], font: QFont, width: int, theme: Theme | None = None
) -> QTextLayout:
    """Break pieces into lines; their colours, needed for painting only, come from `theme`."""
    text = "".join(piece.text for piece in pieces).replace("\n", LINE_SEPARATOR)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if theme is not None:
        layout.setFormats(_formats(pieces, theme))  # before the lines: it would drop them
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _formats(pieces: Sequence[Piece], theme: Theme) -> list[QTextLayout.FormatRange]:
    ranges: list[QTextLayout.FormatRange] = []
    start = 0
    for piece in pieces:
        look = QTextCharFormat()
        look.setForeground(theme.color(piece.tone))
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, len(_units(piece.text)), look
        ranges.append(part)
        start += part.length
    return ranges


def _units(text: str) -> bytes:
    """Return one byte for each UTF-16 unit, in which Qt counts."""
    return text.encode("utf-16-le", "surrogatepass")[::2]


def _spaced(written: str, squeezed: str) -> str:
    """Keep one blank at the ends where the text had any."""
    before = " " if written[:1].isspace() else ""
    after = " " if written[-1:].isspace() else ""
    return f"{before}{squeezed}{after}" if squeezed else written
