"""What somebody may be reminded of: their own lines and visits, and the summary of a morning."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from crm.agenda.occasions import load_occasions
from crm.agenda.reminders import LeadTimes, Memory, Told
from crm.clock import SHANGHAI
from crm.language import ENGLISH, speaking
from crm.leads.commands import save_lead
from crm.tasks.commands import finish_task, save_task
from crm.visits.commands import save_visit


@pytest.fixture(autouse=True)
def _english():
    with speaking(ENGLISH):
        yield


@pytest.fixture
def today(clock) -> date:
    return clock.today()


def at(day: date, text: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(text), SHANGHAI)


def loaded(office, person, memory, now):
    return office.read(load_occasions, person.id, memory, now, LeadTimes())


def names(occasions):
    return [each.name.partition(":")[0] for each in occasions]


def test_lines_of_today_and_tomorrow_are_read_and_only_ones_own(office, today):
    mine = {"text": "寄送材料", "due_on": today, "due_time": "14:00"}
    task = office.do(save_task, mine, by=office.recruiter)
    office.do(save_task, {"text": "整理", "due_on": today + timedelta(days=1)}, by=office.recruiter)
    office.do(save_task, {"text": "以后", "due_on": today + timedelta(days=9)}, by=office.recruiter)
    office.do(save_task, {"text": "别人的", "due_on": today}, by=office.colleague)
    now = at(today, "08:00")
    found = loaded(office, office.recruiter, Memory(now, {}), now)
    assert [each.text for each in found] == ["寄送材料", "整理"]
    assert found[0].key == f"task:{task.id}@{today}T14:00"
    assert found[0].line is not None
    assert found[0].line.version == task.version


def test_the_next_step_of_a_lead_names_the_company_and_opens_the_lead(office, today):
    company = office.company("示例企业甲", by=office.recruiter)
    lead = office.lead(company, by=office.recruiter)
    step = {"next_action": "电话回访", "next_action_on": today, "next_action_time": "10:00"}
    office.do(save_lead, step, lead.id, by=office.recruiter)
    now = at(today, "08:00")
    (found,) = loaded(office, office.recruiter, Memory(now, {}), now)
    assert (found.text, found.detail, found.opens) == ("电话回访", "示例企业甲", ("lead", lead.id))


def test_a_visit_that_begins_is_told_to_its_host_and_its_escort_until_it_is_called_off(
    office, today
):
    company = office.company("示例企业乙")
    raw = {
        "direction": "OUTBOUND",
        "on": today,
        "start_time": "10:00",
        "company_ids": [company.id],
        "host_staff_id": office.recruiter.id,
        "escort_ids": [office.colleague.id],
        "status": "计划",
    }
    visit = office.do(save_visit, raw)
    now = at(today, "08:00")
    for person in (office.recruiter, office.colleague):
        (found,) = loaded(office, person, Memory(now, {}), now)
        assert found.text == "Visit: 示例企业乙"
        assert (found.time, found.opens, found.line) == ("10:00", ("visit", visit.id), None)
    assert loaded(office, office.leader, Memory(now, {}), now) == ()
    office.do(save_visit, {"status": "取消"}, id=visit.id)
    assert loaded(office, office.recruiter, Memory(now, {}), now) == ()


def test_the_morning_counts_what_is_overdue_once(office, today):
    for days in (1, 40):
        raw = {"text": "逾期", "due_on": today - timedelta(days=days)}
        office.do(save_task, raw, by=office.recruiter)
    before = Memory(at(today, "08:00"), {})
    assert loaded(office, office.recruiter, before, at(today, "08:59")) == ()
    (morning,) = loaded(office, office.recruiter, before, at(today, "09:00"))
    assert (morning.name, morning.detail) == ("morning", "2 overdue")
    told = Told(at(today, "09:00"), today, answered=True)
    answered = Memory(at(today, "09:00"), {morning.key: told})
    assert loaded(office, office.recruiter, answered, at(today, "10:00")) == ()


def test_a_morning_without_anything_says_nothing(office, today):
    before = Memory(at(today, "08:00"), {})
    assert loaded(office, office.recruiter, before, at(today, "09:00")) == ()


def test_what_waits_since_last_week_is_read_until_it_is_done(office, today):
    last_week = today - timedelta(days=7)
    raw = {"text": "寄送材料", "due_on": last_week}
    task = office.do(save_task, raw, by=office.recruiter)
    now = at(today, "12:00")
    key = f"task:{task.id}@{last_week}"
    waiting = Memory(now, {key: Told(now, last_week)})
    assert [each.key for each in loaded(office, office.recruiter, waiting, now)] == [key]
    assert loaded(office, office.recruiter, Memory(now, {}), now) == ()
    office.do(finish_task, task.id, by=office.recruiter)
    assert loaded(office, office.recruiter, waiting, now) == ()
