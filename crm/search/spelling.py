"""How Chinese text is typed in Latin letters: pinyin in full and initials. Pure.

The letters of pinyin are kept as full-width letters, which no folded text has, and a syllable
begins with a capital: 义乌 is ＹｉＷｕ in full and ＹＷ in initials. So pinyin is found from the
beginning of a syllable only, and never mixes with Latin words (docs/domain.md, Search).
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from crm.names.pinyin import syllables
from crm.search.syllables import BEGINNINGS, LONGEST, SYLLABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL = {ord(letter): ord(letter) + 0xFEE0 for letter in "abcdefghijklmnopqrstuvwxyz"}
_CAPITAL = {code: full - 32 for code, full in _SMALL.items()}
READINGS = 8  # ways to divide what was typed into syllables: xian is one or two
LONGEST_WORD = 60


def is_capital(letter: str) -> bool:
    """Tell whether a syllable begins here."""
    return "Ａ" <= letter <= "Ｚ"


@lru_cache(maxsize=20_000)
def spelled(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands for each character of a folded text: its syllable, its initial.

    Letters are initials themselves and digits stay; what cannot be typed so is left out.
    """
    pairs = [_spelled(*pair) for pair in zip(line, syllables(line), strict=True)]
    return tuple(full for full, _ in pairs), tuple(initial for _, initial in pairs)


@cache
def _spelled(character: str, syllable: str) -> tuple[str, str]:
    if character.isascii():
        letter = character.translate(_CAPITAL)
        return letter, letter
    if syllable == character or not syllable.isascii():
        return "", ""
    initial = syllable[:1].translate(_CAPITAL)
    return initial + syllable[1:].translate(_SMALL), initial


@lru_cache(maxsize=20_000)
def spelling(line: str) -> tuple[str, ...]:
    """Return a folded text in pinyin and in initials; nothing where it has no Chinese."""
    if line.isascii():
        return ()
    full, initials = map("".join, spelled(line))
    return tuple(each for each in (full, initials) if each and not each.isdigit())


def typed(word: str) -> list[str]:
    """Return what a folded word may mean when it is pinyin or initials."""
    word = word.replace("ü", "v")
    if not word.isascii() or len(word) > LONGEST_WORD or word.isdigit() or not word.isalnum():
        return []
    readings = islice(_readings(word, 0, _dead_ends(word)), READINGS)
    return list(dict.fromkeys((*readings, word.translate(_CAPITAL))))


def _readings(word: str, place: int, dead: frozenset[int]) -> Iterator[str]:
    """Yield the ways to divide the rest of a word into syllables; the last may be begun only."""
    if place == len(word):
        yield ""
    for step in _steps(word, place):
        if place + len(step) not in dead:
            begin = step[:1].translate(_CAPITAL) + step[1:].translate(_SMALL)
            for rest in _readings(word, place + len(step), dead):
                yield begin + rest


def _steps(word: str, place: int) -> Iterator[str]:
    if place < len(word) and word[place].isdigit():
        yield word[place]
        return
    for length in range(min(LONGEST, len(word) - place), 0, -1):
        piece = word[place : place + length]
        last = place + length == len(word)
        if piece in SYLLABLES or (last and piece in BEGINNINGS):
            yield piece


def _dead_ends(word: str) -> frozenset[int]:
    """Return the places from which no division reaches the end."""
    dead: set[int] = set()
    for place in range(len(word) - 1, -1, -1):
        if all(place + len(step) in dead for step in _steps(word, place)):
            dead.add(place)
    return frozenset(dead)
