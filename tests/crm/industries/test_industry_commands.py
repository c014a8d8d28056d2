"""The taxonomy: read by everybody, changed by administrators, never taken from under a record."""

from __future__ import annotations

from datetime import date

import pytest

from crm.companies.commands import save_company
from crm.industries import commands, queries
from crm.industries.models import Industry
from crm.records.references import resolve
from crm.start import first_start


@pytest.fixture
def office(office):
    """An office with the published taxonomy."""
    first_start(office.database)
    return office


def industry_id(office, code):
    return office.read(resolve, "industry", code)


def test_the_tree_has_every_industry_with_its_segments_in_order(office):
    branches = office.read(queries.tree)
    assert [each.row.code for each in branches][:4] == ["A1", "A2", "A3", "A4"]
    assert branches[-1].row.code == "O"
    displays = next(each for each in branches if each.row.code == "A3")
    assert [each.code for each in displays.segments] == [f"A3.{n}" for n in range(1, 12)]


def test_filters_offer_each_industry_of_level_one_once(office):
    codes = [each.code for each in office.read(queries.list_level_1)]
    assert len(codes) == len(set(codes))
    assert {"A1", "B4", "X1", "V1", "O"} <= set(codes)
    assert not any("." in code for code in codes)


def test_a_segment_belongs_to_its_industry(office):
    segment = office.read(queries.l1_of, industry_id(office, "A3.2"))
    assert segment.code == "A3"
    assert office.read(queries.l1_of, industry_id(office, "A3")).code == "A3"


def test_only_an_administrator_changes_the_taxonomy(office):
    raw = {"code": "X9", "name": "低空经济", "group": "X"}
    assert office.refused(commands.save_industry, raw).code == "PERMISSION_DENIED"
    office.do(commands.save_industry, raw, by=office.admin)
    assert office.read(queries.l1_of, industry_id(office, "X9")).name == "低空经济"
    error = office.refused(commands.save_industry, raw, by=office.admin)
    assert (error.code, error.field) == ("DUPLICATE", "code")


def test_a_third_level_is_refused(office):
    raw = {"code": "A1.1.1", "name": "更细", "group": "A", "parent_id": "A1.1"}
    error = office.refused(commands.save_industry, raw, by=office.admin)
    assert (error.code, error.field) == ("VALUE_UNKNOWN", "parent_id")


def test_an_industry_in_use_is_not_deleted_but_retired(office):
    displays = industry_id(office, "A3")
    office.do(save_company, {"name": "示例企业", "industry_id": "A3.1"})
    segment = industry_id(office, "A3.1")
    for used in (segment, displays):
        error = office.refused(commands.delete_industry, used, by=office.admin)
        assert error.code == "RECORD_IN_USE"
    assert office.refused(commands.retire_industry, displays).code == "PERMISSION_DENIED"
    office.do(commands.retire_industry, displays, by=office.admin)
    assert "A3" not in [each.code for each in office.read(queries.list_level_1)]
    with office.database.read() as session:
        assert session.get_one(Industry, segment).valid_to == date(2026, 12, 31)


def test_an_industry_named_by_a_park_only_is_in_use_too(office):
    raw = {"code": "X9", "name": "低空经济", "group": "X"}
    saved = office.do(commands.save_industry, raw, by=office.admin)
    office.park(leading_industry_ids="X9")
    error = office.refused(commands.delete_industry, saved.id, by=office.admin)
    assert error.code == "RECORD_IN_USE"


def test_an_industry_entered_by_mistake_can_be_deleted(office):
    raw = {"code": "X9", "name": "低空经济", "group": "X"}
    saved = office.do(commands.save_industry, raw, by=office.admin)
    office.do(commands.delete_industry, saved.id, by=office.admin)
    assert "X9" not in [each.code for each in office.read(queries.list_level_1)]


def test_an_industry_does_not_end_before_it_begins(office):
    error = office.refused(
        commands.retire_industry, industry_id(office, "A3"), on=date(2025, 6, 1), by=office.admin
    )
    assert error.code == "PERIOD_ORDER"
