"""Visits as lists and the pane read them."""

from __future__ import annotations

from datetime import date

import pytest

from crm.companies.commands import save_contact
from crm.companies.queries import list_contacts
from crm.records.listing import ListRequest
from crm.visits.commands import save_visit
from crm.visits.detail import load_detail
from crm.visits.queries import find_ids, list_years, totals

TODAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"year": (2024,)}, 107),
        ({"on_from": date(2024, 1, 1), "on_to": date(2024, 3, 31)}, 36),
        ({"on_from": date(2024, 7, 1)}, 35),
        ({"direction": ("SERVICE",)}, 0),
    ],
)
def test_receptions_are_found_by_year_and_days(demo_database, filters, count):
    request = ListRequest(filters=filters)
    with demo_database.read() as session:
        assert len(find_ids(session, request, TODAY)) == count
        assert totals(session, request, TODAY).count == count
        assert list_years(session) == (2024,)


def test_visitors_and_leads_that_came_of_a_visit_are_named(office):
    company = office.company()
    office.do(save_contact, {"company_id": company.id, "name": "投资总监", "title": "投资部"})
    contact = office.read(list_contacts, company.id)[0]
    values = {"on": "2026-12-01", "company_ids": [company.id], "park_ids": [office.park().id]}
    visit = office.do(save_visit, {**values, "visitor_ids": [contact.id]})
    lead = office.lead(company, source_channel="接待", source_visit_id=visit.id)
    detail = office.read(load_detail, visit.id, TODAY)
    assert [(each.name, each.title) for each in detail.visitors] == [("投资总监", "投资部")]
    assert [each.name for each in detail.new_leads] == [f"{lead.code} 示例项目"]


def test_an_office_without_visits_has_no_years(office):
    assert office.read(list_years) == ()
