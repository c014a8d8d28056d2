"""Dates of the as-of bar: ends of past months, running periods, and the columns of a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

MONTHS_OF_QUARTER = 3
COLUMNS_AT_MOST = 5


class Running(StrEnum):
    """Periods that end on the as-of date and move with it."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    TWELVE_MONTHS = "twelve months"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a period that has a column of its own; both ends included."""

    start: date
    end: date
    title: str


def last_month_end(day: date) -> date:
    """Return the last day of the month before."""
    return day.replace(day=1) - timedelta(days=1)


def last_quarter_end(day: date) -> date:
    """Return the last day of the quarter before."""
    return _quarter_start(day) - timedelta(days=1)


def last_year_end(day: date) -> date:
    """Return the last day of the year before."""
    return date(day.year - 1, 12, 31)


def running_start(kind: Running, as_of: date) -> date:
    """Return the first day of a running period that ends on the as-of date."""
    if kind is Running.MONTH:
        return as_of.replace(day=1)
    if kind is Running.QUARTER:
        return _quarter_start(as_of)
    if kind is Running.YEAR:
        return date(as_of.year, 1, 1)
    tomorrow = as_of + timedelta(days=1)
    leap_day = (tomorrow.month, tomorrow.day) == (2, 29)
    return tomorrow.replace(year=tomorrow.year - 1, day=28 if leap_day else tomorrow.day)


def stretches(start: date, end: date) -> tuple[Stretch, ...]:
    """Cut a period into quarters, or into years where that would be too many columns."""
    quarters = _cut(start, end, _quarter_end)
    if len(quarters) <= COLUMNS_AT_MOST:
        return tuple(Stretch(first, last, _quarter_title(first, last)) for first, last in quarters)
    years = _cut(start, end, lambda day: date(day.year, 12, 31))
    if len(years) <= COLUMNS_AT_MOST:
        return tuple(Stretch(first, last, f"{first:%Y}") for first, last in years)
    return ()


def _quarter_start(day: date) -> date:
    first = (day.month - 1) // MONTHS_OF_QUARTER * MONTHS_OF_QUARTER + 1
    return date(day.year, first, 1)


def _quarter_end(day: date) -> date:
    inside_next = _quarter_start(day) + timedelta(days=MONTHS_OF_QUARTER * 31)
    return _quarter_start(inside_next) - timedelta(days=1)


def _cut(start: date, end: date, last_day: Callable[[date], date]) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    while start <= end:
        last = min(last_day(start), end)
        found.append((start, last))
        start = last + timedelta(days=1)
    return found


def _quarter_title(first: date, last: date) -> str:
    """Name a quarter; of one that has just begun only its month."""
    if (first.year, first.month) == (last.year, last.month):
        return QCoreApplication.translate("Periods", "M{month}").format(month=last.month)
    names = (
        QCoreApplication.translate("Periods", "Q1"),
        QCoreApplication.translate("Periods", "Q2"),
        QCoreApplication.translate("Periods", "Q3"),
        QCoreApplication.translate("Periods", "Q4"),
    )
    return names[(first.month - 1) // MONTHS_OF_QUARTER]
