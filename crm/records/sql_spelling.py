"""SQL that the two engines spell differently, giving the same answers on both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Integer, String, cast, exists, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.sql.compiler import SQLCompiler


class _Lower(FunctionElement[str]):
    type = String()
    inherit_cache = True


class _Month(FunctionElement[str]):
    type = String()
    inherit_cache = True


class _DaysBetween(FunctionElement[int]):
    type = Integer()
    inherit_cache = True


class _Members(FunctionElement[Any]):
    inherit_cache = True


_SPELLINGS: dict[type[FunctionElement[Any]], tuple[str, str]] = {
    # Only A to Z, as SQLite does: PostgreSQL's own rules depend on how the server was set up.
    _Lower: ("lower({0})", 'lower({0} COLLATE "C")'),
    _Month: ("substr({0}, 1, 7)", "to_char({0}, 'YYYY-MM')"),
    _DaysBetween: ("CAST(julianday({1}) - julianday({0}) AS INTEGER)", "({1} - {0})"),
    _Members: ("json_each({0})", "json_array_elements_text({0})"),
}


@compiles(_Lower)
@compiles(_Month)
@compiles(_DaysBetween)
@compiles(_Members)
def _spell(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:
    sqlite, postgresql = _SPELLINGS[type(element)]
    spelling = sqlite if compiler.dialect.name == "sqlite" else postgresql
    parts = [compiler.process(each, **options) for each in element.clauses]
    return spelling.format(*parts)


def lower(text: Any) -> ColumnElement[str]:
    """Return a text with A to Z as small letters; `lowered` does the same to what was typed."""
    return _Lower(text)


def lowered(text: str) -> str:
    """Return what was typed as `lower` returns what is stored."""
    return "".join(each.lower() if each.isascii() else each for each in text)


def month_of(day: Any) -> ColumnElement[str]:
    """Return the month of a day as 2024-10, null for null."""
    return _Month(day)


def days_until(today: date, day: Any) -> ColumnElement[int]:
    """Return how many days have passed since `day`, null for null."""
    return days_between(day, cast(literal(today, Date), Date))


def days_between(first: Any, last: Any) -> ColumnElement[int]:
    """Return how many days lie between two, 0 for the same day, null for null."""
    return _DaysBetween(first, last)


def any_member(
    column: Any, holds: Callable[[ColumnElement[str]], ColumnElement[bool]]
) -> ColumnElement[bool]:
    """Tell whether `holds` is true of a member of a JSON list; members are texts, ids too."""
    members = _Members(column).table_valued("value")
    return exists(select(1).select_from(members).where(holds(cast(members.c.value, String))))
