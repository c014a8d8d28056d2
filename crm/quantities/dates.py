"""Reading and printing dates, and counting months (docs/domain.md, Units and dates)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crm.errors import Problem, refuse
from crm.language import ENGLISH, Term, _, current_language, mark
from crm.quantities.numbers import LONGEST, folded, shortened

if TYPE_CHECKING:
    from crm.errors import UserError

_YEAR = "(?P<year>[1-9][0-9]{3})"
_DAY_FORMS = (
    re.compile(rf"{_YEAR}年(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日"),
    re.compile(rf"{_YEAR}(?P<mark>[-/.])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})"),
    re.compile(rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})"),
)
_MONTH_FORMS = (
    re.compile(rf"{_YEAR}年(?P<month>[0-9]{{1,2}})月"),
    re.compile(rf"{_YEAR}[-/.](?P<month>[0-9]{{1,2}})"),
)
_YEAR_FORM = re.compile(rf"{_YEAR}年?")
_SERIAL = re.compile(r"[1-9][0-9]{4}")
# Day 0 of the spreadsheets' 1900 system as it counts after its missing leap day.
_SERIAL_START = date(1899, 12, 30)


class DatePrecision(Term):
    """How much of a stored date is known."""

    DAY = "DAY", mark("date precision", "Day")
    MONTH = "MONTH", mark("date precision", "Month")
    YEAR = "YEAR", mark("date precision", "Year")
    NOT_LATER_THAN = "NOT_LATER_THAN", mark("date precision", "Not later than")


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date with what is known of it; a month is its first day, a year its 1 January."""

    value: date
    precision: DatePrecision = DatePrecision.DAY
    warnings: tuple[Problem, ...] = ()


def parse_date(text: str, *, field: str = "", serial: bool = False) -> ParsedDate:
    """Read a day: 2024年10月8日, 2024/10/8, 2024-10-08, 2024.10.8, 20241008.

    With `serial` (a date column of a spreadsheet) a number of five digits counts days in the 1900
    system and gives the warning DATE_FROM_SERIAL. Raises UserError DATE_INVALID, or
    DATE_DAY_REQUIRED for a month or a year without a day.
    """
    plain = _folded(text, field)
    if serial and _SERIAL.fullmatch(plain):
        return _from_serial(int(plain), plain, field)
    day = _day_in(plain)
    if day is not None:
        return ParsedDate(day)
    if _month_in(plain) is not None or _YEAR_FORM.fullmatch(plain):
        sentence = _("“{text}” has no day. Enter the full date, such as 2024-10-08.")
        raise refuse("DATE_DAY_REQUIRED", sentence.format(text=text.strip()), field)
    raise _invalid(text, field)


def parse_month(text: str, *, field: str = "") -> ParsedDate:
    """Read a date of which the day may be unknown: also 2024-10, 2024年10月, 2024年.

    Returns the first day of the month or year with its precision. Raises UserError DATE_INVALID.
    """
    plain = _folded(text, field)
    day = _day_in(plain)
    if day is not None:
        return ParsedDate(day)
    month = _month_in(plain)
    if month is not None:
        return ParsedDate(month, DatePrecision.MONTH)
    year = _YEAR_FORM.fullmatch(plain)
    if year is not None:
        return ParsedDate(date(int(year["year"]), 1, 1), DatePrecision.YEAR)
    raise _invalid(text, field)


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last of that month: 2024-02-29 + 12 = 2025-02-28.

    The calendar ends with date.max, and so does the counting.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def days_later(day: date, by: timedelta, field: str) -> date:
    """Return a day some days later or earlier; raises DATE_INVALID past the end of the calendar."""
    try:
        return day + by
    except OverflowError:
        message = _("So late a day is not known. Choose an earlier one.")
        raise refuse("DATE_INVALID", message, field) from None


def printed_date(day: date, precision: DatePrecision = DatePrecision.DAY) -> str:
    """Return the printed form without leading zeros: 2026年11月20日, in English 2026-11-20."""
    english = current_language() == ENGLISH
    if precision is DatePrecision.YEAR:
        return f"{day.year}" if english else f"{day.year}年"
    if precision is DatePrecision.MONTH:
        return f"{day:%Y-%m}" if english else f"{day.year}年{day.month}月"
    full = day.isoformat() if english else f"{day.year}年{day.month}月{day.day}日"
    if precision is DatePrecision.NOT_LATER_THAN:
        return _("not later than {date}").format(date=full)
    return full


def _folded(text: str, field: str) -> str:
    if len(text) > LONGEST:
        raise _invalid(text, field)
    return folded(text)


def _day_in(plain: str) -> date | None:
    for form in _DAY_FORMS:
        found = form.fullmatch(plain)
        if found is not None:
            return _existing(int(found["year"]), int(found["month"]), int(found["day"]))
    return None


def _month_in(plain: str) -> date | None:
    for form in _MONTH_FORMS:
        found = form.fullmatch(plain)
        if found is not None:
            return _existing(int(found["year"]), int(found["month"]), 1)
    return None


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_serial(number: int, text: str, field: str) -> ParsedDate:
    day = _SERIAL_START + timedelta(days=number)
    sentence = _("The number {text} was read as the date {date}. Check it.")
    warning = Problem("DATE_FROM_SERIAL", sentence.format(text=text, date=printed_date(day)), field)
    return ParsedDate(day, warnings=(warning,))


def _invalid(text: str, field: str) -> UserError:
    sentence = _("“{text}” is not a date. Enter year, month and day, such as 2024-10-08.")
    return refuse("DATE_INVALID", sentence.format(text=shortened(text)), field)
