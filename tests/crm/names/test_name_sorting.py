"""Names are sorted and found by their pinyin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from crm.names.pinyin import syllables
from crm.names.sorting import fold, search_key, sort_key


def test_a_list_is_sorted_by_pinyin_and_then_by_the_text():
    names = ["重庆一号", "张三", "阿优文化", "张", "长沙厂", "Alpha", "芯卓", "义乌", "章"]
    assert sorted(names, key=sort_key) == [
        "阿优文化",
        "Alpha",
        "长沙厂",
        "重庆一号",
        "芯卓",
        "义乌",
        "张",
        "章",
        "张三",
    ]


def test_width_and_case_make_no_difference_to_the_order():
    assert sort_key("ＡＢＣ科技") == sort_key("abc科技")


@pytest.mark.parametrize(
    "name",
    [
        "重庆长安汽车股份有限公司",
        "银行行长",
        "乐清市重工",
        "广东省和平县重型机械调研",
        "浙江义欣新能源动力电池生产基地",
        "数字与智能化产业社区",
    ],
)
def test_readings_follow_the_phrase(name):
    assert syllables(name) == lazy_pinyin(name)


def test_a_record_is_found_by_text_pinyin_and_initials():
    key = search_key("义乌 A1", "引凤")
    for typed in ("义乌", "Ａ1", "yiwu", "YW", "引凤", "yinfeng", "yf"):
        assert fold(typed) in key


def test_rare_characters_and_markup_stay_as_they_are():
    assert syllables("㴪𬭎龘") == ["nie", "hong", "da"]
    key = search_key('㴪𬭎龘<b>&"')
    assert '㴪𬭎龘<b>&"' in key
    assert "niehongda" in key
    assert search_key("") == ""


@given(st.text(max_size=40))
def test_every_text_has_keys_that_hold_it(text):
    assert fold(text) in search_key(text)
    assert sort_key(text).endswith(fold(text))
    assert len(syllables(text)) == len(text)


def test_words_of_the_program_are_found_by_the_reading_that_they_have():
    assert search_key("查重") == "查重 chachong cc"
    assert search_key("重做") == "重做 chongzuo cz"
