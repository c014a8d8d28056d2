"""How far a target is, whatever its period, dimension or measure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.language import speaking
from crm.leads.terms import Scope, Stage
from crm.measures.computing import compute
from crm.measures.question import Filters
from crm.targets.models import ReferenceFigure
from crm.targets.terms import Basis, PeriodKind
from tests.support.records import writing

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def figure(database, measure, day, **asked):
    with speaking("en"), database.read() as session:
        return compute(session, measure, as_of=date.fromisoformat(day), **asked)


def percent(database, measure, day, **asked):
    return figure(database, measure, day, **asked).total["percent"]


@pytest.mark.parametrize(
    ("basis", "completed"),
    [(Basis.GROSS, "26.20"), (Basis.NET, "19.20"), (Basis.IN_FORCE, "16.70")],
)
def test_the_basis_names_the_states_that_count(lifecycle, basis, completed):
    with writing(lifecycle) as records:
        records.target("K01", 100000, *YEAR, basis=basis)
    assert percent(lifecycle, "K10", "2026-12-31") == Decimal(completed)


def test_only_letters_signed_within_the_period_count(lifecycle):
    with writing(lifecycle) as records:
        quarter = (date(2026, 7, 1), date(2026, 9, 30))
        records.target("K01", 10000, *quarter, period_kind=PeriodKind.QUARTER)
    assert percent(lifecycle, "K10", "2026-08-31") == 60
    assert percent(lifecycle, "K10", "2026-09-30") == 160


def test_nothing_is_reached_before_the_period_begins(lifecycle):
    with writing(lifecycle) as records:
        records.target("K01", 100, date(2027, 1, 1), date(2027, 12, 31), name="2027")
    assert percent(lifecycle, "K10", "2026-12-31") is None
    rows = figure(lifecycle, "K10", "2026-12-31", by="target").rows
    assert [(row.name, row.values["percent"]) for row in rows] == [("2027", 0)]


def test_a_target_whose_period_is_over_keeps_its_last_figures(lifecycle):
    with writing(lifecycle) as records:
        quarter = (date(2026, 7, 1), date(2026, 9, 30))
        records.target("K01", 10000, *quarter, period_kind=PeriodKind.QUARTER, name="Q3")
    for measure, expected in (("K10", 160), ("K11", 100), ("K12", 60)):
        rows = figure(lifecycle, measure, "2026-12-31", by="target").rows
        assert [(row.name, row.values["percent"]) for row in rows] == [("Q3", expected)]


def test_a_target_of_nothing_has_no_completion(lifecycle):
    with writing(lifecycle) as records:
        records.target("K01", 0, *YEAR)
    assert percent(lifecycle, "K10", "2026-12-31") is None
    assert percent(lifecycle, "K11", "2026-12-31") == 100
    assert percent(lifecycle, "K12", "2026-12-31") is None


def test_time_elapsed_goes_by_days(database):
    with writing(database) as records:
        records.target("K01", 1, date(2026, 1, 1), date(2030, 12, 31))
    assert percent(database, "K11", "2026-11-20") == Decimal("17.74")
    assert percent(database, "K12", "2026-11-20") == Decimal("-17.74")
    assert "Behind time elapsed" in figure(database, "K12", "2026-11-20").notes


def test_each_park_is_measured_on_its_own_target(lifecycle):
    with writing(lifecycle) as records:
        other = records.park("PK91")
        records.target("K01", 40000, *YEAR)
        records.target("K01", 1000, *YEAR, park_id=other.id)
    found = figure(lifecycle, "K10", "2026-12-31", by="park")
    assert [(row.key, row.values["percent"]) for row in found.rows] == [("PK90", None), ("PK91", 0)]
    assert found.total["percent"] == 48
    own = Filters(park_id=other.id)
    assert percent(lifecycle, "K10", "2026-12-31", filters=own) == 0


def test_other_measures_are_counted_over_the_targets_period(database):
    with writing(database) as records:
        staff = records.staff("S01")
        for month in (1, 2, 3):
            records.trip(staff, date(2026, month, 1), ["北京"])
        signed = {"contract_signed_on": date(2026, 2, 1), "scope": Scope.CITY}
        records.lead(est_investment=12 * 10**8, **signed)
        records.lead(est_investment=2 * 10**8, **signed)
        ever = {"period_kind": PeriodKind.CAMPAIGN, "unit": "个"}
        records.target("K13", 4, date(2026, 2, 1), date(2026, 12, 31), unit="次", name="trips")
        records.target("K25", 8, *YEAR, name="亿元项目", scope=Scope.CITY, **ever)
        records.target("K25", 8, *YEAR, name="10亿元项目", scope=Scope.CITY, **ever)
    rows = figure(database, "K10", "2026-12-31", by="target").rows
    found = {row.name: row.values["percent"] for row in rows}
    assert found == {"trips": 50, "亿元项目": 25, "10亿元项目": Decimal("12.50")}


def test_a_named_target_takes_the_newest_published_figure_of_its_period(database):
    with writing(database) as records:
        records.target("有效投资", 1000, *YEAR, unit="元", name="invest")
        for day, value in ((date(2026, 3, 31), 300), (date(2026, 6, 30), 500)):
            records.add(
                ReferenceFigure(
                    measure="有效投资",
                    value=value,
                    unit="元",
                    text=str(value),
                    scope=Scope.GROUP,
                    as_of=day,
                    document="",
                    quotation="",
                )
            )
    for day, expected in (("2026-03-30", None), ("2026-05-01", 30), ("2026-12-31", 50)):
        assert figure(database, "K10", day, by="target").rows[0].values["percent"] == expected


def test_a_lost_project_does_not_count_for_its_target(database):
    with writing(database) as records:
        day = date(2026, 2, 1)
        history = ((Stage.SIGNED, day), (Stage.LOST, date(2026, 5, 1)))
        records.lead(history=history, est_investment=10**9, contract_signed_on=day)
        records.target("K25", 1, *YEAR, unit="个", name="亿元项目")
    for at, expected in (("2026-04-30", 100), ("2026-05-01", 0)):
        assert figure(database, "K10", at, by="target").rows[0].values["percent"] == expected
