"""The sections of the one-pager: facts, progress, letters and deals, requirements, next steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from crm.briefings.pdf.blocks import bare_layout
from crm.briefings.pdf.figures import UNKNOWN, money_figure, percent_figure, square_metres
from crm.briefings.pdf.tables import Column, Grid, draw_grid
from crm.briefings.pdf.text import Text, cut, shortened
from crm.language import _, mark, ngettext
from crm.quantities.dates import printed_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.briefings.contents import Fact, OnePager
    from crm.briefings.pdf.styles import Look

# The annotations of reportlab leave most parameters open.
# pyright: reportUnknownMemberType=false

OWN_LINE = 60  # characters: a longer value takes the whole width


@dataclass(frozen=True, slots=True)
class Trim:
    """How much of each section is printed, and in which size."""

    size: float = 10.5
    progress: int = 5
    talking_points: bool = True
    note: int = 500
    letters: int = 10_000
    deals: int = 10_000
    requirements: int = 10_000
    facts: int = 10_000
    longest: int = 240  # characters of a value or a cell; names are never cut


def status_strip(pager: OnePager, look: Look, trim: Trim, width: float) -> Flowable:
    """阶段, 责任人, 项目级别, 档次, 数据截至 side by side under the title."""
    label = look.style(9, align="center", color=look.palette.quiet)
    value = look.style(trim.size, font=look.fonts.heading, align="center")
    pairs = (
        (str(mark("pack strip", "Stage")), pager.stage),
        (str(mark("pack strip", "Responsible")), pager.owner),
        (str(mark("pack strip", "Level")), pager.level),
        (str(mark("pack strip", "Tier")), pager.tier),
        (str(mark("pack strip", "Data as of")), printed_date(pager.as_of)),
    )
    cells = [[Text(each, label) for each, _value in pairs]]
    cells.append([Text(cut(text or UNKNOWN, 40), value) for _label, text in pairs])
    strip = Table(cells, [width / len(pairs)] * len(pairs), spaceBefore=6, spaceAfter=2)
    line = look.palette.line
    style = [
        *bare_layout(look).getCommands(),
        ("LINEAFTER", (0, 0), (-2, -1), 0.4, line),
        ("LINEBELOW", (0, -1), (-1, -1), 0.9, look.palette.strong_line),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 5),
    ]
    strip.setStyle(TableStyle(style))
    return strip


def fact_rows(facts: Sequence[Fact], look: Look, trim: Trim, width: float) -> list[Flowable]:
    """Two facts a row; a long one takes its own."""
    label = look.style(trim.size, font=look.fonts.heading, leading=trim.size * 1.25)
    value = look.style(trim.size, leading=trim.size * 1.25)
    rows: list[list[Any]] = []
    spans: list[Any] = []
    half: list[Any] = []
    for fact in facts[: trim.facts]:
        text = fact.value if fact.is_name else cut(fact.value, trim.longest)
        cells = [Text(fact.label, label), Text(text or UNKNOWN, value)]
        if len(text) > OWN_LINE:
            spans.append(("SPAN", (1, len(rows)), (3, len(rows))))
            rows.append([*cells, "", ""])
            continue
        half += cells
        if len(half) == 4:  # noqa: PLR2004 - two labels, two values
            rows.append(half)
            half = []
    if half:
        spans.append(("SPAN", (1, len(rows)), (3, len(rows))))
        rows.append([*half, "", ""])
    return [_facts_table(rows, spans, look, trim, width)] if rows else []


def progress_rows(pager: OnePager, look: Look, trim: Trim, width: float) -> list[Flowable]:
    """The last contacts, visits and letters: date, kind, what, who."""
    grid = Grid(
        [
            Column(mark("pack column", "Date"), align="center"),
            Column(mark("pack column", "Kind"), align="center"),
            Column(mark("pack column", "Progress"), align="left", share=1),
            Column(mark("pack column", "By"), align="center"),
        ],
        [
            [
                printed_date(each.on),
                cut(each.kind, 12),
                cut(each.text, trim.longest),
                cut(each.by, 12),
            ]
            for each in pager.progress[: trim.progress]
        ],
    )
    return _grid_or_nothing(grid, look, trim, width)


def letter_rows(pager: OnePager, look: Look, trim: Trim, width: float) -> list[Flowable]:
    """The company's letters, newest first, in ㎡."""
    grid = Grid(
        [
            Column(mark("pack column", "Letter"), align="center"),
            Column(mark("pack column", "Park"), align="left", share=1),
            Column(mark("pack column", "Area (m²)")),
            Column(mark("pack column", "Signed on"), align="center"),
            Column(mark("pack column", "Valid until"), align="center"),
            Column(mark("pack column", "State"), align="center"),
        ],
        [
            [
                letter.number,
                cut(letter.park, trim.longest),
                letter.written or square_metres(letter.area),
                printed_date(letter.signed_on),
                _("open-ended") if letter.valid_until is None else printed_date(letter.valid_until),
                letter.state.label,
            ]
            for letter in pager.letters[: trim.letters]
        ],
    )
    return _grid_or_nothing(grid, look, trim, width)


def deal_rows(pager: OnePager, look: Look, trim: Trim, width: float) -> list[Flowable]:
    """The company's equity deals, newest first; nothing if there are none."""
    if not pager.deals:
        return []
    grid = Grid(
        [
            Column(mark("pack column", "Vehicle"), align="left", share=1),
            Column(mark("pack column", "State"), align="center"),
            Column(mark("pack column", "Subscribed (CNY m)")),
            Column(mark("pack column", "Paid in (CNY m)")),
            Column(mark("pack column", "Paid-in rate")),
            Column(mark("pack column", "Signed on"), align="center"),
        ],
        [
            [
                cut(deal.vehicle, trim.longest),
                deal.status,
                money_figure(deal.subscribed),
                money_figure(deal.paid_in),
                percent_figure(deal.percent),
                UNKNOWN if deal.signed_on is None else printed_date(deal.signed_on),
            ]
            for deal in pager.deals[: trim.deals]
        ],
    )
    return [Spacer(1, 4), draw_grid(grid, look, width, size=trim.size)]


def left_out_line(pager: OnePager, look: Look, trim: Trim) -> list[Flowable]:
    """另有 n 份/个 under shortened lists."""
    parts: list[str] = []
    letters, deals = len(pager.letters) - trim.letters, len(pager.deals) - trim.deals
    if letters > 0:
        parts.append(
            ngettext("{count} more letter", "{count} more letters", letters).format(count=letters)
        )
    if deals > 0:
        parts.append(ngettext("{count} more deal", "{count} more deals", deals).format(count=deals))
    if not parts:
        return []
    text = str(mark("pack list", ", ")).join(parts) + str(mark("pack list", "."))
    return [Text(text, look.style(trim.size, align="right"))]


def requirement_rows(pager: OnePager, look: Look, trim: Trim, width: float) -> list[Flowable]:
    """What the project still needs, with the date by which it is needed."""
    grid = Grid(
        [
            Column(mark("pack column", "Kind"), align="center"),
            Column(mark("pack column", "Requirement"), align="left", share=1),
            Column(mark("pack column", "Needed by"), align="center"),
        ],
        [
            [
                each.kind,
                cut(each.quantity, trim.longest) or UNKNOWN,
                UNKNOWN if each.due_on is None else printed_date(each.due_on),
            ]
            for each in pager.requirements[: trim.requirements]
        ],
    )
    return _grid_or_nothing(grid, look, trim, width)


def next_step_lines(pager: OnePager, look: Look, trim: Trim) -> list[Flowable]:
    """Talking points, then the next action with its date and who answers for it."""
    lines: list[Flowable] = []
    if pager.talking_points and trim.talking_points:
        lines.append(_line(shortened(pager.talking_points, trim.note), look, trim))
    action = pager.next_action
    if action is not None:
        when = [UNKNOWN if action.on is None else printed_date(action.on), cut(action.owner, 40)]
        text = _("Next: {action} ({when})").format(
            action=cut(action.text, min(120, trim.longest * 2)),
            when=str(mark("pack detail", ", ")).join(each for each in when if each),
        )
        lines.append(_line(text, look, trim))
    return lines or [_nothing(look, trim)]


def note_lines(pager: OnePager, look: Look, trim: Trim) -> list[Flowable]:
    """The note, its beginning if it is long."""
    if not pager.note.strip():
        return [_nothing(look, trim)]
    return [_line(shortened(pager.note, trim.note), look, trim)]


def _facts_table(
    rows: list[list[Any]], spans: list[Any], look: Look, trim: Trim, width: float
) -> Table:
    names = [cells[place].text for cells in rows for place in (0, 2) if cells[place]]
    label = max(stringWidth(name, look.fonts.heading, trim.size) for name in names) + 10
    table = Table(rows, [label, width / 2 - label] * 2)
    palette = look.palette
    style = [
        ("FONT", (0, 0), (-1, -1), look.fonts.body, trim.size),
        ("INNERGRID", (0, 0), (-1, -1), 0.4, palette.line),
        ("BOX", (0, 0), (-1, -1), 0.9, palette.strong_line),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        *spans,
    ]
    if palette.fill:
        style.append(("BACKGROUND", (0, 0), (0, -1), palette.fill))
        style += [
            ("BACKGROUND", (2, row), (2, row), palette.fill)
            for row, cells in enumerate(rows)
            if cells[2]
        ]
    table.setStyle(TableStyle(style))
    return table


def _grid_or_nothing(grid: Grid, look: Look, trim: Trim, width: float) -> list[Flowable]:
    return [draw_grid(grid, look, width, size=trim.size)] if grid.rows else [_nothing(look, trim)]


def _line(text: str, look: Look, trim: Trim) -> Flowable:
    return Text(text, look.style(trim.size, indent=2, leading=trim.size * 1.35, after=1))


def _nothing(look: Look, trim: Trim) -> Flowable:
    return _line(_("None in this period."), look, trim)
