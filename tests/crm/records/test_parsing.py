"""What people write is understood or refused at its field, with its code, all at once."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.errors import UserError, refuse
from crm.language import mark
from crm.parks.terms import ParkKind
from crm.records.fields import Field, Kind
from crm.records.parsing import parse

CODES = {"PK01": 1, "PK02": 2}


def resolve(target, text, field):
    if text not in CODES:
        raise refuse("VALUE_UNKNOWN", f"{target} {text}", field)
    return CODES[text]


def field(kind, **more):
    return Field("it", mark("field", "It"), kind, **more)


def read(kind, value, **more):
    return parse([field(kind, **more)], {"it": value}, resolve).values["it"]


def refused(kind, value, **more):
    with pytest.raises(UserError) as refusal:
        read(kind, value, **more)
    assert refusal.value.field == "it"
    return refusal.value.code


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Kind.TEXT, "  示例\n企业 ", "示例 企业"),
        (Kind.TEXT, '<b>&"㴪𬭎龘', '<b>&"㴪𬭎龘'),
        (Kind.TEXT, "\U00031350", "\U00031350"),  # newer than Python's own tables
        (Kind.NOTE, "第一行\n\n第二行", "第一行\n\n第二行"),
        (Kind.NOTE, " " * 300 + "很靠后", " " * 300 + "很靠后"),
        (Kind.AREA, "20.77万㎡", Decimal("207700.00")),
        (Kind.AREA, Decimal("1E+3"), Decimal(1000)),
        (Kind.AREA, 2000, Decimal(2000)),
        (Kind.MONEY, "187.5万元", Decimal(1875000)),
        (Kind.MONEY, Decimal("0.10"), Decimal("0.10")),
        (Kind.MONEY, 10**13, Decimal(10**13)),
        (Kind.DECIMAL, "１,234.565", Decimal("1234.57")),
        (Kind.DECIMAL, "−0.5", Decimal("-0.5")),
        (Kind.DECIMAL, 1.5, Decimal("1.5")),
        (Kind.INTEGER, "1,200", 1200),
        (Kind.INTEGER, "3.0", 3),
        (Kind.PERCENT, "51.724％", Decimal("51.72")),
        (Kind.PERCENT, "100 %", Decimal(100)),
        (Kind.DATE, "2024年10月8日", date(2024, 10, 8)),
        (Kind.DATE, date(2024, 10, 8), date(2024, 10, 8)),
        (Kind.DATE, datetime(2024, 10, 8, 9, 30), date(2024, 10, 8)),  # noqa: DTZ001 - from a cell
        (Kind.TIME, "9：05", "09:05"),
        (Kind.BOOLEAN, "是", True),
        (Kind.BOOLEAN, "no", False),
        (Kind.BOOLEAN, False, False),
        (Kind.REFERENCE, "PK02", 2),
        (Kind.REFERENCE, 7, 7),
        (Kind.REFERENCES, "PK02、PK01；PK02", [2, 1]),
        (Kind.REFERENCES, [7, "PK01"], [7, 1]),
        (Kind.TAGS, "北京，深圳,北京、 上海", ["北京", "深圳", "上海"]),
    ],
)
def test_every_kind_is_read_as_people_write_it(kind, written, value):
    result = read(kind, written)
    assert (result, type(result)) == (value, type(value))


@pytest.mark.parametrize("written", ["孵化器", "INCUBATOR", ParkKind.INCUBATOR])
def test_a_choice_is_known_by_its_value_or_its_name(written):
    assert read(Kind.CHOICE, written, choices=ParkKind) is ParkKind.INCUBATOR
    assert read(Kind.CHOICES, [written], choices=ParkKind) == ["孵化器"]


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        (Kind.TEXT, "长" * 201, "NAME_TOO_LONG"),
        (Kind.TAGS, ["长" * 201], "NAME_TOO_LONG"),
        (Kind.NOTE, "字" * 100_001, "NOTE_TOO_LONG"),
        (Kind.TEXT, "零\x00", "TEXT_FORMAT"),
        (Kind.NOTE, "半个\ud800", "TEXT_FORMAT"),
        (Kind.AREA, "2000", "UNIT_MISSING"),
        (Kind.AREA, "0㎡", "AREA_NOT_POSITIVE"),
        (Kind.AREA, "6000-7000㎡", "VALUE_RANGE"),
        (Kind.MONEY, "40.7", "UNIT_MISSING"),
        (Kind.MONEY, "-5万元", "MONEY_NEGATIVE"),
        (Kind.MONEY, "3000万美元", "VALUE_FORMAT"),
        (Kind.MONEY, True, "VALUE_FORMAT"),
        (Kind.DECIMAL, "很多", "VALUE_FORMAT"),
        (Kind.DECIMAL, "NaN", "VALUE_FORMAT"),
        (Kind.DECIMAL, "inf", "VALUE_FORMAT"),
        (Kind.DECIMAL, "1e5", "VALUE_FORMAT"),
        (Kind.DECIMAL, "1_000", "VALUE_FORMAT"),
        (Kind.DECIMAL, "1,5", "VALUE_FORMAT"),
        (Kind.DECIMAL, "9" * 30, "VALUE_FORMAT"),
        (Kind.INTEGER, "3.5", "VALUE_FORMAT"),
        (Kind.INTEGER, "-1", "VALUE_FORMAT"),
        (Kind.INTEGER, "2147483648", "VALUE_FORMAT"),
        (Kind.PERCENT, "100.01", "VALUE_FORMAT"),
        (Kind.DATE, "2024-02-30", "DATE_INVALID"),
        (Kind.DATE, "2024年10月", "DATE_DAY_REQUIRED"),
        (Kind.TIME, "24:00", "VALUE_FORMAT"),
        (Kind.TIME, "9", "VALUE_FORMAT"),
        (Kind.BOOLEAN, "也许", "VALUE_FORMAT"),
        (Kind.REFERENCE, "PK99", "VALUE_UNKNOWN"),
        (Kind.REFERENCE, 10**30, "NOT_FOUND"),
        (Kind.REFERENCE, "PK01\x00", "TEXT_FORMAT"),
        (Kind.REFERENCES, "PK01、PK99", "VALUE_UNKNOWN"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_code(kind, written, code):
    assert refused(kind, written) == code


def test_an_unknown_choice_is_refused_with_the_known_ones():
    with pytest.raises(UserError) as refusal:
        read(Kind.CHOICE, "大院", choices=ParkKind)
    assert refusal.value.code == "VALUE_UNKNOWN"
    assert "孵化器" in refusal.value.message


@pytest.mark.parametrize("blank", [None, "", "  \n", "\u200b", "\x01", []])
@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_but_blanks_is_missing_where_a_field_is_required(kind, blank):
    assert refused(kind, blank, required=True, choices=ParkKind) == "FIELD_REQUIRED"


@pytest.mark.parametrize(
    ("kind", "empty"),
    [(Kind.TEXT, None), (Kind.MONEY, None), (Kind.BOOLEAN, False), (Kind.TAGS, [])],
)
def test_a_blank_field_is_empty_in_its_own_way(kind, empty):
    assert read(kind, " ") == empty


def test_a_blank_field_takes_its_default_but_no_is_an_answer():
    assert read(Kind.TEXT, "", default="中国") == "中国"
    assert read(Kind.BOOLEAN, None, default=True) is True
    assert read(Kind.BOOLEAN, "否", default=True) is False


def test_qualifier_and_original_text_are_kept_beside_the_value():
    area = field(Kind.AREA, qualifier="how", as_written="text")
    values = parse([area], {"it": " 约1.5万平方米 "}, resolve).values
    assert values == {"it": Decimal(15000), "how": "约", "text": "约1.5万平方米"}
    assert parse([area], {"it": ""}, resolve).values == {"it": None, "how": None, "text": None}


def test_a_header_unit_counts_for_bare_numbers_only():
    assert read(Kind.MONEY, "40.7", unit="亿元") == 4_070_000_000
    assert read(Kind.MONEY, "40.7万元", unit="亿元") == 407_000
    assert read(Kind.MONEY, Decimal("40.7"), unit="亿元") == Decimal("40.7")


def test_a_signed_amount_may_be_negative_and_others_may_not():
    for minus in ("-", "−"):
        assert read(Kind.MONEY, f"{minus}2亿元", signed=True) == -200_000_000
    assert read(Kind.MONEY, Decimal(-5), signed=True) == -5
    assert refused(Kind.MONEY, Decimal(-5)) == "MONEY_NEGATIVE"


def test_a_foreign_amount_is_read_where_the_currency_is_kept():
    assert read(Kind.MONEY, "3000万美元", foreign=True) == 30_000_000


def test_a_floor_area_in_mu_is_read_with_a_warning_and_land_without():
    parsed = parse([field(Kind.AREA)], {"it": "3亩"}, resolve)
    assert parsed.values["it"] == 2000
    assert [(each.code, each.field) for each in parsed.warnings] == [("MU_FOR_FLOOR_AREA", "it")]
    assert parse([field(Kind.AREA, floor=False)], {"it": "3亩"}, resolve).warnings == ()


FORM = (
    Field("name", mark("field", "Name"), Kind.TEXT, required=True),
    Field("area", mark("field", "Area"), Kind.AREA),
    Field("on", mark("field", "Day"), Kind.DATE),
)


def test_all_problems_are_told_at_once_each_at_its_field():
    with pytest.raises(UserError) as refusal:
        parse(FORM, {"area": "一些", "on": "明天", "colour": "红"}, resolve)
    assert {(each.field, each.code) for each in refusal.value.problems} == {
        ("name", "FIELD_REQUIRED"),
        ("area", "VALUE_FORMAT"),
        ("on", "DATE_INVALID"),
        ("colour", "VALUE_UNKNOWN"),
    }


def test_a_change_touches_only_what_it_names():
    assert parse(FORM, {"on": "2026-01-02"}, resolve, partial=True).values == {
        "on": date(2026, 1, 2)
    }
    with pytest.raises(UserError) as refusal:
        parse(FORM, {"name": " "}, resolve, partial=True)
    assert refusal.value.code == "FIELD_REQUIRED"


ANYTHING = st.one_of(
    st.text(max_size=60),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.lists(st.text(max_size=5), max_size=3),
)


@given(st.sampled_from(list(Kind)), ANYTHING, st.booleans())
def test_whatever_is_written_is_read_or_refused_but_never_breaks(kind, value, required):
    problems = ()
    try:
        parse([field(kind, choices=ParkKind, required=required)], {"it": value}, resolve)
    except UserError as error:
        problems = error.problems
    assert all(each.field == "it" and each.code and each.message for each in problems)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_text_that_was_read_once_is_read_again_as_the_same(text):
    first = read(Kind.TEXT, text)
    assert read(Kind.TEXT, first) == first


@pytest.mark.parametrize("value", [["甲"], {"name": "甲"}, ["a", "b"]])
def test_a_field_for_one_value_takes_no_list(value):
    for kind in (Kind.TEXT, Kind.NOTE, Kind.INTEGER, Kind.DATE, Kind.REFERENCE):
        assert refused(kind, value) == "VALUE_FORMAT"
    assert refused(Kind.TAGS, {"name": "甲"}) == "VALUE_FORMAT"
