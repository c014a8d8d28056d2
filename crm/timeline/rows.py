"""Entries of a timeline as plain rows, and the page of them that was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from crm.timeline.terms import EntryKind

PAGE = 200  # entries that are read at once


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened.

    `at` is when it was entered (UTC), the second key of the order, and `time` the time of the day
    where it is known ("HH:MM"). `target` and `id` name the record to open, if any. `row` is the
    follow-up, file, task … itself, `by_id` who made it: they decide who may change it. `cut` says
    that the text goes on (`load_text`).
    """

    on: date
    at: datetime
    kind: EntryKind
    text: str
    by: str = ""
    target: str = ""
    id: int | None = None
    time: str | None = None
    row: int = 0
    version: int = 0
    by_id: int | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class TimelineAsked:
    """Which entries of a timeline: of some kinds (none named: all), that hold a text.

    With `until` only what happened by that day.
    """

    kinds: frozenset[EntryKind] = frozenset()
    text: str = ""
    until: date | None = None


def _no_counts() -> dict[EntryKind, int]:
    return {}


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Entries, newest first, from `start` on.

    `counts` has the entries of each kind that hold the text, whatever kinds were asked for;
    `total` those of the kinds asked for.
    """

    entries: tuple[TimelineEntry, ...]
    start: int = 0
    total: int = 0
    counts: Mapping[EntryKind, int] = field(default_factory=_no_counts)

    @property
    def more(self) -> bool:
        """Whether older entries follow."""
        return self.start + len(self.entries) < self.total
