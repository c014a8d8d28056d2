"""Breaking Chinese and Western text into lines by the rules of Chinese print.

Lines break between any two Chinese characters and between Western words, numbers stay whole; no
line begins with a closing mark or ends with an opening one (GB/T 15834-2011 §5.1). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

NEVER_FIRST = frozenset("，。、；：？！）〕】》〉」』”’…—～·％%‰℃,.;:?!)]}")
NEVER_LAST = frozenset("（〔【《〈「『“‘([{￥$§№")
# White space, a run of characters that stays together, or a single character of Chinese print.
_WIDE = (
    "\u2010-\u2027\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
_UNIT = re.compile(rf"[^\S\u3000]+|[^\s{_WIDE}]+|[\s\S]")
_BREAK = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line; `ends` tells that the paragraph ends here, so that it is not spread."""

    text: str
    width: float
    ends: bool


def break_lines(
    text: str, *, measure: Callable[[str], float], first: float, rest: float
) -> list[TextLine]:
    """Break `text` for a first line of width `first` and others of width `rest`.

    `measure` gives the width of a piece of text in the same unit. Line breaks of the text are
    kept; an empty text is one empty line.
    """
    lines: list[TextLine] = []
    for part in _BREAK.split(text):
        room = first if not lines else rest
        lines += _fill(part, measure, room, rest)
    return lines


def _fill(
    text: str, measure: Callable[[str], float], first: float, rest: float
) -> Iterator[TextLine]:
    """Fill lines greedily with pieces; only a piece longer than a line is broken inside."""
    room, line, used = first, "", 0.0
    for piece in _pieces(text):
        width = measure(piece)
        if line and used + width > room and not piece.isspace():
            yield _line(line, measure)
            room, line, used = rest, "", 0.0
        if width <= room or piece.isspace():
            line, used = line + piece, used + width
            continue
        *whole, line = _cut(piece, measure, room, rest)
        yield from (_line(each, measure) for each in whole)
        room, used = rest, measure(line)
    yield _line(line, measure, ends=True)


def _line(text: str, measure: Callable[[str], float], *, ends: bool = False) -> TextLine:
    text = text.rstrip(" ")
    return TextLine(text, measure(text), ends)


def _cut(piece: str, measure: Callable[[str], float], first: float, rest: float) -> list[str]:
    parts, room = [""], first
    for letter in piece:
        if parts[-1] and measure(parts[-1] + letter) > room:
            parts.append("")
            room = rest
        parts[-1] += letter
    return parts


def _pieces(text: str) -> Iterable[str]:
    """Units with the marks that must stand beside them."""
    pieces: list[str] = []
    for unit in _UNIT.findall(text):
        bound = pieces and (unit[0] in NEVER_FIRST or pieces[-1][-1] in NEVER_LAST)
        if bound and not pieces[-1].isspace():
            pieces[-1] += unit
        else:
            pieces.append(unit)
    return pieces
