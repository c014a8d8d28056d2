"""How the page says days, times and limits; one place for the lines, the cards and the popups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.agenda.terms import DueGroup
from crm.errors import UserError
from crm.language import CHINESE, current_language
from crm.quantities.day_words import read_day
from ui import formats

if TYPE_CHECKING:
    from datetime import date

    from crm.agenda.rows import ComingLine, DueLine
    from crm.quantities.day_words import DayWords

translate = QCoreApplication.translate


def title_day(today: date) -> str:
    """Return the day as the header shows it: `2024 年 10 月 8 日   周二`."""
    return f"{formats.long_day(today)}   {formats.weekday(today)}"


def day_of(line: DueLine, today: date) -> str:
    """Return when a line is due: `09-29 · 9 天` overdue, `09:30` today, `10-09 周三` ahead."""
    if line.on is None:
        return formats.DASH
    if line.group is DueGroup.OVERDUE:
        return f"{formats.short_day(line.on, today)} · {formats.days(line.days)}"
    if line.group is DueGroup.TODAY:
        return line.time or translate("Today", "All day")
    return near_day(line.on, today)


def time_of(line: DueLine) -> str:
    """Return the time that stands under the day; today it stands in its place."""
    return "" if line.group is DueGroup.TODAY else line.time or ""


def near_day(day: date, today: date) -> str:
    """Return `10-09 周三`."""
    return f"{formats.short_day(day, today)} {formats.weekday(day)}"


def coming_days(line: ComingLine, today: date) -> str:
    """Return when a visit or trip is: its hours today, its days, or its day."""
    if line.ends_on > line.on:
        # Within two weeks of today the year goes without saying.
        text = translate("Today", "{first} to {last}")
        return text.format(first=f"{line.on:%m-%d}", last=f"{line.ends_on:%m-%d}")
    if line.on == today:
        return hours(line) or translate("Today", "All day")
    return near_day(line.on, today)


def hours(line: ComingLine) -> str:
    """Return `10:00–11:30`, empty without a time."""
    return "–".join(each for each in (line.start_time, line.end_time) if each)


def nothing_due() -> str:
    """Say that the day is free."""
    return translate("Today", "Nothing is due today.")


def more_lines(count: int) -> str:
    """Say how many lines a group has beyond those shown."""
    text = translate("Today", "{count} more, shown once those above are done")
    return text.format(count=formats.whole(count))


def month_day(day: date) -> str:
    """Return a day within a sentence: `11月7日`, `7 November`."""
    if current_language() == CHINESE:
        return f"{day.month}月{day.day}日"
    return f"{day.day} {formats.ENGLISH_MONTHS[day.month - 1]}"


def understood(text: str, today: date) -> tuple[DayWords | None, str]:
    """Read a day in words; return it with how it was understood, or None with what is wrong."""
    if not text.strip():
        return None, ""
    try:
        words = read_day(text, today)
    except UserError as error:
        return None, error.message
    shown = near_day(words.day, today)
    return words, f"→ {shown} {words.time}" if words.time else f"→ {shown}"
