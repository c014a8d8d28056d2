"""Where the keyboard is in the calendar, and where the arrows take it. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from ui.pages.calendar.periods import WEEK, Mode, within_reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ui.pages.calendar.layout import Laid

Key = tuple[str, int]
# Stands for what had no room on a day: Enter lists the day.
MORE: Key = ("more", 0)


class Step(Enum):
    """What an arrow asks for."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    HOME = auto()
    END = auto()


SIDEWAYS = {Step.LEFT: -1, Step.RIGHT: 1}


@dataclass(frozen=True, slots=True)
class Place:
    """A day, and the entry on it that is chosen; None where the day itself is."""

    day: date
    key: Key | None = None


def stops_of(parts: Iterable[Laid]) -> dict[date, list[Key]]:
    """Return what the arrows stop at on each day, from top to bottom as it is painted."""
    found: defaultdict[date, list[tuple[int, int, Key]]] = defaultdict(list)
    for part, laid in enumerate(parts):
        for box in laid.boxes:
            day = box.first
            while day <= box.last:
                found[day].append((part, box.rect.top * 10_000 + box.rect.left, box.entry.key))
                day += timedelta(days=1)
        for more in laid.more:
            found[more.day].append((part, more.rect.top * 10_000 + more.rect.left, MORE))
    return {day: [key for _part, _at, key in sorted(stops)] for day, stops in found.items()}


def walked(place: Place, step: Step, mode: Mode, stops: Mapping[date, Sequence[Key]]) -> Place:
    """Return where an arrow leads.

    Left and right go to the day beside, Home and End to Monday and Sunday. Up and down go
    through the entries of the day; in a month they go on to the week above or below.
    """
    if step in SIDEWAYS:
        return _beside(place, SIDEWAYS[step], stops)
    if step is Step.DOWN:
        return _down(place, mode, stops)
    if step is Step.UP:
        return _up(place, mode, stops)
    monday = place.day - timedelta(days=place.day.weekday())
    return Place(monday if step is Step.HOME else monday + timedelta(days=WEEK - 1))


def _down(place: Place, mode: Mode, stops: Mapping[date, Sequence[Key]]) -> Place:
    here = stops.get(place.day, ())
    at = here.index(place.key) if place.key in here else -1
    if at + 1 < len(here):
        return Place(place.day, here[at + 1])
    return _on(place, WEEK) if mode is Mode.MONTH else place


def _up(place: Place, mode: Mode, stops: Mapping[date, Sequence[Key]]) -> Place:
    here = stops.get(place.day, ())
    if place.key in here:
        at = here.index(place.key)
        return Place(place.day, here[at - 1] if at else None)
    if mode is Mode.WEEK:
        return place
    above = _on(place, -WEEK)
    there = stops.get(above.day, ())
    return Place(above.day, there[-1]) if there and above != place else above


def _on(place: Place, days: int) -> Place:
    return Place(within_reach(place.day + timedelta(days=days)))


def _beside(place: Place, days: int, stops: Mapping[date, Sequence[Key]]) -> Place:
    """Go to the day beside: to the same entry, where it lasts, else to one as far down."""
    there = _on(place, days)
    if place.key is None:
        return there
    here, beside = stops.get(place.day, ()), stops.get(there.day, ())
    if not beside:
        return there
    if place.key in beside and place.key != MORE:
        return Place(there.day, place.key)
    at = here.index(place.key) if place.key in here else 0
    return Place(there.day, beside[min(at, len(beside) - 1)])
