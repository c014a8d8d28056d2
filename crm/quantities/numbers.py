"""Reading one number with its qualifier, multiplier and unit (docs/domain.md, Units and dates)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Container
    from decimal import Decimal

    from crm.errors import Problem, UserError

# A qualifier is kept as plain text; "" when the number stands alone.
BEFORE_NUMBER = ("约", "近", "超过", "超", "逾", "不低于", "不少于", "力争")
AFTER_NUMBER = ("余", "多")
AFTER_UNIT = ("以上", "左右", "级")
QUALIFIERS = frozenset(BEFORE_NUMBER + AFTER_NUMBER + AFTER_UNIT)

MULTIPLIERS = {"百万": 10**6, "千万": 10**7, "万": 10**4, "亿": 10**8}

# No honest number is longer; a limit keeps pasted pages away from the patterns below.
LONGEST = 80
SHOWN = 40

_MULTIPLIER = "|".join(MULTIPLIERS)
_AFTER_NUMBER = "|".join(AFTER_NUMBER)
_NUMBER = re.compile(
    rf"(?P<before>{'|'.join(BEFORE_NUMBER)})?"
    r"(?P<minus>[-−])?"
    r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)"
    rf"(?P<more>{_AFTER_NUMBER})?"
    rf"(?P<multiplier>{_MULTIPLIER})?"
    rf"(?P<more_yet>{_AFTER_NUMBER})?"
    r"(?P<unit>[^0-9.,].*?)??"
    rf"(?P<after>{'|'.join(AFTER_NUMBER + AFTER_UNIT)})?"
)
# A header is a unit, or ends with one in brackets: 意向面积（万㎡）.
_UNIT = re.compile(rf"(?:.*\()?(?P<multiplier>{_MULTIPLIER})?(?P<unit>.*?)\)?")
# "e" is left out of the gap so that 1e-5 is an unreadable number, not a range.
_RANGE = re.compile(r"[0-9][^0-9eE.,]{0,8}[-~〜—–‒―−至到]+[^0-9]{0,8}[0-9]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with the qualifier it was written with and the text as written.

    `value` is in the unit that the parsing function promises, rounded half-up to two decimals.
    """

    value: Decimal
    qualifier: str = ""
    text: str = ""
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in a text, before its unit is applied."""

    text: str
    number: Fraction
    qualifier: str
    multiplier: int | None
    unit: str


def folded(text: str) -> str:
    """Return the text in normal form (NFKC) without white space and invisible characters."""
    visible = (each for each in unicodedata.normalize("NFKC", text) if not _is_invisible(each))
    return "".join(visible)


def read_number(text: str, *, example: str, field: str) -> Written:
    """Take a text apart into qualifier, number, multiplier and unit.

    Raises UserError VALUE_RANGE for two numbers with a dash, VALUE_FORMAT for anything else that
    is not one number in digits; `example` shows the user a right spelling.
    """
    if len(text) > LONGEST or _has_raised_digits(text):
        raise unreadable(text, example=example, field=field)
    plain = folded(text)
    if _RANGE.search(plain):
        raise refuse(
            "VALUE_RANGE",
            _("“{text}” is a range. Enter its lower bound and keep the range in the note.").format(
                text=text.strip()
            ),
            field,
        )
    found = _NUMBER.fullmatch(plain)
    if found is None:
        raise unreadable(text, example=example, field=field)
    number = Fraction(found["number"].replace(",", ""))
    qualifiers = (found["before"], found["more"], found["more_yet"], found["after"])
    return Written(
        text=text.strip(),
        number=-number if found["minus"] else number,
        # Of two qualifiers (约20余万) the first is kept; the text keeps both.
        qualifier=next((each for each in qualifiers if each), ""),
        multiplier=MULTIPLIERS.get(found["multiplier"] or ""),
        unit=(found["unit"] or "").casefold(),
    )


def find_unit(
    written: Written, header: str, units: Container[str], *, default: str = "", field: str
) -> tuple[int, str] | None:
    """Return the multiplier and unit that count, None if the unit is not one of `units`.

    The number's own unit beats the header's; a multiplier without a unit (20.77万) takes the
    header's unit but not its multiplier, and without a header the `default` unit.
    Raises UserError UNIT_MISSING when neither names a unit.
    """
    if written.unit:
        return (written.multiplier or 1, written.unit) if written.unit in units else None
    head = _UNIT.fullmatch(folded(header))
    head_multiplier = MULTIPLIERS.get((head["multiplier"] if head else "") or "")
    unit = (head["unit"] if head else "").casefold()
    multiplier = written.multiplier or head_multiplier
    if not unit and multiplier:
        unit = default
    if unit not in units:
        raise refuse(
            "UNIT_MISSING",
            _("“{text}” has no unit. Write the unit behind the number.").format(text=written.text),
            field,
        )
    return (multiplier or 1, unit)


def unreadable(text: str, *, example: str, field: str) -> UserError:
    """Build VALUE_FORMAT for a text that is not one number with a known unit."""
    sentence = _("“{text}” cannot be read. Write digits with a unit, such as {example}.")
    return refuse("VALUE_FORMAT", sentence.format(text=shortened(text), example=example), field)


def too_large(text: str, *, field: str) -> UserError:
    """Build VALUE_FORMAT for a number that cannot be stored and summed."""
    sentence = _("“{text}” is too large to be true. Check the number and its unit.")
    return refuse("VALUE_FORMAT", sentence.format(text=shortened(text)), field)


def shortened(text: str) -> str:
    """Return a text short enough to be quoted in a sentence."""
    stripped = text.strip()
    return stripped if len(stripped) <= SHOWN else stripped[:SHOWN] + "…"


def _is_invisible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"


def _has_raised_digits(text: str) -> bool:
    """Tell whether the normal form would turn an exponent or a circled digit into a plain one."""
    compact = "".join(text.split())
    return any(
        each.isdigit() and not each.isdecimal() and not (each == "²" and before in "mMｍＭ")
        for before, each in zip(" " + compact, compact, strict=False)
    )
