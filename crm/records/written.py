"""What people write, before it is anything else: blank or not, storable, a plain number. Pure."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from crm.errors import refuse
from crm.language import _

WHOLE_LIMIT = 2_147_483_647  # what both engines keep in an integer column
NUMBER = re.compile(r"[-+]?((\d{1,3}(,\d{3})+|\d+)(\.\d*)?|\.\d+)")
INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
FORBIDDEN_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def is_blank(value: object) -> bool:
    """Tell whether nothing was written: no text, or only spaces and invisible characters."""
    if isinstance(value, str):
        return all(unicodedata.category(each) in INVISIBLE for each in value)
    return value is None or value == []


def checked_text(text: str, *, limit: int, code: str, field: str) -> str:
    """Return text as it may be stored; raises TEXT_FORMAT and `code` when it is too long."""
    if "\x00" in text or any("\ud800" <= each <= "\udfff" for each in text):
        raise refuse(
            "TEXT_FORMAT", _("The text holds characters that cannot be stored. Retype it."), field
        )
    cleaned = FORBIDDEN_CONTROLS.sub("", text)
    if len(cleaned) > limit:
        raise refuse(
            code,
            _("At most {limit} characters fit here; this has {count}.").format(
                limit=f"{limit:,}", count=f"{len(cleaned):,}"
            ),
            field,
        )
    return cleaned


def number(value: object, field: str) -> Decimal:
    """Read a plain decimal number, full-width digits and thousands separators allowed."""
    written = f"{value:f}" if isinstance(value, (Decimal, float)) else str(value)
    text = unicodedata.normalize("NFKC", written).replace("−", "-").strip()
    plain = NUMBER.fullmatch(text)
    result = Decimal(text.replace(",", "")) if plain else None
    if result is None or abs(result) > WHOLE_LIMIT * Decimal(1000):
        raise refuse(
            "VALUE_FORMAT",
            _("“{text}” is not a number. Write digits, such as 12.5.").format(text=text[:40]),
            field,
        )
    return result
