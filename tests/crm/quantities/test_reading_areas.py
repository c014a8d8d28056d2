"""What people write as an area, and what is stored."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.errors import UserError
from crm.quantities.area import LARGEST, parse_area
from crm.quantities.formatting import in_m2, in_wan_m2


def code_of(text: str, unit: str = "") -> str:
    with pytest.raises(UserError) as refused:
        parse_area(text, unit=unit, field="area")
    assert refused.value.field == "area"
    return refused.value.code


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("20.77万㎡", "207700.00", ""),
        ("20.77 万平方米", "207700.00", ""),
        ("207,700㎡", "207700.00", ""),
        ("约1.5万平方米", "15000.00", "约"),
        ("120万方", "1200000.00", ""),
    ],
)
def test_P01_areas_are_read_as_they_are_published(text, value, qualifier):
    found = parse_area(text)
    assert str(found.value) == value
    assert found.qualifier == qualifier
    assert found.text == text


@pytest.mark.parametrize(
    "unit", ["㎡", "m2", "m²", "M2", "平方米", "平米", "平方", "平", "方", "ｍ２", "m ²"]
)
def test_every_spelling_of_the_square_metre_is_known(unit):
    assert parse_area(f"2000{unit}").value == 2000
    assert parse_area(f"0.2万{unit}").value == 2000
    assert parse_area("2000", unit=unit).value == 2000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2公顷", "20000.00"),
        ("26平方公里", "26000000.00"),
        ("26km²", "26000000.00"),
        ("26㎢", "26000000.00"),
        ("2315亩", "1543333.33"),
        ("1亩", "666.67"),
        ("30亩", "20000.00"),
        ("15亩", "10000.00"),
        ("0.68万亩", "4533333.33"),
        (".5㎡", "0.50"),
        ("1,234.565㎡", "1234.57"),
        ("１２，３４５．６７㎡", "12345.67"),
        ("1 5 万\n平方 米", "150000.00"),
    ],
)
def test_units_convert_exactly_and_round_half_up_once(text, value):
    assert str(parse_area(text, floor=False).value) == value


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("近2万㎡", "近"),
        ("超2万㎡", "超"),
        ("超过2万㎡", "超过"),
        ("逾2万㎡", "逾"),
        ("不低于2万㎡", "不低于"),
        ("不少于2万㎡", "不少于"),
        ("力争2万㎡", "力争"),
        ("2万余㎡", "余"),
        ("2余万㎡", "余"),
        ("2多万㎡", "多"),
        ("2万多㎡", "多"),
        ("2万㎡以上", "以上"),
        ("2万㎡左右", "左右"),
        ("2万㎡级", "级"),
        ("2万㎡余", "余"),
        ("约2余万㎡", "约"),
    ],
)
def test_a_qualifier_is_kept_beside_the_number(text, qualifier):
    found = parse_area(text)
    assert (found.value, found.qualifier) == (20000, qualifier)


def test_the_unit_of_the_cell_beats_the_unit_of_the_header():
    assert parse_area("2000㎡", unit="万㎡").value == 2000
    assert parse_area("2", unit="万㎡").value == 20000
    assert parse_area("2", unit="意向面积（万平方米）").value == 20000


def test_a_multiplier_without_a_unit_takes_the_header_unit_but_not_its_multiplier():
    assert parse_area("20.77万", unit="㎡").value == 207700
    assert parse_area("20.77万", unit="万㎡").value == 207700
    assert code_of("20.77万") == "UNIT_MISSING"


@pytest.mark.parametrize(("text", "unit"), [("40.7", ""), ("约2000", ""), ("2000", "面积")])
def test_a_bare_number_without_a_header_unit_is_refused(text, unit):
    assert code_of(text, unit) == "UNIT_MISSING"


@pytest.mark.parametrize(
    "text",
    ["6000-7000㎡", "6000～7000㎡", "6000㎡—7000㎡", "0.6万至0.7万㎡", "约1–2万㎡", "1到2公顷"],
)
def test_a_range_is_refused(text):
    assert code_of(text) == "VALUE_RANGE"


@pytest.mark.parametrize("text", ["0㎡", "-5㎡", "−5万㎡", "0.004㎡", "-0㎡", "0"])
def test_an_area_of_nothing_or_less_is_refused(text):
    assert code_of(text, "㎡") == "AREA_NOT_POSITIVE"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "㎡",
        "两千㎡",
        "二〇〇〇㎡",
        "百亿级",
        "2百㎡",
        "NaN",
        "nan㎡",
        "inf",
        "1e5㎡",
        "1e-5㎡",
        "0x10㎡",
        "1,23㎡",
        "12,3456㎡",
        "1.2.3㎡",
        "5.㎡",
        "+5㎡",
        "10²㎡",
        "①㎡",
        "½㎡",
        "٣㎡",
        "2000平方英尺",
        "2000元",
        "20㎡20",
        "2000㎡\x00",
        "1" + "0" * 30 + "㎡",
        "92233720368547758.08㎡",
        "9" * 10_000,
        "1," * 5_000 + "000㎡",
        "-" * 10_000,
    ],
)
def test_whatever_is_not_one_number_in_digits_is_refused(text):
    assert code_of(text, "㎡") == "VALUE_FORMAT"


def test_mu_for_a_floor_area_is_read_with_a_warning():
    (warning,) = parse_area("30亩", field="area").warnings
    assert (warning.code, warning.field) == ("MU_FOR_FLOOR_AREA", "area")
    assert "20,000.00" in warning.message
    assert parse_area("30", unit="亩").warnings
    assert not parse_area("30亩", floor=False).warnings
    assert not parse_area("2公顷").warnings


areas = st.decimals("0.01", LARGEST - 1, places=2)


@given(areas)
def test_a_printed_area_is_read_back_as_it_was(area):
    assert parse_area(f"{in_m2(area)}㎡").value == area
    assert parse_area(f"约 {area:f} 平方米").value == area


@given(st.integers(1, 10**8))
def test_an_area_in_wan_is_read_back_to_its_last_printed_digit(hundreds):
    area = Decimal(hundreds) * 100
    assert parse_area(f"{in_wan_m2(area)}万㎡").value == area


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_code(text):
    try:
        value = parse_area(text, unit="㎡").value
    except UserError:
        assert code_of(text, "㎡") in {"VALUE_FORMAT", "VALUE_RANGE", "AREA_NOT_POSITIVE"}
    else:
        assert 0 < value < LARGEST
