"""From the texts of a record to the pieces that the index keeps. Pure.

All short texts of a record stand together in its first piece, a line each, so that two words from
two fields find it; a long text is cut into pieces that overlap (docs/domain.md, Search).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from crm.search.folding import compact, one_line
from crm.search.places import LAST_PIECE
from crm.search.spelling import spelling
from crm.search.tokens import BESIDE, LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PIECE, OVERLAP = 200, 10
SHORT = 100  # characters of a text that still stands beside the names


class Role(Enum):
    """What a text is to its record."""

    NAME = auto()  # what it is called: in pinyin too, and a whole match ranks first
    NUMBER = auto()  # a code, telephone number, address of mail: a whole match ranks first
    BESIDE = auto()  # what is known about it, or what another record is called: in pinyin too
    TEXT = auto()  # sentences


@dataclass(frozen=True, slots=True)
class Piece:
    """One row of the index: what is shown, line by line, and what is searched."""

    text: str
    haystack: str


def pieces(texts: Iterable[tuple[Role, str]]) -> list[Piece]:
    """Return the pieces of a record, the one with its names first."""
    lines: dict[str, Role] = {}
    long: list[str] = []
    for role, text in texts:
        line = one_line(text)
        if len(line) > SHORT and role is not Role.NAME:
            long.append(line)
        elif line:
            lines.setdefault(line, role)
    cut = [Piece(part, f"{BESIDE}{compact(part)}\n") for line in long for part in _cut(line)]
    return [_first(lines), *cut][: LAST_PIECE + 1]


def _first(lines: dict[str, Role]) -> Piece:
    folded = [(compact(line), role) for line, role in lines.items()]
    spelled = [
        (each, role)
        for line, role in folded
        if role is Role.NAME or role is Role.BESIDE  # sets of terms are slow
        for each in spelling(line)
    ]
    haystack = "".join(_before(role) + line for line, role in (*folded, *spelled))
    return Piece("\n".join(lines), haystack + "\n")


def _before(role: Role) -> str:
    return LINE if role is Role.NAME or role is Role.NUMBER else BESIDE


def _cut(line: str) -> Iterator[str]:
    step = PIECE - OVERLAP
    for start in range(0, max(len(line) - OVERLAP, 1), step):
        yield line[start : start + PIECE]
