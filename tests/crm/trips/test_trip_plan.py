"""The plan of a trip: stops in order over the days, duties that stay, the report."""

from __future__ import annotations

from datetime import date

import pytest

from crm.history.undoing import steps, undo
from crm.language import speaking
from crm.trips import commands, plan
from crm.trips.detail import load_detail
from crm.trips.rules import out_of_order, place_by_time

TRIP = {
    "title": "赴北京深圳招商",
    "cities": "北京、深圳",
    "starts_on": "2026-12-02",
    "ends_on": "2026-12-05",
    "leader_staff_id": "S02",
}
FIRST, SECOND, LAST = date(2026, 12, 2), date(2026, 12, 3), date(2026, 12, 5)


@pytest.fixture
def trip(office):
    return office.do(commands.save_trip, TRIP, by=office.recruiter)


def stop(office, trip, venue, on=FIRST, start=None, **more):
    values = {"trip_id": trip.id, "on": on, "city": "深圳", "venue": venue, "start_time": start}
    return office.do(commands.save_trip_stop, {**values, **more}).id


def detail(office, trip):
    return office.read(load_detail, trip.id, office.database.clock.today())


def planned(office, trip):
    return [(each.on.day, each.venue) for each in detail(office, trip).stops]


def arrange(office, trip, days, **named):
    return office.do(plan.arrange_trip_stops, trip.id, days, **named)


@pytest.mark.parametrize(
    ("times", "start", "place"),
    [
        ([], "09:00", 0),
        (["09:00", "11:00"], "10:00", 1),
        (["09:00", "11:00"], "11:00", 2),
        (["09:00", None], "10:00", 1),
        ([None], "10:00", 0),
        ([None, "11:00"], "10:00", 1),
        (["09:00", "11:00"], None, 2),
    ],
)
def test_a_stop_stands_where_its_time_belongs(times, start, place):
    assert place_by_time(times, start) == place


def test_what_begins_before_something_above_it_is_odd():
    times = ["09:00", "14:00", None, "10:00", "15:00", "14:30"]
    assert out_of_order(times) == (False, False, False, True, False, True)


def test_stops_are_entered_in_any_order_and_stand_by_time_untimed_last(office, trip):
    stop(office, trip, "傍晚", start="18:00")
    stop(office, trip, "未定")
    stop(office, trip, "上午", start="9:30")
    stop(office, trip, "中午", start="12:00")
    assert planned(office, trip) == [(2, "上午"), (2, "中午"), (2, "傍晚"), (2, "未定")]


def test_stops_move_inside_a_day_and_between_days_in_one_step_and_keep_their_times(office, trip):
    one, two = stop(office, trip, "甲", start="9:00"), stop(office, trip, "乙", start="14:00")
    three = stop(office, trip, "丙", on=SECOND)
    arrange(office, trip, {FIRST: [two], SECOND: [three, one]})
    assert planned(office, trip) == [(2, "乙"), (3, "丙"), (3, "甲")]
    assert [each.start_time for each in detail(office, trip).stops] == ["14:00", None, "09:00"]
    office.do(lambda work: undo(work, steps(work.session, office.manager.id).undo.change_set))
    assert planned(office, trip) == [(2, "甲"), (2, "乙"), (3, "丙")]


def test_a_time_that_contradicts_the_order_is_a_warning_and_marked(office, trip):
    one, two = stop(office, trip, "甲", start="9:00"), stop(office, trip, "乙", start="14:00")
    with speaking("en"):
        saved = arrange(office, trip, {FIRST: [two, one]})
    assert [each.code for each in saved.warnings] == ["TIME_ORDER"]
    assert "09:00" in saved.warnings[0].message
    assert planned(office, trip) == [(2, "乙"), (2, "甲")]
    assert [each.odd for each in detail(office, trip).stops] == [False, True]


def test_what_is_not_named_follows_and_other_days_stay(office, trip):
    one, two, three = (stop(office, trip, name) for name in "甲乙丙")
    stop(office, trip, "丁", on=SECOND)
    arrange(office, trip, {FIRST: [three]})
    assert planned(office, trip) == [(2, "丙"), (2, "甲"), (2, "乙"), (3, "丁")]
    office.do(plan.arrange_trip_day, trip.id, SECOND, [str(two), one])
    assert planned(office, trip) == [(2, "丙"), (3, "乙"), (3, "甲"), (3, "丁")]


def test_an_edited_time_keeps_an_order_that_fits_it(office, trip):
    one, two = stop(office, trip, "甲"), stop(office, trip, "乙", start="14:00")
    arrange(office, trip, {FIRST: [one, two]})
    office.do(commands.save_trip_stop, {"start_time": "13:00"}, id=one)
    assert planned(office, trip) == [(2, "甲"), (2, "乙")]
    office.do(commands.save_trip_stop, {"start_time": "15:00"}, id=one)
    assert planned(office, trip) == [(2, "乙"), (2, "甲")]
    office.do(commands.save_trip_stop, {"on": SECOND}, id=two)
    assert planned(office, trip) == [(2, "甲"), (3, "乙")]


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({LAST: ["one", "one"]}, "VALUE_FORMAT"),
        ({FIRST: ["one"], SECOND: ["one"]}, "VALUE_FORMAT"),
        ({FIRST: [999]}, "NOT_FOUND"),
        ({FIRST: ["gone"]}, "NOT_FOUND"),
        ({date(2026, 12, 6): ["one"]}, "PERIOD_ORDER"),
    ],
)
def test_an_order_that_cannot_be_is_refused_whole(office, trip, days, code):
    ids = {"one": stop(office, trip, "甲"), "gone": stop(office, trip, "乙")}
    office.do(commands.archive_trip_stop, ids["gone"])
    days = {day: [ids.get(each, each) for each in named] for day, named in days.items()}
    assert office.refused(plan.arrange_trip_stops, trip.id, days).code == code


def test_only_the_people_of_the_trip_arrange_it_and_not_on_a_stale_plan(office, trip):
    one = stop(office, trip, "甲")
    refused = office.refused(plan.arrange_trip_stops, trip.id, {SECOND: [one]}, by=office.colleague)
    assert refused.code == "PERMISSION_DENIED"
    office.do(commands.save_trip, {"note": "改"}, id=trip.id)
    refused = office.refused(plan.arrange_trip_stops, trip.id, {SECOND: [one]}, trip.version)
    assert refused.code == "VERSION_CONFLICT"


def test_duties_stay_while_members_come_and_go(office, trip):
    office.do(commands.save_trip, {"member_ids": "S03"}, id=trip.id)
    office.do(plan.save_trip_member, {"trip_id": trip.id, "staff_id": "S02", "duty": "统筹"})
    office.do(plan.save_trip_member, {"trip_id": trip.id, "staff_id": "S03", "duty": "推介"})
    office.do(commands.save_trip, {"member_ids": "S03、S01"}, id=trip.id)
    office.do(commands.save_trip, {"leader_staff_id": "S01"}, id=trip.id)
    assert [(each.name, each.duty, each.leads) for each in detail(office, trip).members] == [
        ("招商主管", None, True),
        ("招商专员一", "统筹", False),
        ("招商专员二", "推介", False),
    ]


def test_a_member_is_taken_along_with_a_duty_changed_and_left_at_home(office, trip):
    saved = office.do(
        plan.save_trip_member, {"trip_id": trip.id, "staff_id": "S03", "duty": "会务"}
    )
    office.do(plan.save_trip_member, {"duty": "宣传"}, id=saved.id, version=saved.version)
    assert [each.duty for each in detail(office, trip).members] == [None, "宣传"]
    stale = office.refused(plan.save_trip_member, {"duty": ""}, id=saved.id, version=saved.version)
    assert stale.code == "VERSION_CONFLICT"
    other = office.refused(plan.save_trip_member, {"staff_id": "S01"}, id=saved.id)
    assert (other.code, other.field) == ("VALUE_UNKNOWN", "staff_id")
    office.do(plan.remove_trip_member, saved.id)
    assert [each.name for each in detail(office, trip).members] == ["招商专员一"]
    leader = detail(office, trip).members[0]
    assert office.refused(plan.remove_trip_member, leader.id).field == "leader_staff_id"
    gone = office.refused(plan.save_trip_member, {"trip_id": trip.id, "staff_id": "S06"})
    assert gone.code == "STAFF_INACTIVE"


def test_a_report_does_not_cover_what_another_wrote_meanwhile(office, trip):
    office.do(plan.write_trip_report, trip.id, "对接三家", "")
    refused = office.refused(plan.write_trip_report, trip.id, "对接两家", "")
    assert refused.code == "VERSION_CONFLICT"
    office.do(plan.write_trip_report, trip.id, "对接两家", "对接三家")
    assert detail(office, trip).report == "对接两家"
    too_long = office.refused(plan.write_trip_report, trip.id, "字" * 100_001, "对接两家")
    assert too_long.code == "NOTE_TOO_LONG"


def test_costs_are_compared_once_both_are_known(office, trip):
    office.do(commands.save_trip, {"budget": "3万元"}, id=trip.id)
    assert detail(office, trip).over_budget is None
    office.do(commands.save_trip, {"actual_cost": "28500元"}, id=trip.id)
    assert detail(office, trip).over_budget == -1500
