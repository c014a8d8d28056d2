"""Tables as official papers have them: repeated header, numbers to the right, a bold total."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, LongTable, Table, TableStyle

from crm.briefings.pdf.long_tables import LongRows
from crm.briefings.pdf.styles import SIZE_5, SMALLEST, Align
from crm.briefings.pdf.text import Text, cut, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.briefings.pdf.styles import Look
    from crm.language import Marked

# The annotations of reportlab leave most parameters open.
# pyright: reportUnknownMemberType=false

SIDE, EDGE = 2.5, 2.2  # padding of a cell in points: left and right, above and below
NARROWEST = 20 * mm  # of a column with names; before that the type gets smaller
NAME_WEIGHT = 4
LEADING = 1.25  # of the size
MANY_ROWS = 100  # beyond this a table is laid out page by page
OUTER, INNER = 0.9, 0.4  # line widths


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `group` heads neighbouring columns together; a line break in a header is kept.

    A column with `share` holds names that wrap and takes its part of the free width; any other is
    as wide as its widest cell.
    """

    header: Marked
    align: Align = "right"
    share: float = 0
    group: Marked | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """The text of a table; `total` is printed in bold at its end."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    total: Sequence[str] | None = None

    @property
    def body(self) -> list[Sequence[str]]:
        """All rows with the total."""
        return [*self.rows, *([self.total] if self.total else [])]


def draw_grid(grid: Grid, look: Look, width: float, *, size: float = SIZE_5) -> Flowable:
    """Return the table, `width` points wide, its header repeated on every page.

    The type shrinks to 9 pt where the numbers need the room; names wrap.
    """
    needed = [_widest(grid, place, look) for place in range(len(grid.columns))]
    while True:
        # One point more than the strings take.
        widths = _column_widths(grid, needed, width, size)
        shared = [each for each, column in zip(widths, grid.columns, strict=True) if column.share]
        if size <= SMALLEST or not shared or min(shared) >= NARROWEST:
            break
        size = max(SMALLEST, size - 0.5)
    grouped = any(column.group for column in grid.columns)
    head = _head(grid, look, size, grouped=grouped)
    rows = _cells(grid, look, widths, size)

    def part(first: int, last: int, heights: Sequence[float | None] | None = None) -> Table:
        cells = head + rows[first:last]
        style = _lines(look, len(head), len(cells), ends=last == len(rows))
        style += _alignments(grid, look, len(head), size) + _spans(grid, grouped=grouped)
        table = LongTable(cells, widths, heights, repeatRows=len(head), splitByRow=1)
        table.setStyle(TableStyle(style))
        return table

    if len(rows) <= MANY_ROWS:
        return part(0, len(rows))
    line = size * LEADING
    heights = [_height(row, widths, line) for row in rows]
    _width, head_height = part(0, 0).wrap(width, 0)

    def known(first: int, last: int) -> Table:
        return part(first, last, [*[None] * len(head), *heights[first:last]])

    return LongRows(known, heights, head=head_height)


def _height(row: Sequence[str | Flowable], widths: Sequence[float], line: float) -> float:
    """Return the height of a row as reportlab will find it."""
    wrapped = (
        cell.wrap(width - SIDE - SIDE, 0)[1]
        for cell, width in zip(row, widths, strict=True)
        if isinstance(cell, Flowable)
    )
    return max(line, *wrapped, line) + EDGE + EDGE


def adds_up(parts: Sequence[str], total: str) -> bool:
    """Tell whether printed parts add up to the printed total (else the rounding note is due)."""
    try:
        numbers = [Decimal(part.replace(",", "").replace("−", "-")) for part in parts]
        return sum(numbers) == Decimal(total.replace(",", "").replace("−", "-"))
    except ArithmeticError:  # “—” stands in one of them: nothing to compare
        return True


def columns_add_up(grid: Grid, columns: Sequence[int]) -> bool:
    """Tell whether each of these columns adds up to its total as printed."""
    total = grid.total
    return total is None or all(
        adds_up([row[place] for row in grid.rows], total[place]) for place in columns
    )


def _column_widths(grid: Grid, needed: Sequence[float], width: float, size: float) -> list[float]:
    widths = [each * size + 1 + 2 * SIDE for each in needed]
    free = width - sum(
        each for each, column in zip(widths, grid.columns, strict=True) if not column.share
    )
    # Names that need little are served first, so that what they leave goes to the long ones.
    names = [place for place, column in enumerate(grid.columns) if column.share]
    shares = sum(grid.columns[place].share for place in names)
    for place in sorted(names, key=lambda each: widths[each] / grid.columns[each].share):
        share = grid.columns[place].share
        widths[place] = min(widths[place], free * share / shares)
        free, shares = free - widths[place], shares - share
    # What is left over goes round, more of it to the names.
    weights = [NAME_WEIGHT if column.share else 1 for column in grid.columns]
    each_gets = free / sum(weights)
    return [each + each_gets * weight for each, weight in zip(widths, weights, strict=True)]


def _widest(grid: Grid, place: int, look: Look) -> float:
    """The width of the longest line of a column, for type of 1 point."""
    header = str(grid.columns[place].header).split("\n")
    texts = {line for row in grid.body for line in row[place].split("\n")}
    head = max(stringWidth(line, look.fonts.heading, 1) for line in header)
    return max(head, *(stringWidth(text, look.fonts.body, 1) for text in texts), 0)


def _head(grid: Grid, look: Look, size: float, *, grouped: bool) -> list[list[Any]]:
    style = look.style(size, font=look.fonts.heading, align="center", leading=size * 1.2)
    if not look.palette.fill:
        style.textColor = look.palette.ink
    names = [Text(str(column.header), style) for column in grid.columns]
    if not grouped:
        return [names]
    top: list[Any] = []
    before: Marked | None = None
    for column, name in zip(grid.columns, names, strict=True):
        top.append("" if column.group and column.group == before else name)
        if column.group and column.group != before:
            top[-1] = Text(str(column.group), style)
        before = column.group
    lower = [name if column.group else "" for column, name in zip(grid.columns, names, strict=True)]
    return [top, lower]


def _cells(grid: Grid, look: Look, widths: Sequence[float], size: float) -> list[list[Any]]:
    styles = [
        look.style(size, align=column.align, leading=size * LEADING) for column in grid.columns
    ]
    rows = [
        [
            _cell(text, style, width, look)
            for text, style, width in zip(row, styles, widths, strict=True)
        ]
        for row in grid.rows
    ]
    if grid.total:
        total = zip(grid.total, styles, strict=True)
        rows.append([Text(text, style, strong=True) for text, style in total])
    return rows


def _cell(text: str, style: Any, width: float, look: Look) -> str | Flowable:
    text = printable(text)
    fits = (
        "\n" not in text and stringWidth(text, look.fonts.body, style.fontSize) + 2 * SIDE < width
    )
    # A bare string is drawn at once; a paragraph costs twenty times as much and is for wrapping.
    return text if fits else Text(cut(text), style)


def _lines(look: Look, head: int, rows: int, *, ends: bool) -> list[Any]:
    palette = look.palette
    sides = [("BOX", (0, 0), (-1, -1))]
    if not ends:  # the box stays open where the table goes on
        sides = [
            ("LINEABOVE", (0, 0), (-1, 0)),
            ("LINEBEFORE", (0, 0), (0, -1)),
            ("LINEAFTER", (-1, 0), (-1, -1)),
        ]
    lines: list[Any] = [
        ("INNERGRID", (0, 0), (-1, -1), INNER, palette.line),
        *((side, *ends_at, OUTER, palette.strong_line) for side, *ends_at in sides),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), EDGE),
        ("BOTTOMPADDING", (0, 0), (-1, -1), EDGE),
    ]
    if palette.fill:
        lines.append(("BACKGROUND", (0, 0), (-1, head - 1), palette.fill))
    if rows == head:
        lines.append(("LINEBELOW", (0, -1), (-1, -1), OUTER, palette.strong_line))
    elif not ends:
        lines.append(("LINEBELOW", (0, -1), (-1, -1), INNER, palette.line))
    return lines


def _alignments(grid: Grid, look: Look, head: int, size: float) -> list[Any]:
    body: list[Any] = [
        # All of it: the default of an empty cell is an unembedded Helvetica.
        ("FONT", (0, 0), (-1, -1), look.fonts.body, size, size * LEADING),
        ("TEXTCOLOR", (0, head), (-1, -1), look.palette.ink),
    ]
    body += [
        ("ALIGN", (place, head), (place, -1), column.align.upper())
        for place, column in enumerate(grid.columns)
    ]
    return body


def _spans(grid: Grid, *, grouped: bool) -> list[Any]:
    if not grouped:
        return []
    spans: list[Any] = []
    start = 0
    for place, column in enumerate(grid.columns):
        if not column.group:
            spans.append(("SPAN", (place, 0), (place, 1)))
        elif place and grid.columns[place - 1].group == column.group:
            continue
        else:
            start = place
            same = [other for other in grid.columns[place:] if other.group == column.group]
            spans.append(("SPAN", (start, 0), (start + len(same) - 1, 0)))
    return spans
