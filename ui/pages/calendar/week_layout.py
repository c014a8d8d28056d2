"""From entries to rectangles: a week with a strip for whole days over a grid of hours. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from crm.calendar.moving import DAY, minutes
from crm.calendar.terms import Lane
from crm.visits.rules import USUAL_LENGTH
from ui.pages.calendar.layout import (
    Box,
    Cell,
    Laid,
    Metrics,
    More,
    Rect,
    columns,
    lay_out_row,
    slots_of,
    spans_by_week,
)
from ui.pages.calendar.periods import WEEK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.calendar.entries import Entry

HOUR = 48  # px
STEP = 15  # minutes
SHORTEST = 25  # minutes: what is shorter is drawn as high as its text
DUE_LENGTH = 30  # minutes that something due is drawn for
NARROWEST = 30  # px of an entry beside others
STRIP_AT_MOST = 6  # places of the strip


@dataclass(frozen=True, slots=True)
class Week:
    """A week: `strip` from the top of the view, `grid` from midnight on, as it is scrolled.

    `cells` of the strip have its height, those of the grid a whole day; `body` is where the
    grid begins in the view.
    """

    strip: Laid
    grid: Laid
    body: int


class _Hours(NamedTuple):
    """An entry with its minutes after midnight, as it is drawn."""

    entry: Entry
    start: int
    end: int


def lay_out_week(
    entries: Sequence[Entry], monday: date, size: tuple[int, int], metrics: Metrics
) -> Week:
    """Place entries: those with an hour of one day in the grid, the others in the strip."""
    wide, high = size
    across = columns(metrics.gutter, wide - metrics.gutter)
    whole = [each for each in entries if not each.timed]
    spans = spans_by_week(whole, monday, 1)[0]
    most = max(2, min(STRIP_AT_MOST, (high - metrics.header) // 3 // metrics.slot))
    needed = max(slots_of(spans), default=-1) + 1
    rows = max(1, min(needed, most))
    tall = rows * metrics.slot + 2 * metrics.gap
    top = metrics.header
    row = lay_out_row(spans, monday, across, (top + metrics.gap, rows), metrics)
    strip_cells = _cells(monday, across, top, tall)
    grid = _lay_out_hours([each for each in entries if each.timed], monday, across)
    return Week(Laid(strip_cells, row.boxes, row.more), grid, top + tall)


def span_of(entry: Entry) -> tuple[int, int]:
    """Return from when to when an entry is drawn, in minutes after midnight."""
    start = minutes(entry.start_time or "00:00")
    usual = DUE_LENGTH if entry.lane is Lane.DUE else USUAL_LENGTH
    end = minutes(entry.end_time) if entry.end_time else start + usual
    end = max(end, start + SHORTEST)
    return (start, end) if end <= DAY else (min(start, DAY - SHORTEST), DAY)


def minute_at(y: float) -> int:
    """Return the nearest quarter of an hour to a place in the grid, in minutes after midnight."""
    return round(y * 60 / HOUR / STEP) * STEP


def y_of(minute: int) -> int:
    """Return where a minute after midnight stands in the grid, in px."""
    return minute * HOUR // 60


def _cells(monday: date, across: Sequence[int], top: int, high: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            monday + timedelta(days=column),
            Rect(across[column], top, across[column + 1] - across[column], high),
        )
        for column in range(WEEK)
    )


def _lay_out_hours(entries: Sequence[Entry], monday: date, across: Sequence[int]) -> Laid:
    cells = _cells(monday, across, 0, y_of(DAY))
    boxes: list[Box] = []
    more: list[More] = []
    for cell in cells:
        of_day = [_Hours(each, *span_of(each)) for each in entries if each.starts_on == cell.day]
        for cluster in _clusters(of_day):
            _place_cluster(cluster, cell, boxes, more)
    return Laid(cells, tuple(boxes), tuple(more))


def _clusters(hours: Sequence[_Hours]) -> list[list[_Hours]]:
    """Put together what overlaps, directly or through something between."""
    clusters: list[list[_Hours]] = []
    until = -1
    for each in sorted(hours, key=lambda one: (one.start, -one.end)):
        if each.start >= until:
            clusters.append([])
        clusters[-1].append(each)
        until = max(until, each.end)
    return clusters


def _place_cluster(
    cluster: Sequence[_Hours], cell: Cell, boxes: list[Box], more: list[More]
) -> None:
    """Place what overlaps side by side; where it would get too narrow the rest is counted."""
    ends: list[int] = []  # when each column gets free
    places: list[int] = []
    for each in cluster:
        column = next((at for at, end in enumerate(ends) if end <= each.start), len(ends))
        if column == len(ends):
            ends.append(each.end)
        else:
            ends[column] = each.end
        places.append(column)
    room = max(2, cell.rect.wide // NARROWEST)
    shown = len(ends) if len(ends) <= room else room - 1
    sides = columns(cell.rect.left + 2, cell.rect.wide - 6, min(len(ends), room))
    left_out: list[_Hours] = []
    for each, column in zip(cluster, places, strict=True):
        if column >= shown:
            left_out.append(each)
            continue
        rect = _rect(sides, column, each.start, each.end)
        boxes.append(Box(each.entry, cell.day, cell.day, rect))
    if left_out:
        start, end = min(each.start for each in left_out), max(each.end for each in left_out)
        more.append(More(cell.day, len(left_out), _rect(sides, shown, start, end)))


def _rect(sides: Sequence[int], column: int, start: int, end: int) -> Rect:
    top = y_of(start)
    return Rect(sides[column], top + 1, sides[column + 1] - sides[column] - 1, y_of(end) - top - 2)
