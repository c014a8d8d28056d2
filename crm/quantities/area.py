"""Reading areas: ㎡, 万㎡, 公顷, 亩, 平方公里 (docs/domain.md, Units and dates)."""

from __future__ import annotations

from fractions import Fraction

from crm.errors import Problem, refuse
from crm.language import _
from crm.quantities.formatting import SQUARE_METRES_PER_MU, half_up, in_m2
from crm.quantities.numbers import Quantity, find_unit, read_number, too_large, unreadable

# ㎡ in one of each; ㎡ and m² have become m2 by the time they are looked up.
UNITS = {
    "m2": Fraction(1),
    "平方米": Fraction(1),
    "平米": Fraction(1),
    "平方": Fraction(1),
    "平": Fraction(1),
    "方": Fraction(1),
    "公顷": Fraction(10_000),
    "亩": SQUARE_METRES_PER_MU,
    "平方公里": Fraction(1_000_000),
    "km2": Fraction(1_000_000),
}

# ㎡: more than the whole country, and thousands of such rows still add up in 64 bits of 0.01 ㎡.
LARGEST = 10**13

_EXAMPLE = "2000㎡"


def parse_area(text: str, *, unit: str = "", floor: bool = True, field: str = "") -> Quantity:
    """Read an area and return it in ㎡, rounded half-up once to 0.01 ㎡.

    `unit` is the unit of the column or field for a bare number; `floor` tells floor area from
    land, where 亩 is usual. Raises UserError UNIT_MISSING, VALUE_RANGE, VALUE_FORMAT or
    AREA_NOT_POSITIVE; 亩 for a floor area is read with the warning MU_FOR_FLOOR_AREA.
    """
    written = read_number(text, example=_EXAMPLE, field=field)
    found = find_unit(written, unit, UNITS, field=field)
    if found is None:
        raise unreadable(text, example=_EXAMPLE, field=field)
    multiplier, name = found
    area = written.number * multiplier * UNITS[name]
    if area >= LARGEST:
        raise too_large(text, field=field)
    value = half_up(area)
    if value <= 0:
        raise refuse("AREA_NOT_POSITIVE", _("Enter an area greater than 0."), field)
    warnings = (_mu_for_floor(in_m2(value), field),) if floor and name == "亩" else ()
    return Quantity(value, written.qualifier, written.text, warnings)


def _mu_for_floor(square_metres: str, field: str) -> Problem:
    sentence = _("A floor area was entered in mu; it is taken as {area} m². Check the unit.")
    return Problem("MU_FOR_FLOOR_AREA", sentence.format(area=square_metres), field)
