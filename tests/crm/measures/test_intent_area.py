"""The intent area of the ten letters, state by state and day by day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.language import speaking
from crm.measures.computing import compute
from crm.measures.figure import to_json


def total(database, measure, day, **asked):
    with database.read() as session:
        return compute(session, measure, as_of=date.fromisoformat(day), **asked).total


def test_P08_the_signed_area_is_what_became_of_every_letter(lifecycle):
    day = "2026-07-31"
    assert total(lifecycle, "K01", day) == {"count": 5, "area_m2": Decimal(22500)}
    assert total(lifecycle, "K02", day) == {"count": 3, "area_m2": Decimal(13500)}
    assert total(lifecycle, "K03", day) == {"count": 3, "area_m2": Decimal(13500)}
    assert total(lifecycle, "K04", day) == {
        "converted_count": 0,
        "converted_area_m2": 0,
        "withdrawn_count": 1,
        "withdrawn_area_m2": 4000,
        "expired_count": 1,
        "expired_area_m2": 5000,
    }


def test_a_letter_is_in_force_on_its_last_valid_day_and_not_after(lifecycle):
    assert total(lifecycle, "K02", "2026-11-20") == {"count": 3, "area_m2": 19000}
    assert total(lifecycle, "K02", "2026-11-21") == {"count": 3, "area_m2": 16700}


def test_a_replaced_letter_counts_no_more_even_if_it_had_expired(lifecycle):
    assert total(lifecycle, "K01", "2026-07-31")["area_m2"] == 22500
    assert total(lifecycle, "K01", "2026-08-01")["area_m2"] == 23500


def test_new_less_replaced_is_how_the_signed_area_grew(lifecycle):
    period = {"start": date(2026, 7, 1), "end": date(2026, 9, 30)}
    growth = total(lifecycle, "K05", "2026-12-31", **period)
    assert growth["new_count"] == 2
    assert growth["new_area_m2"] == 16000
    assert growth["superseded_area_m2"] == 13000
    before = total(lifecycle, "K01", "2026-06-30")["area_m2"]
    after = total(lifecycle, "K01", "2026-09-30")["area_m2"]
    assert growth["net_area_m2"] == after - before == 3000


def test_the_roll_forward_loses_an_expired_letter_once(lifecycle):
    period = {"start": date(2026, 7, 1), "end": date(2026, 9, 30)}
    assert total(lifecycle, "K06", "2026-12-31", **period) == {
        "opening_m2": 18500,
        "new_m2": 16000,
        "superseded_m2": 8000,
        "converted_m2": 2500,
        "withdrawn_m2": 0,
        "expired_m2": 5000,
        "closing_m2": 19000,
    }


@pytest.mark.parametrize("by", ["park", "industry", "owner", "team", "mode", "kind", "quarter"])
def test_rows_add_up_to_the_total(lifecycle, by):
    with lifecycle.read() as session:
        figure = compute(session, "K01", as_of=date(2026, 12, 31), by=by)
    assert sum(row.values["area_m2"] for row in figure.rows) == figure.total["area_m2"] == 26200


def test_json_has_the_agreed_names(lifecycle):
    with speaking("en"), lifecycle.read() as session:
        figure = compute(session, "K01", as_of=date(2026, 7, 31), by="industry")
    assert to_json(figure) == {
        "measure": "K01",
        "as_of": "2026-07-31",
        "from": None,
        "to": None,
        "scope": None,
        "rows": [{"key": "O", "name": "Unclassified", "count": 5, "area_m2": "22500.00"}],
        "total": {"count": 5, "area_m2": "22500.00"},
        "notes": [],
    }
