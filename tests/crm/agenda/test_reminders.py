"""When somebody is reminded: moments, restarts, sleep, midnight, putting off, changed clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from crm.agenda.reminders import (
    LeadTimes,
    Matter,
    Memory,
    Occasion,
    Snooze,
    after_telling,
    answered,
    due_reminders,
    first_day,
    looked_back,
    moments,
    morning_is_wanted,
    put_off,
    put_off_until,
    settled,
    unanswered,
)
from crm.clock import SHANGHAI

FRIDAY = date(2026, 10, 16)
WANTED = LeadTimes()


def at(text: str, day: date = FRIDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(text), SHANGHAI)


def task(name="task:1", on=FRIDAY, when=None, matter=Matter.LINE) -> Occasion:
    return Occasion(matter, name, on, when, "寄送材料", "示例企业", ("task", 1))


def seen(moment: datetime) -> Memory:
    return Memory(moment, {})


def told_names(occasions, memory, now, wanted=WANTED):
    return [each.occasion.name for each in due_reminders(occasions, memory, now, wanted)]


def look(occasions, memory, now):
    """Do what the program does at each look; return what it told and what it remembers."""
    told = due_reminders(occasions, looked_back(memory, now), now, WANTED)
    return told, after_telling(looked_back(memory, now), told, now)


def test_a_line_with_a_time_is_told_a_quarter_of_an_hour_before():
    line = task(when="14:00")
    assert told_names([line], seen(at("13:44")), at("13:44:59")) == []
    assert told_names([line], seen(at("13:44:59")), at("13:45")) == ["task:1"]


def test_a_line_without_a_time_is_told_at_nine():
    assert told_names([task()], seen(at("08:00")), at("08:59:59")) == []
    assert told_names([task()], seen(at("08:59:59")), at("09:00")) == ["task:1"]


def test_a_visit_is_told_an_hour_before():
    visit = task("visit_begins:1", when="10:00", matter=Matter.VISIT)
    assert told_names([visit], seen(at("08:59")), at("09:00")) == ["visit_begins:1"]


def test_a_visit_without_a_time_is_told_in_the_morning():
    visit = task("visit_begins:1", matter=Matter.VISIT)
    assert told_names([visit], seen(at("08:59")), at("09:00")) == ["visit_begins:1"]


def test_the_settings_decide_how_long_before():
    wanted = LeadTimes(morning=time(8, 30), minutes=5, visit_minutes=90)
    assert moments(task(), wanted) == (at("08:30"),)
    assert moments(task(when="14:00"), wanted)[0] == at("13:55")
    visit = task(when="14:00", matter=Matter.VISIT)
    assert moments(visit, wanted)[0] == at("12:30")


def test_what_is_early_after_midnight_is_told_the_evening_before():
    line = task(on=FRIDAY + timedelta(days=1), when="00:05")
    assert told_names([line], seen(at("23:49")), at("23:51")) == ["task:1"]


def test_what_is_entered_ten_minutes_before_its_time_is_told_as_it_begins():
    line, memory = task(when="10:20"), seen(at("10:10"))  # 10:05 has passed
    assert told_names([line], memory, at("10:11")) == []
    assert told_names([line], memory, at("10:20")) == ["task:1"]


def test_what_is_entered_for_today_after_nine_is_not_told_at_once():
    assert told_names([task()], seen(at("10:00")), at("10:01")) == []


def test_nothing_is_told_twice():
    line = task(when="14:00")
    told, memory = look([line], seen(at("13:40")), at("13:45"))
    assert len(told) == 1
    for now in ("13:46", "14:00", "14:01", "23:59"):
        told, memory = look([line], memory, at(now))
        assert told == ()


def test_what_is_moved_is_told_anew():
    _told, memory = look([task(when="14:00")], seen(at("13:40")), at("13:45"))
    later = task(when="16:00")
    told, memory = look([later], memory, at("15:45"))
    assert [each.occasion for each in told] == [later]


def test_other_settings_do_not_tell_again():
    _told, memory = look([task()], seen(at("08:59")), at("09:00"))
    later = LeadTimes(morning=time(10))
    assert told_names([task()], memory, at("10:00"), later) == []


def test_what_passed_while_the_program_was_off_is_collected_as_missed():
    lines = [task("task:1", when="14:00"), task("task:2", when="15:00"), task("task:3")]
    monday = FRIDAY + timedelta(days=3)
    told, memory = look(lines, seen(at("08:00")), at("09:30", monday))
    assert [each.occasion.name for each in told] == ["task:3", "task:1", "task:2"]
    assert all(each.missed for each in told)
    assert len(unanswered(lines, memory)) == 3


def test_what_is_told_before_it_begins_is_not_missed_however_late():
    told, _memory = look([task(when="14:00")], seen(at("13:00")), at("13:58"))
    assert [each.missed for each in told] == [False]


def test_who_starts_at_half_past_nine_has_missed_nothing_of_today():
    told, _memory = look([task()], seen(at("18:00", FRIDAY - timedelta(days=1))), at("09:30"))
    assert [each.missed for each in told] == [False]


def test_a_time_that_passed_five_minutes_ago_counts_as_missed():
    told, _memory = look([task(when="14:00")], seen(at("13:00")), at("14:05"))
    assert not told[0].missed
    told, _memory = look([task(when="14:00")], seen(at("13:00")), at("14:05:01"))
    assert told[0].missed


def test_a_computer_that_sleeps_over_the_weekend_tells_of_friday_and_monday():
    monday = FRIDAY + timedelta(days=3)
    lines = [task("task:1", when="16:00"), task("task:2", on=monday)]
    told, _memory = look(lines, seen(at("15:00")), at("09:10", monday))
    assert [(each.occasion.name, each.missed) for each in told] == [
        ("task:1", True),
        ("task:2", False),
    ]


@pytest.mark.parametrize(
    ("how_long", "comes"),
    [
        (Snooze.TEN_MINUTES, at("13:56")),
        (Snooze.ONE_HOUR, at("14:46")),
        (Snooze.TOMORROW, at("09:00", FRIDAY + timedelta(days=1))),
    ],
)
def test_what_is_put_off_comes_again_at_its_time_and_waits_no_longer_until_then(how_long, comes):
    line = task(when="14:00")
    _told, memory = look([line], seen(at("13:40")), at("13:45"))
    memory = put_off(memory, [line.key], put_off_until(how_long, at("13:46"), WANTED))
    assert unanswered([line], memory) == ()
    told, memory = look([line], memory, comes - timedelta(seconds=1))
    assert told == ()
    told, memory = look([line], memory, comes)
    assert [each.occasion for each in told] == [line]
    assert not told[0].missed
    assert [each.occasion for each in unanswered([line], memory)] == [line]


def test_what_was_to_come_again_while_the_program_was_off_is_missed():
    line = task(when="14:00")
    _told, memory = look([line], seen(at("13:40")), at("13:45"))
    memory = put_off(memory, [line.key], at("14:10"))
    told, _memory = look([line], memory, at("09:00", FRIDAY + timedelta(days=3)))
    assert told[0].missed


def test_tomorrow_is_the_day_after_now_even_late_in_the_evening_elsewhere():
    late = datetime(2026, 10, 16, 16, 30, tzinfo=UTC)  # half past midnight on Saturday in Shanghai
    tomorrow = put_off_until(Snooze.TOMORROW, late, WANTED)
    assert tomorrow == at("09:00", FRIDAY + timedelta(days=2))


def test_what_was_answered_waits_no_longer():
    line = task()
    _told, memory = look([line], seen(at("08:59")), at("09:00"))
    memory = answered(memory, [line.key])
    assert unanswered([line], memory) == ()
    assert look([line], memory, at("12:00"))[0] == ()


def test_what_was_done_elsewhere_needs_no_answer_and_never_comes_again():
    line = task()
    _told, memory = look([line], seen(at("08:59")), at("09:00"))
    memory = settled(memory, [])
    assert unanswered([line], memory) == ()
    assert first_day(memory) == FRIDAY
    assert look([line], memory, at("12:00"))[0] == ()


def test_a_clock_that_goes_back_an_hour_tells_nothing_again():
    line = task()
    _told, memory = look([line], seen(at("08:59")), at("09:00"))
    told, memory = look([line], memory, at("08:00"))
    assert told == ()
    assert memory.seen == at("08:00")
    assert look([line], memory, at("09:00"))[0] == ()


def test_what_a_clock_told_that_was_years_ahead_is_told_at_its_own_time():
    line = task()
    _told, memory = look([line], seen(at("08:00")), at("09:00", FRIDAY + timedelta(days=400)))
    told, memory = look([line], memory, at("08:30"))
    assert told == ()
    assert len(look([line], memory, at("09:00"))[0]) == 1


def test_midnight_alone_tells_nothing():
    saturday = FRIDAY + timedelta(days=1)
    lines = [task(on=saturday), task("task:2", on=FRIDAY)]
    assert told_names(lines, seen(at("23:59")), at("00:01", saturday)) == []


def test_the_computer_may_stand_in_another_zone():
    now = datetime(2026, 10, 16, 1, 0, tzinfo=UTC)
    assert told_names([task()], seen(now - timedelta(minutes=1)), now) == ["task:1"]


def test_the_morning_is_wanted_once_a_day_and_while_it_waits():
    morning = task("morning", matter=Matter.MORNING)
    before = seen(at("08:00"))
    assert not morning_is_wanted(before, morning.key, at("08:59"), WANTED)
    assert morning_is_wanted(before, morning.key, at("09:00"), WANTED)
    _told, memory = look([morning], before, at("09:00"))
    assert morning_is_wanted(memory, morning.key, at("11:00"), WANTED)
    assert not morning_is_wanted(answered(memory, [morning.key]), morning.key, at("11:00"), WANTED)
    assert not morning_is_wanted(seen(at("10:00")), morning.key, at("11:00"), WANTED)


def test_the_summary_stands_first_then_days_then_times():
    lines = [
        task("task:1", when="11:00"),
        task("task:2"),
        task("task:3", on=FRIDAY - timedelta(days=1), when="17:00"),
        task("morning", matter=Matter.MORNING),
    ]
    names = told_names(lines, seen(at("08:00", FRIDAY - timedelta(days=1))), at("12:00"))
    assert names == ["morning", "task:3", "task:2", "task:1"]


def test_what_was_told_a_month_ago_is_forgotten():
    line = task()
    _told, memory = look([line], seen(at("08:59")), at("09:00"))
    _told, memory = look([], memory, at("09:00", FRIDAY + timedelta(days=32)))
    assert memory.told == {}


def test_reading_goes_back_to_what_waits_or_rests_and_no_further():
    line = task()
    _told, memory = look([line], seen(at("08:59")), at("09:00"))
    tuesday = at("12:00", FRIDAY + timedelta(days=4))
    memory = replace(memory, seen=tuesday)
    assert first_day(memory) == FRIDAY
    assert first_day(answered(memory, [line.key])) == tuesday.date()
