"""What tiles show, as data: figures with their unit and link, tables, facts and notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ui import formats

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from ui.charts.bars import Bar
    from ui.pages.figures.links import Link

ZEROS = frozenset({"0", "0.00", "0.00%", formats.DASH})
FORMULA_SIGNS = ("=", "+", "-", "@")
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. Zeros and dashes are written lighter; `stage` is a code for its dot."""

    text: str = ""
    strong: bool = False
    link: Link | None = None
    bar: Bar | None = None
    stage: str = ""
    indent: bool = False
    tone: str = ""
    unit: str = ""

    @property
    def colour(self) -> str:
        """The token of the text's colour."""
        quiet = not self.strong and self.text in ZEROS
        return self.tone or ("text.tertiary" if quiet else "text.primary")


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: figures stand right, bars and names take the width that is left."""

    title: str
    number: bool = True
    bar: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure in a line over the table: `认缴 29.00 （1 支未填）`."""

    label: str
    number: str
    unit: str = ""
    note: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class TileContent:
    """What a tile shows; `legend` names (the whole, the part) of its bars."""

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    legend: tuple[str, str] | None = None


def number(value: int | None, link: Link | None = None) -> Cell:
    """Write a count."""
    return Cell(formats.whole(value), link=link)


def area(value: Decimal | None, link: Link | None = None) -> Cell:
    """Write a sum of areas (㎡) without its unit, which stands in the caption."""
    return Cell(formats.area_summary(value).number, link=link)


def money(value: Decimal | None, link: Link | None = None) -> Cell:
    """Write a sum of amounts (元) without its unit, which stands in the caption."""
    return Cell(formats.investment_summary(value).number, link=link)


def percent(value: Decimal | None) -> Cell:
    """Write a percentage."""
    return Cell(formats.percent(value))


def total(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Make a row strong."""
    return tuple(replace(each, strong=True) for each in cells)


def as_cells(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as text that a spreadsheet pastes into cells."""
    return "\n".join("\t".join(_plain(each) for each in row) for row in rows)


def table_text(content: TileContent) -> str:
    """Return the table under its header; bars have no text and are left out."""
    shown = [place for place, column in enumerate(content.columns) if not column.bar]
    head = [content.columns[place].title for place in shown]
    return as_cells([head, *([row[place].text for place in shown] for row in content.rows)])


def _plain(text: str) -> str:
    """Keep "-" as minus, so that figures stay figures and texts are not run as formulas."""
    text = " ".join(text.split())
    is_number = text.replace(MINUS, "-").replace(",", "").rstrip("%").lstrip("-+")
    if is_number.replace(".", "", 1).isdigit():
        return text.replace(MINUS, "-")
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
