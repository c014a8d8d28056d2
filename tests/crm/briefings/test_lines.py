"""Line breaks of Chinese print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.briefings.pdf.lines import NEVER_FIRST, NEVER_LAST, break_lines


def broken(text, width, *, first=None):
    lines = break_lines(text, measure=len, first=width if first is None else first, rest=width)
    return [line.text for line in lines]


def test_chinese_breaks_between_any_two_characters():
    assert broken("签约意向面积统计表", 4) == ["签约意向", "面积统计", "表"]


def test_the_first_line_leaves_room_for_its_indent():
    assert broken("签约意向面积统计表", 4, first=2) == ["签约", "意向面积", "统计表"]


def test_no_line_begins_with_a_closing_mark():
    assert broken("甲乙丙丁，戊己", 4) == ["甲乙丙", "丁，戊己"]


def test_no_line_ends_with_an_opening_mark():
    assert broken("甲乙丙（丁戊）己", 4) == ["甲乙丙", "（丁戊）", "己"]


def test_numbers_and_words_stay_whole():
    assert broken("面积为222,700.00㎡", 12) == ["面积为", "222,700.00㎡"]
    assert broken("signed intent area", 13) == ["signed intent", "area"]


def test_a_word_longer_than_the_line_is_broken():
    assert broken("甲abcdefghij", 4) == ["甲", "abcd", "efgh", "ij"]


def test_line_breaks_of_the_text_are_kept():
    assert broken("甲\r\n\n乙", 4) == ["甲", "", "乙"]


def test_only_the_last_line_of_a_paragraph_ends_it():
    lines = break_lines("甲乙丙丁\n戊", measure=len, first=2, rest=2)
    assert [line.ends for line in lines] == [False, True, True]


@given(st.text("甲乙，。（）“”12ab. ", min_size=1, max_size=60), st.integers(2, 12))
def test_nothing_is_lost_and_no_line_is_too_wide(text, width):
    lines = broken(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    marks = NEVER_FIRST | NEVER_LAST
    for line in lines:
        assert len(line.strip()) <= width or marks & set(line)


@pytest.mark.parametrize("text", ["", " ", "，", "（"])
def test_the_shortest_texts_are_one_line(text):
    assert len(broken(text, 4)) == 1
