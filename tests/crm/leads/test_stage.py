"""The history of a lead as of a date, and how long it stays in a stage."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.leads.stage import (
    DEFAULT_PROBABILITY,
    OPEN,
    ORDER,
    THRESHOLD_DAYS,
    StageEntry,
    days_in_stage,
    entry_at,
    is_nearing,
    is_overdue,
    reached,
    resume_stage,
    stage_at,
    total_days,
)
from crm.leads.terms import Stage
from crm.quantities.dates import DatePrecision


def history(*steps: tuple[Stage, str]) -> list[StageEntry]:
    return [StageEntry(stage, date.fromisoformat(f"2026-{day}")) for stage, day in steps]


COHORT = {
    "A": history(
        (Stage.NEW, "01-05"),
        (Stage.CONTACTED, "01-10"),
        (Stage.VISITED, "02-01"),
        (Stage.NEGOTIATING, "03-01"),
        (Stage.INTENT, "04-01"),
        (Stage.SIGNED, "06-01"),
    ),
    "B": history((Stage.NEW, "01-20"), (Stage.CONTACTED, "01-25"), (Stage.LOST, "03-01")),
    "C": history((Stage.NEW, "02-15")),
    "D": history((Stage.NEW, "03-31"), (Stage.CONTACTED, "04-02")),
}


@pytest.mark.parametrize(
    ("as_of", "days", "overdue"),
    [
        (date(2026, 11, 20), 0, False),
        (date(2026, 12, 20), 30, False),
        (date(2026, 12, 21), 31, True),
    ],
)
def test_P13_a_stay_is_overdue_after_its_limit_and_not_on_it(as_of, days, overdue):
    steps = history((Stage.NEW, "11-01"), (Stage.CONTACTED, "11-20"))
    entry = entry_at(steps, as_of)
    assert entry is not None
    assert days_in_stage(entry.on, as_of) == days
    assert is_overdue(entry.stage, days, None, as_of) is overdue


@pytest.mark.parametrize(
    ("stage", "leads"),
    [
        (Stage.CONTACTED, ["A", "B", "D"]),
        (Stage.VISITED, ["A"]),
        (Stage.INTENT, ["A"]),
        (Stage.SIGNED, ["A"]),
    ],
)
def test_P14_who_had_reached_a_stage_by_a_date(stage, leads):
    day = date(2026, 6, 30)
    assert [name for name, steps in COHORT.items() if reached(steps, day, stage)] == leads


def test_the_stage_of_a_date_follows_the_history_of_that_date():
    steps = COHORT["B"]
    assert stage_at(steps, date(2026, 1, 19)) is None
    assert stage_at(steps, date(2026, 1, 20)) is Stage.NEW
    assert stage_at(steps, date(2026, 2, 28)) is Stage.CONTACTED
    assert stage_at(steps, date(2026, 12, 31)) is Stage.LOST


def test_of_two_entries_on_one_day_the_later_one_counts():
    steps = history((Stage.NEW, "01-05"), (Stage.INTENT, "01-05"))
    assert stage_at(steps, date(2026, 1, 5)) is Stage.INTENT


def test_a_step_back_does_not_take_away_what_was_reached():
    steps = history((Stage.NEW, "01-05"), (Stage.INTENT, "02-01"), (Stage.NEGOTIATING, "03-01"))
    assert reached(steps, date(2026, 3, 1), Stage.INTENT)
    assert reached(steps, date(2026, 3, 1), Stage.VISITED)
    assert not reached(steps, date(2026, 1, 31), Stage.CONTACTED)


def test_a_lead_resumes_at_the_last_stage_of_the_order():
    steps = history((Stage.NEGOTIATING, "01-05"), (Stage.ON_HOLD, "02-01"), (Stage.LOST, "03-01"))
    assert resume_stage(steps) is Stage.NEGOTIATING
    assert resume_stage([]) is None


def test_a_stay_that_is_not_known_to_the_day_has_no_days_and_is_never_overdue():
    day = date(2026, 12, 31)
    for precision in (DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.NOT_LATER_THAN):
        assert days_in_stage(date(2020, 1, 1), day, precision) is None
    assert not is_overdue(Stage.NEW, None, None, day)
    assert not is_nearing(Stage.NEW, None)
    unknown = [StageEntry(Stage.NEW, date(2026, 1, 1), DatePrecision.MONTH)]
    assert total_days(unknown, Stage.NEW, day) is None


def test_all_stays_in_a_stage_are_added_up():
    steps = history(
        (Stage.NEW, "01-01"),
        (Stage.CONTACTED, "01-11"),
        (Stage.NEW, "01-21"),
        (Stage.CONTACTED, "01-26"),
    )
    assert total_days(steps, Stage.NEW, date(2026, 2, 1)) == 15
    assert total_days(steps, Stage.CONTACTED, date(2026, 2, 1)) == 16
    assert total_days(steps, Stage.CONTACTED, date(2026, 1, 15)) == 4
    assert total_days(steps, Stage.VISITED, date(2026, 2, 1)) == 0


@pytest.mark.parametrize(("stage", "limit"), list(THRESHOLD_DAYS.items()))
def test_each_stage_has_its_limit(stage, limit):
    day = date(2026, 12, 31)
    assert not is_overdue(stage, limit, None, day)
    assert is_overdue(stage, limit + 1, None, day)
    assert is_nearing(stage, limit)
    assert not is_nearing(stage, limit + 1)
    assert not is_nearing(stage, limit * 80 // 100 - 1)


def test_landed_and_lost_leads_are_never_overdue():
    for stage in (Stage.LANDED, Stage.OPERATING, Stage.LOST):
        assert not is_overdue(stage, 9999, None, date(2026, 12, 31))


def test_a_held_lead_is_overdue_after_its_review():
    review = date(2026, 6, 30)
    assert not is_overdue(Stage.ON_HOLD, 500, review, review)
    assert is_overdue(Stage.ON_HOLD, 0, review, review + timedelta(days=1))
    assert not is_overdue(Stage.ON_HOLD, 500, None, review)


def test_the_open_stages_are_those_with_a_probability():
    assert tuple(DEFAULT_PROBABILITY) == OPEN
    assert [DEFAULT_PROBABILITY[stage] for stage in OPEN] == [5, 10, 25, 40, 60]


@given(
    st.lists(st.tuples(st.sampled_from(list(Stage)), st.integers(0, 30)), min_size=1, max_size=8),
    st.integers(0, 300),
)
def test_the_stays_in_all_stages_fill_the_time_since_registration(steps, later):
    day = date(2026, 1, 1)
    entries: list[StageEntry] = []
    for stage, wait in steps:
        day += timedelta(days=wait)
        entries.append(StageEntry(stage, day))
    as_of = day + timedelta(days=later)
    stays = [total_days(entries, stage, as_of) or 0 for stage in Stage]
    assert sum(stays) == (as_of - entries[0].on).days


@given(st.permutations(ORDER))
def test_what_is_reached_stays_reached(order):
    entries = [StageEntry(stage, date(2026, 1, 1 + at)) for at, stage in enumerate(order)]
    for stage in ORDER:
        seen = [reached(entries, date(2026, 1, day), stage) for day in range(1, 10)]
        assert seen == sorted(seen)
