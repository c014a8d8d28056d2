"""A record is found by its code, its name, its other names and its identifier."""

from __future__ import annotations

import pytest

from crm.companies.commands import archive_company, archive_contact, save_company, save_contact
from crm.companies.models import Company
from crm.errors import UserError
from crm.parks.commands import save_park
from crm.records.references import candidates, describe, resolve
from crm.start import first_start


def unknown(office, target, text):
    with pytest.raises(UserError) as refusal:
        office.read(resolve, target, text, "there")
    assert refusal.value.field == "there"
    return refusal.value.code


@pytest.fixture
def park(office):
    names = {"name": "稠江智能制造产业园", "aliases": "稠江园、芯片产业园（二期）"}
    return office.do(save_park, {"code": "PK02", **names}).id


@pytest.mark.parametrize(
    "text", ["PK02", "pk02", "稠江智能制造产业园", "稠江园", "芯片产业园(二期)"]
)
def test_a_park_is_found_by_code_name_and_every_other_name(office, park, text):
    assert office.read(resolve, "park", text) == park


def test_what_is_not_known_is_said_at_its_field(office, park):
    assert park
    assert unknown(office, "park", "稠江") == "VALUE_UNKNOWN"


def test_a_code_counts_more_than_a_name(office, park):
    office.do(save_park, {"code": "PK03", "name": "PK02"})
    assert office.read(resolve, "park", "PK02") == park


def test_a_company_is_found_in_any_spelling_and_by_its_credit_code(office):
    saved = office.company("示例（浙江）科技有限公司", uscc="91350100M000100Y43")
    for text in ("示例(浙江)科技有限公司", "示例（浙江） 科技有限公司", "91350100m000100y43"):
        assert office.read(resolve, "company", text) == saved.id
    with office.database.read() as session:
        uid = str(session.get_one(Company, saved.id).uid)
    assert office.read(resolve, "company", uid) == saved.id


def test_a_record_in_use_counts_more_than_an_archived_one(office):
    company = office.company()
    contact = {"company_id": company.id, "name": "投资总监"}
    old = office.do(save_contact, contact)
    office.do(archive_contact, old.id)
    assert office.read(resolve, "contact", "投资总监") == old.id
    new = office.do(save_contact, contact)
    assert office.read(resolve, "contact", "投资总监") == new.id
    office.do(save_contact, contact)
    assert unknown(office, "contact", "投资总监") == "VALUE_UNKNOWN"


def test_a_name_that_changed_still_leads_to_the_company_when_kept_as_another_name(office):
    saved = office.company("旧名有限公司")
    office.do(save_company, {"name": "新名有限公司", "aliases": ["旧名有限公司"]}, id=saved.id)
    assert office.read(resolve, "company", "旧名有限公司") == saved.id


def test_the_newest_taxonomy_says_what_an_industry_is(office):
    first_start(office.database)
    by_code = office.read(resolve, "industry", "A3")
    assert office.read(resolve, "industry", "光电显示") == by_code


def test_a_picker_offers_what_matches_the_shortest_name_first_and_no_archived_record(office):
    for name in ("示例科技集团有限公司", "示例科技", "别家"):
        office.company(name)
    gone = office.company("示例科技旧")
    office.do(archive_company, gone.id)
    offered = office.read(candidates, "company", "slkj")
    assert [each.text for each in offered] == ["示例科技", "示例科技集团有限公司"]
    assert len(office.read(candidates, "company", "", limit=2)) == 2


def test_a_picker_finds_by_code_in_any_case(office, park):
    assert [each.id for each in office.read(candidates, "park", "pk0")] == [park]


def test_a_percent_sign_means_itself(office):
    office.company("增长100%科技")
    office.company("增长1003科技")
    assert [each.text for each in office.read(candidates, "company", "100%")] == ["增长100%科技"]


@pytest.mark.parametrize("text", ["\x00", "示\x00例", "\ud800", "%_\\"])
def test_a_picker_takes_whatever_is_typed(office, text):
    office.company("示例企业")
    offered = office.read(candidates, "company", text)
    assert [each.text for each in offered] == ([] if "%" in text else ["示例企业"])
    assert office.read(candidates, "park", text) == []


def test_archived_records_keep_their_name_where_they_are_mentioned(office):
    gone = office.company("示例企业")
    office.do(archive_company, gone.id)
    assert office.read(describe, "company", [gone.id]) == {gone.id: "示例企业"}


def test_a_reference_to_nothing_is_refused_wherever_it_stands(office):
    error = office.refused(save_company, {"name": "示例企业", "park_id": 999})
    assert (error.code, error.field) == ("NOT_FOUND", "park_id")
    raw = {"code": "PK01", "name": "示例园", "leading_industry_ids": [999]}
    error = office.refused(save_park, raw)
    assert (error.code, error.field) == ("NOT_FOUND", "leading_industry_ids")
