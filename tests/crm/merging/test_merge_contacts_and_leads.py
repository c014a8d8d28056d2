"""Merging two contacts or two leads: what named the loser names the survivor."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from crm.check.verify import verify
from crm.companies.commands import archive_contact, save_contact
from crm.companies.queries import list_contacts, load_contact_form
from crm.leads.commands import save_lead
from crm.leads.gates import history_of
from crm.leads.models import Lead
from crm.leads.moving import move_lead
from crm.leads.queries import find_ids, load_form
from crm.leads.stage_move import VISIT_WAIVED
from crm.leads.terms import Stage
from crm.merging.commands import merge_companies, merge_contacts, merge_leads
from crm.merging.links import count_links
from crm.records.listing import ListRequest
from crm.records.references import candidates
from crm.visits.models import Visit

TODAY = date(2026, 12, 31)


@pytest.fixture
def merged(pair):
    """Both companies as one, with two contacts and two leads of the same person and project."""
    pair.office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    return pair


def contact(office, company, **fields):
    return office.do(save_contact, {"company_id": company.id, "name": "投资总监", **fields})


def test_whoever_met_the_loser_met_the_survivor(merged):
    office, kept, gone = merged.office, merged.kept.contact.id, merged.gone.contact.id
    before = office.read(count_links, "contact", gone)
    assert before == {"lead": 1, "trip_stop": 1, "trip_contact": 1, "visit": 1, "attachment": 1}
    office.do(merge_contacts, kept, gone)
    assert office.read(count_links, "contact", gone) == {}
    assert office.read(count_links, "contact", kept) == dict.fromkeys(before, 2)
    assert [each.id for each in office.read(list_contacts, merged.kept.company.id)] == [kept]
    assert office.read(verify) == []


def test_a_visitor_who_was_entered_twice_came_once(merged):
    office, kept, gone = merged.office, merged.kept.contact.id, merged.gone.contact.id
    with office.database.write("both", actor=office.manager) as work:
        visit = work.session.get_one(Visit, merged.kept.visit.id)
        visit.visitor_ids = [gone, kept]
    office.do(merge_contacts, kept, gone)
    with office.database.read() as session:
        assert session.get_one(Visit, merged.kept.visit.id).visitor_ids == [kept]


def test_a_merged_contact_keeps_what_either_side_knew_and_is_offered_once(office):
    company = office.company("示例科技有限公司")
    kept = contact(office, company, mobile="13800000000")
    gone = contact(office, company, email="a@example.com", is_primary=True, note="普通话")
    office.do(merge_contacts, kept.id, gone.id)
    values = office.read(load_contact_form, kept.id).values
    assert (values["mobile"], values["email"]) == ("13800000000", "a@example.com")
    assert values["is_primary"] is True
    assert [each.id for each in office.read(candidates, "contact", "投资总监")] == [kept.id]


def test_a_contact_whom_another_company_s_lead_names_stays_there(pair):
    office = pair.office
    error = office.refused(merge_contacts, pair.kept.contact.id, pair.gone.contact.id)
    assert (error.code, error.field) == ("MERGE_BLOCKED", "company_id")
    assert pair.gone.lead.code in error.message


def test_a_person_of_two_companies_without_leads_becomes_one(office):
    kept = contact(office, office.company("甲企业"), mobile="13800000000")
    gone = contact(office, office.company("乙企业"), wechat="wx", is_primary=True)
    office.do(merge_contacts, kept.id, gone.id)
    values = office.read(load_contact_form, kept.id).values
    assert (values["wechat"], values["is_primary"]) == ("wx", False)


def test_contacts_are_merged_by_managers_and_only_while_they_are_in_use(office):
    company = office.company("示例科技有限公司")
    kept, gone = contact(office, company), contact(office, company)
    denied = office.refused(merge_contacts, kept.id, gone.id, by=office.recruiter)
    assert denied.code == "PERMISSION_DENIED"
    office.do(archive_contact, gone.id)
    assert office.refused(merge_contacts, kept.id, gone.id).code == "MERGE_BLOCKED"
    assert office.refused(merge_contacts, kept.id, kept.id).code == "MERGE_BLOCKED"


def test_everything_of_a_lead_moves_and_its_past_stays(merged):
    office, kept, gone = merged.office, merged.kept.lead.id, merged.gone.lead.id
    before = office.read(count_links, "lead", gone)
    assert before == {
        "letter": 1,
        "deal": 1,
        "visit": 1,
        "follow_up": 1,
        "requirement": 1,
        "attachment": 1,
    }
    office.do(merge_leads, kept, gone)
    assert office.read(count_links, "lead", gone) == {}
    assert office.read(count_links, "lead", kept) == dict.fromkeys(before, 2)
    listed = office.read(find_ids, ListRequest(), TODAY)
    assert kept in listed
    assert gone not in listed
    assert len(office.read(history_of, gone)) == 1
    assert office.read(verify) == []


def test_the_survivor_keeps_its_registration_owner_and_stage(office):
    company = office.company("示例科技有限公司")
    kept = office.lead(company, registered_on="2026-05-01", by=office.recruiter)
    gone = office.lead(company, registered_on="2026-01-01", est_area_needed="100㎡")
    office.do(move_lead, gone.id, "CONTACTED", {"on": "2026-06-01"})
    office.do(merge_leads, kept.id, gone.id)
    values = office.read(load_form, kept.id).values
    assert values["registered_on"] == date(2026, 5, 1)
    assert values["owner_id"] == office.recruiter.id
    assert values["est_area_needed"] == 100
    assert [each.stage for each in office.read(history_of, kept.id)] == [Stage.NEW]


def test_the_stage_of_the_loser_is_entered_by_a_move_with_its_gate(office):
    company = office.company("示例科技有限公司")
    kept = office.lead(company, registered_on="2026-05-01")
    gone = office.lead(company, registered_on="2026-01-01")
    office.do(move_lead, gone.id, "VISITED", {"on": "2026-06-01", "reason": VISIT_WAIVED})
    office.do(merge_leads, kept.id, gone.id, {"stage": "LOSER"})
    moves = office.read(history_of, kept.id)
    assert [(each.stage, each.on) for each in moves][1:] == [(Stage.VISITED, date(2026, 6, 1))]
    with office.database.read() as session:
        assert session.scalar(select(Lead.stage).where(Lead.id == kept.id)) is Stage.VISITED


def test_a_date_comes_with_how_exactly_it_is_known(office):
    company = office.company("示例科技有限公司")
    kept, gone = office.lead(company), office.lead(company, landed_on="2026-06-01")
    with office.database.write("precision", actor=office.manager) as work:
        work.session.get_one(Lead, gone.id).date_precisions = {"landed_on": "MONTH"}
    office.do(merge_leads, kept.id, gone.id)
    with office.database.read() as session:
        assert session.get_one(Lead, kept.id).date_precisions == {"landed_on": "MONTH"}


def test_dates_that_do_not_fit_together_are_refused_at_their_field(office):
    company = office.company("示例科技有限公司")
    kept = office.lead(company, contract_signed_on="2026-08-01")
    gone = office.lead(company, landed_on="2026-06-01")
    error = office.refused(merge_leads, kept.id, gone.id)
    assert (error.code, error.field) == ("STAGE_DATE_ORDER", "landed_on")
    office.do(merge_leads, kept.id, gone.id, {"landed_on": "SURVIVOR"})


def test_an_amount_in_foreign_currency_keeps_its_currency(office):
    company = office.company("示例科技有限公司")
    kept, gone = office.lead(company), office.lead(company, est_investment="3000万美元")
    office.do(merge_leads, kept.id, gone.id)
    with office.database.read() as session:
        lead = session.get_one(Lead, kept.id)
        assert (lead.est_investment, lead.currency) == (30_000_000, "USD")


def test_leads_of_two_companies_are_not_one_project(pair):
    office = pair.office
    error = office.refused(merge_leads, pair.kept.lead.id, pair.gone.lead.id)
    assert (error.code, error.field) == ("MERGE_BLOCKED", "company_id")


def test_a_stale_lead_and_a_recruiter_are_refused(office):
    company = office.company("示例科技有限公司")
    kept, gone = office.lead(company), office.lead(company)
    office.do(save_lead, {"note": "改"}, id=gone.id)
    stale = office.refused(merge_leads, kept.id, gone.id, {}, kept.version, gone.version)
    assert stale.code == "VERSION_CONFLICT"
    denied = office.refused(merge_leads, kept.id, gone.id, by=office.recruiter)
    assert denied.code == "PERMISSION_DENIED"


def test_two_notes_that_do_not_fit_into_one_are_refused_at_the_note(office):
    one, other = (
        office.company(name, note=letter * 60_000)
        for name, letter in (("甲有限公司", "甲"), ("乙有限公司", "乙"))
    )
    error = office.refused(merge_companies, one.id, other.id)
    assert (error.code, error.field) == ("NOTE_TOO_LONG", "note")
    office.do(merge_companies, one.id, other.id, {"note": "LOSER"})
