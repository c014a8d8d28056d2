"""Which actions a person means, and which part of a text was typed: by words, pinyin, initials.

Pure text; run in the background, because the first pinyin takes a tenth of a second to load.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from crm.names.pinyin import has_reading, syllables
from crm.names.sorting import fold, search_key

if TYPE_CHECKING:
    from collections.abc import Sequence

# [start, end) of the parts of a text that were typed.
Marks: TypeAlias = tuple[tuple[int, int], ...]

# How near a name is to what was typed.
WHOLE, BEGINS, WORD_BEGINS, CONTAINS = range(4)
LONGEST = 60  # characters: what is longer is no name of an action


@dataclass(frozen=True, slots=True)
class Phrase:
    """An action by its name as it is shown, and by its names in other languages."""

    command: str
    shown: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """An action that was found; `sure` when its name begins with what was typed."""

    command: str
    marks: Marks
    sure: bool


def find_phrases(typed: str, phrases: Sequence[Phrase]) -> tuple[Named, ...]:
    """Return the actions that have every word of `typed` in one of their names, best first."""
    words = fold(typed).split()
    if not words or len(typed) > LONGEST:
        return ()
    ranked: list[tuple[int, int, Named]] = []
    for place, phrase in enumerate(phrases):
        key = search_key(phrase.shown, *phrase.others)
        if all(word in key for word in words):
            rank = _rank(fold(typed), key)
            named = Named(phrase.command, marks(phrase.shown, typed), rank <= BEGINS)
            ranked.append((rank, place, named))
    return tuple(found for _, _, found in sorted(ranked, key=lambda each: each[:2]))


def _rank(typed: str, key: str) -> int:
    """Tell how near a name is: it is, begins with, has a word that begins with, contains."""
    if f" {typed} " in f" {key} ":
        return WHOLE
    if key.startswith(typed):
        return BEGINS
    return WORD_BEGINS if f" {typed}" in key else CONTAINS


def marks(text: str, typed: str) -> Marks:
    """Return where the words of `typed` stand in `text`: as written, in pinyin or as initials."""
    found = sorted({span for word in fold(typed).split()[:10] for span in _spans(text, word)})
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _spans(text: str, word: str) -> list[tuple[int, int]]:
    for way in _ways(text):
        spelled = "".join(piece for piece, _ in way)
        at = spelled.find(word)
        if at >= 0:
            return [_places(way, at, at + len(word))]
    return []


def _places(way: Sequence[tuple[str, int]], start: int, end: int) -> tuple[int, int]:
    """Return the characters of the text that a piece of its spelling stands for."""
    touched: list[int] = []
    position = 0
    for piece, place in way:
        if position < end and position + len(piece) > start:
            touched.append(place)
        position += len(piece)
    return (touched[0], touched[-1] + 1)


@lru_cache(maxsize=512)
def _ways(text: str) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Return the spellings of a text, each as pieces with the place of their character."""
    folded = [(fold(character), place) for place, character in enumerate(text)]
    compact = [(piece, place) for piece, place in folded if piece]
    spelled = syllables("".join(piece for piece, _ in compact))
    if len(spelled) != len(compact):  # a character that folds into several has no pinyin anyway
        spelled = [piece for piece, _ in compact]
    readings = [(reading, place) for reading, (_, place) in zip(spelled, compact, strict=True)]
    initials = [
        (reading[0] if has_reading(piece) else piece, place)
        for reading, (piece, place) in zip(spelled, compact, strict=True)
    ]
    written = [(piece or " ", place) for piece, place in folded]
    return (tuple(written), tuple(readings), tuple(initials))
