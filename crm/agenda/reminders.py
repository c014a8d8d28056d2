"""When somebody is reminded, and of what (docs/domain.md, Reminders): pure rules, Shanghai time.

An occasion has one or two moments; it is told once, at the first of them that passes. Moments are
compared with the clock at every look, so that sleep, midnight and a changed clock need no rule of
their own: whatever lies between the last look and now has become due.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from crm.clock import SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crm.agenda.rows import DueLine

# An appointment counts as missed when nobody heard of it until then.
GRACE = timedelta(minutes=5)
# What was told longer ago is forgotten; nobody waits for an answer any more.
KEPT = timedelta(days=31)
# A clock that goes back by more than this had been wrong: what it told may be told again.
RETURNED = timedelta(days=1)


class Matter(Enum):
    """What a reminder is about."""

    LINE = "line"  # something to be done
    VISIT = "visit"  # a visit that begins
    MORNING = "morning"  # the summary of a morning


class Snooze(Enum):
    """For how long a reminder rests."""

    TEN_MINUTES = "10min"
    ONE_HOUR = "1h"
    TOMORROW = "tomorrow"


@dataclass(frozen=True, slots=True)
class LeadTimes:
    """When people want to hear: the hour of the morning, and minutes before what has a time."""

    morning: time = time(9)
    minutes: int = 15
    visit_minutes: int = 60


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something to remind of, on a day and perhaps at a time ("HH:MM").

    `name` tells it from all others ("task:5"); `opens` is the record behind it, None for the
    summary of a morning; `line` is what can be finished, None where nothing can.
    """

    matter: Matter
    name: str
    on: date
    time: str | None
    text: str
    detail: str
    opens: tuple[str, int] | None = None
    line: DueLine | None = None

    @property
    def key(self) -> str:
        """The occasion with its day and time: what was moved is told anew."""
        return f"{self.name}@{self.on.isoformat()}{'T' if self.time else ''}{self.time or ''}"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of an occasion: told `at`, perhaps too late, resting until, or answered."""

    at: datetime
    on: date
    missed: bool = False
    snoozed_until: datetime | None = None
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """What one person was told, by the key of the occasion, and when it was looked last."""

    seen: datetime
    told: Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class Reminder:
    """An occasion that is told now, or that waits for an answer."""

    occasion: Occasion
    missed: bool = False


def local(moment: datetime) -> datetime:
    """Return an instant in Shanghai time."""
    return moment.astimezone(SHANGHAI)


def morning_of(day: date, wanted: LeadTimes) -> datetime:
    """Return the hour of a morning at which days without a time are told."""
    return datetime.combine(day, wanted.morning, SHANGHAI)


def begins(occasion: Occasion) -> datetime | None:
    """Return when an occasion itself begins, None without a time."""
    if not occasion.time:
        return None
    return datetime.combine(occasion.on, time.fromisoformat(occasion.time), SHANGHAI)


def moments(occasion: Occasion, wanted: LeadTimes) -> tuple[datetime, ...]:
    """Return when to tell: before it begins, or where that was too early to know, as it begins."""
    start = begins(occasion)
    if start is None:
        return (morning_of(occasion.on, wanted),)
    before = wanted.visit_minutes if occasion.matter is Matter.VISIT else wanted.minutes
    return (start - timedelta(minutes=before), start)


def due_reminders(
    occasions: Iterable[Occasion], memory: Memory, now: datetime, wanted: LeadTimes
) -> tuple[Reminder, ...]:
    """Return what is to be told now: what became due since the last look, and what has rested.

    Nothing is told twice, except what was put off.
    """
    found: list[Reminder] = []
    for occasion in occasions:
        told = memory.told.get(occasion.key)
        if told is not None:
            until = told.snoozed_until
            if until is not None and until <= now:
                found.append(Reminder(occasion, _rested_too_long(until, now, wanted)))
        elif any(memory.seen < each <= now for each in moments(occasion, wanted)):
            found.append(Reminder(occasion, _is_missed(occasion, now)))
    return tuple(sorted(found, key=_order))


def unanswered(occasions: Iterable[Occasion], memory: Memory) -> tuple[Reminder, ...]:
    """Return what was told, is still to be done, and was neither answered nor put off."""
    found: list[Reminder] = []
    for occasion in occasions:
        told = memory.told.get(occasion.key)
        if told is not None and not told.answered and told.snoozed_until is None:
            found.append(Reminder(occasion, told.missed))
    return tuple(sorted(found, key=_order))


def looked_back(memory: Memory, now: datetime) -> Memory:
    """Return the memory as of a clock that may have been set back since the last look."""
    if now >= memory.seen:
        return memory
    kept = {key: each for key, each in memory.told.items() if each.at <= now + RETURNED}
    return Memory(now, kept)


def after_telling(memory: Memory, reminders: Iterable[Reminder], now: datetime) -> Memory:
    """Return the memory after a look at `now` that told `reminders`."""
    told = {key: each for key, each in memory.told.items() if each.at > now - KEPT}
    for each in reminders:
        told[each.occasion.key] = Told(now, each.occasion.on, missed=each.missed)
    return Memory(now, told)


def settled(memory: Memory, occasions: Iterable[Occasion]) -> Memory:
    """Return the memory once what is no longer to be done, or not by them, needs no answer."""
    present = {each.key for each in occasions}
    gone = [k for k, each in memory.told.items() if not each.answered and k not in present]
    return answered(memory, gone) if gone else memory


def answered(memory: Memory, keys: Iterable[str]) -> Memory:
    """Return the memory after somebody has seen to these."""
    return _changed(memory, keys, snoozed_until=None, answered=True)


def put_off(memory: Memory, keys: Iterable[str], until: datetime) -> Memory:
    """Return the memory after these were put off."""
    return _changed(memory, keys, snoozed_until=until, answered=False)


def put_off_until(how_long: Snooze, now: datetime, wanted: LeadTimes) -> datetime:
    """Return when something that is put off now comes again."""
    if how_long is Snooze.TOMORROW:
        return morning_of(local(now).date() + timedelta(days=1), wanted)
    minutes = 10 if how_long is Snooze.TEN_MINUTES else 60
    return local(now) + timedelta(minutes=minutes)


def first_day(memory: Memory) -> date:
    """Return the earliest day that still matters: of the last look, or of what waits."""
    waiting = [each.on for each in memory.told.values() if not each.answered]
    return min([local(memory.seen).date(), *waiting])


def morning_is_wanted(memory: Memory, key: str, now: datetime, wanted: LeadTimes) -> bool:
    """Tell whether the summary of today, named `key`, is due, rests or waits for an answer."""
    told = memory.told.get(key)
    if told is not None:
        return not told.answered
    return memory.seen < morning_of(local(now).date(), wanted) <= now


def _changed(
    memory: Memory, keys: Iterable[str], *, snoozed_until: datetime | None, answered: bool
) -> Memory:
    changed = {
        key: replace(memory.told[key], snoozed_until=snoozed_until, answered=answered)
        for key in keys
        if key in memory.told
    }
    return Memory(memory.seen, {**memory.told, **changed})


def _is_missed(occasion: Occasion, now: datetime) -> bool:
    start = begins(occasion)
    if start is not None:
        return now > start + GRACE
    return local(now).date() > occasion.on


def _rested_too_long(until: datetime, now: datetime, wanted: LeadTimes) -> bool:
    if until == morning_of(local(until).date(), wanted):
        return local(now).date() > local(until).date()
    return now > until + GRACE


def _order(reminder: Reminder) -> tuple[bool, date, str, str]:
    """Summaries first, then by day; what has no time comes before what has one."""
    occasion = reminder.occasion
    is_line = occasion.matter is not Matter.MORNING
    return is_line, occasion.on, occasion.time or "", occasion.name
