"""Where entries stand in a week: the strip, the hours, side by side, and where a drag drops."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.calendar.moving import KEEP
from crm.calendar.terms import EntryKind, Lane
from tests.ui.pages.calendar.conftest import made
from ui.pages.calendar.layout import Metrics
from ui.pages.calendar.periods import Mode
from ui.pages.calendar.scene import Scene, Spot, stepped
from ui.pages.calendar.week_layout import HOUR, lay_out_week, minute_at, span_of

MONDAY = date(2026, 12, 28)
TUESDAY = MONDAY + timedelta(1)
SIZE = (1400, 800)


def week(entries, size=SIZE):
    return lay_out_week(entries, MONDAY, size, Metrics())


def timed(number, start, end=None, on=TUESDAY, **fields):
    return made(number, on, start_time=start, end_time=end, **fields)


def scene(entries, scroll=0):
    made_scene = Scene(Mode.WEEK, MONDAY, entries, SIZE, Metrics())
    made_scene.scroll = scroll
    return made_scene


def test_an_entry_with_an_hour_stands_at_its_hour_and_is_as_high_as_it_lasts():
    (box,) = week([timed(1, "09:00", "10:30")]).grid.boxes
    assert box.rect.top == 9 * HOUR + 1
    assert box.rect.high == 1.5 * HOUR - 2


def test_whole_days_trips_and_what_lasts_over_night_stand_in_the_strip():
    trip = made(1, MONDAY, ends_on=MONDAY + timedelta(3), lane=Lane.TRIP)
    night = timed(2, "22:00", "08:00", ends_on=TUESDAY + timedelta(1))
    found = week([trip, night, made(3, TUESDAY)])
    assert {box.entry.id for box in found.strip.boxes} == {1, 2, 3}
    assert found.grid.boxes == ()


def test_the_strip_grows_with_what_is_in_it_up_to_a_third_of_the_height():
    few, many = week([made(1, TUESDAY)]), week([made(number, TUESDAY) for number in range(200)])
    assert few.body < many.body < SIZE[1] / 2
    assert many.strip.more[0].count == 200 - len(many.strip.boxes)


def test_what_overlaps_stands_side_by_side_and_what_follows_takes_the_whole_width():
    entries = [timed(1, "09:00", "10:30"), timed(2, "10:00", "11:00"), timed(3, "11:00", "12:00")]
    first, second, third = week(entries).grid.boxes
    assert first.rect.left + first.rect.wide <= second.rect.left
    assert third.rect.wide > first.rect.wide + second.rect.wide


def test_a_column_that_is_free_again_is_used_again():
    entries = [timed(1, "09:00", "12:00"), timed(2, "09:00", "10:00"), timed(3, "10:00", "11:00")]
    places = {box.entry.id: box.rect.left for box in week(entries).grid.boxes}
    assert places[2] == places[3] != places[1]


def test_two_hundred_at_one_time_are_counted_where_they_would_be_too_narrow():
    found = week([timed(number, "09:00", "10:00") for number in range(200)]).grid
    (more,) = found.more
    assert more.count + len(found.boxes) == 200
    assert all(box.rect.wide >= 28 for box in found.boxes)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (timed(1, "09:00"), (540, 600)),
        (timed(1, "09:00", "09:05"), (540, 565)),
        (timed(1, "09:00", lane=Lane.DUE), (540, 570)),
        (timed(1, "23:50"), (1415, 1440)),
        (timed(1, "00:00", "23:59"), (0, 1439)),
    ],
)
def test_every_entry_is_high_enough_for_its_words_and_ends_by_midnight(entry, expected):
    assert span_of(entry) == expected


@pytest.mark.parametrize(("y", "minute"), [(0, 0), (5, 0), (7, 15), (12, 15), (48, 60)])
def test_a_place_in_the_grid_means_the_nearest_quarter(y, minute):
    assert minute_at(y) == minute


times = st.integers(0, 95).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")


@given(st.lists(st.tuples(times, times), max_size=12))
def test_nothing_in_the_grid_lies_over_anything_else(drawn):
    entries = [timed(number, min(pair), max(pair)) for number, pair in enumerate(drawn)]
    found = week(entries).grid
    for one, other in combinations([box.rect for box in found.boxes], 2):
        beside = one.left + one.wide <= other.left or other.left + other.wide <= one.left
        below = one.top + one.high <= other.top or other.top + other.high <= one.top
        assert beside or below
    assert len(found.boxes) + sum(more.count for more in found.more) == len(entries)


def test_a_drag_drops_on_the_nearest_quarter_and_keeps_where_it_was_held():
    entry = timed(1, "09:00", "10:00")
    stage = scene([entry], scroll=300)
    cell = stage.hours.cells[3].rect
    y = stage.down() + 14 * HOUR + 36
    target = stage.target(entry, Spot(TUESDAY, 9 * 60 + 30), cell.left + 10, y)
    assert (target.day, target.time) == (MONDAY + timedelta(3), "14:15")
    assert target.rects[0].top == stage.down() + 14 * HOUR + HOUR // 4


def test_a_drag_onto_the_strip_takes_the_hour_away_and_one_into_the_grid_gives_one():
    entry = timed(1, "09:00", "10:00")
    stage = scene([entry])
    at = stage.fixed.cells[2].rect
    assert stage.target(entry, Spot(TUESDAY, 540), at.left + 5, at.top + 5).time is None
    whole = made(2, TUESDAY)
    y = stage.down() + 8 * HOUR
    assert stage.target(whole, Spot(TUESDAY), at.left + 5, y).time == "08:00"


@pytest.mark.parametrize(
    "entry",
    [
        made(1, TUESDAY, ends_on=TUESDAY + timedelta(2)),
        made(1, TUESDAY, kind=EntryKind.TRIP, lane=Lane.TRIP),
        made(1, TUESDAY, kind=EntryKind.ISSUE, lane=Lane.DUE),
    ],
)
def test_what_takes_days_only_gets_another_day_wherever_it_is_dropped(entry):
    stage = scene([entry])
    cell = stage.hours.cells[4].rect
    target = stage.target(entry, Spot(TUESDAY), cell.left + 5, stage.down() + 8 * HOUR)
    assert (target.day, target.time) == (MONDAY + timedelta(4), KEEP)


def test_an_entry_is_not_dropped_where_it_would_end_after_midnight():
    entry = timed(1, "09:00", "12:00")
    stage = scene([entry], scroll=700)
    cell = stage.hours.cells[1].rect
    target = stage.target(entry, Spot(TUESDAY, 540), cell.left + 5, stage.down() + 24 * HOUR - 1)
    assert target.time == "20:45"


def test_outside_the_days_nothing_is_dropped():
    entry = timed(1, "09:00")
    assert scene([entry]).target(entry, Spot(TUESDAY, 540), 5, 400) is None


def test_the_second_day_of_a_bar_can_be_held():
    bar = made(1, MONDAY, ends_on=MONDAY + timedelta(2))
    stage = Scene(Mode.MONTH, MONDAY, [bar], SIZE, Metrics())
    cell = stage.cell_of(date(2026, 12, 16))
    target = stage.target(bar, Spot(TUESDAY), cell.left + 5, cell.top + 30)
    assert target.day == date(2026, 12, 15)
    assert len(target.rects) == 3


@pytest.mark.parametrize(
    ("entry", "by", "expected"),
    [
        (timed(1, "09:00", "10:00"), (1, 0), (TUESDAY + timedelta(1), KEEP)),
        (timed(1, "09:00", "10:00"), (0, 15), (TUESDAY, "09:15")),
        (timed(1, "00:00", "01:00"), (0, -15), (TUESDAY, "00:00")),
        (timed(1, "22:30", "23:59"), (0, 15), (TUESDAY, "22:30")),
        (timed(1, "23:45"), (0, 15), (TUESDAY, "23:45")),
        (made(1, TUESDAY), (0, 15), (TUESDAY, KEEP)),
    ],
)
def test_keys_carry_by_days_and_quarters_within_the_day(entry, by, expected):
    assert stepped(entry, *by) == expected


def test_a_week_over_new_year_shows_both_years():
    entries = [made(1, date(2026, 12, 31)), replace(made(2, date(2027, 1, 1)), title="元旦")]
    assert {box.first for box in week(entries).strip.boxes} == {
        date(2026, 12, 31),
        date(2027, 1, 1),
    }
