"""Tasks are written down, done, put aside, and go with the record that they are for."""

from __future__ import annotations

from datetime import date

import pytest

from crm.leads.commands import archive_lead, restore_lead
from crm.merging.commands import merge_leads
from crm.tasks.commands import archive_task, finish_task, reopen_task, restore_task, save_task
from crm.tasks.queries import list_tasks, load_form
from crm.trips.commands import archive_trip, save_trip
from crm.visits.commands import archive_visit, save_visit

TODAY = date(2026, 12, 31)
TRIP = {"title": "示例出访", "cities": ["杭州"], "starts_on": TODAY, "ends_on": TODAY}


def visit_of(office, company):
    raw = {"direction": "SERVICE", "on": "2026-12-30", "company_ids": [company.id]}
    return office.do(save_visit, raw, by=office.recruiter)


def texts(office, **of):
    return [each.text for each in office.read(list_tasks, TODAY, **of)]


def test_a_task_is_that_of_whoever_writes_it_down(office):
    made = office.do(save_task, {"text": "整理材料"}, by=office.recruiter)
    (found,) = office.read(list_tasks, TODAY, staff_id=office.recruiter.id)
    assert (found.id, found.staff, found.due_on, found.overdue) == (
        made.id,
        "招商专员一",
        None,
        False,
    )


def test_open_tasks_come_first_by_day_and_time_and_done_ones_by_when(office):
    lead = office.lead(by=office.recruiter)
    of = {"lead_id": lead.id}
    for text, day, time in (
        ("无日期", None, None),
        ("全天", "2027-01-04", None),
        ("下午", "2027-01-04", "14:00"),
        ("上午", "2027-01-04", "9:30"),
        ("逾期", "2026-12-30", None),
    ):
        office.do(save_task, {"text": text, "due_on": day, "due_time": time, **of})
    for text, day in (("先办", "2026-12-01"), ("后办", "2026年12月5日")):
        office.do(finish_task, office.do(save_task, {"text": text, **of}).id, day)
    assert texts(office, **of) == ["逾期", "上午", "下午", "全天", "无日期", "后办", "先办"]
    assert [each.overdue for each in office.read(list_tasks, TODAY, **of)].count(True) == 1


def test_what_is_wrong_with_a_task_stands_at_its_field(office):
    lead = office.lead()
    visit = visit_of(office, office.company())
    for raw, code, field in (
        ({}, "FIELD_REQUIRED", "text"),
        ({"text": "办"}, None, None),
        ({"text": "办", "due_time": "9:30"}, "FIELD_REQUIRED", "due_on"),
        ({"text": "办", "due_on": "2027-02-30"}, "DATE_INVALID", "due_on"),
        ({"text": "办", "done_on": "2027-01-01"}, "DATE_INVALID", "done_on"),
        ({"text": "办", "staff_id": "S06"}, "STAFF_INACTIVE", "staff_id"),
        ({"text": "办", "lead_id": lead.id, "visit_id": visit.id}, "VALUE_UNKNOWN", "visit_id"),
        ({"text": "长" * 201}, "NAME_TOO_LONG", "text"),
        ({"text": "办", "note": "长" * 100_001}, "NOTE_TOO_LONG", "note"),
    ):
        if code is None:
            office.do(save_task, raw)
            continue
        error = office.refused(save_task, raw)
        assert (error.code, error.field) == (code, field)
    assert office.refused(save_task, {"text": "办"}, by=office.leader).code == "PERMISSION_DENIED"


def test_a_task_is_changed_by_who_does_it_who_wrote_it_and_who_answers_for_its_record(office):
    lead = office.lead(by=office.recruiter)
    raw = {"text": "办", "lead_id": lead.id, "staff_id": office.admin.id}
    made = office.do(save_task, raw, by=office.manager)
    assert office.refused(finish_task, made.id, by=office.colleague).code == "PERMISSION_DENIED"
    office.do(save_task, {"due_on": "2027-01-04"}, made.id, by=office.recruiter)
    office.do(save_task, {"staff_id": office.colleague.id}, made.id, by=office.recruiter)
    done = office.do(finish_task, made.id, by=office.colleague)
    assert office.read(load_form, made.id).values["done_on"] == TODAY
    stale = office.refused(reopen_task, made.id, done.version - 1)
    assert stale.code == "VERSION_CONFLICT"
    office.do(reopen_task, made.id, done.version)
    assert office.read(load_form, made.id).values["done_on"] is None


@pytest.mark.parametrize("kind", ["visit", "trip"])
def test_the_host_and_the_leader_change_the_tasks_of_their_visit_and_trip(office, kind):
    if kind == "visit":
        record = visit_of(office, office.company())
    else:
        record = office.do(save_trip, TRIP, by=office.recruiter)
    made = office.do(save_task, {"text": "办", f"{kind}_id": record.id})
    assert office.refused(archive_task, made.id, by=office.colleague).code == "PERMISSION_DENIED"
    office.do(archive_task, made.id, by=office.recruiter)
    assert texts(office, **{f"{kind}_id": record.id}) == []
    office.do(restore_task, made.id, by=office.recruiter)
    assert texts(office, **{f"{kind}_id": record.id}) == ["办"]


def test_tasks_go_into_the_recycle_bin_with_their_record_and_come_back_with_it(office):
    lead = office.lead()
    kept, aside = (office.do(save_task, {"text": each, "lead_id": lead.id}) for each in "甲乙")
    office.do(archive_task, aside.id)
    office.do(archive_lead, lead.id)
    assert texts(office, lead_id=lead.id) == []
    assert office.refused(restore_task, kept.id).code == "RECORD_ARCHIVED"
    office.do(restore_lead, lead.id)
    assert texts(office, lead_id=lead.id) == ["甲"]
    visit, trip = visit_of(office, office.company()), office.do(save_trip, TRIP)
    office.do(save_task, {"text": "丙", "visit_id": visit.id})
    office.do(save_task, {"text": "丁", "trip_id": trip.id})
    office.do(archive_visit, visit.id)
    office.do(archive_trip, trip.id)
    assert texts(office, visit_id=visit.id) == texts(office, trip_id=trip.id) == []


def test_the_tasks_of_a_merged_lead_are_those_of_the_survivor(office):
    company = office.company()
    survivor, loser = office.lead(company), office.lead(company)
    office.do(save_task, {"text": "办", "lead_id": loser.id})
    office.do(merge_leads, survivor.id, loser.id, {})
    assert texts(office, lead_id=survivor.id) == ["办"]
