"""Leads by stage, how long they stay, what they are worth and how large they are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.language import speaking
from crm.leads.terms import Scope, Stage
from crm.measures.computing import compute
from crm.measures.question import Filters
from crm.quantities.dates import DatePrecision
from tests.support.records import writing

YI = 10**8


def figure(database, measure, day, **asked):
    with speaking("en"), database.read() as session:
        return compute(session, measure, as_of=date.fromisoformat(day), **asked)


def total(database, measure, day, **asked):
    return figure(database, measure, day, **asked).total


def test_leads_stand_where_their_history_shows_them(cohort):
    def stages(day):
        return {row.key: row.values["count"] for row in figure(cohort, "K20", day, by="stage").rows}

    assert stages("2026-01-09") == {"NEW": 1}
    assert stages("2026-03-31") == {"NEW": 2, "NEGOTIATING": 1, "LOST": 1}
    assert stages("2026-06-30") == {"NEW": 1, "CONTACTED": 1, "SIGNED": 1, "LOST": 1}


def test_the_later_of_two_moves_of_one_day_counts(database):
    day = date(2026, 5, 1)
    with writing(database) as records:
        records.lead(history=((Stage.NEW, day), (Stage.INTENT, day), (Stage.CONTACTED, day)))
    assert [row.key for row in figure(database, "K20", "2026-05-01", by="stage").rows] == [
        "CONTACTED"
    ]


def test_a_merged_lead_does_not_count_and_an_archived_one_does(database, clock):
    with writing(database) as records:
        kept = records.lead(archived_at=clock.now())
        records.lead(merged_into_id=kept.id)
    assert total(database, "K19", "2026-01-01") == {"count": 1}
    assert total(database, "K20", "2026-01-01") == {"count": 1}


def test_the_weighted_pipeline_of_the_demonstration(demo_database):
    worth = total(demo_database, "K24", "2026-12-31")
    assert worth["amount_cny"] == Decimal("15.30") * YI
    assert worth["weighted_cny"] == Decimal("5.74") * YI


def test_an_investment_left_open_or_without_its_rate_is_counted_as_unfilled(database):
    with writing(database) as records:
        records.lead(est_investment=None)
        records.lead(est_investment=1000, currency="USD")
        records.lead(est_investment="1000.01", currency="USD", fx_rate="7.123456")
        records.lead(est_investment=500, probability_override=50)
    found = figure(database, "K24", "2026-01-01")
    converted = Decimal("7123.53")
    assert found.total == {
        "amount_cny": converted + 500,
        "weighted_cny": converted * 5 / 100 + 250,
        "unfilled": 2,
    }
    assert found.notes == ("2 not filled in",)


def test_leads_on_hold_lost_or_signed_are_worth_nothing_in_the_pipeline(database):
    day = date(2026, 1, 1)
    with writing(database) as records:
        for stage in (Stage.ON_HOLD, Stage.LOST, Stage.SIGNED):
            records.lead(history=((stage, day),), est_investment=YI)
    assert total(database, "K24", "2026-01-01")["amount_cny"] == 0


def test_a_day_that_is_not_known_gives_no_days_and_is_never_overdue(database):
    with writing(database) as records:
        entry = (Stage.NEW, date(2020, 1, 1), DatePrecision.NOT_LATER_THAN)
        records.lead(history=(entry,))
    assert total(database, "K23", "2026-12-31") == {"count": 1, "days": None, "overdue": 0}


def test_a_lead_on_hold_is_overdue_after_its_review_date(database):
    review = date(2026, 6, 1)
    with writing(database) as records:
        records.lead(history=((Stage.ON_HOLD, date(2026, 1, 1), DatePrecision.DAY, review),))
    assert total(database, "K23", "2026-06-01")["overdue"] == 0
    assert total(database, "K23", "2026-06-02")["overdue"] == 1


def test_all_stays_of_a_lead_add_up(database):
    with writing(database) as records:
        records.lead(
            history=(
                (Stage.NEW, date(2026, 1, 1)),
                (Stage.CONTACTED, date(2026, 1, 11)),
                (Stage.VISITED, date(2026, 1, 21)),
                (Stage.CONTACTED, date(2026, 2, 1)),
            )
        )
    row = figure(database, "K23", "2026-02-06", by="lead").rows[0]
    assert row.key.startswith("XS-2026-")
    assert row.values == {"count": 1, "days": 5, "overdue": 0, "total_days": 15}


@pytest.mark.parametrize(
    ("amount", "counts"),
    [
        (YI, [1, 0, 0, 0]),
        (YI - 1, [0, 0, 0, 0]),
        (10 * YI, [1, 1, 0, 0]),
        (213 * YI, [1, 1, 1, 1]),
    ],
)
def test_tiers_include_their_bound_and_lie_within_each_other(database, amount, counts):
    with writing(database) as records:
        records.lead(est_investment=amount, contract_signed_on=date(2026, 3, 1))
    assert list(total(database, "K25", "2026-02-28").values()) == [0, 0, 0, 0]
    assert list(total(database, "K25", "2026-03-01").values()) == counts


def test_a_project_without_its_exchange_rate_is_named_and_not_counted(database):
    with writing(database) as records:
        signed = {"contract_signed_on": date(2026, 3, 1), "currency": "USD"}
        records.lead(est_investment=YI, **signed)
        records.lead(est_investment=2 * YI, fx_rate=7, **signed)
    found = figure(database, "K25", "2026-03-01")
    assert list(found.total.values()) == [1, 1, 0, 0]
    assert found.notes == ("1 to be converted",)


def test_an_empty_cohort_has_no_rate(cohort):
    found = total(cohort, "K21", "2026-06-30", start=date(2026, 5, 1), end=date(2026, 5, 31))
    assert found == {"count": 0, "percent": None}


def test_a_step_back_takes_nothing_away_from_the_cohort(database):
    with writing(database) as records:
        records.lead(
            scope=Scope.CITY,
            history=(
                (Stage.NEW, date(2026, 1, 1)),
                (Stage.SIGNED, date(2026, 2, 1)),
                (Stage.INTENT, date(2026, 3, 1)),
            ),
        )
    city = {"filters": Filters(scope="全市")}
    assert total(database, "K21", "2026-01-31", **city)["percent"] == 0
    assert total(database, "K21", "2026-04-01", **city)["percent"] == 100
    assert total(database, "K21", "2026-04-01", filters=Filters(scope="集团"))["count"] == 0
