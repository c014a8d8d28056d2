"""What must hold for a target (docs/domain.md, Targets). Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.language import _
from crm.quantities import area
from crm.quantities.area import parse_area
from crm.quantities.formatting import half_up
from crm.quantities.money import parse_money
from crm.quantities.numbers import MULTIPLIERS, folded, read_number, too_large, unreadable
from crm.targets.terms import Basis

if TYPE_CHECKING:
    from datetime import date

SQUARE_METRES, YUAN = "㎡", "元"
# Figures that a target can be set for, with their units; any other name is a published figure.
UNITS = {
    "K01": SQUARE_METRES,
    "K02": SQUARE_METRES,
    "K03": SQUARE_METRES,
    "K13": "次",
    "K15": "次",
    "K18": "场",
    "K19": "个",
    "K25": "个",
    "K26": "个",
    "K27": "个",
}
FIGURE = re.compile(r"[Kk]\d+")
LARGEST = 10**14
_EXAMPLE = "600"


def measure_of(text: str) -> str:
    """Return the code of a figure, or the name of a published one; raises VALUE_UNKNOWN."""
    if not FIGURE.fullmatch(text):
        return text
    code = text.upper()
    if code not in UNITS:
        message = _("No target can be set for {measure}. Choose one of: {known}.")
        raise refuse(
            "VALUE_UNKNOWN", message.format(measure=code, known=", ".join(UNITS)), "measure"
        )
    return code


def basis_of(measure: str, basis: Basis | None) -> Basis | None:
    """Return what the intent area is measured on, net by default; other figures have no basis."""
    return (basis or Basis.NET) if measure == "K01" else None


def value_of(text: str, unit: str) -> tuple[Decimal, str, str]:
    """Return value, qualifier and unit of a target: areas in ㎡, money in 元, else as given.

    Raises UserError TARGET_NEGATIVE, FIELD_REQUIRED (no unit), VALUE_FORMAT, VALUE_RANGE.
    """
    if folded(text).startswith(("-", "−")):
        raise refuse("TARGET_NEGATIVE", _("A target is 0 or more."), "value")
    base = folded(unit).casefold()
    for multiplier in MULTIPLIERS:
        base = base.removeprefix(multiplier)
    if not base:
        raise refuse("FIELD_REQUIRED", _("Say in which unit the target counts."), "unit")
    if base == YUAN:
        money = parse_money(text, unit=unit, field="value")
        return money.value, money.qualifier, YUAN
    if base in area.UNITS:
        return _area(text, unit)
    return _count(text, unit.strip())


def _area(text: str, unit: str) -> tuple[Decimal, str, str]:
    if not read_number(text, example=_EXAMPLE, field="value").number:
        return Decimal(0), "", SQUARE_METRES
    found = parse_area(text, unit=unit, floor=False, field="value")
    return found.value, found.qualifier, SQUARE_METRES


def _count(text: str, unit: str) -> tuple[Decimal, str, str]:
    written = read_number(text, example=_EXAMPLE, field="value")
    if written.unit not in {"", unit.casefold()}:
        raise unreadable(text, example=f"{_EXAMPLE}{unit}", field="value")
    number = written.number * (written.multiplier or 1)
    if number >= LARGEST:
        raise too_large(text, field="value")
    return half_up(number), written.qualifier, unit


def check_period(start: date, end: date) -> None:
    """Refuse a period that ends before it begins."""
    if end < start:
        raise refuse("PERIOD_ORDER", _("The last day lies before the first."), "period_end")
