"""How close two spellings are: slips of the pen, never a family of names."""

from __future__ import annotations

import pytest

from crm.names.spelling import CLOSE, closeness, near_pairs, spelling


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("示例科技有限公司", "示例科技"),
        ("浙江省义乌市示例科技有限公司", "示例科技"),
        ("中国浙江省示例科技集团", "示例科技"),
        ("浙江示例科技有限公司", "示例科技"),
        ("示例科技（浙江）有限公司", "示例科技"),
        ("永辉超市", "永辉超市"),  # too short without what looks like a place
        ("", ""),
    ],
)
def test_a_place_in_front_and_the_legal_form_say_nothing(name, spelled):
    assert spelling(name) == spelled


def test_the_same_sound_is_closest_then_one_character_then_another_order():
    sound = closeness("事例科技", "示例科技")
    one = closeness("示例精密科技", "示例精密科枝")
    order = closeness("科技示例", "示例科技")
    assert sound > one > CLOSE
    assert order > CLOSE
    assert closeness("示例科技", "完全两样") < CLOSE
    assert closeness("示例一号", "示例二号") == 0
    assert closeness("示例001", "示例002") == 0


def test_slips_are_found_in_pairs_and_each_pair_once():
    spelled = {
        1: "示例科技",
        2: "示例科技技",  # one too many
        3: "事例科技",  # the same sound
        4: "科技示例",  # another order
        5: "完全两样",
        6: "示例科技",  # of another place
    }
    pairs = set(near_pairs(spelled))
    assert {(1, 2), (1, 3), (1, 4), (1, 6), (2, 6), (3, 6), (4, 6)} <= pairs
    assert not any(5 in pair for pair in pairs)


def test_a_family_of_names_is_no_heap_of_slips():
    trades = ("机械", "电子", "光学", "化工", "服饰", "医药")
    assert list(near_pairs(dict(enumerate(f"示例{each}" for each in trades)))) == []
    numbered = {number: f"示例企业{number:03d}" for number in range(60)}
    assert list(near_pairs(numbered)) == []
