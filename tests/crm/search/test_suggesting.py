"""Companies and people suggested while a name is typed (docs/domain.md, Quick log)."""

from __future__ import annotations

import pytest

from crm.companies.commands import archive_company, save_contact
from crm.companies.known_names import KnownNames
from crm.search.suggesting import describe_company, suggest_companies, suggest_people
from crm.trips.commands import log_trip_contact, save_trip


@pytest.fixture
def ask(office):
    known = KnownNames()

    def asked(typed, trip_id=None):
        return office.read(suggest_companies, known, typed, trip_id)

    return asked


def names(found):
    return [each.name for each in found]


@pytest.mark.parametrize("typed", ["示例企业118", "例企", "shili", "slqy118", "SLQY", "企业 118"])
def test_characters_pinyin_and_initials_find_a_company(office, ask, typed):
    office.company("示例企业118")
    assert names(ask(typed)) == ["示例企业118"]


def test_nothing_typed_suggests_nothing(office, ask):
    office.company("示例企业118")
    assert ask("  ") == ()
    assert ask("完全两样") == ()


def test_its_first_open_lead_is_told(office, ask):
    company = office.company("示例企业118")
    first = office.lead(company, title="第一个", by=office.colleague, registered_on="2026-12-01")
    office.lead(company, title="第二个", registered_on="2026-12-02")
    (found,) = ask("118")
    assert (found.lead.id, found.lead.title, found.lead.owner) == (first.id, "第一个", "招商专员二")
    assert office.read(describe_company, company.id).lead == found.lead
    assert office.read(describe_company, 99) is None


def test_a_name_like_one_above_it_is_doubtful(office, ask):
    office.company("示例企业118（浙江）有限公司")
    office.company("示例企业118")
    found = ask("slqy118")
    assert names(found) == ["示例企业118", "示例企业118（浙江）有限公司"]
    assert [each.doubtful for each in found] == [False, True]


def test_a_company_that_is_only_spelled_alike_is_doubtful(office, ask):
    office.company("杭州华达新能源有限公司")
    (found,) = ask("杭州华达新能原")
    assert (found.alike, found.doubtful, found.exact) == (True, True, False)


def test_the_same_name_in_another_spelling_comes_first_and_is_certain(office, ask):
    office.company("示例科技（浙江）有限公司分公司")
    office.company("示例科技(浙江)有限公司")
    found = ask("示例科技（浙江）有限公司")
    assert found[0].name == "示例科技(浙江)有限公司"
    assert (found[0].exact, found[0].doubtful) == (True, False)


def test_archived_companies_are_not_suggested(office, ask):
    company = office.company("示例企业118")
    office.do(archive_company, company.id)
    assert ask("118") == ()


def test_another_name_finds_a_company_after_those_called_so(office, ask):
    office.company("第一个有限公司", aliases=["示例厂"])
    office.company("示例厂二分部")
    found = ask("示例厂")
    assert names(found) == ["示例厂二分部", "第一个有限公司"]
    assert found[1].also == "示例厂"


def test_names_written_on_the_trip_are_suggested_there_only(office, ask):
    days = {"starts_on": "2026-12-20", "ends_on": "2026-12-22"}
    trip = office.do(save_trip, {"title": "出访", "cities": ["深圳"], **days})
    log = {"trip_id": trip.id, "met_on": "2026-12-21", "contact_text": "总监"}
    office.do(log_trip_contact, {**log, "company_name_text": "示例新企业"})
    (found,) = ask("slxqy", trip.id)
    assert (found.id, found.name) == (None, "示例新企业")
    assert ask("slxqy") == ()
    office.company("示例新企业")
    assert [each.id for each in ask("slxqy", trip.id)] == [1]


def test_eight_at_most(office, ask):
    for number in range(12):
        office.company(f"示例企业{number:03}")
    assert len(ask("示例")) == 8


def test_people_of_a_company_are_found_the_main_contact_first(office):
    company = office.company("示例企业118")
    for name, main in (("投资总监", False), ("总经理", True), ("董秘", False)):
        values = {"company_id": company.id, "name": name, "is_primary": main, "mobile": "138"}
        office.do(save_contact, values)
    assert names(office.read(suggest_people, company.id, "")) == ["总经理", "投资总监", "董秘"]
    assert names(office.read(suggest_people, company.id, "tzzj")) == ["投资总监"]
    assert office.read(suggest_people, company.id + 1, "") == ()
