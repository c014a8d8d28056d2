"""When two companies are the same."""

from __future__ import annotations

import pytest

from crm.errors import UserError
from crm.names.keys import Likeness, compare, exact_key, loose_key
from crm.names.uscc import check_uscc

SAMPLE = "91350100M000100Y43"


def test_P10_brackets_make_no_difference_and_another_legal_form_is_a_suspicion():
    known = "示例（浙江）科技有限公司"
    assert compare(known, None, "示例(浙江)科技有限公司", None) is Likeness.DUPLICATE
    assert compare(known, None, "示例（浙江）科技股份有限公司", None) is Likeness.SUSPECT


@pytest.mark.parametrize(
    "spelling",
    [
        "示例(浙江)科技有限公司",
        "示例 （浙江） 科技有限公司",
        "示例　【浙江】科技有限公司",
        "示例\u200b浙江\ufeff科技有限公司",
        "“示例”·浙江・科技有限公司",
        "示例—浙江-科技有限公司",
    ],
)
def test_width_brackets_dashes_quotes_and_invisible_characters_make_no_difference(spelling):
    assert exact_key(spelling) == "示例浙江科技有限公司"


def test_case_and_width_of_letters_make_no_difference():
    assert exact_key("ＡＢＣ Co., Ltd.") == exact_key("abc co.,ltd")


def test_signs_that_are_part_of_a_name_stay():
    assert exact_key('<b>&"') == "<b>&"
    assert exact_key("㴪𬭎龘1号") == "㴪𬭎龘1号"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("示例科技集团股份有限公司", "示例科技"),
        ("示例科技集团有限责任公司", "示例科技"),
        ("示例科技集团有限公司", "示例科技"),
        ("示例科技股份有限公司", "示例科技"),
        ("示例科技有限责任公司", "示例科技"),
        ("示例科技有限公司", "示例科技"),
        ("示例科技集团公司", "示例科技"),
        ("示例科技集团", "示例科技"),
        ("示例科技公司", "示例科技"),
        ("示例科技有限公司义乌分公司", "示例科技有限公司义乌分公司"),
        ("示例科技义乌办事处", "示例科技义乌办事处"),
        ("甲有限公司", "甲有限公司"),
        ("甲集团有限公司", "甲集团有限公司"),
        ("示例", "示例"),
    ],
)
def test_one_suffix_is_taken_off_where_a_stem_remains(name, stem):
    assert loose_key(name) == stem


def test_the_credit_code_decides_before_the_name():
    other = "91110000600037341L"
    assert compare("甲公司", SAMPLE, "乙公司", SAMPLE.lower()) is Likeness.DUPLICATE
    assert compare("示例有限公司", SAMPLE, "示例有限公司", other) is Likeness.DIFFERENT
    assert compare("示例有限公司", SAMPLE, "示例有限公司", None) is Likeness.DUPLICATE
    assert compare("示例有限公司", SAMPLE, "别家有限公司", "") is Likeness.NONE


@pytest.mark.parametrize(
    "text", [SAMPLE, SAMPLE.lower(), f" {SAMPLE} ", "９１３５０１００M000100Y43"]
)
def test_the_sample_of_the_standard_is_valid(text):
    assert check_uscc(text) == SAMPLE


def test_a_code_may_begin_with_a_letter():
    assert check_uscc("N2330782MF00000011") == "N2330782MF00000011"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "91350100M000100Y44",
        "91350100M000100Y4",
        "91350100M000100Y433",
        "91350100I000100Y43",
        "91350100S000100Y43",
        "示例",
    ],
)
def test_a_wrong_code_is_refused_at_its_field(text):
    with pytest.raises(UserError) as refused:
        check_uscc(text)
    assert (refused.value.code, refused.value.field) == ("USCC_INVALID", "uscc")
