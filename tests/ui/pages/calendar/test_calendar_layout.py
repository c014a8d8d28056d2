"""Where entries stand in a month: several days, lanes, no room, weeks and years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.pages.calendar.conftest import made
from ui.pages.calendar.layout import Metrics, lay_out_month, slots_of, spans_by_week
from ui.pages.calendar.periods import Mode, period_of, shown_days, stepped, weeks_between

METRICS = Metrics()
SIZE = (1400, 800)
DAY = date(2026, 12, 15)


def month(entries, day=DAY, size=SIZE):
    first, last = shown_days(Mode.MONTH, day)
    return lay_out_month(entries, first, weeks_between(first, last), size, METRICS)


def boxes(laid, number):
    return [box for box in laid.boxes if box.entry.id == number]


@pytest.mark.parametrize(
    ("day", "first", "last", "weeks"),
    [
        (date(2026, 12, 31), date(2026, 11, 30), date(2027, 1, 3), 5),
        (date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 31), 5),
        (date(2028, 2, 29), date(2028, 1, 31), date(2028, 3, 5), 5),
        (date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 28), 4),
        (date(2026, 8, 31), date(2026, 7, 27), date(2026, 9, 6), 6),
    ],
)
def test_a_month_is_shown_in_whole_weeks_from_monday_on(day, first, last, weeks):
    assert shown_days(Mode.MONTH, day) == (first, last)
    assert weeks_between(first, last) == weeks


@pytest.mark.parametrize(
    ("mode", "day", "step", "expected"),
    [
        (Mode.MONTH, date(2026, 12, 31), 1, date(2027, 1, 31)),
        (Mode.MONTH, date(2027, 1, 31), 1, date(2027, 2, 28)),
        (Mode.MONTH, date(2028, 1, 31), 1, date(2028, 2, 29)),
        (Mode.MONTH, date(2028, 2, 29), 12, date(2029, 2, 28)),
        (Mode.MONTH, date(2026, 1, 15), -1, date(2025, 12, 15)),
        (Mode.WEEK, date(2026, 12, 31), 1, date(2027, 1, 7)),
        (Mode.MONTH, date(2199, 12, 31), 1, date(2199, 12, 31)),
        (Mode.WEEK, date(1900, 1, 3), -1, date(1900, 1, 1)),
    ],
)
def test_one_period_on_is_the_same_day_or_the_last_one(mode, day, step, expected):
    assert stepped(mode, day, step) == expected


def test_the_period_is_the_month_itself_or_monday_to_sunday():
    assert period_of(Mode.MONTH, date(2028, 2, 9)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert period_of(Mode.WEEK, date(2027, 1, 1)) == (date(2026, 12, 28), date(2027, 1, 3))


def test_the_cells_fill_the_whole_width_and_height():
    laid = month([])
    assert len(laid.cells) == 35
    assert laid.cells[0].rect.left == METRICS.gutter
    right = laid.cells[6].rect
    assert right.left + right.wide == SIZE[0]
    bottom = laid.cells[-1].rect
    assert bottom.top + bottom.high == SIZE[1]


def test_an_entry_stands_in_the_cell_of_its_day():
    laid = month([made(1, DAY)])
    (box,) = laid.boxes
    cell = next(each.rect for each in laid.cells if each.day == DAY)
    assert cell.left < box.rect.left
    assert box.rect.left + box.rect.wide < cell.left + cell.wide
    assert cell.top < box.rect.top < cell.top + cell.high


def test_a_trip_of_sixty_days_is_one_bar_in_each_week():
    trip = made(1, date(2026, 11, 15), ends_on=date(2027, 1, 13))
    laid = month([trip])
    assert len(laid.boxes) == 5
    assert [box.before for box in laid.boxes] == [True] * 5
    assert [box.after for box in laid.boxes] == [True] * 5
    assert laid.boxes[0].rect.left == METRICS.gutter
    assert laid.boxes[0].rect.left + laid.boxes[0].rect.wide == SIZE[0]


def test_a_bar_shows_where_it_begins_and_ends():
    laid = month([made(1, date(2026, 12, 11), ends_on=date(2026, 12, 15))])
    first, second = laid.boxes
    assert (first.before, first.after, second.before, second.after) == (False, True, True, False)
    assert (first.first, first.last) == (date(2026, 12, 11), date(2026, 12, 13))
    assert (second.first, second.last) == (date(2026, 12, 14), date(2026, 12, 15))


def test_bars_come_above_and_the_others_keep_the_order_of_the_calendar():
    entries = [made(1, DAY), made(2, DAY), made(3, DAY - timedelta(1), ends_on=DAY)]
    laid = month(entries)
    tops = {box.entry.id: box.rect.top for box in laid.boxes}
    assert tops[3] < tops[1] < tops[2]


def test_what_has_no_room_is_counted_in_the_last_place():
    laid = month([made(number, DAY) for number in range(200)])
    (more,) = laid.more
    assert len(laid.boxes) + more.count == 200
    assert more.day == DAY
    assert more.rect.top > max(box.rect.top for box in laid.boxes)
    cell = next(each.rect for each in laid.cells if each.day == DAY)
    assert more.rect.top + more.rect.high <= cell.top + cell.high


def test_as_many_as_there_is_room_for_are_shown_without_a_count():
    cell = month([]).cells[0].rect
    room = (cell.high - METRICS.head) // METRICS.slot
    assert month([made(number, DAY) for number in range(room)]).more == ()
    assert month([made(number, DAY) for number in range(room + 1)]).more[0].count == 2


def test_a_bar_is_left_out_only_on_the_days_that_are_full():
    monday = date(2026, 12, 14)
    full = [made(number, DAY - timedelta(1), ends_on=DAY + timedelta(1)) for number in range(1, 10)]
    laid = month([*full, made(99, monday, ends_on=monday + timedelta(6))])
    days = {each.day for each in laid.more}
    assert days <= {monday + timedelta(number) for number in range(7)}
    assert (
        sum(each.count for each in laid.more)
        + sum((box.last - box.first).days + 1 for box in laid.boxes)
        == sum((each.ends_on - each.starts_on).days + 1 for each in full) + 7
    )


def test_a_window_without_any_room_still_counts():
    laid = month([made(1, DAY), made(2, DAY)], size=(200, 100))
    assert laid.more[0].count == 2
    assert laid.boxes == ()


def test_an_entry_outside_the_month_is_left_out():
    assert month([made(1, date(2027, 3, 1)), made(2, date(2026, 3, 1))]).boxes == ()


days = st.integers(0, 34).map(lambda number: date(2026, 11, 30) + timedelta(number))


@given(st.lists(st.tuples(days, st.integers(0, 20)), max_size=60))
def test_no_two_parts_share_a_place_and_nothing_is_lost(drawn):
    entries = [
        made(number, day, ends_on=day + timedelta(length))
        for number, (day, length) in enumerate(drawn)
    ]
    for spans in spans_by_week(entries, date(2026, 11, 30), 5):
        taken = set()
        for span, slot in zip(spans, slots_of(spans), strict=True):
            places = {(column, slot) for column in range(span.left, span.right + 1)}
            assert not places & taken
            taken |= places
    laid = month(entries)
    for cell in laid.cells:
        there = sum(each.starts_on <= cell.day <= each.ends_on for each in entries)
        seen = sum(box.first <= cell.day <= box.last for box in laid.boxes)
        assert seen + sum(more.count for more in laid.more if more.day == cell.day) == there
