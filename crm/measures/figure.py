"""What a measure answers: rows, total and notes, and its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.quantities.formatting import plain

if TYPE_CHECKING:
    from datetime import date

# Counts and days are int; ㎡, 元, percent and times are exact Decimals; None is undefined (“—”).
Value = int | Decimal | None
Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One group of a breakdown; `key` is the code of its record, `O` where none is given."""

    key: str
    name: str
    values: Values


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure as of a date; `start` and `end` are None unless it counts over a period.

    Areas are ㎡, money is 元, both exact: round them only to show them.
    """

    measure: str
    as_of: date
    start: date | None
    end: date | None
    scope: str | None
    by: str | None
    rows: tuple[FigureRow, ...]
    total: Values
    notes: tuple[str, ...]

    def row(self, key: str) -> FigureRow:
        """Return the row of a code; raises KeyError when the group does not occur."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)


def to_json(figure: Figure) -> dict[str, object]:
    """Return the figure as the command line prints it: the same bytes for the same data."""
    return {
        "measure": figure.measure,
        "as_of": figure.as_of.isoformat(),
        "from": _day(figure.start),
        "to": _day(figure.end),
        "scope": figure.scope,
        "rows": [{"key": row.key, "name": row.name, **_plain(row.values)} for row in figure.rows],
        "total": _plain(figure.total),
        "notes": list(figure.notes),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(values: Values) -> dict[str, int | str | None]:
    return {
        name: plain(value) if isinstance(value, Decimal) else value
        for name, value in values.items()
    }
