"""What stands in the calendar between two days, and whose it is."""

from __future__ import annotations

from datetime import date

import pytest

from crm.calendar.terms import EntryKind, Lane
from crm.events.commands import archive_event
from crm.trips.commands import archive_trip
from crm.visits.commands import save_visit

DAY = date(2027, 1, 12)


def titles(entries):
    return [each.title for each in entries]


def test_a_day_shows_its_lanes_in_their_order(diary):
    diary.task()
    diary.appointment()
    diary.event()
    diary.visit()
    diary.trip()
    found = diary.entries(DAY, DAY)
    assert [each.lane for each in found] == list(Lane)
    assert titles(found) == ["出访深圳", "示例企业甲", "招商沙龙", "部门例会", "寄送资料"]


def test_what_has_no_hour_comes_before_what_has_one(diary):
    diary.visit(start_time="14:00")
    diary.visit(start_time="9:30", end_time="10:30")
    diary.visit()
    times = [each.start_time for each in diary.entries(DAY, DAY)]
    assert times == [None, "09:30", "14:00"]


@pytest.mark.parametrize(
    ("first", "last", "seen"),
    [
        (date(2027, 1, 1), date(2027, 1, 10), False),
        (date(2027, 1, 1), date(2027, 1, 11), True),
        (date(2027, 1, 12), date(2027, 1, 12), True),
        (date(2027, 1, 13), date(2027, 1, 31), True),
        (date(2027, 1, 14), date(2027, 1, 31), False),
    ],
)
def test_what_lasts_several_days_is_there_on_each_of_them(diary, first, last, seen):
    diary.trip()
    diary.appointment("2027-01-11", ends_on="2027-01-13")
    assert len(diary.entries(first, last)) == (2 if seen else 0)


def test_a_trip_over_new_year_is_in_both_years(diary):
    diary.trip("2026-12-30", "2027-02-27")
    assert len(diary.entries(date(2026, 12, 31), date(2026, 12, 31))) == 1
    assert len(diary.entries(date(2027, 2, 27), date(2027, 2, 28))) == 1


def test_a_visit_says_who_comes_where_and_in_what_state(diary, office):
    diary.visit(status="已确认", company_ids=[diary.company.id, office.company("乙企业").id])
    entry = diary.entry(EntryKind.VISIT)
    assert "示例企业甲" in entry.title
    assert "乙企业" in entry.title
    assert "KC-2027-0001" in entry.detail
    assert "示例产业园PK01" in entry.detail
    assert (entry.staff, entry.status, entry.opens) == ("招商主管", "已确认", ("visit", entry.id))


def test_cancelled_and_archived_records_are_left_out(diary, office):
    diary.trip(status="取消")
    diary.visit(status="取消")
    diary.event(status="取消")
    office.do(archive_event, diary.event().id)
    office.do(archive_trip, diary.trip().id)
    assert diary.entries() == ()


def test_only_what_is_planned_can_be_moved(diary):
    diary.trip(status="完成")
    diary.visit(status="完成", visitor_count=3)
    diary.visit(status="未到访")
    diary.event(status="完成")
    assert not any(each.movable for each in diary.entries())
    diary.trip(status="进行中")
    diary.visit(status="已确认")
    diary.appointment()
    diary.task()
    assert sum(each.movable for each in diary.entries()) == 4


def test_what_is_due_is_named_by_its_company_and_opens_its_record(diary):
    lead = diary.lead()
    need = diary.requirement()
    task = diary.task(due_time="9:00")
    found = {each.kind: each for each in diary.entries(kinds=[Lane.DUE])}
    assert found[EntryKind.LEAD_STEP].title.endswith("电话回访")
    assert found[EntryKind.LEAD_STEP].opens == ("lead", lead.id)
    assert found[EntryKind.REQUIREMENT].id == need.id
    assert (found[EntryKind.TASK].title, found[EntryKind.TASK].start_time) == ("寄送资料", "09:00")
    assert found[EntryKind.TASK].id == task.id


def test_what_is_due_before_today_is_overdue(diary):
    diary.task("2027-01-11")
    diary.task("2027-01-12")
    states = [each.status for each in diary.entries(today=DAY)]
    assert [each is not None for each in states] == [True, False]
    assert not any(each.status for each in diary.entries())


def test_mine_is_what_i_lead_take_part_in_and_have_to_do(diary, office):
    me, other = office.recruiter.id, office.colleague.id
    diary.trip(leader_staff_id=other, member_ids=[me])
    diary.trip(leader_staff_id=other)
    diary.visit(host_staff_id=other, escort_ids=[me])
    diary.visit(host_staff_id=me)
    diary.visit(host_staff_id=other)
    diary.event(owner_id=me)
    diary.event(owner_id=other)
    diary.appointment(staff_id=me)
    diary.appointment(staff_id=other)
    diary.task(staff_id=me)
    diary.task(staff_id=other)
    mine = diary.entries(staff_id=me)
    assert [each.lane for each in mine] == [*Lane][:1] + [Lane.VISIT] * 2 + [*Lane][2:]
    assert len(diary.entries()) == 11


def test_a_team_is_everybody_in_it(diary, office):
    from crm.staff.commands import save_staff

    office.do(save_staff, {"team": "一组"}, id=office.recruiter.id, by=office.admin)
    diary.task(staff_id=office.recruiter.id)
    diary.task(staff_id=office.colleague.id)
    assert len(diary.entries(team="一组")) == 1
    assert diary.entries(team="二组") == ()


def test_lanes_that_are_off_are_not_read(diary):
    diary.trip()
    diary.event()
    assert [each.lane for each in diary.entries(kinds=[Lane.EVENT])] == [Lane.EVENT]
    assert diary.entries(kinds=[]) == ()


def test_two_visits_of_one_host_are_in_conflict_whoever_looks(diary, office):
    me, other = office.recruiter.id, office.colleague.id
    diary.visit(host_staff_id=other, escort_ids=[me], start_time="9:00", end_time="10:30")
    diary.visit(host_staff_id=other, start_time="10:00", end_time="11:00")
    (mine,) = diary.entries(staff_id=me)
    assert mine.conflict
    assert "10:00" in mine.clash
    assert [each.conflict for each in diary.entries()] == [True, True]


def test_a_visit_at_home_while_its_host_travels_is_in_conflict(diary, office):
    diary.trip(leader_staff_id=office.manager.id, member_ids=[office.colleague.id])
    diary.visit(host_staff_id=office.colleague.id)
    diary.visit(direction="OUTBOUND", host_staff_id=office.colleague.id)
    visits = diary.entries(kinds=[Lane.VISIT])
    assert sorted(each.conflict for each in visits) == [False, True]


def test_visits_without_hours_are_counted_and_not_in_conflict(diary, office):
    diary.visit(start_time="9:00")
    diary.visit()
    found = diary.entries()
    assert not any(each.conflict for each in found)
    assert all(each.clash for each in found)
    office.do(save_visit, {"status": "取消"}, id=found[0].id)
    assert not diary.entries()[0].clash


def test_the_demonstration_of_2024_is_read_in_order(demo_database):
    from crm.calendar.queries import load_entries

    with demo_database.read() as session:
        found = load_entries(session, date(2024, 1, 1), date(2024, 12, 31))
    count = {lane: sum(each.lane is lane for each in found) for lane in Lane}
    assert (count[Lane.TRIP] >= 42, count[Lane.VISIT] >= 107) == (True, True)
    assert [each.starts_on for each in found] == sorted(each.starts_on for each in found)
