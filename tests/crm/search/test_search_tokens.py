"""What a text is found by: characters, parts of numbers, pinyin, initials, any width and case."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from crm.search.cutting import OVERLAP, PIECE, Role, pieces
from crm.search.excerpts import LONGEST, excerpt
from crm.search.folding import compact
from crm.search.places import KINDS, LAST_PIECE, Place, piece_number, place_of, record_number
from crm.search.spelling import typed
from crm.search.tokens import question, tokens

NAME = "义乌创投（示例）Robot有限公司"
PHONE = "138-0000-4321"
NOTE = "需要标准厂房８０００㎡，电话0579-8555 1234；😀 “先租后买” C++"


def finds(typed_text, *texts):
    """Tell whether a search finds a record: the tokens first, then the text itself."""
    asked = question(typed_text)
    return asked is not None and any(
        all(
            any(
                needle.text in piece.haystack and tokens(piece.haystack) >= set(needle.tokens)
                for needle in word
            )
            for word in asked.words
        )
        for piece in pieces(texts)
    )


def named(typed_text):
    return finds(typed_text, (Role.NAME, NAME), (Role.NUMBER, PHONE), (Role.TEXT, NOTE))


@pytest.mark.parametrize(
    "typed_text",
    [
        *("义", "乌", "义乌", "乌创", "创投示", "义乌创投（示例）", "义乌创投(示例)", "投 有限"),
        *("yi", "yiw", "yiwu", "yiwuchuangtou", "chuangt", "wuchuang", "YIWU", "ｙｉｗｕ"),
        *("yw", "ywct", "wct", "YWCT", "ywct gs", "y"),
        *("robot", "ROBOT", "obo", "ro", "ｒｏｂｏｔ", "robot 义乌"),
        *("4321", "43", "4", "13800004321", "138-0000", "00004321", "138 4321", "１３８"),
        *("8000", "8000㎡", "８０００m2", "85551234", "0579", "8555", "1234"),
        *("😀", "c++", "C＋＋", "先租后买", '"先租后买"'),
    ],
)
def test_a_record_is_found_by(typed_text):
    assert named(typed_text)


@pytest.mark.parametrize(
    "typed_text",
    [
        *("乌义", "创义", "公司有", "iwu", "wuy", "hu", "angt", "13800001234", "12345", "robots"),
        *("", "   ", "\x00", "\ud800", '"', "* () -", "“”", "yw xyz", "😁", "义乌 不在"),
    ],
)
def test_a_record_is_not_found_by(typed_text):
    assert not named(typed_text)


def test_operators_and_quotes_are_words_or_nothing():
    assert not named("义乌 OR 上海")
    assert not named("义乌 NOT 创投")
    assert not named("robot* NEAR 义乌")
    assert named('"义乌"* (创投)')


def test_more_than_200_characters_are_in_no_piece():
    assert question("义" * 200) is not None
    assert question("义" * 201) is None
    assert question("义" * 10_000) is None


def test_readings_follow_the_phrase():
    assert finds("chongqing", (Role.NAME, "重庆银行"))
    assert finds("yinhang", (Role.NAME, "重庆银行"))
    assert not finds("zhongqing", (Role.NAME, "重庆银行"))
    assert finds("lvse", (Role.NAME, "绿色园区"))
    assert finds("lüse", (Role.NAME, "绿色园区"))


def test_what_is_typed_may_be_divided_into_syllables_in_several_ways():
    assert finds("xian", (Role.NAME, "西安市"))
    assert finds("xian", (Role.NAME, "先进制造"))
    assert not finds("xian", (Role.NAME, "西边"))
    assert len(typed("xianxianxianxianxianxian")) < 10
    assert typed("义乌") == []
    assert typed("12") == []


def test_pinyin_does_not_find_sentences():
    assert not finds("dianhua", (Role.TEXT, "电话"))


def test_short_fields_stand_together_and_long_texts_are_cut_with_an_overlap():
    long = "".join(chr(0x4E00 + number) for number in range(500))
    made = pieces([(Role.NAME, NAME), (Role.TEXT, long), (Role.NUMBER, PHONE)])
    assert made[0].text == f"{NAME}\n{PHONE}"
    assert [len(piece.text) for piece in made[1:]] == [PIECE, PIECE, 120]
    for before, after in pairwise(made[1:]):
        assert before.text[-OVERLAP:] == after.text[:OVERLAP]
    for start in range(len(long) - OVERLAP - 1):
        assert finds(long[start : start + OVERLAP + 1], (Role.TEXT, long))


def test_the_longest_note_has_fewer_pieces_than_a_record_may_have():
    assert len(pieces([(Role.TEXT, "字" * 100_000)])) < LAST_PIECE / 10


def test_numbers_of_pieces_say_the_record_and_descend_in_the_order_of_results():
    places = [
        Place(kind, row_id, archived)
        for archived in (False, True)
        for kind in KINDS
        for row_id in (2_147_483_647, 2, 1)
    ]
    numbers = [piece_number(record_number(place), piece) for place in places for piece in (0, 1)]
    assert numbers == sorted(numbers, reverse=True)
    assert [place_of(record_number(place)) for place in places] == places
    assert max(numbers) < 2**62


def marked(text, typed_text):
    match, marks = excerpt(text, question(typed_text))
    assert len(match) <= LONGEST
    return [match[start:end] for start, end in marks]


def test_the_hit_is_marked_as_it_was_written():
    assert marked(NAME, "创投示例") == ["创投（示例"]
    assert marked(NAME, "yiwu") == ["义乌"]
    assert marked(NAME, "wct") == ["乌创投"]
    assert marked(NAME, "ROB") == ["Rob"]
    assert marked(NAME, "义乌 robot") == ["义乌", "Robot"]
    assert marked(NAME, "义乌 乌创") == ["义乌创"]
    assert marked(PHONE, "00004321") == ["0000-4321"]
    assert marked(NOTE, "8000m2") == ["８０００㎡"]


def test_the_line_with_the_most_words_is_shown():
    text = "示例企业\n义乌市\n义乌创投"
    assert excerpt(text, question("义乌 创投")) == ("义乌创投", ((0, 4),))
    assert excerpt(text, question("示例 义乌"))[0] == "示例企业"


def test_a_long_line_is_cut_around_the_hit():
    match, marks = excerpt("前" * 100 + "义乌" + "后" * 100, question("义乌"))
    assert (len(match), match[0], match[-1]) == (LONGEST, "…", "…")
    assert [match[start:end] for start, end in marks] == ["义乌"]
    match, marks = excerpt("前" * 100 + "义乌", question("义乌"))
    assert (match[0], match[-2:], len(match)) == ("…", "义乌", LONGEST)


@given(some.text(max_size=80), some.data())
def test_any_part_of_any_text_finds_it_and_is_marked(text, data):
    start = data.draw(some.integers(0, max(len(text) - 1, 0)))
    part = text[start : data.draw(some.integers(start, len(text)))]
    asked = question(part)
    if asked is None:
        assert not compact(part)
    else:
        assert finds(part, (Role.NAME, text))
        for piece in pieces([(Role.NAME, text)]):
            match, marks = excerpt(piece.text, asked)
            assert len(match) <= LONGEST
            assert all(0 <= start < end <= len(match) for start, end in marks)


@given(some.text(max_size=300))
def test_whatever_is_typed_is_plain_text_to_the_engines(text):
    asked = question(text)
    for word in asked.words if asked else ():
        for needle in word:
            assert needle.tokens
            for token in needle.tokens:
                assert 0 < len(token) <= 3
                assert all(not each.isascii() or each.isalnum() for each in token)
