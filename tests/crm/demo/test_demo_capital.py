"""Funds and deals of the demonstration add up to the published totals."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from crm.deals.models import Deal, PayIn
from crm.deals.terms import DealStatus, Vehicle
from crm.funds.models import Fund
from crm.funds.terms import FundStatus

YI = Decimal(10**8)


@pytest.mark.parametrize(
    ("day", "count", "size"),
    [(date(2021, 6, 30), 5, Decimal("56.45")), (date(2025, 12, 31), 6, Decimal("86.45"))],
)
def test_counted_funds_add_up_to_the_published_size(demo_database, day, count, size):
    with demo_database.read() as session:
        funds = session.scalars(
            select(Fund).where(
                Fund.counted.is_(True),
                Fund.established_on <= day,
                Fund.status != FundStatus.PROPOSED,
            )
        ).all()
        assert len(funds) == count
        assert sum(fund.total_size for fund in funds) == size * YI
        assert sum(fund.group_subscribed or 0 for fund in funds) == 29 * YI
        assert sum(fund.group_paid_in or 0 for fund in funds) == 15 * YI
        assert [fund.name for fund in funds if fund.group_subscribed is None] == (
            ["示例基金F"] if count == 6 else []
        )


def test_named_funds_are_not_counted_and_stay_blank(demo_database):
    with demo_database.read() as session:
        named = session.scalars(select(Fund).where(Fund.code.like("FD%")).order_by(Fund.code)).all()
        assert [fund.code for fund in named] == [f"FD0{number}" for number in range(1, 8)]
        assert not any(fund.counted for fund in named)
        assert not any(fund.is_demo for fund in named)
        assert {(fund.total_size, fund.group_subscribed, fund.group_paid_in) for fund in named} == {
            (None, None, None)
        }


def test_sixteen_deals_paid_in_1054_million_by_the_middle_of_2021(demo_database):
    day = date(2021, 6, 30)
    with demo_database.read() as session:
        deals = session.scalars(select(Deal).where(Deal.signed_on <= day)).all()
        paid_in = session.scalars(select(PayIn.amount).where(PayIn.on <= day)).all()
        assert len(deals) == 16
        assert sum(deal.subscribed for deal in deals) == 24 * YI
        assert len(paid_in) == 16
        assert sum(paid_in) == Decimal("10.54") * YI


def test_twenty_three_deals_subscribe_4070_million_by_the_end_of_2025(demo_database):
    with demo_database.read() as session:
        rows = session.execute(
            select(Deal.vehicle, Fund.name, Deal.subscribed).outerjoin(
                Fund, Fund.id == Deal.fund_id
            )
        ).all()
        pay_ins = session.scalar(select(func.count()).select_from(PayIn))
        statuses = session.execute(select(Deal.status, func.count()).group_by(Deal.status)).all()
        by_vehicle = defaultdict(Decimal)
        for vehicle, fund, subscribed in rows:
            by_vehicle[fund if vehicle is Vehicle.FUND else "DIRECT"] += subscribed / YI
        assert len(rows) == 23
        assert sum(by_vehicle.values()) == Decimal("40.7")
        assert by_vehicle == {
            "示例基金A": Decimal("6.0"),
            "示例基金B": Decimal("4.5"),
            "示例基金C": Decimal("3.0"),
            "示例基金D": Decimal("1.5"),
            "示例基金E": Decimal("1.5"),
            "示例基金F": Decimal("12.0"),
            "DIRECT": Decimal("12.2"),
        }
        assert pay_ins == 16
        assert dict(map(tuple, statuses)) == {DealStatus.PAYING: 16, DealStatus.SIGNED: 7}


def test_codes_of_deals_count_within_the_year_of_signing(demo_database):
    with demo_database.read() as session:
        codes = session.scalars(select(Deal.code).order_by(Deal.signed_on, Deal.code)).all()
        assert codes[0] == "GQ-2020-0001"
        assert codes[-1] == "GQ-2024-0002"
        assert {code.split("-")[1] for code in codes} == {"2020", "2021", "2023", "2024"}
