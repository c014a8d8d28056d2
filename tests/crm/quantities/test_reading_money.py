"""What people write as money, and what is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.errors import UserError
from crm.quantities.formatting import in_yuan
from crm.quantities.money import LARGEST, parse_money


def code_of(text: str, unit: str = "") -> str:
    with pytest.raises(UserError) as refused:
        parse_money(text, unit=unit, field="subscribed")
    assert refused.value.field == "subscribed"
    return refused.value.code


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("86.45亿元", "8645000000.00", ""),
        ("12000万元", "120000000.00", ""),
        ("187.5万元", "1875000.00", ""),
        ("超300亿元", "30000000000.00", "超"),
    ],
)
def test_P02_money_is_read_as_it_is_published(text, value, qualifier):
    found = parse_money(text)
    assert (str(found.value), found.qualifier, found.currency) == (value, qualifier, "CNY")


def test_P02_a_bare_number_has_no_unit():
    assert code_of("40.7") == "UNIT_MISSING"


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("200多亿元", 20_000_000_000, "多"),
        ("550 余万元", 5_500_000, "余"),
        ("100亿级", 10_000_000_000, "级"),
        ("100亿元级", 10_000_000_000, "级"),
        ("20.77万", 207_700, ""),
        ("3千万", 30_000_000, ""),
        ("3百万元", 3_000_000, ""),
        ("0元", 0, ""),
        ("-0元", 0, ""),
        ("0.005元", "0.01", ""),
    ],
)
def test_multipliers_stand_for_themselves_and_yuan_is_understood(text, value, qualifier):
    found = parse_money(text)
    assert (str(found.value), found.qualifier) == (
        f"{value}.00" if isinstance(value, int) else value,
        qualifier,
    )


@pytest.mark.parametrize(
    ("text", "currency"), [("美元", "USD"), ("欧元", "EUR"), ("港元", "HKD"), ("日元", "JPY")]
)
def test_foreign_currencies_take_the_same_multipliers(text, currency):
    found = parse_money(f"1.2亿{text}")
    assert (found.value, found.currency) == (120_000_000, currency)
    by_header = parse_money("1.2", unit=f"万{text}")
    assert (by_header.value, by_header.currency) == (12_000, currency)


def test_the_unit_of_the_cell_beats_the_unit_of_the_header():
    assert parse_money("3", unit="亿元").value == 300_000_000
    assert parse_money("300万元", unit="亿元").value == 3_000_000
    assert parse_money("300万", unit="亿元").value == 3_000_000
    assert parse_money("300", unit="万").value == 3_000_000
    assert parse_money("300万元", unit="万美元").currency == "CNY"


@pytest.mark.parametrize("text", ["-3元", "−0.001元", "-1亿"])
def test_money_below_nothing_is_refused(text):
    assert code_of(text) == "MONEY_NEGATIVE"


@pytest.mark.parametrize("text", ["1-2亿元", "5000万～1亿元", "3至5亿"])
def test_a_range_is_refused(text):
    assert code_of(text) == "VALUE_RANGE"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "百亿级",
        "一亿元",
        "NaN",
        "inf",
        "1e9元",
        "200㎡",
        "¥200",
        "1万亿元",
        "1" + "0" * 30 + "元",
    ],
)
def test_whatever_is_not_one_number_in_digits_is_refused(text):
    assert code_of(text, "元") == "VALUE_FORMAT"


@given(st.decimals(0, LARGEST - 1, places=2))
def test_a_printed_amount_is_read_back_as_it_was(amount):
    assert parse_money(f"{in_yuan(amount)}元").value == amount
