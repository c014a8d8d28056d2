"""What the calendar says: titles of periods, hours, and an entry in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.language import CHINESE, current_language
from ui import formats
from ui.pages.calendar.periods import Mode, period_of

if TYPE_CHECKING:
    from datetime import date

    from crm.calendar.entries import Entry

translate = QCoreApplication.translate


def period_title(mode: Mode, day: date) -> str:
    """Return `2024 年 10 月`, or the week with its number (ISO 8601) and its days."""
    first, last = period_of(mode, day)
    if mode is Mode.MONTH:
        if current_language() == CHINESE:
            return f"{day.year} 年 {day.month} 月"
        return f"{formats.ENGLISH_MONTHS[day.month - 1]} {day.year}"
    year, week, _weekday = first.isocalendar()
    text = translate("Calendar", "Week {week} of {year}: {first} to {last}")
    return text.format(
        week=week, year=year, first=formats.day(first), last=formats.short_day(last, first)
    )


def day_number(day: date, shown: date) -> str:
    """Return `8`; the first of a month, and the first day shown, carry their month too: `11-01`."""
    return f"{day:%m-%d}" if day.day == 1 or day == shown else str(day.day)


def hours(entry: Entry) -> str:
    """Return `09:30–11:00`, `09:30`, or nothing for whole days."""
    if entry.start_time is None:
        return ""
    return f"{entry.start_time}–{entry.end_time}" if entry.end_time else entry.start_time


def all_day() -> str:
    """Return what stands in the place of the hours where there are none."""
    return translate("Calendar", "all day")


def when(entry: Entry, today: date) -> str:
    """Return the days and hours of an entry: `10-08 周二 09:30–11:00`."""
    first = f"{formats.short_day(entry.starts_on, today)} {formats.weekday(entry.starts_on)}"
    if entry.ends_on == entry.starts_on:
        return f"{first} {hours(entry)}".strip()
    last = f"{formats.short_day(entry.ends_on, today)} {formats.weekday(entry.ends_on)}"
    text = translate("Calendar", "{first} to {last}")
    begin = f"{first} {entry.start_time or ''}".strip()
    return text.format(first=begin, last=f"{last} {entry.end_time or ''}".strip())


def line(entry: Entry) -> str:
    """Return what stands on an entry: its hour and its title."""
    return f"{entry.start_time} {entry.title}" if entry.timed else entry.title


def spoken(entry: Entry, today: date) -> str:
    """Return everything about an entry, for the tooltip and for screen readers."""
    lines = (
        f"{entry.kind.label}: {entry.title}",
        " · ".join(filter(None, (when(entry, today), entry.staff, state(entry)))),
        entry.detail,
        conflict(entry),
    )
    return "\n".join(filter(None, lines))


def state(entry: Entry) -> str:
    """Return the state of an entry in words; nothing where it has none."""
    return entry.status.label if entry.status is not None else ""


def conflict(entry: Entry) -> str:
    """Return what gets in the way of an entry, named as a conflict where it is one."""
    if not entry.conflict:
        return entry.clash
    return translate("Calendar", "Conflict: {reason}").format(reason=entry.clash)
