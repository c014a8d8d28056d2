"""What stands in the head of a group under the columns: the list's sums, or a dash."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.language import ENGLISH, speaking
from crm.leads import queries as leads
from crm.measures import fund_list
from crm.records.groups import Group
from crm.records.listing import ListRequest
from ui.pages import subtotals

TODAY = date(2024, 10, 8)


@pytest.fixture
def said(demo_database, languages):
    """Write the subtotals of a grouped list by the label of their group."""
    del languages

    def read(find_groups, by, texts) -> dict[str, dict[str, str]]:
        with demo_database.read() as session, speaking(ENGLISH):
            found = find_groups(session, ListRequest(group=by), TODAY)
            return {each.label: {key: text(each) for key, text in texts.items()} for each in found}

    return read


def test_leads_show_investment_and_intent_area_of_their_group(said):
    by_stage = said(leads.find_groups, "stage", subtotals.lead_subtotals())
    assert by_stage["Intent"]["intent_area"] == "222,700.00"
    assert by_stage["Lead"]["intent_area"] == "0.00"


def test_a_group_without_an_amount_has_a_dash():
    blank = Group(None, "", 2, {"investment_cny": Decimal(0), "unfilled": 2})
    assert subtotals.lead_subtotals()["investment"](blank) == "—"
    unknown = Group(None, "", 1, {"gross": Decimal(1), "in_force": Decimal(0), "available": None})
    assert subtotals.park_subtotals()["available"](unknown) == "—"


def test_funds_that_do_not_count_have_no_sum(said):
    by_kind = said(fund_list.fund_groups, "kind", subtotals.fund_subtotals())
    assert by_kind["Mother fund"] == dict.fromkeys(subtotals.fund_subtotals(), "—")
    assert by_kind["Special or project fund"]["total_size"] == "8,645.00"


def test_counts_are_written_with_their_word_and_nothing_for_none(languages):
    del languages
    text = subtotals.company_subtotals()["tenant"]
    assert text(Group("A", "A", 5, {"tenants": 2})) == "2 tenants"
    assert text(Group("A", "A", 5, {"tenants": 0})) == ""
