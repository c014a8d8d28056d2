"""Text as it is searched: one width, one case, no spaces and no punctuation. Pure.

“（义乌） Co.” becomes 义乌co, so that brackets, dashes and spaces never decide whether something
is found; symbols (＋, ¥, emoji) stay, as characters like any other (docs/domain.md, Search).
"""

from __future__ import annotations

import unicodedata

_KEPT = frozenset("LNMS")  # letters, numbers, marks, symbols
_ASCII_TO_FULL_WIDTH = 0xFEE0


class _Folding(dict[int, str]):
    """Remembers what each character becomes; `str.translate` asks for every character once."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    lower = unicodedata.normalize("NFKC", character).casefold()
    return "".join(map(_kept, unicodedata.normalize("NFKC", lower)))


def _kept(character: str) -> str:
    """Return the character, or nothing; a symbol of ASCII gets the width that engines keep."""
    category = unicodedata.category(character)
    if category[0] not in _KEPT or unicodedata.name(character, "").startswith("VARIATION SEL"):
        return ""
    if category[0] == "S" and character.isascii():
        return chr(ord(character) + _ASCII_TO_FULL_WIDTH)
    return character


_FOLDING = _Folding()


def compact(text: str) -> str:
    """Return a text as it is searched."""
    return text.translate(_FOLDING)


def compact_parts(text: str) -> list[str]:
    """Return the same, what stands for each character of `text` by itself."""
    return [_FOLDING[code] for code in map(ord, text)]


def one_line(text: str) -> str:
    """Return a text in one line and composed, so that it can be shown and compared."""
    return unicodedata.normalize("NFC", " ".join(text.split()))
