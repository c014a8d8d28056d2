"""When two visits of one person get in each other's way."""

from __future__ import annotations

import pytest

from crm.visits.rules import overlapping, takes_place
from crm.visits.terms import VisitStatus


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("09:00", "10:30"), ("10:00", "11:00")),
        (("09:00", "12:00"), ("10:00", "10:30")),
        (("09:30", "10:00"), ("09:30", None)),
        (("09:00", None), ("09:59", None)),
        (("23:30", None), ("23:45", "23:59")),
        (("09:00", "09:00"), ("09:00", "09:00")),
    ],
)
def test_what_shares_time_overlaps_whichever_is_asked_first(first, second):
    assert overlapping(first, second)
    assert overlapping(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("09:00", "10:00"), ("10:00", "11:00")),
        (("09:00", None), ("10:00", None)),
        ((None, None), ("10:00", "11:00")),
        ((None, "11:00"), ("10:00", "11:00")),
        ((None, None), (None, None)),
    ],
)
def test_what_follows_or_has_no_hour_does_not(first, second):
    assert not overlapping(first, second)
    assert not overlapping(second, first)


def test_a_visit_that_was_called_off_keeps_nobody_busy():
    assert [takes_place(each) for each in VisitStatus] == [True, True, True, False, False]
