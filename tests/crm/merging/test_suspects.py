"""The whole database is searched for what is there twice."""

from __future__ import annotations

import pytest

from crm.companies.commands import archive_company, save_contact
from crm.leads.moving import move_lead
from crm.merging.commands import merge_companies
from crm.merging.suspects import find_suspects
from crm.merging.terms import Why


def found(office):
    return {
        (each.kind, each.why, each.first.name, each.second.name)
        for each in office.read(find_suspects)
    }


def contact(office, company, **fields):
    return office.do(save_contact, {"company_id": company.id, "name": "投资总监", **fields})


def test_companies_are_paired_by_other_name_legal_form_and_spelling(office):
    office.company("示例科技有限公司", aliases=["老示例机械厂"])
    office.company("示例科技集团")
    office.company("老示例 机械厂")
    office.company("事例科技有限公司")
    office.company("完全两样有限公司")
    assert found(office) == {
        ("company", Why.ALIAS, "示例科技有限公司", "老示例 机械厂"),
        ("company", Why.LEGAL_FORM, "示例科技有限公司", "示例科技集团"),
        ("company", Why.SPELLING, "示例科技有限公司", "事例科技有限公司"),
        ("company", Why.SPELLING, "示例科技集团", "事例科技有限公司"),
    }


def test_two_credit_codes_archived_and_merged_companies_are_no_pair(office):
    office.company("示例科技有限公司", uscc="91350100M000100Y43")
    office.company("示例科技集团", uscc="91330782MA2EXAMP1F")
    kept, gone = office.company("甲方机械有限公司"), office.company("甲方机械集团")
    archived = office.company("甲方机械股份有限公司")
    office.do(archive_company, archived.id)
    office.do(merge_companies, kept.id, gone.id)
    assert found(office) == set()


def test_contacts_are_paired_by_number_address_and_name_at_a_company(office):
    one, other = office.company("甲企业"), office.company("乙企业")
    contact(office, one, name="总经理", mobile="138-0000-0000")
    contact(office, other, name="董事长", phone="13800000000", email="a@example.com")
    contact(office, other, name="董秘", email="A@example.com", wechat="wx")
    contact(office, one, name="助理", wechat="WX")
    contact(office, one, name="助理")
    assert found(office) == {
        ("contact", Why.NUMBER, "总经理", "董事长"),
        ("contact", Why.EMAIL, "董事长", "董秘"),
        ("contact", Why.WECHAT, "董秘", "助理"),
        ("contact", Why.NAME, "助理", "助理"),
    }


def test_a_switchboard_is_not_one_person(office):
    company = office.company("甲企业")
    for number in range(8):
        contact(office, company, name=f"职务{number}", phone="0579-85551234")
    assert found(office) == set()


def test_open_leads_of_one_company_and_kind_are_paired_the_first_registered_first(office):
    company = office.company("示例科技有限公司")
    late = office.lead(company, registered_on="2026-05-01")
    first = office.lead(company, registered_on="2026-01-01")
    office.lead(company, kind="增资扩产")
    lost = office.lead(company)
    office.do(move_lead, lost.id, "LOST", {"lost_reason": "其他"})
    pairs = office.read(find_suspects)
    assert [(each.why, each.first.id, each.second.id) for each in pairs] == [
        (Why.BOTH_OPEN, first.id, late.id)
    ]
    assert "招商主管" in pairs[0].first.detail


def test_the_search_tells_how_far_it_is_and_can_be_stopped(office):
    steps = []
    office.read(find_suspects, lambda done, total: steps.append((done, total)))
    assert steps[0] == (0, steps[0][1])
    assert steps[-1][0] == steps[-1][1]

    def stop(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.read(find_suspects, stop)
