"""An entry of another calendar as it stands in a file, in the days and hours of Shanghai."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from crm.clock import SHANGHAI

if TYPE_CHECKING:
    from crm.exchange.report import CellProblem

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """When something is: days in Shanghai, hours "HH:MM"; without a beginning it takes the days."""

    on: date | None
    ends_on: date | None
    start_time: str | None = None
    end_time: str | None = None

    def words(self) -> str:
        """Write it as lists do: 2026-10-16 09:00–10:30, 2026-10-16 – 2026-10-18."""
        if self.on is None:
            return ""
        begins = " ".join(part for part in (str(self.on), self.start_time) if part)
        ends = "" if self.ends_on in (None, self.on) else str(self.ends_on)
        closes = " ".join(part for part in (ends, self.end_time) if part)
        if not closes:
            return begins
        return f"{begins} – {closes}" if ends else f"{begins}–{closes}"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry; a repeated one is one for each time, told apart by `recurrence`.

    `number` counts the entries, `line` is where it begins in the file. A `task` is due in its slot.
    `sequence` and `changed` (UTC) tell how new it is. What is `cancelled` is not taken; one with
    `errors` cannot be.
    """

    number: int
    line: int
    uid: str
    title: str
    slot: Slot
    place: str = ""
    text: str = ""
    task: bool = False
    recurrence: str = ""
    cancelled: bool = False
    done_on: date | None = None
    sequence: int | None = None
    changed: datetime | None = None
    errors: tuple[CellProblem, ...] = ()
    warnings: tuple[CellProblem, ...] = ()

    @property
    def key(self) -> str:
        """What the entry is known by when the file is imported again."""
        return f"{self.uid}#{self.recurrence}" if self.recurrence else self.uid


@dataclass(frozen=True, slots=True)
class CalendarEntries:
    """A whole file; `hash` is the SHA-256 of its content."""

    encoding: str
    entries: tuple[CalendarEntry, ...]
    left_out: tuple[str, ...] = ()
    hash: str = ""
    file_name: str = ""


def slot_of(start: date, end: date | None) -> Slot:
    """Return the slot between two moments of any zone; those without a zone are in Shanghai.

    Whole days end with the day before `end`, and so does what ends at midnight.
    """
    if not isinstance(start, datetime):
        last = start if end is None else _day(end) - ONE_DAY
        return Slot(start, max(start, last))
    begins = local(start)
    hour = f"{begins:%H:%M}"
    if end is None or not isinstance(end, datetime) or local(end) == begins:
        return Slot(begins.date(), begins.date(), hour)
    ends = local(end)
    if ends > begins and f"{ends:%H:%M}" == "00:00":
        return Slot(begins.date(), ends.date() - ONE_DAY, hour, "23:59")
    return Slot(begins.date(), ends.date(), hour, f"{ends:%H:%M}")


def local(moment: datetime) -> datetime:
    """Return a moment in the hours of Shanghai, without a zone."""
    if moment.tzinfo is None:
        return moment.replace(second=0, microsecond=0)
    there = moment.astimezone(UTC).astimezone(SHANGHAI)
    return there.replace(tzinfo=None, second=0, microsecond=0)


def _day(moment: date) -> date:
    return local(moment).date() if isinstance(moment, datetime) else moment
