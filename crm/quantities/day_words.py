"""Reading a day as people say it: 明天, 下周三 9:30, 3天后, +7, 16号, next wed 3pm. Pure.

Rules: docs/domain.md, The day.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import TYPE_CHECKING

from crm.errors import UserError, refuse
from crm.language import _
from crm.quantities.dates import add_months, parse_date
from crm.quantities.numbers import LONGEST, shortened
from crm.quantities.time_words import read_time, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WEEK, SATURDAY, MIDDLE = 7, 5, 15
_DAYS = {
    **dict.fromkeys(("今天", "今日", "today"), 0),
    **dict.fromkeys(("明天", "明日", "明", "tomorrow", "tmr"), 1),
    **dict.fromkeys(("后天", "后日", "dayaftertomorrow", "thedayaftertomorrow"), 2),
    "大后天": 3,
    **dict.fromkeys(("昨天", "昨日", "yesterday"), -1),
    "前天": -2,
}
_WEEKDAYS = {
    **{name: place for place, name in enumerate("一二三四五六日")},
    **{name: place for place, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
    "天": 6,
}
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_UNITS = {
    **dict.fromkeys(("天", "日", "d", "day", "days"), "day"),
    **dict.fromkeys(("周", "星期", "礼拜", "w", "week", "weeks"), "week"),
    **dict.fromkeys(("月", "m", "month", "months"), "month"),
    **dict.fromkeys(("年", "y", "year", "years"), "year"),
}
_NUMBER = "[0-9]{1,4}|[一二两三四五六七八九十]{1,3}"
_WEEK_NAME = "周|星期|礼拜"
_DAY_NAME = (
    "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    "|sat(?:urday)?|sun(?:day)?"
)
_BETWEEN_DIGITS = re.compile(r"(?<![0-9]) | (?![0-9])")
_BEFORE_TIME = re.compile(r"^(?:[\s,、的]|at(?=[\s0-9])|t(?=[0-9]))+")
_AFTER_TIME = re.compile(r"[\s,、]+")


@dataclass(frozen=True, slots=True)
class DayWords:
    """A day as it was written, with the time of day (HH:MM) where one was."""

    day: date
    time: str | None = None


def read_day(text: str, today: date, *, field: str = "") -> DayWords:
    """Read a day in words of either language, or any date, with an optional time.

    A weekday is the coming one, and of today's name the one in a week; a day without its year or
    month is the next such day, today included; a time alone is today's. Raises UserError
    DATE_INVALID for anything else and for nothing, DATE_DAY_REQUIRED for a month with its year.
    """
    plain = _folded(text) if len(text) <= LONGEST else ""
    for day_text, time in _divisions(plain):
        day = today if not day_text else _day(day_text, today)
        if day is not None:
            return DayWords(day, time)
    raise _refusal(text, field)


def _folded(text: str) -> str:
    """Return the text in normal form and lower case, with single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def _divisions(plain: str) -> Iterator[tuple[str, str | None]]:
    """Yield what may be the day and the time, the likeliest first."""
    if not plain:
        return
    yield _compact(plain), None
    if (alone := read_time(plain)) is not None:
        yield "", alone
    for cut in range(1, len(plain)):
        after = read_time(_BEFORE_TIME.sub("", plain[cut:]))
        if after is not None:
            yield _compact(plain[:cut]), after
    for gap in _AFTER_TIME.finditer(plain):
        before = read_time(plain[: gap.start()])
        if before is not None:
            yield _compact(plain[gap.end() :]), before


def _compact(text: str) -> str:
    return _BETWEEN_DIGITS.sub("", text).strip(" ,、的")


def _day(text: str, today: date) -> date | None:
    if text in _DAYS:
        return _later(today, _DAYS[text])
    for form, meant in _FORMS:
        found = form.fullmatch(text)
        if found is not None:
            return meant(found, today)
    try:
        return parse_date(text).value
    except UserError:
        return None


def _refusal(text: str, field: str) -> UserError:
    try:
        parse_date(text, field=field)
    except UserError as error:
        if error.code != "DATE_INVALID":
            return error
    sentence = _("“{text}” is not a day. Write tomorrow, next wed, +7 or a date: 2024-10-08.")
    return refuse("DATE_INVALID", sentence.format(text=shortened(text)), field)


def _later(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return _WORDS[text] if text in _WORDS else whole_number(text)


def _weeks(text: str | None) -> int | None:
    """Return how many weeks ahead: 本 this 0, 下 next 1, 下下 2; None where nothing is said."""
    if not text:
        return None
    return text.count("下") + (text == "next")


def _weekday(found: re.Match[str], today: date) -> date | None:
    name = found["day"]
    place = _WEEKDAYS[name if name in _WEEKDAYS else name[:3]]
    weeks = _weeks(found["which"])
    if weeks is None:
        return _later(today, (place - today.weekday() - 1) % WEEK + 1)
    return _later(today, place - today.weekday() + weeks * WEEK)


def _weekend(found: re.Match[str], today: date) -> date | None:
    weeks = _weeks(found["which"]) or 0
    if not weeks and today.weekday() >= SATURDAY:
        return today
    return _later(today, SATURDAY - today.weekday() + weeks * WEEK)


def _week(found: re.Match[str], today: date) -> date | None:
    return _later(today, (_weeks(found["which"]) or 0) * WEEK - today.weekday())


def _month(found: re.Match[str], today: date) -> date | None:
    """Return the beginning, middle or end of a month; without 本 or 下 the coming one."""
    months = _weeks(found["which"])
    part = found["part"] or "初"
    first = add_months(today.replace(day=1), months or 0)
    day = _part_of_month(first, part)
    if months is None and day < today:
        day = _part_of_month(add_months(first, 1), part)
    return day


def _part_of_month(first: date, part: str) -> date:
    if part in {"底", "末", "endof"}:
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first.replace(day=MIDDLE) if part == "中" else first


def _day_of_month(found: re.Match[str], today: date) -> date | None:
    first = add_months(today.replace(day=1), _weeks(found["which"]) or 0)
    return _existing(first.year, first.month, int(found["day"]))


def _year_end(found: re.Match[str], today: date) -> date | None:
    year = today.year + (found["which"] in {"明", "next"})
    return _existing(year, 1, 1) if found["part"] == "初" else _existing(year, 12, 31)


def _after(found: re.Match[str], today: date) -> date | None:
    """Return the day some days, weeks, months or years from today."""
    number = _number(found["number"])
    if number is None:
        return None
    unit = _UNITS.get(found["unit"] or "天")
    if unit in {"day", "week"}:
        return _later(today, number * (WEEK if unit == "week" else 1))
    months = number * (12 if unit == "year" else 1)
    return add_months(today, months) if today.year + number <= MAXYEAR else None


def _half_month(_found: re.Match[str], today: date) -> date | None:
    return _later(today, MIDDLE)


def _month_and_day(found: re.Match[str], today: date) -> date | None:
    """Return the next such day; 29 February waits for its year."""
    month = _MONTHS.get(found["month"]) or int(found["month"])
    day, said = int(found["day"]), found.groupdict().get("year")
    if said is not None:
        year = today.year + (said == "明") if said in {"今", "明"} else int(said)
        return _existing(year, month, day)
    if _existing(2000, month, day) is None:  # a leap year has every day there is
        return None
    days = (_existing(today.year + years, month, day) for years in range(9))
    return next((each for each in days if each is not None and each >= today), None)


def _day_alone(found: re.Match[str], today: date) -> date | None:
    first = today.replace(day=1)
    months = (add_months(first, number) for number in range(3))
    days = (_existing(each.year, each.month, int(found["day"])) for each in months)
    return next((each for each in days if each is not None and each >= today), None)


_WHICH = "(?P<which>下{1,4}|本|这)"
_NEXT = "(?P<which>next|this)"
_YEAR = r"(?:,|\s)*(?P<year>[1-9][0-9]{3})?"
_ORDINAL = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_ENGLISH_NUMBER = f"(?P<number>[0-9]{{1,4}}|{'|'.join(sorted(_WORDS, reverse=True))})"
_MEANINGS: dict[str, Callable[[re.Match[str], date], date | None]] = {
    rf"{_WHICH}?个?(?:{_WEEK_NAME})(?P<day>[一二三四五六日天])": _weekday,
    rf"(?:on)?{_NEXT}?(?P<day>{_DAY_NAME})": _weekday,
    rf"{_WHICH}?个?周末": _weekend,
    rf"{_NEXT}?(?:the)?weekend": _weekend,
    rf"{_WHICH}个?(?:{_WEEK_NAME})": _week,
    r"(?P<which>next)week": _week,
    rf"{_WHICH}?个?月(?P<part>初|中|底|末)": _month,
    r"(?P<which>下{1,4})个?月(?P<part>)": _month,
    r"(?P<which>next)month(?P<part>)": _month,
    rf"(?P<part>endof)(?:the)?{_NEXT}?month": _month,
    rf"{_WHICH}个?月(?P<day>[0-9]{{1,2}})[日号]": _day_of_month,
    r"(?P<which>今|明|本)?年(?P<part>初|底|末)": _year_end,
    rf"(?P<part>endof)(?:the)?{_NEXT}?year": _year_end,
    r"半个?月[以之]?后": _half_month,
    rf"(?P<number>{_NUMBER})个?(?P<unit>天|日|{_WEEK_NAME}|月|年)[以之]?后": _after,
    rf"\+(?P<number>[0-9]{{1,4}})(?P<unit>天|日|{_WEEK_NAME}|月|年|[dwmy])?": _after,
    rf"in{_ENGLISH_NUMBER}(?P<unit>days?|weeks?|months?|years?)": _after,
    r"(?:(?P<year>今|明)年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]?": _month_and_day,
    r"(?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})": _month_and_day,
    rf"{_MONTH}{_ORDINAL}{_YEAR}": _month_and_day,
    rf"{_ORDINAL}(?:of)?{_MONTH}{_YEAR}": _month_and_day,
    r"(?P<day>[0-9]{1,2})[日号]": _day_alone,
}
_FORMS = tuple((re.compile(form), meant) for form, meant in _MEANINGS.items())
