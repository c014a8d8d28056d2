"""How close two spellings of a name are (docs/domain.md, Close spellings). Pure.

Only ever a suggestion: what is the same company is decided by crm/names/keys.py.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from crm.names.keys import loose_key
from crm.names.pinyin import syllables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CLOSE = 75  # percent of the characters of both names that they share
SAME_SOUND = 99
OTHER_ORDER = 5  # percent less
SHORTEST = 3  # characters; in a shorter name any other character makes another name
FAMILY = 4  # more names than this around one gap are a family of names, not slips of the pen
LONG = 6  # characters; only then does one other character look like a slip
# 浙江省义乌市示例科技, 浙江示例科技, 示例科技（浙江）: how a place is written says little.
_PROVINCE = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|"
    "海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_BEFORE = re.compile(rf"^(?:中国)?(?:(?:{_PROVINCE})省?)?(?:[一-鿿]{{2,3}}市)?")
_BEHIND = re.compile(rf"(?:中国|{_PROVINCE})$")
# 一号 and 二号, 甲 and 乙 are two companies however close their names are.
_COUNTERS = frozenset("0123456789一二三四五六七八九十甲乙丙丁戊己庚辛壬癸")


def spelling(name: str) -> str:
    """Return a name as its spelling is compared: without legal form, place in front or province.

    示例科技（浙江）有限公司 and 浙江省义乌市示例科技有限公司 are both spelled 示例科技.
    """
    return spelling_of_key(loose_key(name))


def spelling_of_key(key: str) -> str:
    """Return the same from the loose key that is kept with a company."""
    rest = _BEHIND.sub("", _BEFORE.sub("", key))
    return rest if len(rest) >= SHORTEST else key


def letters(spelled: str) -> str:
    """Return the characters of a spelling in one order, so that 示例浙江 and 浙江示例 agree."""
    return "".join(sorted(spelled))


def counters(spelled: str) -> str:
    """Return the numbers in a spelling."""
    return "".join(each for each in spelled if each in _COUNTERS)


def closeness(one: str, other: str) -> float:
    """Return how close two spellings are, 0 to 100; below CLOSE they are not.

    The same sound is the usual slip of an input method (事例 for 示例); the same characters in
    another order come next.
    """
    from rapidfuzz import fuzz

    if counters(one) != counters(other):
        return 0
    if syllables(one) == syllables(other):
        return SAME_SOUND
    unordered = fuzz.ratio(letters(one), letters(other))
    return max(fuzz.ratio(one, other), unordered - OTHER_ORDER)


def near_pairs(spelled: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield the records whose spellings are one slip apart, each pair once.

    A slip is another place, a character too many, another order, the same sound, or in a long
    name another character. Where more than a few names meet around one gap they are a family
    (示例机械, 示例电子 …) and left out.
    """
    seen: set[tuple[int, int]] = set()
    for meeting in _meetings(spelled):
        for pair in combinations(sorted(meeting), 2) if len(meeting) <= FAMILY else ():
            if pair not in seen and _is_slip(spelled[pair[0]], spelled[pair[1]]):
                seen.add(pair)
                yield pair


def _meetings(spelled: Mapping[int, str]) -> Iterator[list[int]]:
    """Yield the records that agree in letters, in sound, or but for one character."""
    for key_of in (letters, _sound):
        agreeing: defaultdict[str, list[int]] = defaultdict(list)
        for each, text in spelled.items():
            agreeing[key_of(text)].append(each)
        yield from agreeing.values()
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for each, text in spelled.items():
        by_length[len(text)].append(each)
    for length, longer in by_length.items():  # one at a time: there are many gaps
        if length > SHORTEST:
            yield from _around_gaps(spelled, longer, by_length.get(length - 1, []))


def _around_gaps(
    spelled: Mapping[int, str], longer: list[int], shorter: list[int]
) -> Iterator[list[int]]:
    gaps: defaultdict[str, list[int]] = defaultdict(list)
    for each in longer:
        text = spelled[each]
        for key in {text[:at] + text[at + 1 :] for at in range(len(text))}:
            gaps[key].append(each)
    whole: defaultdict[str, list[int]] = defaultdict(list)
    for each in shorter:
        whole[spelled[each]].append(each)
    for key, ids in gaps.items():
        if key in whole:
            yield [*whole[key], *ids]
        elif len(key) >= LONG - 1 and len(ids) == 2:  # noqa: PLR2004 - a pair
            yield ids


def _sound(text: str) -> str:
    return " ".join(syllables(text))


def _is_slip(one: str, other: str) -> bool:
    return closeness(one, other) >= CLOSE
