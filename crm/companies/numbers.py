"""Telephone numbers as they are compared: digits only, as dialled within the country. Pure."""

from __future__ import annotations

import re
import unicodedata

SHORTEST = 5  # digits; an extension says nothing of whose it is
# Before a mobile, or an area code with its number: a mobile of the country never begins with 86.
COUNTRY = re.compile(r"^(0086|86)(?=1\d{10}$|0?[2-9]\d{8,10}$)")
SEPARATORS = re.compile(r"[/,;、，；\n]")


def numbers(*texts: str | None) -> tuple[str, ...]:
    """Return the numbers in texts in their order: `+86 138-0000-0000` is 13800000000."""
    folded = (unicodedata.normalize("NFKC", text) for text in texts if text)
    parts = (part for text in folded for part in SEPARATORS.split(text))
    found = (COUNTRY.sub("", re.sub(r"\D", "", part)) for part in parts)
    return tuple(dict.fromkeys(each for each in found if len(each) >= SHORTEST))


def first_number(text: str | None) -> str | None:
    """Return the first number of a field, by which its contact is found."""
    return next(iter(numbers(text)), None)
