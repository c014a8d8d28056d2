"""签约意向面积统计表 on paper (docs/domain.md, Signed-intent-area statement)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.briefings.options import PageOptions, StatementPart
from crm.briefings.pdf import statement_tables as tables
from crm.briefings.pdf.blocks import (
    body_paragraph,
    chart_block,
    empty_line,
    notes_block,
    placed,
    table_caption,
    title_block,
)
from crm.briefings.pdf.charts import BarPair, draw_bars
from crm.briefings.pdf.document import Printed, Properties, print_document
from crm.briefings.pdf.figures import UNKNOWN, area_figure, area_text, area_unit, count_text
from crm.briefings.pdf.fonts import Role, load_fonts
from crm.briefings.pdf.sheets import LANDSCAPE, PageMarks, footer_text
from crm.briefings.pdf.statement_notes import park_notes, rounding_note
from crm.briefings.pdf.styles import Look, look_for
from crm.briefings.pdf.tables import Grid, draw_grid
from crm.language import _, mark
from crm.quantities.dates import printed_date
from crm.quantities.formatting import half_up, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.platypus import Flowable

    from crm.briefings.contents import AreaStatement, ParkArea

BARS_A_PAGE = 10  # rows of the chart that fit under its captions
ROWS_A_PAGE = 20
WIDTH, ROOM = LANDSCAPE.text_width, LANDSCAPE.text_height


def statement_title() -> str:
    """The title of the statement."""
    return str(mark("pack title", "Signed Intent Area Statement"))


def print_area_statement(
    statement: AreaStatement,
    options: PageOptions,
    *,
    parts: Sequence[StatementPart] = tuple(StatementPart),
    summary: str | None = None,
) -> Printed:
    """Print the statement on landscape A4.

    `parts` chooses and orders what is printed, `summary` replaces the first paragraph. Raises
    UserError FONT_MISSING or FONT_UNREADABLE.
    """
    fonts = load_fonts({Role(role): path for role, path in options.fonts})
    look = look_for(options.style, fonts)
    title = statement_title()
    under = _("(data as of {date})").format(date=printed_date(statement.as_of))
    pages = _Pages(statement, look, tuple(parts), summary)
    marks = PageMarks(options, fonts, footer=footer_text(options, is_demo=statement.is_demo))
    return print_document(
        [*title_block(title, under, options, look), *pages.flowables()],
        sheets=[LANDSCAPE],
        marks=marks,
        properties=Properties(title, options.issued_by, under.strip("（）()")),
    )


def summary_text(statement: AreaStatement) -> str:
    """The first paragraph, from the totals: what a leader reads if nothing else."""
    total, target = statement.total, statement.target
    text = _(
        "As of {date}, {letters} have been signed for an intent area of {area}; {in_force} are in"
        " force with {in_force_area}. The net intent area is {net}."
    ).format(
        date=printed_date(statement.as_of),
        letters=count_text(total.signed_count),
        area=area_text(total.signed),
        in_force=count_text(total.in_force_count),
        in_force_area=area_text(total.in_force),
        net=area_text(total.net),
    )
    if target is None or target.completion is None or target.ahead is None:
        return text
    ahead = (
        _(" That is {percent}% of the target “{name}”, {points} percentage points ahead of time.")
        if target.ahead >= 0
        else _(" That is {percent}% of the target “{name}”, {points} percentage points behind.")
    )
    points = plain(abs(half_up(target.ahead)))
    return text + ahead.format(percent=plain(target.completion), name=target.name, points=points)


@dataclass
class _Pages:
    """The parts of one statement, numbered in the order in which they are printed."""

    statement: AreaStatement
    look: Look
    parts: tuple[StatementPart, ...]
    summary: str | None
    tables: int = 0

    def flowables(self) -> list[Flowable]:
        makers: dict[StatementPart, Callable[[], list[Flowable]]] = {
            StatementPart.SUMMARY: self._summary,
            StatementPart.PARKS: self._parks,
            StatementPart.NOTES: self._notes,
            StatementPart.CHART: self._chart,
            StatementPart.MOVEMENT: self._movement,
            StatementPart.LETTERS: self._letters,
            StatementPart.LAND: self._land,
        }
        return [flowable for part in self.parts for flowable in makers[part]()]

    def _summary(self) -> list[Flowable]:
        text = summary_text(self.statement) if self.summary is None else self.summary
        return [body_paragraph(text, self.look)]

    def _parks(self) -> list[Flowable]:
        grid = tables.park_grid(self.statement)
        # With the notes printed, the one on rounding is among them.
        rounding = [] if StatementPart.NOTES in self.parts else rounding_note(grid)
        return self._table(statement_title(), area_unit(), grid, rounding, splits=True)

    def _notes(self) -> list[Flowable]:
        rounding = rounding_note(tables.park_grid(self.statement))
        return notes_block([*park_notes(self.statement), *rounding], self.look)

    def _chart(self) -> list[Flowable]:
        title = _("Figure {number}　In-force and available area by park").format(number=1)
        shown = [
            park for park in self.statement.parks if park.in_force or park.available is not None
        ]
        if not shown:
            block = [*table_caption(title, "", self.look, WIDTH), empty_line(self.look)]
            return placed(block, room=ROOM)
        unit = _("Unit: {unit}").format(unit=area_unit())
        scale = max(max(park.in_force, park.available or park.in_force) for park in shown)
        drawings = [
            draw_bars(
                [_bar(park) for park in shown[start : start + BARS_A_PAGE]],
                self.look,
                WIDTH,
                legend=(str(mark("pack chart", "In force")), str(mark("pack chart", "Available"))),
                scale=scale or half_up(1),
            )
            for start in range(0, len(shown), BARS_A_PAGE)
        ]
        blocks = [
            chart_block(
                _continued(title) if place else title,
                unit,
                drawing,
                self.look,
            )
            for place, drawing in enumerate(drawings)
        ]
        if len(shown) < len(self.statement.parks):
            note = _(
                "Parks with neither an in-force area nor a published available area are not shown."
            )
            blocks[-1] = [*blocks[-1], *notes_block([note], self.look)]
        return [flowable for block in blocks for flowable in placed(block, room=ROOM)]

    def _movement(self) -> list[Flowable]:
        period = _("{start} to {end}").format(
            start=printed_date(self.statement.start), end=printed_date(self.statement.as_of)
        )
        title = _("Movement of the intent area ({period})").format(period=period)
        grid = tables.movement_grid(self.statement)
        note = _("Opening + newly signed − superseded − converted − withdrawn − expired = closing.")
        return self._table(title, area_unit(), grid, [note, *rounding_note(grid)])

    def _letters(self) -> list[Flowable]:
        title = str(mark("pack title", "Letters of intent"))
        if not self.statement.letters:
            return self._empty(title)
        grid = tables.letter_grid(self.statement)
        return self._table(title, str(mark("pack column", "m²")), grid, rounding_note(grid))

    def _land(self) -> list[Flowable]:
        title = str(mark("pack title", "Intent land area"))
        if self.statement.land_total is None:
            return self._empty(title)
        note = _("Land area is a separate measure and is not added to floor area.")
        grid, unit = tables.land_grid(self.statement), str(mark("pack column", "mu"))
        return self._table(title, unit, grid, [note, *rounding_note(grid)])

    def _table(
        self, title: str, unit: str, grid: Grid, notes: Sequence[str], *, splits: bool = False
    ) -> list[Flowable]:
        unit = _("Unit: {unit}").format(unit=unit)
        block = table_caption(self._numbered(title), unit, self.look, WIDTH)
        block += [draw_grid(grid, self.look, WIDTH), *notes_block(notes, self.look)]
        return placed(block, room=ROOM, splits=splits or len(grid.rows) > ROWS_A_PAGE)

    def _empty(self, title: str) -> list[Flowable]:
        caption = table_caption(self._numbered(title), "", self.look, WIDTH)
        return placed([*caption, empty_line(self.look)], room=ROOM)

    def _numbered(self, title: str) -> str:
        self.tables += 1
        return _("Table {number}　{title}").format(number=self.tables, title=title)


def _continued(title: str) -> str:
    return _("{title} (continued)").format(title=title)


def _bar(park: ParkArea) -> BarPair:
    return BarPair(
        name=park.name,
        first=park.in_force,
        first_label=area_figure(park.in_force),
        second=park.available,
        second_label=UNKNOWN if park.available is None else area_figure(park.available),
    )
