"""Pinyin of names, fast enough for a list of 100,000: characters first, then known phrases.

Most characters have one reading, which is looked up once; those that change their reading in
some phrase (重庆, 银行, 长沙) are checked against the phrases that begin there, longest first.
pypinyin brings the readings; it is loaded at the first call, because it takes a tenth of a second.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TypeAlias

# For a first character: its phrases and their readings, by length, longest first.
_Phrases: TypeAlias = dict[str, list[tuple[int, dict[str, tuple[str, ...]]]]]

# Words of the program itself that the phrases of pypinyin do not have.
_MORE = {"查重": ("cha", "chong"), "重做": ("chong", "zuo")}


def syllables(text: str) -> list[str]:
    """Return one reading for each Chinese character, other characters as they are.

    Tones are left out and ü is written v. A character without a known reading stands for itself.
    """
    phrases = _phrases()
    found: list[str] = []
    position = 0
    while position < len(text):
        readings = _phrase_at(text, position, phrases)
        found.extend(readings)
        position += len(readings)
    return found


def has_reading(character: str) -> bool:
    """Tell whether a character is written in pinyin at all."""
    return reading(character) != character


@cache
def reading(character: str) -> str:
    """Return the usual reading of one character, or the character itself."""
    if character.isascii():
        return character
    from pypinyin import lazy_pinyin

    return lazy_pinyin(character)[0]


def _phrase_at(text: str, position: int, phrases: _Phrases) -> tuple[str, ...]:
    character = text[position]
    for length, known in phrases.get(character, ()):
        readings = known.get(text[position : position + length])
        if readings is not None:
            return readings
    return (reading(character),)


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    """Collect the phrases in which some character may change its reading.

    Phrases that keep the usual readings but hold such a character stay in: they stop a shorter
    phrase inside them from being taken.
    """
    from pypinyin.phrases_dict import phrases_dict

    readings = {
        phrase: tuple(_without_tone(syllable[0]) for syllable in marked)
        for phrase, marked in phrases_dict.items()
        if len(marked) == len(phrase)
    } | _MORE
    changing = {
        character
        for phrase, syllables_of in readings.items()
        for character, syllable in zip(phrase, syllables_of, strict=True)
        if reading(character) != syllable
    }
    by_start: dict[str, dict[int, dict[str, tuple[str, ...]]]] = {}
    for phrase, syllables_of in readings.items():
        if not changing.isdisjoint(phrase):
            lengths = by_start.setdefault(phrase[0], {})
            lengths.setdefault(len(phrase), {})[phrase] = syllables_of
    return {start: sorted(lengths.items(), reverse=True) for start, lengths in by_start.items()}


@cache
def _without_tone(syllable: str) -> str:
    from pypinyin.contrib.tone_convert import to_normal

    return to_normal(syllable)
