"""The day shows what is due, in order, to whom it belongs, and nothing that rests."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from crm.agenda import queries
from crm.agenda.queries import count_due, due_between, load_agenda
from crm.agenda.terms import DueGroup, DueKind
from crm.followups.commands import log_follow_up
from crm.language import ENGLISH, speaking
from crm.leads.commands import archive_lead, hand_over_lead
from crm.leads.moving import move_lead
from crm.leads.queries import find_ids, load_rows
from crm.merging.commands import merge_leads
from crm.records.listing import ListRequest
from crm.staff.models import Staff
from crm.trips.commands import archive_trip_contact, save_trip
from crm.trips.conversion import convert_trip_contact
from crm.visits.commands import archive_visit, save_visit

TODAY = date(2026, 12, 31)  # a Thursday


def agenda(office, today=TODAY, **whose):
    with speaking(ENGLISH):
        return office.read(load_agenda, today, **whose)


def texts(office, **whose):
    return [each.text for each in agenda(office, **whose).due]


def test_lines_stand_by_group_day_time_and_subject(desk, office):
    second, first = office.company("乙示例"), office.company("丙示例")  # bing before yi
    for step, on, more in (
        ("无日期", None, {}),
        ("以后", "2027-01-11", {}),
        ("下周日", "2027-01-10", {}),
        ("下周一", "2027-01-04", {}),
        ("本周日", "2027-01-03", {}),
        ("明天", "2027-01-01", {}),
        ("今天乙", "2026-12-31", {"company": second}),
        ("今天丙", "2026-12-31", {"company": first, "kind": "再投资"}),
        ("今天下午", "2026-12-31", {"next_action_time": "14:00"}),
        ("今天上午", "2026-12-31", {"next_action_time": "9:30"}),
        ("昨天", "2026-12-30", {}),
        ("早已", "2026-11-30", {}),
    ):
        desk.lead(step, on, **more)
    found = agenda(office)
    assert [each.text for each in found.due] == [
        *("早已", "昨天", "今天上午", "今天下午", "今天丙", "今天乙", "明天", "本周日"),
        *("下周一", "下周日", "以后", "无日期"),
    ]
    assert found.counts == {
        DueGroup.OVERDUE: 2,
        DueGroup.TODAY: 4,
        DueGroup.THIS_WEEK: 2,
        DueGroup.NEXT_WEEK: 2,
        DueGroup.LATER: 1,
        DueGroup.NO_DAY: 1,
    }
    assert [each.group for each in found.due[:3]] == [DueGroup.OVERDUE] * 2 + [DueGroup.TODAY]
    assert [each.days for each in found.due[:2]] == [31, 1]
    assert office.read(count_due, TODAY, office.recruiter.id) == 6
    assert office.read(count_due, TODAY, office.colleague.id) == 0


def test_every_kind_says_what_is_to_be_done_about_whom(desk, office):
    company = office.company("示例企业甲")
    lead = desk.lead("催签合同", "2026-12-31", company=company)
    visit = desk.visit("送纪要", "2026-12-31", company=company)
    trip = desk.trip()
    met = desk.met("回电", "2026-12-31", trip=trip, topic="想看厂房")
    task = desk.task("报销", "2026-12-31", trip_id=trip.id)
    own = desk.task("写总结", "2026-12-31", note="年底前")
    found = {each.kind: each for each in agenda(office).due if each.id != own.id}
    assert {kind: (each.id, each.text, each.subject) for kind, each in found.items()} == {
        DueKind.LEAD: (lead.id, "催签合同", "示例企业甲"),
        DueKind.VISIT: (visit.id, "送纪要", "示例企业甲"),
        DueKind.CONTACT: (met.id, "回电", "示例新企业"),
        DueKind.TASK: (task.id, "报销", "示例出访"),
    }
    assert {kind: each.opens for kind, each in found.items()} == {
        DueKind.LEAD: ("lead", lead.id),
        DueKind.VISIT: ("visit", visit.id),
        DueKind.CONTACT: ("trip", trip.id),
        DueKind.TASK: ("trip", trip.id),
    }
    assert found[DueKind.LEAD].detail == "Registered 12-31, not contacted yet"
    assert found[DueKind.VISIT].detail == f"Service visit {visit.code} 12-20"
    assert found[DueKind.CONTACT].detail == f"Met 12-29 on trip {trip.code}: 想看厂房"
    assert (found[DueKind.LEAD].stage, found[DueKind.LEAD].days_in_stage) == ("NEW", 0)
    (mine,) = [each for each in agenda(office).due if each.id == own.id and each.kind == "TASK"]
    assert (mine.opens, mine.detail, mine.stage) == (("task", own.id), "年底前", None)


def test_a_line_says_what_happened_last_with_the_lead(desk, office):
    company = office.company()
    lead = desk.lead("催签", "2026-12-31", company=company)

    def detail():
        (line,) = agenda(office).due
        return line.detail

    said = {"lead_id": lead.id, "content": "等总部批复\n第二行", "channel": "电话"}
    office.do(log_follow_up, {**said, "on": "2026-12-20"})
    assert detail() == "Last 12-20 Phone: 等总部批复"
    office.do(log_follow_up, {**said, "on": "2025-12-20", "content": "更早"})
    assert detail() == "Last 12-20 Phone: 等总部批复"
    raw = {"direction": "SERVICE", "on": "2026-12-22", "company_ids": [company.id]}
    office.do(save_visit, {**raw, "status": "完成", "visitor_count": 2})
    assert detail() == "Last 12-22 Service visit"
    office.do(move_lead, lead.id, "CONTACTED", {})
    assert detail() == "Moved to Contacted today"
    office.do(log_follow_up, {**said, "content": "长" * 300})
    assert detail() == f"Last 12-31 Phone: {'长' * 59}…"


def test_a_line_belongs_to_whom_it_was_given_else_to_who_answers_for_the_record(desk, office):
    given = {"next_action_staff_id": office.colleague.id}
    lead = desk.lead("给同事", **given)
    desk.lead("自己")
    desk.visit("接待给同事", **given)
    desk.met("对接给同事", **given)
    desk.task("任务给同事", staff_id=office.colleague.id)
    theirs = {"给同事", "接待给同事", "对接给同事", "任务给同事"}
    assert set(texts(office, staff_id=office.colleague.id)) == theirs
    assert set(texts(office, staff_id=office.recruiter.id)) == {"自己"}
    assert set(texts(office)) == theirs | {"自己"}
    office.do(hand_over_lead, lead.id, "S01")
    assert "给同事" in texts(office, staff_id=office.colleague.id)
    line = next(each for each in agenda(office).due if each.text == "给同事")
    assert (line.staff_id, line.staff) == (office.colleague.id, "招商专员二")


def test_a_team_sees_the_lines_of_its_people(desk, office):
    with office.database.write("teams", actor=office.admin) as work:
        for each in (office.recruiter, office.colleague):
            work.session.get_one(Staff, each.id).team = "招商一部"
    desk.lead("甲")
    desk.lead("乙", by=office.colleague)
    desk.lead("丙", by=office.manager)
    assert set(texts(office, team="招商一部")) == {"甲", "乙"}
    assert texts(office, team="没有的部门") == []


def test_what_is_lost_archived_merged_cancelled_or_converted_rests(desk, office):
    company = office.company()
    lost, hidden = desk.lead("流失"), desk.lead("归档")
    loser = desk.lead(None, company=company)
    survivor = desk.lead("合并后", company=company)
    for lead in (lost, hidden):
        desk.task("线索任务", lead_id=lead.id)
        desk.need(lead)
    cancelled, put_aside = desk.visit("取消"), desk.visit("归档接待")
    desk.task("取消的任务", visit_id=cancelled.id)
    off = desk.trip()
    desk.task("取消的出访", trip_id=off.id)
    converted, removed = desk.met("已转化"), desk.met("已归档")
    office.do(move_lead, lost.id, "LOST", {"lost_reason": "投资取消"})
    office.do(archive_lead, hidden.id)
    office.do(merge_leads, survivor.id, loser.id, {})
    office.do(save_visit, {"status": "取消"}, id=cancelled.id)
    office.do(archive_visit, put_aside.id)
    office.do(save_trip, {"status": "取消"}, id=off.id)
    lead = office.do(convert_trip_contact, converted.id)
    office.do(archive_trip_contact, removed.id)
    found = agenda(office)
    assert {(each.kind, each.text, each.id) for each in found.due} == {
        (DueKind.LEAD, "合并后", survivor.id),
        (DueKind.LEAD, "已转化", lead.id),
    }
    assert found.requirements == ()


def test_a_day_without_words_is_a_line_too_and_words_without_a_day(desk, office):
    desk.lead(None, "2026-12-31")
    assert texts(office) == ["Next step"]
    desk.lead(None, None)
    assert len(texts(office)) == 1


def test_a_long_group_is_cut_and_counted(desk, office, monkeypatch):
    monkeypatch.setattr(queries, "DUE_LIMIT", 2)
    for number in range(3):
        desk.task(f"任务{number}", "2026-12-31")
    desk.task("以后", "2027-03-01")
    found = agenda(office)
    assert [each.text for each in found.due] == ["任务0", "任务1", "以后"]
    assert (found.counts[DueGroup.TODAY], found.counts[DueGroup.LATER]) == (3, 1)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-12-31 09:00", "2026-12-31 09:29", ["全天"]),
        ("2026-12-31 09:00", "2026-12-31 09:30", ["九点半", "全天"]),
        ("2026-12-30 00:00", "2026-12-31 08:00", ["昨天", "全天"]),
        ("2027-01-01 00:00", "2027-01-01 23:59", ["Power 800 kVA"]),
        ("2027-02-01 00:00", "2027-02-02 00:00", []),
    ],
)
def test_reminders_ask_for_what_is_due_between_two_instants(desk, office, start, end, expected):
    desk.task("九点半", "2026-12-31", due_time="9:30")
    desk.task("全天", "2026-12-31")
    desk.task("昨天", "2026-12-30", due_time="16:00")
    desk.task("无日期")
    desk.need(on="2027-01-01")
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    with speaking(ENGLISH):
        found = office.read(due_between, first, last, office.recruiter.id)
    assert [each.text for each in found] == expected


def test_the_list_of_leads_marks_as_overdue_what_the_first_page_does(desk, office):
    desk.lead("催签", "2026-12-30")
    lost = desk.lead("再联系", "2026-12-01")
    office.do(move_lead, lost.id, "LOST", {"lost_reason": "投资取消"})
    (line,) = agenda(office).due
    for wanted in (True, False):
        request = ListRequest(filters={"next_overdue": wanted})
        rows = office.read(load_rows, office.read(find_ids, request, TODAY), TODAY)
        assert [each.next_overdue for each in rows.values()] == [wanted]
        assert (line.id in rows) is wanted
