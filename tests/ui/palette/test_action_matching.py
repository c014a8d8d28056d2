"""Actions are found by words, pinyin and initials, and the part that was typed is known."""

from __future__ import annotations

import pytest

from ui.palette.matching import Phrase, find_phrases, marks

PHRASES = (
    Phrase("record.new", "新建线索", ("New record", "新建记录")),
    Phrase("page.leads", "线索", ("Leads",)),
    Phrase("new.letter", "新建意向书", ("New letter",)),
    Phrase("theme.dark", "主题：深色", ("Theme: dark",)),
)


def found(typed):
    return [each.command for each in find_phrases(typed, PHRASES)]


@pytest.mark.parametrize(
    "typed", ["意向", "yixiang", "yxs", "letter", "LETTER", "ｌｅｔｔｅｒ", "新建 书"]
)
def test_an_action_is_found_by_any_of_its_names(typed):
    assert found(typed) == ["new.letter"]


def test_the_name_that_is_meant_wholly_comes_first():
    assert found("线索") == ["page.leads", "record.new"]
    assert found("xj")[0] == "record.new"


def test_what_begins_with_the_text_is_sure_and_what_contains_it_is_not():
    sure = {each.command: each.sure for each in find_phrases("xs", PHRASES)}
    assert sure == {"page.leads": True, "record.new": False, "new.letter": False}


@pytest.mark.parametrize("typed", ["", "   ", "没有这个", "x" * 10_000, "😀", "\"'* OR ("])
def test_what_is_no_name_finds_nothing(typed):
    assert found(typed) == []


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("新建意向书", "意向", ((2, 4),)),
        ("新建意向书", "yixiang", ((2, 4),)),
        ("新建意向书", "yxs", ((2, 5),)),
        ("新建意向书", "新建 书", ((0, 2), (4, 5))),
        ("New letter", "LET", ((4, 7),)),
        ("ＡＢＣ公司", "bc", ((1, 3),)),
        ("义乌 A1 园", "yw", ((0, 2),)),
        ("示例企业", "没有", ()),
        ("", "x", ()),
    ],
)
def test_the_typed_part_is_marked(text, typed, expected):
    assert marks(text, typed) == expected
