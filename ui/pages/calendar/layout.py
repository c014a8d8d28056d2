"""From entries to rectangles: a month as rows of weeks. Pure: numbers in, px out, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ui.pages.calendar.periods import WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crm.calendar.entries import Entry


class Rect(NamedTuple):
    """A rectangle in px."""

    left: int
    top: int
    wide: int
    high: int

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        return self.left <= x < self.left + self.wide and self.top <= y < self.top + self.high

    def moved(self, down: int) -> Rect:
        """Return it further down."""
        return self._replace(top=self.top + down)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in px: names of weekdays, the row with the number of a day, one entry, the gutter."""

    header: int = 28
    head: int = 24
    slot: int = 22
    gutter: int = 48
    gap: int = 2
    inset: int = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A day on screen."""

    day: date
    rect: Rect


@dataclass(frozen=True, slots=True)
class Box:
    """An entry, or the part of it that stands in one week, from `first` to `last`.

    `before` and `after` tell that it goes on beyond the part.
    """

    entry: Entry
    first: date
    last: date
    rect: Rect
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class More:
    """What had no room on a day: how many entries."""

    day: date
    count: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Laid:
    """Where everything stands."""

    cells: tuple[Cell, ...] = ()
    boxes: tuple[Box, ...] = ()
    more: tuple[More, ...] = ()


class Span(NamedTuple):
    """The part of an entry in one week: columns from `left` to `right`, 0 is Monday."""

    entry: Entry
    left: int
    right: int
    before: bool
    after: bool


def columns(left: int, wide: int, count: int = WEEK) -> list[int]:
    """Return where `count` equal columns begin, and where the last one ends; no px is lost."""
    return [left + wide * number // count for number in range(count + 1)]


def lay_out_month(
    entries: Sequence[Entry], first: date, weeks: int, size: tuple[int, int], metrics: Metrics
) -> Laid:
    """Place entries (in the order of the calendar) in `weeks` rows from the Monday `first` on."""
    wide, high = size
    across = columns(metrics.gutter, wide - metrics.gutter)
    down = columns(metrics.header, high - metrics.header, weeks)
    parts = spans_by_week(entries, first, weeks)
    cells: list[Cell] = []
    boxes: list[Box] = []
    more: list[More] = []
    for row in range(weeks):
        monday = first + timedelta(days=WEEK * row)
        top, tall = down[row], down[row + 1] - down[row]
        cells += [
            Cell(
                monday + timedelta(days=column),
                Rect(across[column], top, across[column + 1] - across[column], tall),
            )
            for column in range(WEEK)
        ]
        room = max(1, (tall - metrics.head) // metrics.slot)
        laid = lay_out_row(parts[row], monday, across, (top + metrics.head, room), metrics)
        boxes += laid.boxes
        more += laid.more
    return Laid(tuple(cells), tuple(boxes), tuple(more))


def lay_out_row(
    spans: Sequence[Span],
    monday: date,
    across: Sequence[int],
    place: tuple[int, int],
    metrics: Metrics,
) -> Laid:
    """Place the parts of one week under each other; `place` is the top and how many find room.

    Where a day has more than that, its last place says how many are left out.
    """
    top, room = place
    slots = slots_of(spans)
    limits = _limits(spans, slots, room)
    boxes: list[Box] = []
    hidden = [0] * WEEK
    for span, slot in zip(spans, slots, strict=True):
        for left, right in _runs(span, slot, limits):
            boxes.append(
                _box(span, (left, right), monday, across, top + slot * metrics.slot, metrics)
            )
        for column in range(span.left, span.right + 1):
            hidden[column] += slot >= limits[column]
    more = [
        More(
            monday + timedelta(days=column),
            count,
            Rect(
                across[column] + metrics.inset,
                top + limits[column] * metrics.slot,
                across[column + 1] - across[column] - 2 * metrics.inset,
                metrics.slot - metrics.gap,
            ),
        )
        for column, count in enumerate(hidden)
        if count
    ]
    return Laid((), tuple(boxes), tuple(more))


def spans_by_week(entries: Sequence[Entry], first: date, weeks: int) -> list[list[Span]]:
    """Cut entries into the parts that stand in each week; those of several days come first."""
    last = first + timedelta(days=WEEK * weeks - 1)
    long: list[list[Span]] = [[] for _ in range(weeks)]
    short: list[list[Span]] = [[] for _ in range(weeks)]
    for entry in entries:
        begins, ends = max(entry.starts_on, first), min(entry.ends_on, last)
        if ends < begins:
            continue
        start, end = (begins - first).days, (ends - first).days
        kept = short if entry.starts_on == entry.ends_on else long
        for week in range(start // WEEK, end // WEEK + 1):
            left, right = max(start - week * WEEK, 0), min(end - week * WEEK, WEEK - 1)
            monday = first + timedelta(days=WEEK * week)
            before = entry.starts_on < monday
            after = entry.ends_on > monday + timedelta(days=WEEK - 1)
            kept[week].append(Span(entry, left, right, before, after))
    for row in long:
        row.sort(key=lambda span: (span.left, span.left - span.right))
    return [[*row, *beside] for row, beside in zip(long, short, strict=True)]


def slots_of(spans: Sequence[Span]) -> list[int]:
    """Return for each part the first place from the top that is free on all of its days."""
    taken = [0] * WEEK  # a bit for each place of each day
    slots: list[int] = []
    for span in spans:
        mask = 0
        for column in range(span.left, span.right + 1):
            mask |= taken[column]
        free = ~mask & (mask + 1)
        for column in range(span.left, span.right + 1):
            taken[column] |= free
        slots.append(free.bit_length() - 1)
    return slots


def _limits(spans: Sequence[Span], slots: Sequence[int], room: int) -> list[int]:
    """Return for each day how many places hold entries: one less where something is left out."""
    deepest = [-1] * WEEK
    for span, slot in zip(spans, slots, strict=True):
        for column in range(span.left, span.right + 1):
            deepest[column] = max(deepest[column], slot)
    return [room if deep < room else room - 1 for deep in deepest]


def _runs(span: Span, slot: int, limits: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return the stretches of days on which a part finds room: (first column, last column)."""
    begin: int | None = None
    for column in range(span.left, span.right + 2):
        fits = column <= span.right and slot < limits[column]
        if fits and begin is None:
            begin = column
        elif not fits and begin is not None:
            yield begin, column - 1
            begin = None


def _box(
    span: Span,
    stretch: tuple[int, int],
    monday: date,
    across: Sequence[int],
    top: int,
    metrics: Metrics,
) -> Box:
    left, right = stretch
    before = span.before if left == span.left else True
    after = span.after if right == span.right else True
    begins = across[left] + (0 if before else metrics.inset)
    ends = across[right + 1] - (0 if after else metrics.inset)
    return Box(
        span.entry,
        monday + timedelta(days=left),
        monday + timedelta(days=right),
        Rect(begins, top, ends - begins, metrics.slot - metrics.gap),
        before,
        after,
    )
