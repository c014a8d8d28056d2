"""Where the arrows lead in a month and in a week."""

from __future__ import annotations

from datetime import date

import pytest

from ui.pages.calendar.cursor import MORE, Place, Step, walked
from ui.pages.calendar.periods import Mode

DAY, NEXT, BELOW = date(2026, 12, 15), date(2026, 12, 16), date(2026, 12, 22)
A, B, C, BAR = ("event", 1), ("event", 2), ("event", 3), ("trip", 9)
STOPS = {DAY: [BAR, A, B, MORE], NEXT: [BAR, C], BELOW: [C]}


@pytest.mark.parametrize(
    ("begin", "steps", "end"),
    [
        (Place(DAY), "D", Place(DAY, BAR)),
        (Place(DAY), "DDD", Place(DAY, B)),
        (Place(DAY), "DDDD", Place(DAY, MORE)),
        (Place(DAY), "DDDDD", Place(BELOW)),
        (Place(DAY, BAR), "U", Place(DAY)),
        (Place(BELOW), "U", Place(DAY, MORE)),
        (Place(DAY), "U", Place(date(2026, 12, 8))),
        (Place(DAY), "R", Place(NEXT)),
        (Place(DAY, BAR), "R", Place(NEXT, BAR)),
        (Place(DAY, B), "R", Place(NEXT, C)),
        (Place(NEXT, C), "L", Place(DAY, A)),
        (Place(NEXT, C), "R", Place(date(2026, 12, 17))),
        (Place(DAY, A), "H", Place(date(2026, 12, 14))),
        (Place(DAY, A), "E", Place(date(2026, 12, 20))),
        (Place(date(2026, 12, 31)), "R", Place(date(2027, 1, 1))),
        (Place(date(2028, 2, 28)), "RR", Place(date(2028, 3, 1))),
    ],
)
def test_arrows_go_through_entries_and_days_of_a_month(begin, steps, end):
    letters = {step.name[0]: step for step in Step}
    for letter in steps:
        begin = walked(begin, letters[letter], Mode.MONTH, STOPS)
    assert begin == end


def test_in_a_week_up_and_down_stay_on_the_day():
    assert walked(Place(DAY, MORE), Step.DOWN, Mode.WEEK, STOPS) == Place(DAY, MORE)
    assert walked(Place(DAY), Step.UP, Mode.WEEK, STOPS) == Place(DAY)


def test_an_entry_that_is_gone_leaves_the_day():
    gone = Place(DAY, ("event", 77))
    assert walked(gone, Step.DOWN, Mode.MONTH, STOPS) == Place(DAY, BAR)
    assert walked(gone, Step.RIGHT, Mode.MONTH, STOPS) == Place(NEXT, BAR)


def test_the_calendar_ends_somewhere():
    last = Place(date(2199, 12, 31))
    assert walked(last, Step.RIGHT, Mode.MONTH, {}) == last
