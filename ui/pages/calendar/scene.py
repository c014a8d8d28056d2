"""What lies where on screen: the layout of now, what is hit, and where a drag would drop. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crm.calendar.moving import DAY, KEEP, clock_time, minutes
from crm.calendar.terms import EntryKind
from ui.pages.calendar.cursor import stops_of
from ui.pages.calendar.layout import Laid, Metrics, Rect, lay_out_month
from ui.pages.calendar.periods import Mode, shown_days, weeks_between
from ui.pages.calendar.week_layout import STEP, Week, lay_out_week, minute_at, span_of, y_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crm.calendar.entries import Entry
    from crm.calendar.moving import Keep
    from ui.pages.calendar.cursor import Key
    from ui.pages.calendar.layout import Box, Cell, More

LAST_START = DAY - STEP
# A trip takes whole days, needs and issues are due on a day.
WITHOUT_HOUR = frozenset({EntryKind.TRIP, EntryKind.REQUIREMENT, EntryKind.ISSUE})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on screen: the day, and in the grid of hours the minute after midnight."""

    day: date
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Where a drag would drop: the first day, the hour, and what lights up."""

    day: date
    time: str | Keep | None
    rects: tuple[Rect, ...]


class Scene:
    """One period laid out for one size. In a week everything below `body` is scrolled."""

    def __init__(
        self,
        mode: Mode,
        day: date,
        entries: Sequence[Entry],
        size: tuple[int, int],
        metrics: Metrics,
    ) -> None:
        """Lay out the month or the week of `day`."""
        self.mode, self.size, self.metrics = mode, size, metrics
        self.first, self.last = shown_days(mode, day)
        self.weeks = weeks_between(self.first, self.last)
        self.scroll = 0
        if mode is Mode.WEEK:
            self.week = lay_out_week(entries, self.first, size, metrics)
            self.fixed, self.body = self.week.strip, self.week.body
            self.hours = self.week.grid
        else:
            self.week = Week(Laid(), Laid(), size[1])
            self.fixed = lay_out_month(entries, self.first, self.weeks, size, metrics)
            self.body, self.hours = size[1], Laid()
        self.stops = stops_of((self.fixed, self.hours))
        self._kept = {box.entry.key: box.entry for box in self._boxes()}

    def entry(self, key: Key | None) -> Entry | None:
        """Return the entry that is painted under a key."""
        return None if key is None else self._kept.get(key)

    def down(self) -> int:
        """Return how far down midnight lies in the view."""
        return self.body - self.scroll

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the day, and the hour, at a place of the view."""
        cell = self._cell_at(x, y)
        if cell is None:
            return None
        if y < self.body:
            return Spot(cell.day)
        return Spot(cell.day, min(max(int((y - self.down()) * 60 / y_of(60)), 0), DAY - 1))

    def box_at(self, x: float, y: float) -> Box | None:
        """Return the entry at a place of the view."""
        laid, above = self._part(y)
        found = [box for box in laid.boxes if box.rect.holds(x, y - above)]
        return found[-1] if found else None

    def more_at(self, x: float, y: float) -> More | None:
        """Return the “+n” at a place of the view."""
        laid, above = self._part(y)
        return next((more for more in laid.more if more.rect.holds(x, y - above)), None)

    def box_of(self, key: Key, day: date) -> Rect | None:
        """Return where an entry stands on a day, in the view."""
        for laid, above in ((self.fixed, 0), (self.hours, self.down())):
            for box in laid.boxes:
                if box.entry.key == key and box.first <= day <= box.last:
                    return box.rect.moved(above)
        return None

    def more_of(self, day: date) -> Rect | None:
        """Return where the “+n” of a day stands, in the view."""
        for laid, above in ((self.fixed, 0), (self.hours, self.down())):
            for more in laid.more:
                if more.day == day:
                    return more.rect.moved(above)
        return None

    def cell_of(self, day: date) -> Rect | None:
        """Return the cell of a day: in a week that of the strip."""
        return next((cell.rect for cell in self.fixed.cells if cell.day == day), None)

    def target(self, entry: Entry, grip: Spot, x: float, y: float) -> Target | None:
        """Return where `entry`, taken at `grip`, would be dropped."""
        spot = self.spot_at(x, y)
        if spot is None:
            return None
        day = spot.day - (grip.day - entry.starts_on)
        length = entry.ends_on - entry.starts_on
        if self.mode is Mode.MONTH:
            return Target(day, KEEP, self._lit(day, day + length))
        if spot.minute is None or length or entry.kind in WITHOUT_HOUR:
            keeps = length or entry.kind in WITHOUT_HOUR
            return Target(day, KEEP if keeps else None, self._lit(day, day + length))
        return self._at_hour(entry, grip, day, y)

    def _at_hour(self, entry: Entry, grip: Spot, day: date, y: float) -> Target:
        begin, end = span_of(entry)
        held = 0
        if grip.minute is not None and entry.start_time is not None:
            held = grip.minute - minutes(entry.start_time)
        latest = LAST_START
        if entry.start_time is not None and entry.end_time is not None:
            # It may end in the last minute of the day, and not after it.
            length = minutes(entry.end_time) - minutes(entry.start_time)
            latest = (DAY - 1 - length) // STEP * STEP
        minute = min(max(minute_at(y - self.down() - y_of(held)), 0), latest)
        cell = next(each.rect for each in self.hours.cells if each.day == day)
        rect = Rect(cell.left + 2, y_of(minute), cell.wide - 6, y_of(end - begin))
        return Target(day, clock_time(minute), (rect.moved(self.down()),))

    def _lit(self, first: date, last: date) -> tuple[Rect, ...]:
        return tuple(cell.rect for cell in self.fixed.cells if first <= cell.day <= last)

    def _cell_at(self, x: float, y: float) -> Cell | None:
        if y >= self.body:
            column = (cell for cell in self.hours.cells if cell.rect.holds(x, 0))
            return next(column, None)
        return next((cell for cell in self.fixed.cells if cell.rect.holds(x, y)), None)

    def _part(self, y: float) -> tuple[Laid, int]:
        return (self.fixed, 0) if y < self.body else (self.hours, self.down())

    def _boxes(self) -> Iterator[Box]:
        yield from self.fixed.boxes
        yield from self.hours.boxes


def stepped(entry: Entry, days: int, by: int) -> tuple[date, str | Keep | None]:
    """Return where the arrow keys carry an entry: some days and minutes on or back.

    What has no hour keeps none; the quarter before midnight is the last one.
    """
    day = entry.starts_on + timedelta(days=days)
    if not by or entry.start_time is None:
        return day, KEEP
    latest = LAST_START
    if entry.end_time is not None:
        latest = DAY - 1 - (minutes(entry.end_time) - minutes(entry.start_time))
    return day, clock_time(min(max(minutes(entry.start_time) + by, 0), latest))
