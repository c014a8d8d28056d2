"""How stored values are written into a field: exactly, so that reading them changes nothing."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from crm.quantities.formatting import half_up, in_m2

WAN = Decimal(10_000)
YI = Decimal(100_000_000)
CENT = Decimal("0.01")


def written_area(area: Decimal) -> str:
    """Write an area given in ㎡: `2,000.00㎡`."""
    return f"{in_m2(area)}㎡"


def written_money(money: Decimal) -> str:
    """Write an amount (元) in the largest unit that loses nothing: `1.50亿元`, `20.00万元`."""
    for unit, name in ((YI, "亿元"), (WAN, "万元")):
        scaled = money / unit
        if abs(money) >= unit and scaled == scaled.quantize(CENT):
            return f"{half_up(scaled):,}{name}"
    return f"{half_up(money):,}元"


def written_plain(value: object) -> str:
    """Write a number, a day (ISO), a time of day or a text as people would type it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)
