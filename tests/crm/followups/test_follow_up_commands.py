"""Follow-ups are logged on leads and companies, and set the lead's next action."""

from __future__ import annotations

from datetime import date

from crm.followups.commands import archive_follow_up, log_follow_up, restore_follow_up
from crm.followups.queries import list_follow_ups, load_form
from crm.followups.terms import Channel
from crm.leads.queries import load_form as load_lead_form
from crm.leads.queries import load_rows

TODAY = date(2026, 12, 31)


def test_a_follow_up_is_of_today_by_whoever_logs_it_and_on_the_lead_s_company(office):
    lead = office.lead(by=office.recruiter)
    office.do(log_follow_up, {"lead_id": lead.id, "content": "报价"}, by=office.colleague)
    (found,) = office.read(list_follow_ups, lead_id=lead.id)
    assert (found.on, found.by, found.channel) == (TODAY, "招商专员二", Channel.PHONE)
    assert office.read(list_follow_ups, company_id=found.company_id) == (found,)


def test_the_next_action_becomes_the_lead_s(office):
    lead = office.lead(by=office.recruiter)
    raw = {"lead_id": lead.code, "content": "谈租金", "channel": "微信"}
    step = {"next_action": "送合同文本", "next_action_on": "2027-01-08"}
    denied = office.refused(log_follow_up, {**raw, **step}, by=office.colleague)
    assert denied.code == "PERMISSION_DENIED"
    office.do(log_follow_up, {**raw, **step}, by=office.recruiter)
    row = office.read(load_rows, [lead.id], TODAY)[lead.id]
    assert (row.next_action, row.next_action_on) == ("送合同文本", date(2027, 1, 8))
    office.do(log_follow_up, raw, by=office.recruiter)
    assert office.read(load_rows, [lead.id], TODAY)[lead.id].next_action == "送合同文本"


def test_a_follow_up_says_what_is_missing_or_wrong_at_its_field(office):
    lead, company = office.lead(), office.company()
    missing = office.refused(log_follow_up, {})
    assert {(each.field, each.code) for each in missing.problems} == {
        ("content", "FIELD_REQUIRED"),
        ("company_id", "FIELD_REQUIRED"),
    }
    raw = {"lead_id": lead.id, "content": "报价"}
    for fields, code, field in (
        ({"on": "2027-01-01"}, "DATE_INVALID", "on"),
        ({"by_staff_id": "S06"}, "STAFF_INACTIVE", "by_staff_id"),
        ({"company_id": company.id}, "VALUE_UNKNOWN", "company_id"),
        ({"lead_id": "XS-1999-0001"}, "VALUE_UNKNOWN", "lead_id"),
    ):
        error = office.refused(log_follow_up, {**raw, **fields})
        assert (error.code, error.field) == (code, field)
    assert office.refused(log_follow_up, raw, by=office.leader).code == "PERMISSION_DENIED"


def test_its_author_corrects_or_removes_a_follow_up(office):
    company = office.company()
    raw = {"company_id": company.id, "content": "报价"}
    made = office.do(log_follow_up, raw, by=office.recruiter)
    change = {"content": "报价单已送达"}
    for command, given in ((log_follow_up, (change, made.id)), (archive_follow_up, (made.id,))):
        assert office.refused(command, *given, by=office.colleague).code == "PERMISSION_DENIED"
    office.do(log_follow_up, change, made.id, made.version, by=office.recruiter)
    assert office.read(load_form, made.id).values["content"] == "报价单已送达"
    office.do(archive_follow_up, made.id, by=office.recruiter)
    assert office.read(list_follow_ups, company_id=company.id) == ()
    office.do(restore_follow_up, made.id)
    assert len(office.read(list_follow_ups, company_id=company.id)) == 1


def test_the_time_of_the_next_action_goes_to_the_lead_and_whose_step_it_was_may_say_the_next(
    office,
):
    given = {"next_action": "寄资料", "next_action_staff_id": office.colleague.id}
    lead = office.lead(by=office.recruiter, **given)
    said = {"lead_id": lead.id, "content": "已寄", "next_action": "回访"}
    day = {"next_action_on": "2027-01-08", "next_action_time": "9:30"}
    office.do(log_follow_up, {**said, **day}, by=office.colleague)
    values = office.read(load_lead_form, lead.id).values
    assert (values["next_action"], values["next_action_time"]) == ("回访", "09:30")
    assert values["next_action_staff_id"] == office.colleague.id
