"""What the parks have left, and the edges of the rule."""

from __future__ import annotations

from datetime import date

import pytest

from crm.language import speaking
from crm.measures.computing import compute
from tests.support.records import writing

BASELINE = date(2025, 12, 31)


def figure(database, measure, day, **asked):
    with speaking("en"), database.read() as session:
        return compute(session, measure, as_of=date.fromisoformat(day), **asked)


@pytest.mark.parametrize(
    ("day", "available", "covered"),
    [
        ("2025-12-30", None, None),
        ("2025-12-31", 25000, 0),
        ("2026-07-31", 25000, 54),
        ("2026-09-01", 23000, pytest.approx(73.91)),
    ],
)
def test_contracts_since_the_baseline_reduce_what_is_left(lifecycle, day, available, covered):
    assert figure(lifecycle, "K08", day).total["area_m2"] == available
    percent = figure(lifecycle, "K09", day).total["percent"]
    assert (None if percent is None else float(percent)) == covered


def test_a_blank_baseline_counts_every_contract(database):
    with writing(database) as records:
        park = records.park("PK01", leasable_area=1000)
        signed = date(2020, 1, 1)
        letter = {"converted_on": date(2020, 6, 1), "contract_area": 300}
        records.letter(records.lead(), park, 400, signed, **letter)
    assert figure(database, "K08", "2026-01-01").total == {"area_m2": 700}


def test_an_over_leased_park_shows_nothing_left_and_is_named(database):
    with writing(database) as records:
        park = records.park("PK01", leasable_area=1000, leased_baseline=1200)
        records.park("PK02", leasable_area=500)
        records.park("PK03")
        records.letter(records.lead(), park, 400, date(2026, 1, 1))
    available = figure(database, "K08", "2026-02-01", by="park")
    assert [row.values["area_m2"] for row in available.rows] == [0, 500, None]
    # A sum of the two known ones would look like the whole.
    assert available.total == {"area_m2": None}
    assert available.notes == (
        "Available area not published for 1 park: shown as “—”, not estimated.",
        "More leased than leasable, available area shown as 0: PK01",
    )
    covered = figure(database, "K09", "2026-02-01", by="park")
    assert [row.values["percent"] for row in covered.rows] == [None, 0, None]
    assert "Oversubscribed: PK01" in covered.notes


def test_intent_beyond_what_is_left_is_shown_as_it_is(database):
    with writing(database) as records:
        park = records.park("PK01", leasable_area=1000)
        records.letter(records.lead(), park, 2500, date(2026, 1, 1))
    covered = figure(database, "K09", "2026-02-01", by="park")
    assert covered.row("PK01").values == {"percent": 250}
    assert covered.notes == ("Oversubscribed: PK01",)
