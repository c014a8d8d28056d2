"""What stands in the way of an undo is said in words, and nothing is changed then."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text, update

from crm.companies.commands import save_company, save_contact
from crm.companies.models import Company
from crm.database.changes import ChangeSet
from crm.deals.commands import record_pay_in, save_deal
from crm.funds.commands import save_fund
from crm.history.undoing import undo
from crm.language import ENGLISH, speaking
from crm.leads.commands import hand_over_lead, save_lead
from crm.leads.moving import move_lead
from crm.letters.commands import sign_letter, supersede_letter, void_letter
from crm.parks.commands import archive_park, restore_park
from crm.staff.commands import deactivate_staff
from crm.trips.commands import save_trip, save_trip_stop
from crm.visits.commands import save_visit

USCC = "91350100M000100Y43"
TRIP = {"title": "示例出访", "cities": ["杭州"]}


@pytest.fixture(autouse=True)
def _in_english():
    with speaking(ENGLISH):
        yield


def last_set(office):
    with office.database.read() as session:
        return session.scalar(select(ChangeSet.id).order_by(ChangeSet.id.desc()).limit(1))


def blocked(office, change_set, by=None):
    """Undo a change set, which must be refused; returns the reason and the codes of rules."""
    error = office.refused(undo, change_set, by=by)
    assert error.code == "UNDO_BLOCKED"
    return error.message, [each.code for each in error.problems[1:]]


def signed(office, lead, park, **more):
    raw = {"lead_id": lead.id, "park_id": park.id, "area": "2000㎡", "signed_on": "2026-11-10"}
    return office.do(sign_letter, None, {**raw, **more})


def test_a_later_change_is_named_with_who_and_when(office):
    saved = office.company("示例企业", city="杭州", by=office.recruiter)
    office.do(save_company, {"city": "义乌"}, id=saved.id, by=office.recruiter)
    edit = last_set(office)
    office.do(save_company, {"address": "路1号"}, id=saved.id)
    reason, _codes = blocked(office, edit, by=office.recruiter)
    assert reason == (
        "招商主管 changed 示例企业 afterwards, on 2026-12-31 12:00: Edit company. "
        "Undo that first, or change it by hand."
    )


def test_a_later_change_that_was_undone_is_in_nobodys_way(office):
    saved = office.company("示例企业", city="杭州", by=office.recruiter)
    office.do(save_company, {"city": "义乌"}, id=saved.id, by=office.recruiter)
    office.do(save_company, {"address": "路1号"}, id=saved.id)
    office.do(undo)
    office.do(undo, by=office.recruiter)
    with office.database.read() as session:
        assert session.get(Company, saved.id).city == "杭州"


def test_what_another_program_changed_is_not_overwritten(office):
    saved = office.company("示例企业", city="杭州")
    office.do(save_company, {"city": "义乌"}, id=saved.id)
    with office.database.engine.begin() as connection:
        connection.execute(update(Company.__table__).values(city="上海"))
    assert blocked(office, None)[0] == "Another program changed 示例企业 meanwhile."
    with office.database.engine.begin() as connection:
        connection.execute(text("DELETE FROM company"))
    assert "Another program changed" in blocked(office, None)[0]


def test_a_record_in_use_does_not_vanish(office):
    company = office.company("示例企业")
    created = last_set(office)
    lead = office.lead(company, title="示例项目", by=office.recruiter)
    assert blocked(office, created)[0] == f"示例企业 is used meanwhile: {lead.code} 示例项目."


def test_a_person_named_in_a_list_does_not_vanish(office):
    company = office.company("示例企业")
    park = office.park("PK01")
    person = office.do(save_contact, {"company_id": company.id, "name": "总经理"})
    created = last_set(office)
    raw = {"direction": "INBOUND", "on": "2026-12-01", "company_ids": [company.id]}
    visit = office.do(save_visit, {**raw, "park_ids": [park.id], "visitor_ids": [person.id]})
    assert visit.code in blocked(office, created)[0]


def test_a_credit_code_that_was_taken_meanwhile_stays_taken(office):
    saved = office.company("示例企业一", uscc=USCC)
    office.do(save_company, {"uscc": None}, id=saved.id)
    given_up = last_set(office)
    office.company("示例企业二", uscc=USCC)
    assert blocked(office, given_up)[0] == f"“{USCC}” meanwhile belongs to 示例企业二."


def test_a_name_that_was_taken_meanwhile_would_be_there_twice(office):
    saved = office.company("示例企业一")
    office.do(save_company, {"name": "示例企业三"}, id=saved.id)
    renamed = last_set(office)
    office.company("示例企业一")
    reason, codes = blocked(office, renamed)
    assert codes == ["DUPLICATE"]
    assert "is there twice" in reason


def test_recruiters_undo_their_own_steps_managers_all_and_leaders_none(office):
    office.company("示例企业", by=office.colleague)
    created = last_set(office)
    assert "Somebody else did this" in blocked(office, created, by=office.recruiter)[0]
    assert "Leaders read and print" in blocked(office, created, by=office.leader)[0]
    office.do(undo, created, by=office.manager)


def test_what_only_managers_may_do_is_undone_by_managers(office):
    letter = signed(office, office.lead(by=office.recruiter), office.park("PK01"))
    office.do(void_letter, letter.id, {"void_reason": "误录"})
    voided = last_set(office)
    assert "Somebody else" in blocked(office, voided, by=office.recruiter)[0]
    with office.database.engine.begin() as connection:  # once a manager, now a recruiter
        connection.execute(update(ChangeSet.__table__).values(staff_id=office.recruiter.id))
    assert blocked(office, voided, by=office.recruiter)[0].startswith("Only a recruitment manager")


def test_a_letter_that_opened_the_way_of_its_lead_stays(office):
    lead, park = office.lead(registered_on="2026-11-01"), office.park("PK01")
    signed(office, lead, park)
    signing = last_set(office)
    office.do(move_lead, lead.id, "INTENT", {"on": "2026-11-20"})
    moved = last_set(office)
    reason, codes = blocked(office, signing)
    assert codes == ["STAGE_GATE_UNMET"]
    assert reason.startswith(f"A rule would be broken: {lead.code}: No intent letter")
    office.do(undo, moved)
    office.do(undo, signing)


def test_a_visit_that_opened_the_way_of_a_lead_stays(office):
    company, park = office.company(), office.park("PK01")
    lead = office.lead(company, registered_on="2026-11-01")
    raw = {"direction": "INBOUND", "on": "2026-11-05", "company_ids": [company.id]}
    office.do(save_visit, {**raw, "park_ids": [park.id], "status": "完成", "visitor_count": 3})
    visit = last_set(office)
    office.do(move_lead, lead.id, "VISITED", {"on": "2026-11-06"})
    assert blocked(office, visit)[1] == ["STAGE_GATE_UNMET"]


def test_a_contract_date_that_the_stage_rests_on_stays(office):
    lead = office.lead(registered_on="2026-11-01")
    raw = {"contract_signed_on": "2026-11-20", "contract_no": "HT-1"}
    office.do(save_lead, raw, lead.id)
    contract = last_set(office)
    office.do(move_lead, lead.id, "SIGNED", {"on": "2026-11-21"}, by=office.admin)
    assert "系统管理员 changed" in blocked(office, contract)[0]


def test_a_revived_letter_must_not_overlap_with_a_new_one(office):
    lead, park = office.lead(), office.park("PK01")
    letter = signed(office, lead, park)
    office.do(void_letter, letter.id, {"void_reason": "误录"})
    voided = last_set(office)
    signed(office, lead, park)
    assert blocked(office, voided)[1] == ["LETTER_OVERLAP_UNRESOLVED"]


def test_a_letter_has_one_successor(office):
    lead, park = office.lead(), office.park("PK01")
    old = signed(office, lead, park)
    new = {"signed_on": "2026-11-20", "area": "2500㎡"}
    second = office.do(supersede_letter, old.id, new)
    office.do(void_letter, second.id, {"void_reason": "误录"})
    voided = last_set(office)
    office.do(supersede_letter, old.id, new)
    assert "LETTER_ALREADY_SUPERSEDED" in blocked(office, voided)[1]


@pytest.fixture
def fund(office):
    raw = {"code": "FD01", "name": "示例基金", "kind": "子基金", "status": "投资期"}
    return office.do(save_fund, {**raw, "established_on": "2025-01-01", "total_size": "10亿元"})


@pytest.fixture
def deal(office, fund):
    raw = {"company_id": office.company().id, "vehicle": "FUND", "fund_id": fund.id}
    signing = {"status": "已签约", "decided_on": "2026-02-01", "signed_on": "2026-03-01"}
    return office.do(save_deal, {**raw, **signing, "subscribed": "1亿元"})


def test_payments_stay_within_the_subscription_at_every_date(office, deal):
    office.do(save_deal, {"subscribed": "2亿元"}, id=deal.id)
    raised = last_set(office)
    office.do(record_pay_in, {"deal_id": deal.id, "on": "2026-04-01", "amount": "1.5亿元"})
    assert blocked(office, raised)[1] == ["PAYIN_GT_SUBSCRIBED"]


def test_the_deals_of_a_fund_stay_within_its_size(office, fund, deal):
    office.do(save_fund, {"total_size": "20亿元"}, id=fund.id)
    raised = last_set(office)
    office.do(save_deal, {"subscribed": "15亿元"}, id=deal.id)
    assert blocked(office, raised)[1] == ["DEAL_GT_FUND_SIZE"]


def test_a_stop_keeps_its_day_within_the_trip(office):
    days = {"starts_on": "2026-11-01", "ends_on": "2026-11-02"}
    trip = office.do(save_trip, {**TRIP, **days})
    office.do(save_trip, {"ends_on": "2026-11-05"}, id=trip.id)
    longer = last_set(office)
    stop = {"trip_id": trip.id, "on": "2026-11-05", "city": "杭州", "kind": "座谈"}
    office.do(save_trip_stop, stop)
    assert blocked(office, longer)[1] == ["PERIOD_ORDER"]


def test_nobody_who_left_becomes_responsible_again(office):
    lead = office.lead(by=office.colleague)
    office.do(hand_over_lead, lead.id, "S02")
    handed_over = last_set(office)
    office.do(deactivate_staff, office.colleague.id, by=office.admin)
    assert blocked(office, handed_over)[0].startswith("招商专员二 has left")


def test_a_park_with_letters_does_not_go_back_into_the_bin(office):
    lead, park = office.lead(), office.park("PK01")
    office.do(archive_park, park.id)
    office.do(restore_park, park.id)
    restored = last_set(office)
    signed(office, lead, park)
    assert blocked(office, restored)[1] == ["RECORD_IN_USE"]
