"""The line of a piece that was found, cut to what can be shown, with the places of the hits. Pure.

What was typed in pinyin marks the Chinese characters that it stands for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from crm.search.folding import compact, compact_parts
from crm.search.spelling import spelled, spelling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.search.tokens import Needle, Question

LONGEST = 80
BEFORE = 20  # characters that are shown before the first hit
CUT = "…"


def excerpt(text: str, asked: Question) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return at most 80 characters of the line with most of the words, and [start, end) of each."""
    best, marks = "", []
    for line in text.split("\n"):
        found = _marks(line, asked)
        if not best or len(found) > len(marks):
            best, marks = line, found
        if len(found) == len(asked.words):
            break
    return _shortened(best, _joined(sorted(marks)))


def _marks(line: str, asked: Question) -> list[tuple[int, int]]:
    """Return where the words stand that a line has."""
    found = (_first(line, word) for word in asked.words)
    return [each for each in found if each]


def _first(line: str, word: Sequence[Needle]) -> tuple[int, int] | None:
    """Return where a word stands in a line: as typed, else in pinyin, else in initials."""
    text = word[0].text
    at = line.find(text)
    if at >= 0:
        return at, at + len(text)
    folded = compact(line)
    at = folded.find(text)
    if at >= 0:
        return _covered(compact_parts(line), at, len(text))
    if len(word) == 1 or not (spellings := spelling(folded)):
        return None
    for each in word[1:]:
        if any(each.text in way for way in spellings):
            return _covered_by_spelling(line, folded, each.text)
    return None


def _covered(parts: Sequence[str], at: int, length: int) -> tuple[int, int]:
    """Return the first and the last of the parts that a stretch of the joined text touches."""
    ends = list(accumulate(map(len, parts)))
    return bisect_right(ends, at), bisect_left(ends, at + length) + 1


def _covered_by_spelling(line: str, folded: str, text: str) -> tuple[int, int] | None:
    for parts in spelled(folded):
        at = "".join(parts).find(text)
        if at >= 0:
            first, last = _covered(parts, at, len(text))
            return _covered(compact_parts(line), first, last - first)
    return None


def _joined(marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return marks that do not overlap."""
    found: list[tuple[int, int]] = []
    for start, end in marks:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _shortened(
    line: str, marks: Sequence[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    if len(line) <= LONGEST:
        return line, tuple(marks)
    first = marks[0][0] if marks else 0
    begin = max(0, min(first - BEFORE, len(line) - LONGEST))
    shown = line[begin : begin + LONGEST]
    if begin:
        shown = CUT + shown[1:]
    if begin + LONGEST < len(line):
        shown = shown[:-1] + CUT
    moved = ((start - begin, min(end - begin, LONGEST)) for start, end in marks)
    return shown, tuple(each for each in moved if each[0] < each[1])
