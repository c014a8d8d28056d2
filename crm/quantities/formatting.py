"""Printed forms of areas, money and percentages: exact, half-up, never −0.00.

Rules: docs/domain.md, Units and dates. Values are ㎡ and 元; a total is formatted from the
unrounded sum, never from formatted parts.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from crm.language import ENGLISH, current_language
from crm.quantities.numbers import AFTER_NUMBER, AFTER_UNIT

SQUARE_METRES_PER_MU = Fraction(2000, 3)
MINUS = "−"

_WAN = 10**4
_YI = 10**8
_MILLION = 10**6
# Wider than any sum of 64-bit integers, so that nothing is rounded on the way.
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)

_CURRENCY_UNITS = {"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元"}


def half_up(value: Decimal | Fraction | int, places: int = 2) -> Decimal:
    """Round half-up (四舍五入, away from zero) to `places` decimals; zero has no sign."""
    if isinstance(value, Fraction):
        shifted = abs(value) * 10**places
        whole = (2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)
        rounded = Decimal(whole if value >= 0 else -whole).scaleb(-places, _EXACT)
    else:
        rounded = _EXACT.quantize(Decimal(value), Decimal(1).scaleb(-places))
    return rounded or abs(rounded)


def plain(value: Decimal | Fraction | int) -> str:
    """Return the number with exactly two decimals for JSON and CSV: `207700.00`, `-5.00`."""
    return f"{half_up(value):f}"


def in_m2(area: Decimal) -> str:
    """Return an area (㎡) in ㎡ with thousands separators: `207,700.00`."""
    return f"{half_up(area):,f}"


def in_wan_m2(area: Decimal) -> str:
    """Return an area (㎡) in 万㎡: `20.77`."""
    return plain(Fraction(area) / _WAN)


def in_mu(area: Decimal) -> str:
    """Return an area (㎡) in 亩 of 2000/3 ㎡: `30.00`."""
    return plain(Fraction(area) / SQUARE_METRES_PER_MU)


def in_yuan(money: Decimal) -> str:
    """Return money (元) in 元 with thousands separators: `1,875,000.00`."""
    return f"{half_up(money):,f}"


def in_wan(money: Decimal) -> str:
    """Return money (元) in 万元: `187.50`."""
    return plain(Fraction(money) / _WAN)


def in_yi(money: Decimal) -> str:
    """Return money (元) in 亿元: `86.45`."""
    return plain(Fraction(money) / _YI)


def in_millions(money: Decimal) -> str:
    """Return money in millions, the unit of English pages: `8.50`."""
    return plain(Fraction(money) / _MILLION)


def money_auto(money: Decimal, currency: str = "CNY") -> str:
    """Return money (元) with the unit that suits it: `207.70亿元`, `850.00万元`, `12.00元`.

    English pages read `CNY 8.50 m`: 万 and 亿 are never translated.
    """
    if current_language() == ENGLISH:
        if abs(money) >= _WAN:
            return f"{currency} {in_millions(money)} m"
        return f"{currency} {in_yuan(money)}"
    unit = _CURRENCY_UNITS.get(currency, currency)
    if abs(money) >= _YI:
        return f"{in_yi(money)}亿{unit}"
    if abs(money) >= _WAN:
        return f"{in_wan(money)}万{unit}"
    return f"{plain(money)}{unit}"


def percent(
    numerator: Decimal | Fraction | int | None, denominator: Decimal | Fraction | int | None
) -> Decimal | None:
    """Return the ratio × 100 rounded half-up to two decimals, None where it is undefined."""
    if numerator is None or not denominator:
        return None
    return half_up(Fraction(numerator) * 100 / Fraction(denominator))


def natural(value: Decimal) -> str:
    """Return a number with the digits it needs and no more: `1.5`, `300`."""
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def qualified(number: str, unit: str, qualifier: str) -> str:
    """Put a qualifier back where it is written: `约1.5万平方米`, `200多亿元`, `100亿元级`."""
    if qualifier in AFTER_NUMBER:
        return f"{number}{qualifier}{unit}"
    if qualifier in AFTER_UNIT:
        return f"{number}{unit}{qualifier}"
    return f"{qualifier}{number}{unit}"


def typographic(text: str) -> str:
    """Return a formatted number with the minus sign (U+2212) of pages and windows."""
    return text.replace("-", MINUS)
