"""Keys that a list is sorted by and searched in, the same on every engine.

Both are plain text compared by code point (docs/domain.md, Sorting).
"""

from __future__ import annotations

import unicodedata

from crm.names.pinyin import has_reading, syllables

# Sorts before every letter and space, so that 张 comes before 张三.
_END_OF_PINYIN = "\t"


def fold(text: str) -> str:
    """Return a text as it is searched for: NFKC, case folded, without spaces at its ends."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def sort_key(text: str) -> str:
    """Return the pinyin of a text and then the text itself."""
    folded = fold(text)
    return " ".join(_words(folded)) + _END_OF_PINYIN + folded


def search_key(*texts: str) -> str:
    """Return what a search field finds a record by: texts, their pinyin and their initials.

    `义乌 A1` is found by 义乌, by yiwu and by yw. Search with `fold(what was typed)`.
    """
    parts: dict[str, None] = {}
    for text in texts:
        folded = fold(text)
        compact = "".join(folded.split())
        spelled = syllables(compact)
        initials = (
            syllable[0] if has_reading(character) else character
            for character, syllable in zip(compact, spelled, strict=True)
        )
        parts.update(dict.fromkeys((folded, "".join(spelled), "".join(initials))))
    return " ".join(part for part in parts if part)


def _words(folded: str) -> list[str]:
    """Return the syllables as words, with runs of other characters kept together."""
    words: list[str] = []
    joins = False
    for character, syllable in zip(folded, syllables(folded), strict=True):
        if has_reading(character):
            words.append(syllable)
            joins = False
        elif joins:
            words[-1] += character
        else:
            words.append(character)
            joins = True
    return words
