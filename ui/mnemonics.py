"""The underlined letters of menus: given by rule, so that every entry can be reached by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


DIGITS = "1234567890"


def with_mnemonics(entries: Sequence[tuple[str, str]]) -> list[str]:
    """Mark one letter in each title of a menu; `entries` are titles with their English.

    The first letter of a word that is still free is taken, else any free one, else a digit. A
    Chinese title gets the letter of its English in brackets, as menus in Chinese do: `归档(&A)`.
    """
    taken: set[str] = set()
    marked: list[str] = []
    for title, english in entries:
        letter = next(
            (found for text in (title, english, DIGITS) if (found := _free_letter(text, taken))), ""
        )
        taken.add(letter)
        marked.append(_mark(title.replace("&", "&&"), letter))
    return marked


def _mark(title: str, letter: str) -> str:
    at = title.casefold().find(letter)
    if not letter:
        return title
    return f"{title[:at]}&{title[at:]}" if at >= 0 else f"{title}(&{letter.upper()})"


def _free_letter(text: str, taken: set[str]) -> str:
    starts = [word[0] for word in text.split()]
    for each in (*starts, *text):
        letter = each.casefold()
        if letter.isascii() and letter.isalnum() and letter not in taken:
            return letter
    return ""
