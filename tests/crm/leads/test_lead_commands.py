"""Leads are registered, edited by their owners, handed over and archived."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.companies.commands import save_contact
from crm.leads.commands import archive_lead, hand_over_lead, restore_lead, save_lead
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.moving import move_lead
from crm.leads.queries import find_ids, load_form, load_rows
from crm.leads.terms import Mode, ProjectLevel, Scope, Stage
from crm.letters.commands import save_letter, sign_letter
from crm.letters.queries import load_rows as load_letter_rows
from crm.records.listing import ListRequest

TODAY = date(2026, 12, 31)


def row(office, lead):
    return office.read(load_rows, [lead.id], TODAY)[lead.id]


def column(office, lead, name: str) -> object:
    return office.read(lambda session: getattr(session.get(Lead, lead.id), name))


def history(office, lead) -> list[tuple[Stage, date]]:
    def read(session):
        rows = session.query(LeadStageHistory).filter_by(lead_id=lead.id)
        return [(each.to_stage, each.on) for each in rows.order_by(LeadStageHistory.position)]

    return office.read(read)


def test_a_new_lead_is_registered_today_by_whoever_enters_it_and_stands_at_new(office):
    lead = office.lead(by=office.recruiter)
    found = row(office, lead)
    assert lead.code == "XS-2026-0001"
    assert (found.registered_on, found.owner) == (TODAY, "招商专员一")
    assert (found.stage, found.days) == (Stage.NEW, 0)
    assert (found.scope, found.mode, found.project_level) == (
        Scope.GROUP,
        Mode.M17,
        ProjectLevel.ORDINARY,
    )
    assert history(office, lead) == [(Stage.NEW, TODAY)]


def test_the_code_carries_the_year_of_the_registration(office):
    assert office.lead(registered_on="2025年3月1日").code == "XS-2025-0001"
    assert office.lead(registered_on="2025-04-01").code == "XS-2025-0002"
    assert office.lead().code == "XS-2026-0001"


def test_a_lead_cannot_be_registered_in_the_future(office):
    company = office.company()
    raw = {"title": "项目", "company_id": company.id, "source_channel": "出访"}
    refusal = office.refused(save_lead, {**raw, "registered_on": "2027-01-01"})
    assert (refusal.code, refusal.field) == ("STAGE_DATE_ORDER", "registered_on")


def test_every_problem_of_a_lead_stands_at_its_field(office):
    raw = {"title": "", "est_investment": "40.7", "mode": "M13", "est_area_needed": "0㎡"}
    refusal = office.refused(save_lead, raw)
    assert {(each.field, each.code) for each in refusal.problems} == {
        ("title", "FIELD_REQUIRED"),
        ("company_id", "FIELD_REQUIRED"),
        ("source_channel", "FIELD_REQUIRED"),
        ("est_investment", "UNIT_MISSING"),
        ("mode", "VALUE_UNKNOWN"),
        ("est_area_needed", "AREA_NOT_POSITIVE"),
    }


def test_a_foreign_investment_keeps_its_currency_and_is_converted_by_its_rate(office):
    lead = office.lead(est_investment="超3000万美元", fx_rate="7.123456", fx_date="2026-12-01")
    found = row(office, lead)
    assert (found.investment, found.currency) == (Decimal(30_000_000), "USD")
    assert (found.investment_qual, found.investment_cny) == ("超", Decimal("213703680.00"))
    form = office.read(load_form, lead.id)
    assert form.values["est_investment"] == "超3000万美元"
    again = office.do(save_lead, form.values, id=lead.id, version=form.version)
    assert row(office, again).investment_cny == Decimal("213703680.00")
    office.do(save_lead, {"est_investment": "2亿元"}, id=lead.id)
    assert (row(office, lead).currency, row(office, lead).investment) == ("CNY", 2 * 10**8)


@pytest.mark.parametrize(
    ("rate", "code", "field"),
    [
        ({"fx_rate": "0", "fx_date": "2026-12-01"}, "VALUE_FORMAT", "fx_rate"),
        ({"fx_rate": "7.1"}, "FIELD_REQUIRED", "fx_date"),
    ],
)
def test_an_exchange_rate_is_positive_and_dated(office, rate, code, field):
    lead = office.lead()
    refusal = office.refused(save_lead, rate, id=lead.id)
    assert (refusal.code, refusal.field) == (code, field)


def test_land_in_mu_is_exact_and_floor_area_in_mu_is_warned_of(office):
    lead = office.lead(land_needed="30亩", est_area_needed="15亩")
    assert (row(office, lead).land_needed, row(office, lead).area_needed) == (20_000, 10_000)
    assert [warning.code for warning in lead.warnings] == ["MU_FOR_FLOOR_AREA"]


def test_a_second_lead_of_a_company_warns_naming_the_owner_of_the_first(office):
    company = office.company()
    first = office.lead(company, by=office.recruiter, registered_on="2026-01-05")
    second = office.lead(company, by=office.colleague)
    assert [each.code for each in second.warnings] == ["LEAD_ALREADY_OPEN"]
    assert first.code in second.warnings[0].message
    assert "招商专员一" in second.warnings[0].message
    for lead in (first, second):
        office.do(move_lead, lead.id, "LOST", {"lost_reason": "投资取消"})
    assert office.lead(company).warnings == ()


def test_a_contact_of_another_company_is_refused(office):
    stranger = office.do(save_contact, {"company_id": office.company().id, "name": "董秘"})
    lead = office.lead()
    refusal = office.refused(save_lead, {"contact_id": stranger.id}, id=lead.id)
    assert (refusal.code, refusal.field) == ("VALUE_UNKNOWN", "contact_id")


def test_recruiters_edit_their_own_leads_and_managers_all(office):
    lead = office.lead(by=office.recruiter)
    raw = {"title": "新名称"}
    for actor in (office.colleague, office.leader):
        assert office.refused(save_lead, raw, id=lead.id, by=actor).code == "PERMISSION_DENIED"
        assert office.refused(archive_lead, lead.id, by=actor).code == "PERMISSION_DENIED"
        assert office.refused(hand_over_lead, lead.id, "S03", by=actor).code == "PERMISSION_DENIED"
    assert office.refused(save_lead, raw, by=office.leader).code == "PERMISSION_DENIED"
    for actor in (office.recruiter, office.manager, office.admin):
        office.do(save_lead, {"title": actor.name}, id=lead.id, by=actor)
    office.do(save_lead, {"co_owner_ids": ["S03"]}, id=lead.id)
    office.do(save_lead, raw, id=lead.id, by=office.colleague)
    assert row(office, lead).title == "新名称"


def test_a_stale_form_is_refused(office):
    lead = office.lead()
    office.do(save_lead, {"title": "他人已改"}, id=lead.id, version=lead.version)
    refusal = office.refused(save_lead, {"title": "我的"}, id=lead.id, version=lead.version)
    assert refusal.code == "VERSION_CONFLICT"


def test_somebody_who_left_cannot_become_responsible_but_keeps_old_records(office):
    lead = office.lead()
    assert office.refused(hand_over_lead, lead.id, "S06").code == "STAFF_INACTIVE"
    refusal = office.refused(save_lead, {"co_owner_ids": ["S06"]}, id=lead.id)
    assert (refusal.code, refusal.field) == ("STAFF_INACTIVE", "co_owner_ids")
    assert office.refused(hand_over_lead, lead.id, "S99").code == "VALUE_UNKNOWN"


def test_handing_over_moves_drafts_but_not_the_credit_of_signed_letters(office):
    lead, park = office.lead(by=office.recruiter), office.park()
    raw = {"lead_id": lead.id, "park_id": park.id, "area": "2000㎡"}
    signed = office.do(sign_letter, None, {**raw, "signed_on": "2026-12-01"})
    draft = office.do(save_letter, raw)
    office.do(hand_over_lead, lead.id, "S03")
    letters = office.read(load_letter_rows, [signed.id, draft.id], TODAY)
    assert row(office, lead).owner == "招商专员二"
    assert letters[signed.id].owner == "招商专员一"
    assert letters[draft.id].owner == "招商专员二"


def test_a_lead_with_signed_letters_keeps_its_company(office):
    lead, park, other = office.lead(), office.park(), office.company()
    raw = {"lead_id": lead.id, "park_id": park.id, "area": "2000㎡"}
    draft = office.do(save_letter, raw)
    office.do(save_lead, {"company_id": other.id}, id=lead.id)
    assert office.read(load_letter_rows, [draft.id], TODAY)[draft.id].company_id == other.id
    office.do(sign_letter, draft.id, {"signed_on": "2026-12-01"})
    refusal = office.refused(save_lead, {"company_id": office.company().id}, id=lead.id)
    assert (refusal.code, refusal.field) == ("LETTER_COMPANY_MISMATCH", "company_id")


def test_a_corrected_registration_moves_the_first_row_of_the_history(office):
    lead = office.lead(registered_on="2026-03-01")
    office.do(save_lead, {"registered_on": "2026-02-01"}, id=lead.id)
    assert row(office, lead).entered_on == date(2026, 2, 1)
    office.do(move_lead, lead.id, "CONTACTED", {"on": "2026-02-10"})
    office.do(save_lead, {"registered_on": "2026-02-05"}, id=lead.id)
    assert history(office, lead) == [
        (Stage.NEW, date(2026, 2, 5)),
        (Stage.CONTACTED, date(2026, 2, 10)),
    ]
    refusal = office.refused(save_lead, {"registered_on": "2026-02-11"}, id=lead.id)
    assert (refusal.code, refusal.field) == ("STAGE_DATE_ORDER", "registered_on")


@pytest.mark.parametrize(
    ("raw", "code", "field"),
    [
        ({"contract_signed_on": None}, "STAGE_GATE_UNMET", "contract_signed_on"),
        ({"contract_no": ""}, "STAGE_GATE_UNMET", "contract_no"),
        ({"contract_signed_on": "2027-01-01"}, "STAGE_DATE_ORDER", "contract_signed_on"),
        ({"landed_on": "2026-05-31"}, "STAGE_DATE_ORDER", "landed_on"),
    ],
)
def test_an_edit_cannot_take_away_what_the_present_stage_asked_for(office, raw, code, field):
    lead = office.lead(registered_on="2026-06-01")
    contract = {"contract_signed_on": "2026-06-01", "contract_no": "合同1号"}
    office.do(move_lead, lead.id, "SIGNED", contract)
    refusal = office.refused(save_lead, raw, id=lead.id)
    assert (refusal.code, refusal.field) == (code, field)


def test_a_date_that_is_entered_anew_is_known_to_the_day(office):
    lead = office.lead()
    with office.database.write("load", actor=office.manager) as work:
        loaded = work.session.get_one(Lead, lead.id)
        loaded.contract_signed_on = date(2026, 1, 1)
        loaded.date_precisions = {"contract_signed_on": "YEAR"}
    office.do(save_lead, {"contract_signed_on": "2026-01-01"}, id=lead.id)
    assert column(office, lead, "date_precisions") == {"contract_signed_on": "YEAR"}
    office.do(save_lead, {"contract_signed_on": "2026-03-05"}, id=lead.id)
    assert column(office, lead, "date_precisions") == {}


def test_archiving_hides_a_lead_until_it_is_restored(office):
    lead = office.lead()
    office.do(archive_lead, lead.id, lead.version)
    assert office.read(find_ids, ListRequest(), TODAY) == []
    assert office.read(find_ids, ListRequest(archived=True), TODAY) == [lead.id]
    office.do(restore_lead, lead.id)
    assert office.read(find_ids, ListRequest(), TODAY) == [lead.id]


def test_a_form_saved_without_changes_changes_nothing(office):
    lead = office.lead(
        est_investment="200多亿元", land_needed="30亩", next_action="报价", mode_tags=["M02"]
    )
    form = office.read(load_form, lead.id)
    assert form.values["est_investment"] == "200多亿元"
    again = office.do(save_lead, form.values, id=lead.id, version=form.version)
    assert again.version == lead.version
