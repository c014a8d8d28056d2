"""Figures, dates and gaps look as the rules of the look say, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.language import CHINESE, ENGLISH, set_language
from ui import formats

AREA = Decimal("222700.00")
MONEY = Decimal(400_000_000)


@pytest.fixture
def english():
    set_language(ENGLISH)
    yield
    set_language(CHINESE)


def test_summaries_use_wan_and_yi():
    assert str(formats.area_summary(AREA)) == "22.27 万㎡"
    assert str(formats.investment_summary(MONEY)) == "4.00 亿元"


def test_records_use_square_metres_and_deals_wan():
    assert str(formats.area_record(Decimal(6950))) == "6,950.00 ㎡"
    assert str(formats.deal_record(Decimal(8_500_000))) == "850.00 万元"
    assert str(formats.cost_record(Decimal("53200.5"))) == "53,200.50 元"


@pytest.mark.usefixtures("english")
def test_english_never_translates_wan_and_yi():
    assert str(formats.area_summary(AREA)) == "222,700.00 m²"
    assert str(formats.investment_summary(MONEY)) == "400.00 CNY m"
    assert str(formats.deal_record(Decimal(8_500_000))) == "8.50 CNY m"
    assert str(formats.cost_record(Decimal(53_200))) == "53,200.00 CNY"
    assert formats.long_day(date(2024, 10, 8)) == "8 October 2024"
    assert formats.weekday(date(2024, 10, 8)) == "Tue"


def test_a_gap_is_neither_zero_nor_followed_by_a_unit():
    assert formats.area_record(None).unit == ""
    assert formats.area(Decimal(0)) == "0.00"
    assert str(formats.area_summary(None)) == "—"
    assert formats.percent(None) == "—"


def test_differences_have_their_sign_and_a_true_minus():
    assert formats.points(Decimal("12.03")).startswith("+12.03")
    assert formats.points(Decimal("-0.50")).startswith("−0.50")
    assert formats.percent(Decimal("89.08")) == "89.08%"


def test_large_amounts_are_grouped():
    assert formats.investment(Decimal(123_456_000_000)) == "1,234.56"
    assert formats.whole(62000) == "62,000"


def test_days_are_short_only_within_this_year():
    today = date(2024, 10, 8)
    assert formats.short_day(date(2024, 9, 29), today) == "09-29"
    assert formats.short_day(date(2023, 9, 29), today) == "2023-09-29"
    assert formats.day(None) == "—"
    assert formats.long_day(today) == "2024 年 10 月 8 日"
    assert formats.weekday(today) == "周二"


def test_a_qualifier_stands_where_it_is_written():
    area = formats.area_record(Decimal(3000))
    amount = formats.investment_record(Decimal(200 * 10**8))
    assert str(formats.qualified(area, "约")) == "约3,000.00 ㎡"
    assert str(formats.qualified(amount, "多")) == "200.00多 亿元"
    assert str(formats.qualified(amount, "以上")) == "200.00 亿元以上"
    assert str(formats.qualified(formats.Measured("200.00"), "级")) == "200.00级"
    assert formats.qualified(amount, None) == amount
    unknown = formats.area_record(None)
    assert formats.qualified(unknown, "约") == unknown
