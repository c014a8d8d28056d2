"""What is said before a merge is what the merge then does."""

from __future__ import annotations

from datetime import date

import pytest

from crm.companies.queries import load_form
from crm.leads.commands import save_lead
from crm.leads.moving import move_lead
from crm.merging.commands import merge_companies
from crm.merging.fields import COMPANY_MERGED
from crm.merging.queries import merge_preview
from crm.merging.terms import Side

TODAY = date(2026, 12, 31)


@pytest.fixture
def preview(pair):
    return pair.office.read(
        merge_preview, "company", pair.kept.company.id, pair.gone.company.id, TODAY
    )


def test_both_sides_stand_beside_each_other_in_words(preview):
    pairs = {each.name: each for each in preview.pairs}
    assert list(pairs) == [field.name for field in COMPANY_MERGED]
    city, tags, note, address = (pairs[each] for each in ("city", "tags", "note", "address"))
    assert (city.survivor, city.loser, city.both, city.side) == ("义乌", "杭州", "", Side.SURVIVOR)
    assert (tags.survivor, tags.loser, tags.both) == ("激光", "激光、出海", "激光、出海")
    assert (tags.side, note.side, address.side) == (Side.BOTH, Side.BOTH, Side.LOSER)
    assert note.both == "先来\n\n后到"
    assert [each.name for each in preview.pairs if not each.same and each.group == "所在地"] == [
        "city",
        "address",
    ]
    assert pairs["country"].same
    assert (preview.survivor.name, preview.loser.detail) == (
        "示例科技有限公司",
        "91350100M000100Y43 · 杭州",
    )


def test_what_changes_hands_and_what_a_person_should_know_is_told(pair, preview):
    assert preview.problems == ()
    assert [each.code for each in preview.notices] == ["LETTER_OVERLAP_UNRESOLVED"]
    assert pair.gone.letter.code in preview.notices[0].message
    assert len(preview.moves) == 12


def test_the_merge_does_what_its_preview_said(pair, preview):
    office = pair.office
    office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    after = office.read(load_form, pair.kept.company.id).values
    for each in preview.pairs:
        if each.name not in {"aliases", "parent_company_id"} and isinstance(after[each.name], str):
            told = {Side.BOTH: each.both, Side.LOSER: each.loser}.get(each.side, each.survivor)
            assert after[each.name] == told


def test_what_forbids_a_merge_is_said_before(office):
    kept, gone = office.company("甲企业"), office.company("乙企业")
    office.do(merge_companies, kept.id, gone.id)
    seen = office.read(merge_preview, "company", kept.id, gone.id, TODAY)
    assert [each.code for each in seen.problems] == ["MERGE_BLOCKED"]
    assert seen.notices == ()


def test_amounts_of_leads_are_told_with_qualifier_and_currency(office):
    company = office.company("示例科技有限公司")
    kept = office.lead(company, est_investment="超3亿元", registered_on="2026-05-01")
    gone = office.lead(company, est_investment="3000万美元", registered_on="2026-01-01")
    office.do(move_lead, gone.id, "CONTACTED")
    office.do(save_lead, {"probability_override": "40"}, id=gone.id)
    seen = office.read(merge_preview, "lead", kept.id, gone.id, TODAY)
    pairs = {each.name: each for each in seen.pairs}
    assert pairs["est_investment"].survivor == "超300000000.00元"
    assert pairs["est_investment"].loser.endswith("(USD)")
    assert (pairs["stage"].survivor, pairs["stage"].loser) == ("线索", "对接")
    assert pairs["stage"].side is Side.SURVIVOR
    assert "registered_on" not in pairs
    assert "2026-05-01" in seen.survivor.detail
