"""What people write as a date, and how dates are printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.errors import UserError
from crm.language import speaking
from crm.quantities.dates import (
    DatePrecision,
    add_months,
    parse_date,
    parse_month,
    printed_date,
)


def code_of(text: str, *, serial: bool = False) -> str:
    with pytest.raises(UserError) as refused:
        parse_date(text, field="signed_on", serial=serial)
    assert refused.value.field == "signed_on"
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "2024年10月8日",
        "2024年10月08日",
        "2024 年 10 月 8 日",
        "2024/10/8",
        "2024-10-08",
        "2024-10-8",
        "2024.10.8",
        "20241008",
        "２０２４年１０月８日",
        "２０２４／１０／８",
        " 2024-10-08\n",
    ],
)
def test_every_accepted_form_names_the_same_day(text):
    found = parse_date(text)
    assert (found.value, found.precision, found.warnings) == (
        date(2024, 10, 8),
        DatePrecision.DAY,
        (),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10月8日",
        "10-08",
        "2023-02-29",
        "2024-13-01",
        "2024-13",
        "2024-00-10",
        "20240230",
        "2024-10/08",
        "24-10-08",
        "0024-10-08",
        "2024-10-08 12:00",
        "昨天",
        "44843",
        "二〇二四年十月八日",
        "2024年10月8日" * 1000,
    ],
)
def test_an_impossible_or_yearless_date_is_refused(text):
    assert code_of(text) == "DATE_INVALID"


@pytest.mark.parametrize("text", ["2024-10", "2024年10月", "2024/10", "2024年", "2024"])
def test_a_day_field_asks_for_the_day(text):
    assert code_of(text) == "DATE_DAY_REQUIRED"


def test_a_spreadsheet_serial_is_read_with_a_warning():
    found = parse_date("44843", field="on", serial=True)
    assert found.value == date(2022, 10, 9)
    (warning,) = found.warnings
    assert (warning.code, warning.field) == ("DATE_FROM_SERIAL", "on")
    assert parse_date("20241008", serial=True).warnings == ()
    assert code_of("4484", serial=True) == "DATE_DAY_REQUIRED"
    assert code_of("448431", serial=True) == "DATE_INVALID"


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2024-10", date(2024, 10, 1), DatePrecision.MONTH),
        ("2024年10月", date(2024, 10, 1), DatePrecision.MONTH),
        ("2020年", date(2020, 1, 1), DatePrecision.YEAR),
        ("2024-10-08", date(2024, 10, 8), DatePrecision.DAY),
    ],
)
def test_a_month_field_keeps_what_is_known(text, value, precision):
    found = parse_month(text)
    assert (found.value, found.precision) == (value, precision)


@pytest.mark.parametrize("text", ["2024-13", "10月", "2024-02-30", ""])
def test_a_month_field_refuses_what_is_no_date(text):
    with pytest.raises(UserError) as refused:
        parse_month(text)
    assert refused.value.code == "DATE_INVALID"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 1, 31), -1, date(2023, 12, 31)),
        (date(9999, 12, 1), 1, date.max),
    ],
)
def test_months_are_added_to_the_end_of_the_month_at_most(day, months, expected):
    assert add_months(day, months) == expected


def test_a_date_is_printed_without_leading_zeros_and_with_what_is_known():
    day = date(2026, 1, 2)
    with speaking("zh_CN"):
        assert printed_date(day) == "2026年1月2日"
        assert printed_date(day, DatePrecision.MONTH) == "2026年1月"
        assert printed_date(day, DatePrecision.YEAR) == "2026年"
    with speaking("en"):
        assert printed_date(day) == "2026-01-02"
        assert printed_date(day, DatePrecision.NOT_LATER_THAN) == "not later than 2026-01-02"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_printed_date_is_read_back_as_it_was(day):
    for language in ("zh_CN", "en"):
        with speaking(language):
            assert parse_date(printed_date(day)).value == day
    assert parse_date(f"{day:%Y%m%d}").value == day
