"""Telephone numbers as they are compared: digits only, as dialled within the country. Pure."""

from __future__ import annotations

import re
import unicodedata

from crm.errors import refuse
from crm.language import _

SHORTEST = 5  # digits; an extension says nothing of whose it is
# Before a mobile, or an area code with its number: a mobile of the country never begins with 86.
COUNTRY = re.compile(r"^(0086|86)(?=1\d{10}$|0?[2-9]\d{8,10}$)")
SEPARATORS = re.compile(r"[/,;、，；\n]")
# Between digits, and for digits that are hidden (138****0000).
SIGNS = frozenset("+-–—()*#./,;、")
EXTENSION = re.compile(r"(?:转|分机|ext\.?|x)\s*\d+$")


def numbers(*texts: str | None) -> tuple[str, ...]:
    """Return the numbers in texts in their order: `+86 138-0000-0000` is 13800000000."""
    folded = (unicodedata.normalize("NFKC", text) for text in texts if text)
    parts = (part for text in folded for part in SEPARATORS.split(text))
    found = (COUNTRY.sub("", re.sub(r"\D", "", part)) for part in parts)
    return tuple(dict.fromkeys(each for each in found if len(each) >= SHORTEST))


def first_number(text: str | None) -> str | None:
    """Return the first number of a field, by which its contact is found."""
    return next(iter(numbers(text)), None)


def check_phone(text: str, field: str) -> str:
    """Return a telephone number as it was written, without space around it.

    Raises UserError VALUE_FORMAT where it has letters or no digit; an extension (转 801, ext 801)
    may stand behind (docs/domain.md, Quick log).
    """
    written = text.strip()
    number = EXTENSION.sub("", unicodedata.normalize("NFKC", written).casefold())
    plain = all(each.isdecimal() or each.isspace() or each in SIGNS for each in number)
    if written and not (plain and any(each.isdecimal() for each in number)):
        message = _("“{text}” is not a telephone number. Write digits, such as 138 0000 0000.")
        raise refuse("VALUE_FORMAT", message.format(text=written[:40]), field)
    return written
