"""Parks with their figures: the same numbers as the measures, in any order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.measures.computing import compute
from crm.measures.park_overview import find_ids, load_file, load_rows, totals
from crm.records.listing import ListRequest

PUBLISHED = date(2024, 10, 8)
TODAY = date(2026, 12, 31)


@pytest.fixture
def session(demo_database):
    with demo_database.read() as opened:
        yield opened


def lines(session, request: ListRequest, today: date):
    return list(load_rows(session, find_ids(session, request, today), today).values())


def test_the_published_areas_stand_at_their_parks(session):
    found = {each.row.code: each.figures for each in lines(session, ListRequest(), PUBLISHED)}
    assert (found["PK01"].gross_count, found["PK01"].gross) == (46, Decimal("207700.00"))
    assert (found["PK02"].gross_count, found["PK02"].gross) == (5, Decimal("15000.00"))
    assert found["PK01"].available is None
    assert found["PK01"].coverage is None


def test_the_sums_are_those_of_the_measures(session):
    sums = totals(session, ListRequest(), TODAY)
    assert sums.gross == compute(session, "K01", as_of=TODAY).total["area_m2"]
    assert sums.in_force == compute(session, "K02", as_of=TODAY).total["area_m2"]
    # One park is known: its area would look like that of all.
    assert sums.available is compute(session, "K08", as_of=TODAY).total["area_m2"] is None
    assert (sums.count, sums.unknown) == (36, 35)


def test_sums_follow_the_conditions_and_not_the_order(session):
    request = ListRequest(text="示例产业园", sort="gross", descending=True)
    sums = totals(session, request, TODAY)
    assert (sums.count, sums.available, sums.unknown) == (1, Decimal("23000.00"), 0)


@pytest.mark.parametrize("name", ["gross", "in_force", "available", "coverage"])
@pytest.mark.parametrize("descending", [True, False])
def test_an_order_by_a_figure_leaves_nothing_out_and_unknown_ones_last(session, name, descending):
    found = lines(session, ListRequest(sort=name, descending=descending), TODAY)
    assert len(found) == 36
    values = [getattr(each.figures, name) for each in found]
    known = [each for each in values if each is not None]
    assert values[: len(known)] == sorted(known, reverse=descending)


def test_more_in_force_than_available_is_flagged(session):
    sample = next(each for each in lines(session, ListRequest(), TODAY) if each.row.code == "SP01")
    assert sample.figures.coverage == Decimal("72.61")
    assert not sample.figures.oversubscribed


def test_the_letters_of_a_park_come_with_it(session):
    park_id = find_ids(session, ListRequest(text="PK02"), TODAY)[0]
    file = load_file(session, park_id, TODAY)
    assert len(file.letters) == 5
    assert file.figures.gross == Decimal(15000)
