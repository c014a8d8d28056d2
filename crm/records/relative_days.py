"""Days that are counted from today: this week, last quarter, the next 7 days. Pure.

Rules: docs/domain.md, Conditions of a list. A period is resolved when a list is read, never when
it is written down, so that a saved view means this week in every week.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from crm.errors import refuse
from crm.language import Term, _, mark, ngettext
from crm.quantities.dates import add_months, parse_date

DAYS_AT_MOST = 36_500  # a hundred years
MONTHS_OF_QUARTER, MONTHS_OF_YEAR, DAYS_OF_WEEK = 3, 12, 7

# First and last day; None where the period has no such end.
Span: TypeAlias = "tuple[date | None, date | None]"


class Period(Term):
    """A stretch of days seen from today; weeks begin on Monday."""

    TODAY = "TODAY", mark("period", "today")
    YESTERDAY = "YESTERDAY", mark("period", "yesterday")
    TOMORROW = "TOMORROW", mark("period", "tomorrow")
    THIS_WEEK = "THIS_WEEK", mark("period", "this week")
    LAST_WEEK = "LAST_WEEK", mark("period", "last week")
    NEXT_WEEK = "NEXT_WEEK", mark("period", "next week")
    THIS_MONTH = "THIS_MONTH", mark("period", "this month")
    LAST_MONTH = "LAST_MONTH", mark("period", "last month")
    NEXT_MONTH = "NEXT_MONTH", mark("period", "next month")
    THIS_QUARTER = "THIS_QUARTER", mark("period", "this quarter")
    LAST_QUARTER = "LAST_QUARTER", mark("period", "last quarter")
    NEXT_QUARTER = "NEXT_QUARTER", mark("period", "next quarter")
    THIS_YEAR = "THIS_YEAR", mark("period", "this year")
    LAST_YEAR = "LAST_YEAR", mark("period", "last year")
    NEXT_YEAR = "NEXT_YEAR", mark("period", "next year")
    LAST_DAYS = "LAST_DAYS", mark("period", "last … days")
    NEXT_DAYS = "NEXT_DAYS", mark("period", "next … days")
    OLDER_THAN_DAYS = "OLDER_THAN_DAYS", mark("period", "more than … days ago")


COUNTED = (Period.LAST_DAYS, Period.NEXT_DAYS, Period.OLDER_THAN_DAYS)
_DAYS_AWAY = {Period.TODAY: 0, Period.YESTERDAY: -1, Period.TOMORROW: 1}
_STEPS = {"THIS": 0, "LAST": -1, "NEXT": 1}
_MONTHS = {"MONTH": 1, "QUARTER": MONTHS_OF_QUARTER, "YEAR": MONTHS_OF_YEAR}


@dataclass(frozen=True, slots=True)
class Relative:
    """A period; `days` counts where its name says so (the last 7 days), else it is 0."""

    period: Period
    days: int = 0

    def __str__(self) -> str:
        """Return it in the present language: `last 7 days`."""
        sentences = {
            Period.LAST_DAYS: ngettext("the last {n} day", "the last {n} days", self.days),
            Period.NEXT_DAYS: ngettext("the next {n} day", "the next {n} days", self.days),
            Period.OLDER_THAN_DAYS: ngettext(
                "more than {n} day ago", "more than {n} days ago", self.days
            ),
        }
        return sentences.get(self.period, self.period.label).format(n=self.days)

    def span(self, today: date) -> Span:
        """Return the first and the last day, as seen from `today`.

        The last n days begin n days ago and end today; what lies before them is more than n days
        ago. The next n days begin today and end in n days.
        """
        away = timedelta(days=self.days)
        if self.period is Period.LAST_DAYS:
            return today - away, today
        if self.period is Period.NEXT_DAYS:
            return today, today + away
        if self.period is Period.OLDER_THAN_DAYS:
            return None, today - away - timedelta(days=1)
        if self.period in _DAYS_AWAY:
            day = today + timedelta(days=_DAYS_AWAY[self.period])
            return day, day
        return _unit_span(self.period, today)


Day: TypeAlias = "date | Relative"


def _unit_span(period: Period, today: date) -> Span:
    which, _between, unit = period.value.partition("_")
    step = _STEPS[which]
    if unit == "WEEK":
        first = today - timedelta(days=today.weekday()) + timedelta(days=DAYS_OF_WEEK * step)
        return first, first + timedelta(days=DAYS_OF_WEEK - 1)
    months = _MONTHS[unit]
    # Counted from January of the year 0, so that a quarter or year begins at a whole multiple.
    begun = (today.year * MONTHS_OF_YEAR + today.month - 1) // months + step
    year, month = divmod(begun * months, MONTHS_OF_YEAR)
    first = date(year, month + 1, 1)
    return first, add_months(first, months) - timedelta(days=1)


def span_of(day: Day, today: date) -> Span:
    """Return the first and last day of a day or period."""
    return day.span(today) if isinstance(day, Relative) else (day, day)


def read_day(value: object, field: str) -> Day:
    """Read a day as people write it, or the name of a period such as 今天 or this week.

    Raises UserError DATE_INVALID, DATE_DAY_REQUIRED, and VALUE_FORMAT for a number of days that
    nobody means.
    """
    if isinstance(value, Relative):
        return _counted(value, field)
    if isinstance(value, date):
        return value
    text = " ".join(str(value).split()).casefold()
    for period in Period:
        if period not in COUNTED and text in {period.value.casefold(), period.label.casefold()}:
            return Relative(period)
    return parse_date(str(value), field=field).value


def _counted(relative: Relative, field: str) -> Relative:
    if relative.period not in COUNTED:
        return Relative(relative.period)
    if 1 <= relative.days <= DAYS_AT_MOST:
        return relative
    message = _("Write a number of days between 1 and {most}.")
    raise refuse("VALUE_FORMAT", message.format(most=f"{DAYS_AT_MOST:,}"), field)
