"""The intent area of the ten letters, state by state and day by day."""

from __future__ import annotations

from datetime import date

import pytest

from crm.language import speaking
from crm.leads.terms import Scope
from crm.letters.terms import AreaKind
from crm.measures.computing import compute
from crm.measures.figure import to_json
from crm.measures.question import Filters
from tests.support.records import writing


def total(database, measure, day, **asked):
    with database.read() as session:
        return compute(session, measure, as_of=date.fromisoformat(day), **asked).total


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


def test_land_is_never_added_to_floor_area(database):
    day = date(2026, 3, 1)
    with writing(database) as records:
        lead, park = records.lead(), records.park()
        records.letter(lead, park, 100, day, area_kind=AreaKind.SALE)
        records.letter(lead, park, 20000, day, area_kind=AreaKind.LAND)
        records.letter(lead, park, 10000, day, area_kind=AreaKind.LAND, withdrawn_on=day)
    assert total(database, "K01", "2026-03-01") == {"count": 1, "area_m2": 100}
    land = total(database, "K07", "2026-03-01")
    assert (land["area_m2"], land["area_mu"]) == (30000, 45)
    assert (land["net_area_m2"], land["withdrawn_area_m2"]) == (20000, 10000)


def test_a_company_in_two_parks_is_disclosed_with_all_but_its_largest(database):
    day = date(2026, 3, 1)
    with writing(database) as records:
        lead, one, two = records.lead(), records.park("PK01"), records.park("PK02")
        records.letter(lead, one, 500, day)
        records.letter(lead, two, 300, day)
        records.letter(lead, two, 100, day, withdrawn_on=day)
        records.letter(records.lead(), two, 900, day)
    assert total(database, "K39", "2026-03-01") == {"count": 1, "area_m2": 300}
    with speaking("en"), database.read() as session:
        notes = compute(session, "K02", as_of=day, by="park").notes
    assert notes == ("1 company with intent in several parks, concerning 300.00 m²",)


def test_one_paper_over_two_parks_counts_twice_and_says_so(database):
    day = date(2026, 3, 1)
    with writing(database) as records:
        lead = records.lead()
        for park in (records.park(), records.park()):
            records.letter(lead, park, 500, day, letter_no="意〔2026〕1号")
    with speaking("en"), database.read() as session:
        figure = compute(session, "K01", as_of=day)
    assert figure.total["count"] == 2
    assert figure.notes == (
        "One paper letter over several parks counts once for each park: 1 more.",
    )


def test_scope_filters_by_equality(database):
    day = date(2026, 3, 1)
    with writing(database) as records:
        park = records.park()
        records.letter(records.lead(scope=Scope.GROUP), park, 500, day)
        records.letter(records.lead(scope=Scope.CITY), park, 300, day)
    assert total(database, "K01", "2026-03-01", filters=Filters(scope="全市"))["area_m2"] == 300
    with speaking("en"), database.read() as session:
        figure = compute(session, "K01", as_of=day)
    assert figure.total["area_m2"] == 800
    assert figure.notes == ("Counts records of the group and of the whole city together.",)


def test_industries_stand_under_level_one_in_the_order_of_the_taxonomy(database):
    day = date(2026, 3, 1)
    with writing(database) as records:
        top = records.industry("B1")
        below = records.industry("A1.1", parent=records.industry("A1"), group="A")
        old = records.industry("A1", taxonomy="4+4@2024")
        for industry in (top, below, old, records.industry("X1"), None):
            lead = records.lead(industry_id=industry.id if industry else None)
            records.letter(lead, records.park(), 100, day)
    with database.read() as session:
        figure = compute(session, "K01", as_of=day, by="industry")
    found = [(row.key, row.values["count"]) for row in figure.rows]
    assert found == [("A1", 2), ("B1", 1), ("X1", 1), ("O", 1)]
    assert total(database, "K01", "2026-03-01", filters=Filters(industry_code="A1"))["count"] == 2
    assert total(database, "K01", "2026-03-01", filters=Filters(industry_code="O"))["count"] == 1


def test_every_park_in_scope_appears_by_park(database):
    day = date(2026, 3, 1)
    with writing(database) as records:
        records.park("PK03")
        records.park("PK02", operated_by_group=False)
        records.letter(records.lead(), records.park("PK01"), 100, day)

    def rows(scope):
        with database.read() as session:
            figure = compute(session, "K01", as_of=day, by="park", filters=Filters(scope=scope))
        return [(row.key, row.values["count"]) for row in figure.rows]

    assert rows(None) == [("PK01", 1), ("PK02", 0), ("PK03", 0)]
    assert rows("集团") == [("PK01", 1), ("PK03", 0)]


def test_a_letter_keeps_its_owner_when_the_lead_changes_hands(database):
    day = date(2026, 3, 1)
    with writing(database) as records:
        signer, heir = records.staff("S01"), records.staff("S02")
        lead = records.lead(signer)
        records.letter(lead, records.park(), 100, day)
        lead.owner_id = heir.id
    with database.read() as session:
        figure = compute(session, "K01", as_of=day, by="owner")
    assert [row.key for row in figure.rows] == ["S01"]
