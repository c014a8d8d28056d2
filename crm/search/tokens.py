"""What the index keeps of a text and what is looked up for a search: short runs of characters.

Every character and every pair of neighbours is kept, and in Latin words and numbers every three
neighbours, so that any part of a name or a telephone number is found by looking up, never by
reading everything (docs/domain.md, Search). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from crm.search.folding import compact, one_line
from crm.search.spelling import is_capital, typed

# Counted up when the same text gets other tokens or places (a new kind): the index is then built
# anew.
FORMAT = 2
LONGEST_TEXT = 200  # characters of a search; no piece is longer
WHOLE = "\ue000"  # begins the token of a whole field: no folded text has it
LONGEST_WHOLE = 64
LINE, BESIDE = "\n", "\n\t"  # what stands before a field's text; the second is not its name
PAIR, TRIPLE = 2, 3
# Latin, Greek and Cyrillic letters and digits: there are too few of them for pairs to tell much.
_RUN = re.compile(f"[0-9a-z\u00df-\u052f]{{{TRIPLE},}}")
# Where a syllable begins: it and what follows, as much as a token may have.
_SYLLABLE = re.compile(f"(?=([Ａ-Ｚ].{{0,{TRIPLE - 1}}}))")


def tokens(haystack: str) -> set[str]:
    """Return the tokens of a piece: each line of it gives its own."""
    found: set[str] = set()
    for line in haystack.split("\n"):
        found |= line_tokens(line[1:]) if line.startswith("\t") else line_tokens(line)
        if line and line[0] != "\t" and len(line) <= LONGEST_WHOLE:
            found.add(WHOLE + line)
    return found


def line_tokens(line: str) -> set[str]:
    """Return the tokens of one folded line, or of one in pinyin or initials."""
    if steps := _SYLLABLE.findall(line):
        return {step[:length] for step in steps for length in (1, PAIR, TRIPLE)}
    found = {*line, *map("".join, pairwise(line))}
    for run in _RUN.finditer(line):
        found |= _triples(run[0])
    return found


def _triples(run: str) -> set[str]:
    return {run[at : at + TRIPLE] for at in range(len(run) - TRIPLE + 1)}


@dataclass(frozen=True, slots=True)
class Needle:
    """A text to look for in haystacks: the tokens that every piece with it has."""

    text: str
    tokens: tuple[str, ...]
    exact: bool  # whoever has the tokens has the text


@dataclass(frozen=True, slots=True)
class Question:
    """A search: every word has several spellings of which one must be found."""

    words: tuple[tuple[Needle, ...], ...]
    whole: tuple[str, ...]  # spellings of the whole text, for the rank of a hit


def question(text: str) -> Question | None:
    """Return what to look up for a text as it was typed; None when nothing can be found by it.

    That is a text of spaces and punctuation only, or one longer than any piece.
    """
    if len(text) > LONGEST_TEXT:
        return None
    text = one_line(text)  # composed, as pieces are
    words = [word for word in dict.fromkeys(map(compact, text.split())) if word]
    if not words:
        return None
    whole = compact(text)
    return Question(tuple(_needles(word) for word in words), (whole, *typed(whole)))


def _needles(word: str) -> tuple[Needle, ...]:
    return (_needle(word), *map(_spelled_needle, typed(word)))


def _needle(word: str) -> Needle:
    if len(word) <= PAIR:
        return Needle(word, (word,), exact=True)
    found: set[str] = set()
    end = 0  # of the pairs that a run has covered
    for run in _RUN.finditer(word):
        found |= {word[at : at + PAIR] for at in range(end, run.start())}
        found |= _triples(run[0])
        end = run.end() - 1
    found |= {word[at : at + PAIR] for at in range(end, len(word) - 1)}
    return Needle(word, tuple(sorted(found)), exact=found == {word})


def _spelled_needle(word: str) -> Needle:
    if len(word) <= TRIPLE and is_capital(word[0]):
        return Needle(word, (word,), exact=True)
    steps = [word[at : at + TRIPLE] for at, each in enumerate(word) if is_capital(each)]
    # Single letters are in nearly every name: looking them up would cost more than it tells.
    long = {step for step in steps if len(step) == TRIPLE} or {max(steps, key=len)}
    return Needle(word, tuple(sorted(long)), exact=False)
