"""When the host of a visit cannot be there, and what is said about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from crm.calendar.conflicts import Away, Booked, find_conflicts
from crm.language import ENGLISH, speaking

DAY = date(2026, 12, 30)
FIRST = Booked(1, 7, DAY, "09:00", "10:30", "示例企业甲")
SECOND = Booked(2, 7, DAY, "10:00", "11:00", "示例企业乙")
TRIP = Away(5, frozenset({7, 8}), DAY - timedelta(days=1), DAY + timedelta(days=1), "出访深圳")


def test_two_visits_of_one_host_that_overlap_are_in_each_others_way():
    found = find_conflicts([FIRST, SECOND], [])
    assert found[1].visits == (SECOND,)
    assert found[2].visits == (FIRST,)
    assert found[1].clashes


@pytest.mark.parametrize(
    "other",
    [
        replace(SECOND, host_id=8),
        replace(SECOND, on=DAY + timedelta(days=1)),
        replace(SECOND, start_time="10:30"),
    ],
)
def test_another_host_another_day_or_what_follows_is_not(other):
    assert find_conflicts([FIRST, other], []) == {}


def test_without_a_time_nothing_is_in_the_way_but_it_is_counted():
    untimed = replace(SECOND, start_time=None, end_time=None)
    found = find_conflicts([FIRST, untimed, replace(untimed, id=3)], [])
    assert not any(each.clashes for each in found.values())
    assert {visit: each.untimed for visit, each in found.items()} == {1: 2, 2: 2, 3: 2}


def test_a_trip_takes_everybody_who_travels_away_on_each_of_its_days():
    for days in (-1, 0, 1):
        assert find_conflicts([replace(FIRST, on=DAY + timedelta(days=days))], [TRIP])[1].clashes
    for days in (-2, 2):
        assert find_conflicts([replace(FIRST, on=DAY + timedelta(days=days))], [TRIP]) == {}
    untimed = replace(FIRST, start_time=None, host_id=8)
    assert find_conflicts([untimed], [TRIP])[1].trips == (TRIP,)


def test_who_travels_may_call_on_a_company_there():
    assert find_conflicts([replace(FIRST, leaves=True)], [TRIP]) == {}


def test_what_is_done_is_in_no_conflict_but_can_be_in_the_way():
    done = replace(FIRST, open=False)
    assert find_conflicts([done], [TRIP]) == {}
    assert find_conflicts([done, SECOND], []).keys() == {2}


def test_the_words_name_what_is_in_the_way():
    found = find_conflicts([FIRST, SECOND, replace(SECOND, id=3, start_time=None)], [TRIP])
    with speaking(ENGLISH):
        said = found[1].words("招商专员一")
    assert "招商专员一 also has a visit from 10:00 to 11:00: 示例企业乙." in said
    assert "招商专员一 travels from 2026-12-29 to 2026-12-31: 出访深圳." in said
    assert "1 other visit of 招商专员一 on this day cannot be compared" in said


def test_of_many_only_the_first_are_named():
    others = [replace(SECOND, id=number, end_time=None) for number in range(2, 12)]
    with speaking(ENGLISH):
        said = find_conflicts([FIRST, *others], [])[1].words("招商专员一")
    assert said.count("also has a visit from 10:00:") == 3
    assert said.endswith("7 more.")


def test_nothing_in_the_way_says_nothing():
    assert find_conflicts([FIRST], []) == {}
