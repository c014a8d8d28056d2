"""A follow-up is written with days in words, and its next step is never forgotten."""

from __future__ import annotations

from datetime import date

import pytest

from crm.followups.queries import list_follow_ups, load_form
from crm.followups.writing import write_follow_up
from crm.language import speaking
from crm.leads.queries import load_form as lead_form
from crm.tasks.queries import list_tasks

TODAY = date(2026, 12, 31)  # a Thursday
STEP = {"next_action": "送合同文本", "next_action_on": "下周三 9:30"}


@pytest.fixture
def company(office):
    return office.company("示例科技有限公司")


def tasks(office, person):
    return [(each.text, each.due_on, each.due_time) for each in _tasks(office, person)]


def _tasks(office, person):
    return office.read(list_tasks, TODAY, staff_id=person.id)


def test_days_are_read_as_people_say_them(office, company):
    raw = {"company_id": company.id, "content": "报价", "on": "昨天"}
    office.do(write_follow_up, raw)
    (found,) = office.read(list_follow_ups, company_id=company.id)
    assert found.on == date(2026, 12, 30)


def test_the_next_step_on_a_lead_is_the_lead_s_with_its_time(office, company):
    lead = office.lead(company, by=office.recruiter)
    raw = {"lead_id": lead.id, "content": "谈租金", **STEP}
    office.do(write_follow_up, raw, by=office.recruiter)
    values = office.read(lead_form, lead.id).values
    assert (values["next_action"], values["next_action_on"], values["next_action_time"]) == (
        "送合同文本",
        date(2027, 1, 6),
        "09:30",
    )
    assert tasks(office, office.recruiter) == []


def test_on_a_company_it_goes_to_its_only_open_lead_if_that_is_one_s_own(office, company):
    lead = office.lead(company, by=office.recruiter)
    raw = {"company_id": company.id, "content": "谈租金", **STEP}
    office.do(write_follow_up, raw, by=office.recruiter)
    assert office.read(lead_form, lead.id).values["next_action"] == "送合同文本"
    (found,) = office.read(list_follow_ups, company_id=company.id)
    assert found.lead_id == lead.id


@pytest.mark.parametrize("leads", [0, 1, 2])
def test_else_it_becomes_a_task_of_whoever_wrote_it(office, company, leads):
    for _ in range(leads):
        office.lead(company, by=office.recruiter)
    raw = {"company_id": company.id, "content": "谈租金", **STEP}
    with speaking("en"):
        office.do(write_follow_up, raw, by=office.colleague)
    step = ("示例科技有限公司: 送合同文本", date(2027, 1, 6), "09:30")
    assert tasks(office, office.colleague) == [step]


def test_a_note_without_a_step_makes_no_task(office, company):
    office.do(write_follow_up, {"company_id": company.id, "content": "报价", "next_action": " "})
    assert tasks(office, office.manager) == []


def test_what_is_wrong_is_said_at_its_fields_and_nothing_is_written(office, company):
    raw = {"company_id": company.id, "content": "报价"}
    days = office.refused(write_follow_up, {**raw, "on": "2026-02-30", "next_action_on": "某天"})
    assert {(each.field, each.code) for each in days.problems} == {
        ("on", "DATE_INVALID"),
        ("next_action_on", "DATE_INVALID"),
    }
    for fields, code, field in (
        ({"content": " "}, "FIELD_REQUIRED", "content"),
        ({"content": "长" * 100_001}, "NOTE_TOO_LONG", "content"),
        ({"content": "a\x00b"}, "TEXT_FORMAT", "content"),
        ({"on": "明天"}, "DATE_INVALID", "on"),
    ):
        error = office.refused(write_follow_up, {**raw, **fields})
        assert (error.code, error.field) == (code, field)


def test_a_note_of_100_000_characters_is_kept_to_the_last_and_control_characters_are_not(
    office, company
):
    note = "长" * 99_998 + "末尾"
    made = office.do(write_follow_up, {"company_id": company.id, "content": note})
    assert office.read(load_form, made.id).values["content"] == note
    pasted = {"company_id": company.id, "content": "一\x07二\n三\x1b"}
    made = office.do(write_follow_up, pasted)
    assert office.read(load_form, made.id).values["content"] == "一二\n三"


def test_a_follow_up_is_changed_by_its_author(office, company):
    raw = {"company_id": company.id, "content": "报价"}
    made = office.do(write_follow_up, raw, by=office.recruiter)
    change = {"content": "报价单已送达", "on": "前天"}
    denied = office.refused(write_follow_up, change, made.id, made.version, by=office.colleague)
    assert denied.code == "PERMISSION_DENIED"
    office.do(write_follow_up, change, made.id, made.version, by=office.recruiter)
    values = office.read(load_form, made.id).values
    assert (values["content"], values["on"]) == ("报价单已送达", date(2026, 12, 29))
    stale = office.refused(write_follow_up, change, made.id, made.version)
    assert stale.code == "VERSION_CONFLICT"
