"""To another day and hour: what becomes of the end, and what stays where it is. Pure."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from crm.errors import UserError, refuse
from crm.language import _

DAY = 24 * 60


class Keep(Enum):
    """Stands for the time that an entry has already."""

    TIME = auto()


KEEP: Final = Keep.TIME


def minutes(time: str) -> int:
    """Return how many minutes after midnight "HH:MM" is."""
    hours, _colon, rest = time.partition(":")
    return int(hours) * 60 + int(rest)


def clock_time(after_midnight: int) -> str:
    """Return minutes after midnight as "HH:MM"."""
    return f"{after_midnight // 60:02}:{after_midnight % 60:02}"


def moved_time(time: str, by: int) -> str:
    """Return a time some minutes later or earlier; raises PERIOD_ORDER outside the day."""
    moved = minutes(time) + by
    if not 0 <= moved < DAY:
        raise refuse("PERIOD_ORDER", _("It would reach into another day."), "start_time")
    return clock_time(moved)


def moved_times(
    start: str | None, end: str | None, new_start: str | Keep | None
) -> tuple[str | None, str | None]:
    """Return beginning and end with another beginning: it lasts as long as before.

    Without a beginning it takes the day. Raises UserError PERIOD_ORDER when it would end on the
    day after.
    """
    if new_start is KEEP or new_start == start:
        return start, end
    if not isinstance(new_start, str):
        return None, None
    if start is None or end is None:
        return new_start, None
    return new_start, moved_time(end, minutes(new_start) - minutes(start))


def refusal_of_done(title: str) -> UserError:
    """Return why something that is done, or did not take place, is not moved."""
    sentence = _("“{title}” is not planned any more. Correct its day in its form.")
    return refuse("ENTRY_DONE", sentence.format(title=title), "on")
