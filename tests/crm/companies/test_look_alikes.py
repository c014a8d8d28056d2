"""While a company is written: the same, perhaps the same, and apart from them close spellings."""

from __future__ import annotations

import pytest

from crm.companies.commands import archive_company, save_company
from crm.companies.duplicates import find_matches, look_alikes
from crm.companies.known_names import KnownNames
from crm.companies.models import Company
from crm.leads.moving import move_lead
from crm.merging.commands import merge_companies
from crm.names.keys import Likeness

CODE = "91350100M000100Y43"
OTHER_CODE = "91330782MA2EXAMP1F"


@pytest.fixture
def known():
    return KnownNames()


def found(office, name, known=None, **more):
    """Return the matches and the close spellings by name."""
    both = office.read(look_alikes, known or KnownNames(), name, more.pop("uscc", None), **more)
    return [(each.name, each.likeness) for each in both.matches], [e.name for e in both.close]


def test_the_table_of_the_rules(office):
    office.company("示例科技有限公司", uscc=CODE)
    duplicate, suspect = Likeness.DUPLICATE, Likeness.SUSPECT
    for name, uscc, likeness in (
        ("示例 科技（有限公司）", None, duplicate),
        ("完全两样", CODE, duplicate),
        ("示例科技集团股份有限公司", None, suspect),
        ("示例科技有限公司", OTHER_CODE, Likeness.DIFFERENT),
    ):
        matches, close = found(office, name, uscc=uscc)
        assert matches == [("示例科技有限公司", likeness)]
        assert close == []
    assert found(office, "完全两样") == ([], [])


@pytest.mark.parametrize(
    "name",
    [
        "示列科技有限公司",  # another character
        "事例科技有限公司",  # of the same sound
        "示例科枝有限公司",
        "示例科技技有限公司",  # one too many
        "科技示例（义乌）有限公司",  # another order, with a place
        "浙江省义乌市示例科技有限公司",  # with the place in front
    ],
)
def test_a_slip_of_the_pen_is_shown_apart_and_never_counts(office, name):
    office.company("示例科技有限公司")
    office.company("完全两样有限公司")
    matches, close = found(office, name)
    assert matches == []
    assert close == ["示例科技有限公司"]
    assert office.company(name).warnings == ()


def test_names_with_other_numbers_are_not_close(office):
    for number in range(1, 8):
        office.company(f"示例企业{number:03d}有限公司")
    assert found(office, "示例企业009有限公司") == ([], [])
    assert found(office, "示例企来007有限公司")[1] == ["示例企业007有限公司"]


def test_the_closest_come_first(office):
    for name in ("示例精密机械有限公司", "示例精密机戒有限公司", "示例精密仪器有限公司"):
        office.company(name)
    close = found(office, "示例精密机诫有限公司")[1]
    assert close[0] == "示例精密机戒有限公司"  # of the same sound
    assert close[1:] == ["示例精密机械有限公司"]


def test_another_name_of_a_known_company_is_a_suspect_and_never_refused(office):
    office.company("示例科技有限公司", aliases=["老示例机械厂"], short_name="示例")
    for name, also in (("老示例·机械厂", "老示例机械厂"), ("示 例", "示例")):
        both = office.read(look_alikes, KnownNames(), name, None)
        assert [(each.likeness, each.also) for each in both.matches] == [(Likeness.SUSPECT, also)]
    saved = office.company("老示例机械厂")
    assert [each.code for each in saved.warnings] == ["SUSPECT"]
    assert "老示例机械厂" in saved.warnings[0].message


def test_a_known_name_written_as_another_name_is_a_suspect(office):
    office.company("示例科技有限公司")
    saved = office.company("新名有限公司", aliases=["示例科技有限公司"])
    assert [each.code for each in saved.warnings] == ["SUSPECT"]
    again = office.do(save_company, {"aliases": ["示例科技有限公司", "甲"]}, id=saved.id)
    assert [each.code for each in again.warnings] == ["SUSPECT"]


def test_the_name_of_a_merged_company_leads_to_its_survivor(office, known):
    kept, gone = office.company("甲科技有限公司"), office.company("乙科技有限公司")
    assert found(office, "乙科技有限公司", known)[0] == [("乙科技有限公司", Likeness.DUPLICATE)]
    office.do(merge_companies, kept.id, gone.id)
    assert found(office, "乙科技有限公司", known)[0] == [("甲科技有限公司", Likeness.SUSPECT)]


def test_two_rows_of_one_import_know_each_other_s_other_names(office):
    with office.database.write("import", actor=office.manager) as work:
        save_company(work, {"name": "甲科技有限公司", "aliases": ["乙科技"]})
        saved = save_company(work, {"name": "乙科技"})
    assert [each.code for each in saved.warnings] == ["SUSPECT"]


def test_the_company_being_edited_is_not_its_own_duplicate(office, known):
    saved = office.company("示例科技有限公司", short_name="示例科技")
    assert found(office, "示例科技有限公司", known, besides=saved.id) == ([], [])


def test_archived_companies_are_shown_as_such(office, known):
    saved = office.company("示例科技有限公司")
    office.do(archive_company, saved.id)
    both = office.read(look_alikes, known, "示例科技有限公司", None)
    assert both.matches[0].archived is True


def test_who_has_an_open_lead_is_named_the_first_first(office, known):
    company = office.company("示例科技有限公司")
    office.lead(company, registered_on="2026-05-01", by=office.recruiter)
    office.lead(company, registered_on="2026-01-01", by=office.colleague)
    closed = office.lead(company, registered_on="2025-01-01")
    office.do(move_lead, closed.id, "LOST", {"lost_reason": "其他"})
    both = office.read(look_alikes, known, "示例科技有限公司", None)
    assert both.matches[0].owners == ("招商专员二", "招商专员一")


def test_names_of_other_programs_are_seen_after_their_commit(office, known):
    first = office.company("示例科技有限公司", aliases=["旧名机械"])
    assert found(office, "示列科技有限公司", known)[1] == ["示例科技有限公司"]
    office.do(save_company, {"name": "改头换面有限公司", "aliases": []}, id=first.id)
    assert found(office, "示列科技有限公司", known) == ([], [])
    assert found(office, "旧名机械", known) == ([], [])
    assert found(office, "改头唤面有限公司", known)[1] == ["改头换面有限公司"]
    office.company("示例科技有限公司")
    assert found(office, "示列科技有限公司", known)[1] == ["示例科技有限公司"]


def test_many_changes_at_once_are_read_anew(office, known, monkeypatch):
    monkeypatch.setattr("crm.companies.known_names.READ_ANEW", 1)
    office.company("示例科技有限公司")
    found(office, "甲", known)
    with office.database.write("many", actor=office.manager) as work:
        for number in range(3):
            save_company(work, {"name": f"远方机械{'甲乙丙'[number]}有限公司"})
    assert found(office, "远方机戒乙有限公司", known)[1] == ["远方机械乙有限公司"]


@pytest.mark.parametrize("name", ["", "示", "🙂", "%_\\", "'\"", "（）", "长" * 5000])
def test_any_text_is_answered(office, known, name):
    office.company("示例科技有限公司")
    assert found(office, name, known)[1] == []


def test_matches_are_asked_for_without_remembered_names_too(office):
    office.company("示例科技有限公司", aliases=["旧名"])
    assert [each.likeness for each in office.read(find_matches, "旧名", None)] == ["SUSPECT"]
    with office.database.write("raw", actor=office.manager) as work:
        assert work.session.query(Company).count() == 1
