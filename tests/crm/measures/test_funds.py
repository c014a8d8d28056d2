"""Funds and deals on a date: what is known, what is not, and what changed since."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from crm.deals.terms import DealStatus
from crm.funds.models import FundCall, FundSizeChange
from crm.funds.terms import FundStatus
from crm.language import speaking
from crm.measures.computing import compute
from crm.measures.question import Filters
from tests.support.records import writing

DAY = date(2026, 1, 1)


def figure(database, measure, day, **asked):
    with speaking("en"), database.read() as session:
        return compute(session, measure, as_of=date.fromisoformat(day), **asked)


def test_size_follows_the_changes_up_to_the_date(database):
    with writing(database) as records:
        fund = records.fund(DAY, 1000, group_subscribed=400, group_paid_in=100)
        change = {"delta_size": 500, "delta_group_subscribed": -100}
        records.add(FundSizeChange(fund_id=fund.id, on=date(2026, 3, 1), **change))
    assert figure(database, "K28", "2025-12-31").total["count"] == 0
    assert figure(database, "K28", "2026-02-28").total["amount_cny"] == 1000
    assert figure(database, "K28", "2026-03-01").total["amount_cny"] == 1500
    assert figure(database, "K29", "2026-03-01").total["subscribed_cny"] == 300
    assert figure(database, "K30", "2026-02-28").total["times"] == Decimal("2.50")
    assert figure(database, "K30", "2026-03-01").total["times"] == 5


def test_calls_replace_the_static_paid_in_amount(database):
    with writing(database) as records:
        fund = records.fund(DAY, 1000, group_subscribed=400, group_paid_in=100)
        for month, amount in ((2, 50), (4, 70)):
            records.add(FundCall(fund_id=fund.id, on=date(2026, month, 1), group_paid_in=amount))
    for day, paid in (("2026-01-31", 0), ("2026-02-01", 50), ("2026-04-01", 120)):
        assert figure(database, "K29", day).total["paid_in_cny"] == paid


def test_unknown_amounts_are_left_out_and_counted(database):
    with writing(database) as records:
        records.fund(DAY, 1000, group_subscribed=400)
        records.fund(DAY, None, group_subscribed=100, group_paid_in=50)
        records.fund(DAY, 1, counted=False)
        records.fund(DAY, 1, status=FundStatus.PROPOSED)
    size = figure(database, "K28", "2026-01-01", by="fund")
    assert size.total == {"count": 2, "amount_cny": 1000, "unfilled": 1}
    assert [row.values["amount_cny"] for row in size.rows] == [1000, None]
    assert size.notes == ("Size (1 fund not filled in)",)
    share = figure(database, "K29", "2026-01-01", by="fund")
    assert share.notes == ("Paid in (1 fund not filled in)",)
    assert share.rows[0].values["percent"] is None
    assert figure(database, "K30", "2026-01-01").total["times"] == Decimal("2.50")


def test_a_deal_counts_from_its_signing_until_it_is_terminated(database):
    with writing(database) as records:
        gone = {"status": DealStatus.TERMINATED, "terminated_on": date(2026, 5, 1)}
        records.deal(date(2026, 2, 1), 100, **gone)
        records.deal(date(2026, 2, 1), 200, status=DealStatus.EXITED)
    assert figure(database, "K31", "2026-01-31").total["count"] == 0
    assert figure(database, "K31", "2026-04-30").total["subscribed_cny"] == 300
    assert figure(database, "K31", "2026-05-01").total["subscribed_cny"] == 200


def test_a_reversal_takes_the_payment_back_on_its_own_date(database):
    with writing(database) as records:
        deal = records.deal(DAY, 100)
        payment = records.pay_in(deal, date(2026, 2, 1), 60)
        records.pay_in(deal, date(2026, 3, 1), 60, reverses=payment)
    for day, paid, percent in (("2026-02-28", 60, 60), ("2026-03-01", 0, 0)):
        found = figure(database, "K31", day).total
        assert (found["paid_in_cny"], found["percent"]) == (paid, percent)


def test_deals_stand_by_fund_and_direct_ones_last(database):
    with writing(database) as records:
        records.deal(DAY, 10)
        records.deal(DAY, 20, records.fund(DAY))
    rows = figure(database, "K31", "2026-01-01", by="fund").rows
    assert [row.key[:2] for row in rows] == ["FD", "DI"]
    assert figure(database, "K31", "2026-01-01", by="vehicle").row("DIRECT").values["count"] == 1


def test_funds_and_deals_are_the_groups(database):
    with writing(database) as records:
        records.fund(DAY, 1)
        records.deal(DAY, 1)
    for measure in ("K28", "K31"):
        for scope, count in ((None, 1), ("集团", 1), ("全市", 0)):
            filters = Filters(scope=scope)
            found = figure(database, measure, "2026-01-01", filters=filters)
            assert found.total["count"] == count
