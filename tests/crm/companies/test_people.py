"""A person who may be entered twice is shown with their company, and never refused."""

from __future__ import annotations

import pytest

from crm.companies.commands import archive_contact, save_contact
from crm.companies.numbers import first_number, numbers
from crm.companies.people import Person, find_people
from crm.companies.terms import SamePerson
from crm.merging.commands import merge_contacts


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("138-0000-0000", ("13800000000",)),
        ("+86 138 0000 0000", ("13800000000",)),
        ("００８６１３８００００００００", ("13800000000",)),
        ("0579-85551234 / 13900000000", ("057985551234", "13900000000")),
        ("8655 1234", ("86551234",)),
        ("转 801", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_numbers_are_compared_as_digits(written, meant):
    assert numbers(written) == meant
    assert first_number(written) == (meant[0] if meant else None)


@pytest.fixture
def known(office):
    company = office.company("示例科技有限公司")
    saved = office.do(
        save_contact,
        {
            "company_id": company.id,
            "name": "投资总监",
            "mobile": "138 0000 0000",
            "phone": "0579-85551234",
            "email": "Invest@Example.com",
            "wechat": "invest01",
        },
    )
    return company, saved


def test_what_is_in_common_is_told_wherever_the_person_is(office, known):
    company, saved = known
    elsewhere = office.company("另一家有限公司").id
    for person, common in (
        (Person(company.id, "投资 总监"), ()),
        (Person(company.id, "投资总监"), (SamePerson.NAME,)),
        (Person(elsewhere, "投资总监"), ()),
        (Person(elsewhere, "董秘", mobile="+8613800000000"), (SamePerson.NUMBER,)),
        (Person(elsewhere, phone="13800000000"), (SamePerson.NUMBER,)),
        (Person(elsewhere, mobile="0579 8555 1234"), (SamePerson.NUMBER,)),
        (Person(email="invest@example.com"), ()),
        (Person(email="Invest@Example.com"), (SamePerson.EMAIL,)),
        (Person(wechat=" invest01 "), (SamePerson.WECHAT,)),
        (
            Person(company.id, "投资总监", "13800000000"),
            (SamePerson.NAME, SamePerson.NUMBER),
        ),
    ):
        found = office.read(find_people, person)
        told = [(each.id, each.company, each.common) for each in found]
        assert told == ([(saved.id, "示例科技有限公司", common)] if common else [])


def test_the_contact_being_edited_archived_and_merged_ones_are_left_out(office, known):
    company, saved = known
    assert office.read(find_people, Person(mobile="13800000000", besides=saved.id)) == []
    second = office.do(
        save_contact, {"company_id": company.id, "name": "总监", "mobile": "13800000000"}
    )
    assert len(office.read(find_people, Person(mobile="13800000000"))) == 2
    office.do(merge_contacts, saved.id, second.id)
    assert len(office.read(find_people, Person(mobile="13800000000"))) == 1
    office.do(archive_contact, saved.id)
    assert office.read(find_people, Person(mobile="13800000000")) == []


def test_a_corrected_number_is_found_by_the_new_one_only(office, known):
    saved = known[1]
    office.do(save_contact, {"mobile": "139-0000-0000"}, id=saved.id)
    assert office.read(find_people, Person(mobile="13800000000")) == []
    assert len(office.read(find_people, Person(mobile="13900000000"))) == 1


def test_a_suspected_person_is_saved_all_the_same(office, known):
    company = known[0]
    raw = {"company_id": company.id, "name": "投资总监", "mobile": "13800000000"}
    assert office.do(save_contact, raw).id


@pytest.mark.parametrize("text", ["", "🙂", "%", "9" * 5000, "' or 1=1"])
def test_any_text_is_answered(office, known, text):
    assert office.read(find_people, Person(known[0].id, text, text, text, text, text)) == []
