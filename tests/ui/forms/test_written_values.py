"""Stored values in fields: exact, so that opening and saving a form changes nothing."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from crm.quantities.area import parse_area
from crm.quantities.money import parse_money
from ui.forms.written import written_area, written_money, written_plain

AMOUNTS = ("0.00", "12.34", "9999.99", "200000.00", "1234567.89", "400000000.00", "123456789.01")


@pytest.mark.parametrize("amount", AMOUNTS)
def test_money_is_read_back_as_it_was_stored(amount):
    assert parse_money(written_money(Decimal(amount))).value == Decimal(amount)


@pytest.mark.parametrize("area", ["0.01", "2000.00", "207700.00", "1543333.33"])
def test_an_area_is_read_back_as_it_was_stored(area):
    assert parse_area(written_area(Decimal(area))).value == Decimal(area)


def test_money_takes_the_largest_unit_that_loses_nothing():
    assert written_money(Decimal(400_000_000)) == "4.00亿元"
    assert written_money(Decimal(200_000)) == "20.00万元"
    assert written_money(Decimal("123456.78")) == "123,456.78元"


def test_days_times_and_numbers_are_written_as_people_type_them():
    assert written_plain(date(2024, 10, 8)) == "2024-10-08"
    assert written_plain(time(9, 5)) == "09:05"
    assert written_plain(Decimal("18.00")) == "18.00"
    assert written_plain(None) == ""
