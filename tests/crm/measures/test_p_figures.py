"""The figures of the test cases P03–P08 and P12–P14."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.language import speaking
from crm.leads.terms import Stage
from crm.measures.computing import compute
from crm.measures.figure import to_json
from crm.measures.question import Filters
from crm.quantities.formatting import in_wan_m2, in_yi
from tests.support.records import writing

OCTOBER = date(2024, 10, 8)
JUNE_2021 = date(2021, 6, 30)
DECEMBER_2025 = date(2025, 12, 31)


def figure(database, measure, day, **asked):
    with database.read() as session:
        return compute(session, measure, as_of=day, **asked)


def total(database, measure, day, **asked):
    return figure(database, measure, date.fromisoformat(day), **asked).total


def test_P03_the_signed_intent_area_of_october_2024(demo_database):
    found = figure(demo_database, "K01", OCTOBER, by="park")
    for key, count, area, printed in (
        ("PK01", 46, "207700.00", "20.77"),
        ("PK02", 5, "15000.00", "1.50"),
    ):
        values = found.row(key).values
        assert (values["count"], values["area_m2"]) == (count, Decimal(area))
        assert in_wan_m2(values["area_m2"]) == printed
    answer = to_json(found)
    assert answer["total"] == {"count": 51, "area_m2": "222700.00"}
    assert in_wan_m2(found.total["area_m2"]) == "22.27"
    assert {row["count"] for row in answer["rows"] if row["key"] not in {"PK01", "PK02"}} == {0}


def test_P04_trips_receptions_and_salons_of_2024(demo_database):
    period = {"start": date(2024, 1, 1), "end": OCTOBER}
    assert figure(demo_database, "K13", OCTOBER, **period).total["count"] == 42
    assert figure(demo_database, "K15", OCTOBER, **period).total["count"] == 107
    events = figure(demo_database, "K18", OCTOBER, by="kind", **period)
    assert events.row("招商沙龙").values == {"count": 2}
    parks = figure(demo_database, "K15", OCTOBER, by="park", **period)
    counts = [parks.row(f"PK{number:02}").values["count"] for number in (1, 2, 3, 4, 5, 6, 7, 17)]
    assert counts == [14, 17, 14, 16, 13, 16, 13, 15]
    assert parks.total["count"] == 107
    assert len(parks.notes) == 1


def test_P05_funds_of_2021_and_2025(demo_database):
    size = figure(demo_database, "K28", JUNE_2021).total
    assert (size["count"], in_yi(size["amount_cny"]), size["unfilled"]) == (5, "56.45", 0)
    share = figure(demo_database, "K29", JUNE_2021).total
    assert (in_yi(share["subscribed_cny"]), in_yi(share["paid_in_cny"])) == ("29.00", "15.00")
    assert share["percent"] == Decimal("51.72")
    assert figure(demo_database, "K30", JUNE_2021).total == {"times": Decimal("1.95")}
    later = figure(demo_database, "K28", DECEMBER_2025).total
    assert (later["count"], in_yi(later["amount_cny"])) == (6, "86.45")
    with speaking("en"):
        share = figure(demo_database, "K29", DECEMBER_2025)
    assert in_yi(share.total["subscribed_cny"]) == "29.00"
    assert share.total["unfilled"] == 1
    assert "Subscribed (1 fund not filled in)" in share.notes


def test_P06_equity_deals_of_2021_and_2025(demo_database):
    deals = figure(demo_database, "K31", JUNE_2021).total
    assert deals["count"] == 16
    assert (in_yi(deals["paid_in_cny"]), in_yi(deals["subscribed_cny"])) == ("10.54", "24.00")
    assert deals["percent"] == Decimal("43.92")
    later = figure(demo_database, "K31", DECEMBER_2025).total
    assert (later["count"], in_yi(later["subscribed_cny"])) == (23, "40.70")


@pytest.mark.parametrize(("scope", "tiers"), [(None, [12, 12, 10, 7]), ("集团", [3, 3, 2, 2])])
def test_P07_projects_by_size(demo_database, scope, tiers):
    filters = Filters(scope=scope)
    found = figure(demo_database, "K25", DECEMBER_2025, by="tier", filters=filters)
    assert [row.key for row in found.rows] == ["T1", "T10", "T50", "T100"]
    assert [row.values["count"] for row in found.rows] == tiers
    assert list(found.total.values()) == tiers


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


def test_P12_the_target_of_2024_is_ahead_of_the_time(demo_database):
    with speaking("en"):
        completed = figure(demo_database, "K10", OCTOBER)
        elapsed = figure(demo_database, "K11", OCTOBER)
        ahead = figure(demo_database, "K12", OCTOBER)
    assert completed.total == {"percent": Decimal("89.08")}
    assert elapsed.total == {"percent": Decimal("77.05")}
    assert ahead.total == {"percent": Decimal("12.03")}
    assert "Ahead of time elapsed" in ahead.notes


@pytest.mark.parametrize(
    ("day", "days", "overdue"),
    [("2026-11-20", 0, 0), ("2026-12-20", 30, 0), ("2026-12-21", 31, 1)],
)
def test_P13_a_contact_is_overdue_after_thirty_days(database, day, days, overdue):
    with writing(database) as records:
        records.lead(
            history=((Stage.NEW, date(2026, 11, 1)), (Stage.CONTACTED, date(2026, 11, 20)))
        )
    assert total(database, "K23", day) == {"count": 1, "days": days, "overdue": overdue}


def test_P14_how_far_the_cohort_of_the_first_quarter_came(cohort):
    period = {"start": date(2026, 1, 1), "end": date(2026, 3, 31)}
    found = figure(cohort, "K21", date(2026, 6, 30), by="stage", **period)
    assert found.total == {"count": 4, "percent": Decimal("25.00")}
    rates = {row.key: row.values["percent"] for row in found.rows}
    assert rates["CONTACTED"] == Decimal("75.00")
    assert rates["VISITED"] == rates["INTENT"] == rates["SIGNED"] == Decimal("25.00")
