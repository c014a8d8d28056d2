"""The line of a piece that was found, cut to what can be shown, with the places of the hits. Pure.

What was typed in pinyin marks the Chinese characters that it stands for.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from crm.search.folding import compact, compact_places
from crm.search.spelling import spelled, spelling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.search.tokens import Needle, Question

LONGEST = 80
BEFORE = 20  # characters that are shown before the first hit
CUT = "…"


def excerpt(text: str, asked: Question) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return at most 80 characters of the line with most of the words, and [start, end) of each."""
    lines = text.split("\n")
    line = max(lines, key=lambda each: _count(each, asked)) if len(lines) > 1 else text
    return _shortened(line, _marks(line, asked))


def _count(line: str, asked: Question) -> int:
    """Return how many words a line has; only one that is typed in pinyin needs its spelling."""
    folded = compact(line)
    spellings = spelling(folded) if any(len(each) > 1 for each in asked.words) else ()
    texts = (folded, *spellings)
    return sum(any(each.text in text for each in word for text in texts) for word in asked.words)


def _marks(line: str, asked: Question) -> list[tuple[int, int]]:
    folded, places = compact_places(line)
    found = (_first(folded, word) for word in asked.words)
    marks = ((places[start], places[end - 1] + 1) for start, end in filter(None, found))
    return _joined(sorted(marks))


def _first(folded: str, word: Sequence[Needle]) -> tuple[int, int] | None:
    """Return where a word stands in a folded line: as typed, else in pinyin, else in initials."""
    plain, *others = word
    at = folded.find(plain.text)
    if at >= 0:
        return at, at + len(plain.text)
    for parts in spelled(folded) if others else ():
        whole = "".join(parts)
        for each in others:
            at = whole.find(each.text)
            if at >= 0:
                ends = list(accumulate(map(len, parts)))
                start = next(n for n, end in enumerate(ends) if end > at)
                last = next(n for n, end in enumerate(ends) if end >= at + len(each.text))
                return start, last + 1
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
