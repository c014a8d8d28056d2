"""Months and weeks of the calendar: which days they have, and which come before and after. Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

WEEK = 7
# What can be turned to: far enough, and every month around it exists.
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class Mode(StrEnum):
    """How much is shown at once."""

    MONTH = "month"
    WEEK = "week"


def within_reach(day: date) -> date:
    """Return the day, or the nearest one that the calendar can show."""
    return min(max(day, EARLIEST), LATEST)


def monday_of(day: date) -> date:
    """Return the first day of the week of a day."""
    return day - timedelta(days=day.weekday())


def period_of(mode: Mode, day: date) -> tuple[date, date]:
    """Return the first and the last day of the month or the week of a day."""
    if mode is Mode.WEEK:
        return monday_of(day), monday_of(day) + timedelta(days=WEEK - 1)
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def shown_days(mode: Mode, day: date) -> tuple[date, date]:
    """Return the first and the last day on screen: whole weeks around the period."""
    first, last = period_of(mode, day)
    return monday_of(first), monday_of(last) + timedelta(days=WEEK - 1)


def weeks_between(first: date, last: date) -> int:
    """Return how many weeks lie between a Monday and a Sunday."""
    return ((last - first).days + 1) // WEEK


def stepped(mode: Mode, day: date, step: int) -> date:
    """Return the same day of the month (or of the week) `step` periods later.

    Where the month has no such day its last one is taken: 31 January, 29 February.
    """
    if mode is Mode.WEEK:
        return within_reach(day + timedelta(days=WEEK * step))
    months = day.year * 12 + day.month - 1 + step
    year, month = divmod(months, 12)
    if not EARLIEST.year <= year <= LATEST.year:
        return day
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
