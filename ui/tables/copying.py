"""Rows for the clipboard: tab-separated text, and HTML that Excel takes with the types of cells.

docs/domain.md, Copying. Excel prefers the HTML: there a number is a number (`x:num`), and what
must stay as it is written (phones, codes) has the format of text (`mso-number-format`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from crm.exchange.csv_files import guard
from ui.tables.columns import NOT_DEFINED, Column, Look, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MINUS = "\u2212"
NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
# A phone number with its country code begins like a formula and is none.
PHONE = re.compile(r"\+\d[\d ()\-]*")
BEGIN = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<head><meta charset="utf-8"></head><body><!--StartFragment--><table>'
)
END = "</table><!--EndFragment--></body></html>"
BREAK = '<br style="mso-data-placement:same-cell">'
SPACES = re.compile(r"^ | {2,}")


class Holds(Enum):
    """What a cell of a spreadsheet holds; the value is its format as Excel's HTML names it."""

    TEXT = r"\@"
    WHOLE = "0"
    NUMBER = r"\#\,\#\#0\.00"
    PERCENT = r"0\.00%"
    DAY = r"yyyy\-mm\-dd"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: numbers without thousands separators, days as 2024-10-08, texts as they are."""

    holds: Holds
    text: str


@dataclass(frozen=True, slots=True)
class Copied:
    """What goes to the clipboard."""

    text: str
    html: str

    def mime(self) -> QMimeData:
        """Return both, for the program that pastes to choose from."""
        data = QMimeData()
        data.setText(self.text)
        data.setHtml(self.html)
        return data


def copied(columns: Sequence[Column], rows: Iterable[Row], *, header: bool) -> Copied:
    """Return the rows in the order of `columns`, under their titles if `header`."""
    shown = [each for each in columns if each.look is not Look.CHECK]
    lines = [[cell_of(column, row) for column in shown] for row in rows]
    if header:
        lines.insert(0, [Cell(Holds.TEXT, column.title()) for column in shown])
    text = "\n".join("\t".join(_in_text(cell) for cell in line) for line in lines)
    body = "".join(f"<tr>{''.join(_in_html(cell) for cell in line)}</tr>" for line in lines)
    return Copied(text, f"{BEGIN}{body}{END}")


def cell_of(column: Column, row: Row) -> Cell:
    """Return what a spreadsheet gets of a cell; what is not known or not entered is blank."""
    if column.value is not None:
        return _exact(column.value(row))
    text = column.copy(row)
    if text in {"", NOT_DEFINED}:
        return Cell(Holds.TEXT, "")
    if column.look is Look.NUMBER:
        return _figure(text)
    return _day(text) if column.look is Look.DATE else Cell(Holds.TEXT, text)


def _exact(value: object) -> Cell:
    if isinstance(value, Decimal):
        whole, _, decimals = f"{value:f}".partition(".")
        return Cell(Holds.NUMBER, f"{whole}.{decimals.rstrip('0').ljust(2, '0')}")
    if isinstance(value, int):
        return Cell(Holds.WHOLE, str(value))
    if isinstance(value, date):
        return Cell(Holds.DAY, value.isoformat())
    return Cell(Holds.TEXT, "" if value is None else str(value))


def _figure(text: str) -> Cell:
    """Read a figure as it is shown; 未填 is blank, any other word stays a text."""
    plain = text.replace(MINUS, "-")
    number = plain.removesuffix("%")
    if NUMBER.fullmatch(number) is None:
        return Cell(Holds.TEXT, text if any(each.isdigit() for each in text) else "")
    number = number.replace(",", "").removeprefix("+")
    if plain != plain.removesuffix("%"):
        return Cell(Holds.PERCENT, f"{number}%")
    return Cell(Holds.NUMBER if "." in number else Holds.WHOLE, number)


def _day(text: str) -> Cell:
    try:
        return Cell(Holds.DAY, date.fromisoformat(text).isoformat())
    except ValueError:
        return Cell(Holds.TEXT, text)


def _guarded(text: str) -> str:
    """Return a text that no spreadsheet runs (docs/domain.md, Import and export)."""
    return text if PHONE.fullmatch(text) else guard(text)


def _in_text(cell: Cell) -> str:
    """Quote what has tabs or several lines, as spreadsheets themselves copy it."""
    if cell.holds is not Holds.TEXT:
        return cell.text
    text = _guarded(_lines(cell.text))
    if text.startswith('"') or any(each in text for each in "\t\n"):
        return '"{}"'.format(text.replace('"', '""'))
    return text


def _in_html(cell: Cell) -> str:
    style = f"style='mso-number-format:\"{cell.holds.value}\"'"
    if cell.holds is Holds.TEXT:
        return f"<td x:str {style}>{_html_text(_guarded(_lines(cell.text)))}</td>"
    if cell.holds is Holds.DAY:
        return f"<td {style}>{cell.text}</td>"
    number = cell.text
    if cell.holds is Holds.PERCENT:
        number = f"{Decimal(number.removesuffix('%')).scaleb(-2):f}"
    return f'<td x:num="{number}" {style}>{cell.text}</td>'


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _html_text(text: str) -> str:
    """Keep line breaks inside the cell, and spaces that HTML would draw together."""
    lines = [SPACES.sub(_kept_spaces, escape(line)) for line in text.split("\n")]
    return BREAK.join(lines).replace("\t", '<span style="mso-tab-count:1">\t</span>')


def _kept_spaces(spaces: re.Match[str]) -> str:
    return f'<span style="mso-spacerun:yes">{spaces.group()}</span>'
