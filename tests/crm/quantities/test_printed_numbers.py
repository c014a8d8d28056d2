"""Printed numbers: half-up, with their decimals, and never a negative zero."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.language import speaking
from crm.quantities.formatting import (
    half_up,
    in_m2,
    in_mu,
    in_wan,
    in_wan_m2,
    in_yi,
    money_auto,
    natural,
    percent,
    plain,
    qualified,
    typographic,
)


def test_P11_areas_and_money_are_printed_half_up():
    assert in_wan_m2(Decimal(10050)) == "1.01"
    assert in_wan_m2(Decimal("10049.99")) == "1.00"
    assert in_yi(Decimal(12_345_000)) == "0.12"
    with speaking("zh_CN"):
        assert money_auto(Decimal(8_500_000)) == "850.00万元"
        assert money_auto(Decimal(20_770_000_000)) == "207.70亿元"


def test_published_figures_come_out_as_published():
    assert in_wan_m2(Decimal(207_700)) == "20.77"
    assert in_m2(Decimal(207_700)) == "207,700.00"
    assert in_yi(Decimal(8_645_000_000)) == "86.45"
    assert in_wan(Decimal(1_875_000)) == "187.50"
    assert in_mu(Decimal(20_000)) == "30.00"
    assert plain(Decimal(207_700)) == "207700.00"


@pytest.mark.parametrize(
    ("money", "printed"),
    [
        ("0", "0.00元"),
        ("9999.99", "9999.99元"),
        ("10000", "1.00万元"),
        ("100000000", "1.00亿元"),
        ("-8500000", "-850.00万元"),
    ],
)
def test_money_takes_the_unit_that_suits_it(money, printed):
    with speaking("zh_CN"):
        assert money_auto(Decimal(money)) == printed


def test_english_pages_count_in_millions_and_foreign_money_keeps_its_name():
    with speaking("en"):
        assert money_auto(Decimal(20_770_000_000)) == "CNY 20770.00 m"
        assert money_auto(Decimal(500)) == "CNY 500.00"
    with speaking("zh_CN"):
        assert money_auto(Decimal(12_000_000), "USD") == "1200.00万美元"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("0.005"), "0.01"),
        (Decimal("-0.005"), "-0.01"),
        (Decimal("2.675"), "2.68"),
        (Decimal("-0.004"), "0.00"),
        (Fraction(-1, 1000), "0.00"),
        (Fraction(1, 3), "0.33"),
        (Fraction(-2, 3), "-0.67"),
        (7, "7.00"),
    ],
)
def test_rounding_is_half_up_and_zero_has_no_sign(value, expected):
    assert plain(value) == expected


def test_a_percentage_is_rounded_once_from_the_exact_ratio():
    assert percent(15, 29) == Decimal("51.72")
    assert percent(Decimal(222_700), Decimal(250_000)) == Decimal("89.08")
    assert percent(282, 366) == Decimal("77.05")
    assert percent(1, 0) is None
    assert percent(None, 5) is None
    assert percent(5, None) is None


def test_a_qualifier_returns_to_its_place():
    assert qualified("1.5", "万平方米", "约") == "约1.5万平方米"
    assert qualified("300", "亿元", "超") == "超300亿元"
    assert qualified("200", "亿元", "多") == "200多亿元"
    assert qualified("600", "个", "以上") == "600个以上"
    assert qualified("100", "亿元", "级") == "100亿元级"
    assert qualified("20.77", "万平方米", "") == "20.77万平方米"


def test_a_quoted_number_keeps_the_digits_it_needs():
    assert natural(Decimal("1.50")) == "1.5"
    assert natural(Decimal("300.00")) == "300"
    assert natural(Decimal(300)) == "300"
    assert natural(Decimal("-0.00")) == "0"
    assert natural(Decimal("1E+3")) == "1000"


def test_pages_use_the_minus_sign():
    assert typographic(plain(Decimal(-5))) == "−5.00"


@given(st.fractions(min_value=-(10**20), max_value=10**20))
def test_rounding_never_moves_a_value_by_more_than_half_a_digit(value):
    rounded = Fraction(half_up(value))
    assert abs(rounded - value) <= Fraction(1, 200)
    assert not plain(value).startswith("-0.00")
    if abs(rounded - value) == Fraction(1, 200):
        assert abs(rounded) > abs(value)
