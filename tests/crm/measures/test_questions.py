"""What is asked of a figure is checked, and what it cannot answer is said."""

from __future__ import annotations

from datetime import date

import pytest

from crm.errors import UserError
from crm.language import speaking
from crm.measures.computing import compute, compute_all
from crm.measures.definitions import DEFINITIONS
from crm.measures.figure import to_json
from crm.measures.question import Filters

DAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("measure", "asked"),
    [
        ("K99", {}),
        ("K01", {"by": "stage"}),
        ("K01", {"filters": Filters(scope="省")}),
        ("K01", {"filters": Filters(park_id=77)}),
        ("K01", {"filters": Filters(owner_id=77)}),
        ("K01", {"filters": Filters(industry_code="Z9")}),
        ("K01", {"filters": Filters(mode="M13")}),
        ("K01", {"filters": Filters(team="无此团队")}),
    ],
)
def test_an_unknown_value_is_refused(database, measure, asked):
    with database.read() as session, pytest.raises(UserError) as refused:
        compute(session, measure, as_of=DAY, **asked)
    assert refused.value.code == "VALUE_UNKNOWN"


def test_a_period_that_ends_before_it_begins_is_refused(database):
    with database.read() as session, pytest.raises(UserError) as refused:
        compute(session, "K05", as_of=DAY, start=date(2026, 2, 1), end=date(2026, 1, 31))
    assert refused.value.code == "PERIOD_ORDER"


def test_a_period_is_by_default_the_year_up_to_the_date(database):
    with database.read() as session:
        trips = to_json(compute(session, "K13", as_of=date(2026, 10, 8)))
        area = to_json(compute(session, "K01", as_of=date(2026, 10, 8)))
    assert (trips["from"], trips["to"]) == ("2026-01-01", "2026-10-08")
    assert (area["from"], area["to"]) == (None, None)


def test_a_filter_that_means_nothing_here_is_named(lifecycle):
    filters = Filters(industry_code="O", scope="全市")
    with speaking("en"), lifecycle.read() as session:
        notes = compute(session, "K13", as_of=DAY, filters=filters).notes
    assert notes == (
        "The filter “industry” does not apply to this figure.",
        "“Whole city” does not include the figures of the group.",
    )


@pytest.mark.parametrize("measure", DEFINITIONS)
def test_every_breakdown_of_an_empty_database_is_empty(database, measure):
    definition = DEFINITIONS[measure]
    with database.read() as session:
        for by in (None, *definition.by):
            found = compute(session, measure, as_of=DAY, by=by)
            assert definition.headline in found.total
            fixed = by in {"stage", "tier"} and measure in {"K21", "K25"}
            assert fixed or found.rows == ()


@pytest.mark.parametrize("measure", sorted({"K01", "K02", "K03", "K04", "K05", "K06", "K07"}))
def test_every_breakdown_of_the_demonstration_adds_up(demo_database, measure):
    with demo_database.read() as session:
        for by in DEFINITIONS[measure].by:
            found = compute(session, measure, as_of=DAY, by=by)
            for name, value in found.total.items():
                assert sum(row.values[name] for row in found.rows) == value


def test_all_figures_at_once_are_the_same_as_each_alone(demo_database):
    filters = Filters(scope="集团")
    with demo_database.read() as session:
        together = compute_all(session, tuple(DEFINITIONS), as_of=DAY, filters=filters)
        for measure in DEFINITIONS:
            assert together[measure] == compute(session, measure, as_of=DAY, filters=filters)
