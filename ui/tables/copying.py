"""Rows as text that a spreadsheet pastes into cells: tabs between columns, one line a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tables.columns import Column, Look, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A cell that begins with one of these would be run as a formula.
FORMULA_SIGNS = ("=", "+", "-", "@")
MINUS = "\u2212"


def as_cells(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """Return the rows under their header; figures keep "-" as minus so that they stay figures."""
    shown = [each for each in columns if each.look is not Look.CHECK]
    lines = ["\t".join(_plain(each.title()) for each in shown)]
    lines += ["\t".join(_cell(column, row) for column in shown) for row in rows]
    return "\n".join(lines)


def _cell(column: Column, row: Row) -> str:
    text = _plain(column.copy(row))
    if column.look is Look.NUMBER:
        return text.replace(MINUS, "-")
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _plain(text: str) -> str:
    return " ".join(text.split()) if any(each in text for each in "\t\r\n") else text
