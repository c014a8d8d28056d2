"""Horizontal bars for print: pairs of values a row, labelled at their ends, told apart in grey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from crm.briefings.pdf.styles import SIZE_5, SMALLEST
from crm.briefings.pdf.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from crm.briefings.pdf.styles import Look

# The annotations of reportlab leave most parameters open.
# pyright: reportUnknownMemberType=false, reportArgumentType=false

ROW = 11.5 * mm
BAR = 3.9 * mm
GAP = 2 * mm
LEGEND = 9 * mm


@dataclass(frozen=True, slots=True)
class BarPair:
    """A row of the chart; a value that is not known has no bar and the label “—”."""

    name: str
    first: Decimal
    first_label: str
    second: Decimal | None
    second_label: str


def draw_bars(
    rows: Sequence[BarPair], look: Look, width: float, *, legend: tuple[str, str], scale: Decimal
) -> Drawing:
    """Return the chart of `rows`; `scale` is the value that fills the width.

    Parts of one chart on several pages share the scale.
    """
    names = max(stringWidth(row.name, look.fonts.body, SIZE_5) for row in rows)
    left = min(names + GAP, width * 0.35)
    labels = max(
        stringWidth(label, look.fonts.body, SMALLEST)
        for row in rows
        for label in (row.first_label, row.second_label)
    )
    room = width - left - labels - 2 * GAP
    height = ROW * len(rows) + LEGEND
    # Without its own first font the drawing would start with an unembedded one.
    drawing = Drawing(width, height, initialFontName=look.fonts.body, initialFontSize=SMALLEST)
    _draw_legend(drawing, look, left, height, legend)
    for place, row in enumerate(rows):
        _draw_row(
            drawing, look, row, left, height - LEGEND - ROW * (place + 1), room / float(scale)
        )
    drawing.add(Line(left, 0, left, height - LEGEND, strokeColor=look.palette.ink, strokeWidth=0.6))
    return drawing


def _draw_row(
    drawing: Drawing, look: Look, row: BarPair, left: float, bottom: float, points: float
) -> None:
    name = _elided(printable(row.name), look, left - GAP)
    middle = bottom + ROW / 2
    drawing.add(_text(look, left - GAP, middle - SIZE_5 * 0.35, name, SIZE_5, anchor="end"))
    _draw_bar(drawing, look, left, middle, float(row.first) * points, first=True)
    label = left + float(row.first) * points + GAP
    drawing.add(_text(look, label, middle + BAR / 2 - 3, row.first_label))
    second = float(row.second or 0) * points
    if row.second is not None:
        _draw_bar(drawing, look, left, middle - BAR, second, first=False)
    drawing.add(_text(look, left + second + GAP, middle - BAR / 2 - 3, row.second_label))


def _draw_bar(
    drawing: Drawing, look: Look, left: float, bottom: float, length: float, *, first: bool
) -> None:
    palette = look.palette
    drawing.add(
        Rect(
            left,
            bottom,
            length,
            BAR,
            fillColor=palette.first if first else palette.second,
            strokeColor=palette.ink if length else None,
            strokeWidth=0.4,
        )
    )


def _draw_legend(
    drawing: Drawing, look: Look, left: float, height: float, legend: tuple[str, str]
) -> None:
    bottom = height - BAR - 1
    for place, text in enumerate(legend):
        _draw_bar(drawing, look, left, bottom, 2 * BAR, first=place == 0)
        drawing.add(_text(look, left + 2 * BAR + 4, bottom + 2, text, SMALLEST))
        left += 2 * BAR + 8 + stringWidth(text, look.fonts.body, SMALLEST) + 4 * GAP


def _text(
    look: Look, left: float, bottom: float, text: str, size: float = SMALLEST, anchor: str = "start"
) -> String:
    return String(
        left,
        bottom,
        text,
        fontName=look.fonts.body,
        fontSize=size,
        fillColor=look.palette.ink,
        textAnchor=anchor,
    )


def _elided(text: str, look: Look, room: float) -> str:
    if stringWidth(text, look.fonts.body, SIZE_5) <= room:
        return text
    while text and stringWidth(text + "…", look.fonts.body, SIZE_5) > room:
        text = text[:-1]
    return text + "…"
