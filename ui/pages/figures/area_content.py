"""What the tiles of parks, of changes and of activity show."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.letters.terms import LetterState
from ui import formats
from ui.charts.bars import Bar, share
from ui.pages.figures.cells import (
    Cell,
    Fact,
    TableColumn,
    TileContent,
    area,
    number,
    percent,
    total,
)
from ui.pages.figures.links import GROSS, Links

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.measures.figure import FigureRow, Value
    from ui.pages.figures.reading import Figures

SHOWN = 6  # parks with a row of their own where they have nothing to show
SALON, SERVICE = "招商沙龙", "惠企活动"  # stored values of the kinds of events

translate = QCoreApplication.translate


def area_unit() -> str:
    """The unit of summed areas: 万㎡."""
    return formats.area_summary(Decimal(0)).unit


def amount(value: Value) -> Decimal | None:
    """Return a value as an exact number."""
    return None if value is None else Decimal(value)


def activity(figures: Figures, today: date) -> TileContent:
    """Trips, receptions, events and new leads of the period."""
    links, asked = Links(figures.asked, today), figures.asked
    trips, visits, leads = (figures.totals[each].total for each in ("K13", "K15", "K19"))
    kinds = {row.key: row.values["count"] for row in figures.events.rows}
    others = sum(int(count or 0) for key, count in kinds.items() if key not in (SALON, SERVICE))
    travelled = translate("Figures", "{people} people, {cities} cities").format(
        people=formats.whole(count_of(trips["people_count"])),
        cities=formats.whole(count_of(trips["city_count"])),
    )
    lines: list[tuple[str, Cell, str]] = [
        (
            translate("Figures", "Outbound trips"),
            number(count_of(trips["count"]), links.trips()),
            travelled,
        ),
        (
            translate("Figures", "Receptions"),
            number(count_of(visits["count"]), links.visits()),
            "",
        ),
        (translate("Figures", "Attraction salons"), number(count_of(kinds.get(SALON, 0))), ""),
        (translate("Figures", "Service events"), number(count_of(kinds.get(SERVICE, 0))), ""),
    ]
    if others:
        lines.append((translate("Figures", "Other events"), number(others), ""))
    new_leads = number(count_of(leads["count"]), links.registered())
    lines.append((translate("Figures", "New leads"), new_leads, ""))
    period = translate("Figures", "{first} to {last}")
    last = min(asked.end, asked.as_of)
    return TileContent(
        caption=period.format(first=formats.day(asked.start), last=formats.day(last)),
        columns=(
            TableColumn(translate("Figures", "Activity"), number=False),
            TableColumn(translate("Figures", "Number")),
            TableColumn("", number=False),
        ),
        rows=tuple(
            (Cell(name), Cell(cell.text, strong=cell.text != "0", link=cell.link), _aside(note))
            for name, cell, note in lines
        ),
        notes=figures.totals["K13"].notes,
    )


def _aside(note: str) -> Cell:
    return Cell(note, tone="text.tertiary")


def count_of(value: Value) -> int | None:
    """Return a value as a count."""
    return None if value is None else int(value)


def parks(figures: Figures, today: date) -> TileContent:
    """One row a park; parks with nothing to show share one."""
    links = Links(figures.asked, today)
    gross = figures.by_park["K01"]
    cells = {
        measure: {row.key: row.values for row in figure.rows}
        for measure, figure in figures.by_park.items()
    }
    telling, others = _telling(gross.rows, cells["K08"])
    longest = max(
        (amount(cells["K02"][row.key]["area_m2"]) or Decimal(0) for row in telling),
        default=Decimal(0),
    )

    def line(row: FigureRow) -> tuple[Cell, ...]:
        park_id = figures.park_ids.get(row.key)
        in_force = amount(cells["K02"].get(row.key, {}).get("area_m2"))
        letters = links.letters(GROSS, park_id=park_id) if park_id is not None else None
        bound = links.letters((LetterState.IN_FORCE,), park_id=park_id) if park_id else None
        return (
            Cell(row.name, link=links.park(park_id)),
            number(count_of(row.values["count"]), letters),
            area(amount(row.values["area_m2"]), letters),
            Cell(link=bound, bar=Bar(share(in_force, longest))),
            area(amount(cells["K08"].get(row.key, {}).get("area_m2"))),
            percent(amount(cells["K09"].get(row.key, {}).get("percent"))),
        )

    rows = [line(row) for row in telling]
    if others:
        text = translate("Figures", "Other parks ({count})").format(count=len(others))
        rows.append((Cell(text), Cell("0"), area(Decimal(0)), Cell(bar=Bar(0)), *_dashes(2)))
    everything = (
        Cell(translate("Figures", "Total")),
        number(count_of(gross.total["count"]), links.letters(GROSS)),
        area(amount(gross.total["area_m2"]), links.letters(GROSS)),
        Cell(),
        area(amount(figures.totals["K08"].total["area_m2"])),
        percent(amount(figures.totals["K09"].total["percent"])),
    )
    return TileContent(
        caption=area_unit(),
        columns=(
            TableColumn(translate("Figures", "Park"), number=False),
            TableColumn(translate("Figures", "Letters")),
            TableColumn(translate("Figures", "Signed")),
            TableColumn(translate("Figures", "of which in force"), number=False, bar=True),
            TableColumn(translate("Figures", "Available")),
            TableColumn(translate("Figures", "Coverage")),
        ),
        rows=(*rows, total(everything)),
        notes=tuple(dict.fromkeys((*gross.notes, *figures.totals["K09"].notes))),
    )


def _telling(
    rows: Sequence[FigureRow], available: dict[str, dict[str, Value]]
) -> tuple[list[FigureRow], list[FigureRow]]:
    """Separate the parks with letters or known room from those that show only zeros."""
    telling = [
        row
        for row in rows
        if row.values["count"] or available.get(row.key, {}).get("area_m2") is not None
    ]
    others = [row for row in rows if row not in telling]
    if len(telling) + len(others) <= SHOWN:
        return list(rows), []
    return telling, others


def _dashes(count: int) -> tuple[Cell, ...]:
    return (Cell(formats.DASH),) * count


def changes(figures: Figures, today: date) -> TileContent:
    """K06 by part of the period: in force at its beginning, what came and went, at its end."""
    asked, links = figures.asked, Links(figures.asked, today)
    lines = (
        ("opening_m2", translate("Figures", "In force at first")),
        ("new_m2", translate("Figures", "+ newly signed")),
        ("superseded_m2", translate("Figures", "− replaced")),
        ("converted_m2", translate("Figures", "− converted")),
        ("withdrawn_m2", translate("Figures", "− withdrawn")),
        ("expired_m2", translate("Figures", "− expired")),
        ("closing_m2", translate("Figures", "In force at last")),
    )
    columns = [(each.start, each.end) for each in asked.stretches]
    columns.append((asked.start, asked.end))
    found = [*(each.total for each in figures.changes), figures.totals["K06"].total]

    def line(key: str, name: str) -> tuple[Cell, ...]:
        cells = [
            area(
                amount(values[key]),
                links.letters(GROSS, signed=days) if key == "new_m2" else None,
            )
            for values, days in zip(found, columns, strict=True)
        ]
        row = (Cell(name), *cells)
        return total(row) if key == "closing_m2" else row

    return TileContent(
        caption=area_unit(),
        columns=(
            TableColumn(translate("Figures", "Item"), number=False),
            *(TableColumn(each.title) for each in asked.stretches),
            TableColumn(translate("Figures", "Total")),
        ),
        rows=tuple(line(*each) for each in lines),
        notes=figures.totals["K06"].notes,
    )


def fact(label: str, measured: formats.Measured, note: str = "") -> Fact:
    """Make a fact of a figure with its unit."""
    return Fact(label, measured.number, measured.unit, note)
