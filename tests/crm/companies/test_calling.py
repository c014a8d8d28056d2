"""The number that is copied from a list is the one that a person would dial."""

from __future__ import annotations

from crm.companies.calling import phone_of_company
from crm.companies.commands import archive_contact, save_contact
from crm.leads.calling import phone_of_lead


def test_the_main_contact_counts_and_spaces_do_not(office):
    company = office.company()
    assert office.read(phone_of_company, company.id) == ""
    for name, more in (
        ("前台", {"phone": "0579 8512 3456"}),
        ("投资总监", {"mobile": "138 0000 1234", "is_primary": True}),
    ):
        office.do(save_contact, {"company_id": company.id, "name": name, **more})
    assert office.read(phone_of_company, company.id) == "13800001234"


def test_an_archived_contact_is_not_called(office):
    company = office.company()
    main = office.do(
        save_contact,
        {"company_id": company.id, "name": "总经理", "mobile": "13900000000", "is_primary": True},
    )
    office.do(save_contact, {"company_id": company.id, "name": "前台", "phone": "0579-85123456"})
    office.do(archive_contact, main.id)
    assert office.read(phone_of_company, company.id) == "0579-85123456"


def test_a_lead_has_the_number_of_its_contact_else_of_its_company(office):
    company = office.company()
    contact = office.do(save_contact, {"company_id": company.id, "name": "秘书"})
    director = office.do(
        save_contact, {"company_id": company.id, "name": "总监", "mobile": "+86 138-0000-1234"}
    )
    without = office.lead(company, contact_id=contact.id)
    own = office.lead(company, contact_id=director.id, title="另一个项目")
    assert office.read(phone_of_lead, without.id) == "+86138-0000-1234"
    assert office.read(phone_of_lead, own.id) == "+86138-0000-1234"
    assert office.read(phone_of_lead, 10**6) == ""
