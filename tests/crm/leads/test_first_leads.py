"""首报首谈: whoever registered the first lead of a company and kind keeps it."""

from __future__ import annotations

from datetime import date

from crm.leads.commands import archive_lead, hand_over_lead, save_lead
from crm.leads.first_leads import open_leads
from crm.leads.moving import move_lead
from crm.leads.queries import load_form
from crm.leads.terms import LeadKind


def warned(saved):
    return [each.message for each in saved.warnings if each.code == "LEAD_ALREADY_OPEN"]


def test_a_second_open_lead_is_told_whose_the_first_is(office):
    company = office.company("示例科技有限公司")
    first = office.lead(company, by=office.recruiter)
    assert warned(first) == []
    second = office.lead(company, by=office.colleague)
    assert first.code in warned(second)[0]
    assert "招商专员一" in warned(second)[0]
    assert "首" in warned(second)[0]


def test_one_of_the_same_kind_is_named_before_an_older_one_of_another(office):
    company = office.company("示例科技有限公司")
    older = office.lead(company, kind="增资扩产", registered_on="2026-01-01", by=office.recruiter)
    same = office.lead(company, registered_on="2026-06-01", by=office.colleague)
    assert older.code in warned(same)[0]
    third = office.lead(company)
    assert same.code in warned(third)[0]
    found = office.read(open_leads, company.id, LeadKind.NEW)
    assert [(each.code, each.same_kind) for each in found] == [
        (same.code, True),
        (third.code, True),
        (older.code, False),
    ]


def test_closed_archived_and_the_edited_lead_do_not_count(office):
    company = office.company("示例科技有限公司")
    lost, archived = office.lead(company), office.lead(company)
    office.do(move_lead, lost.id, "LOST", {"lost_reason": "其他"})
    office.do(archive_lead, archived.id)
    third = office.lead(company)
    assert warned(third) == []
    assert office.read(open_leads, company.id, LeadKind.NEW, third.id) == ()


def test_a_lead_that_moves_to_a_company_with_one_is_told_too(office):
    company = office.company("示例科技有限公司")
    first = office.lead(company, by=office.recruiter)
    other = office.lead()
    saved = office.do(save_lead, {"company_id": company.id}, id=other.id)
    assert first.code in warned(saved)[0]


def test_handing_over_changes_the_owner_and_nothing_else(office):
    company = office.company("示例科技有限公司")
    lead = office.lead(company, registered_on="2026-01-01", by=office.recruiter)
    before = office.read(load_form, lead.id).values
    office.do(hand_over_lead, lead.id, office.colleague.code)
    after = office.read(load_form, lead.id).values
    assert {name for name in after if after[name] != before[name]} == {"owner_id"}
    assert after["registered_on"] == date(2026, 1, 1)
