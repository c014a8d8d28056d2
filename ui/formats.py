"""How dates, areas and amounts look on screen, in Chinese and in English.

Summaries use 万㎡ and 亿元, records ㎡, deals 万元; English uses m² and CNY m (million), never a
translated 万 or 亿. Areas come in ㎡, amounts in 元. What is not entered says so and what is not
defined is a dash alone: 0 means zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.language import CHINESE, current_language
from crm.quantities import formatting
from crm.quantities.numbers import AFTER_NUMBER, AFTER_UNIT

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

DASH = "—"
CHINESE_WEEKDAYS = "一二三四五六日"
ENGLISH_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure and its unit, which are painted differently; `unit` is "" for a dash or 未填."""

    number: str
    unit: str = ""

    def __str__(self) -> str:
        """Both in one line: `22.27 万㎡`."""
        return f"{self.number} {self.unit}".strip()


def qualified(shown: Measured, qualifier: str | None) -> Measured:
    """Put the qualifier of a record back where it is written: `约3,000.00 ㎡`, `200.00多 亿元`."""
    if not qualifier or (not shown.unit and shown.number == not_entered()):
        return shown
    if qualifier in AFTER_UNIT and shown.unit:
        return Measured(shown.number, shown.unit + qualifier)
    if qualifier in (*AFTER_NUMBER, *AFTER_UNIT):
        return Measured(shown.number + qualifier, shown.unit)
    return Measured(qualifier + shown.number, shown.unit)


def not_entered() -> str:
    """What stands where nobody has entered a value: 未填."""
    return QCoreApplication.translate("Formats", "not set")


def area_unit() -> str:
    """The unit of areas in records, for headers: ㎡."""
    return "㎡" if _chinese() else "m²"


def investment_unit() -> str:
    """The unit of total investments, for headers: 亿元."""
    return "亿元" if _chinese() else "CNY m"


def deal_unit() -> str:
    """The unit of deals and pay-ins, for headers: 万元."""
    return "万元" if _chinese() else "CNY m"


def area(value: Decimal | None) -> str:
    """Return an area (㎡) as a record shows it, without its unit: `6,950.00`, `未填`."""
    return not_entered() if value is None else _signed(formatting.in_m2(value))


def area_record(value: Decimal | None) -> Measured:
    """Return an area (㎡) with its unit: `6,950.00 ㎡`."""
    return _measured(None if value is None else area(value), area_unit())


def area_summary(value: Decimal | None) -> Measured:
    """Return a sum of areas (㎡): `22.27 万㎡`, in English `222,700.00 m²`; None is a dash."""
    if value is None:
        return Measured(DASH)
    if _chinese():
        return Measured(_signed(formatting.in_wan_m2(value)), "万㎡")
    return Measured(_signed(formatting.in_m2(value)), "m²")


def investment(value: Decimal | None) -> str:
    """Return a total investment (元) without unit: `4.00` (亿元), in English `400.00` (CNY m)."""
    if value is None:
        return not_entered()
    shown = formatting.in_yi(value) if _chinese() else formatting.in_millions(value)
    return _signed(_grouped(shown))


def investment_summary(value: Decimal | None) -> Measured:
    """Return a sum of investments (元): `4.00 亿元`, in English `400.00 CNY m`; None is a dash."""
    return Measured(DASH) if value is None else Measured(investment(value), investment_unit())


def investment_record(value: Decimal | None) -> Measured:
    """Return a total investment (元) with its unit: `4.00 亿元`, `未填`."""
    return _measured(None if value is None else investment(value), investment_unit())


def deal_amount(value: Decimal | None) -> str:
    """Return an amount (元) of a deal without its unit: `850.00` (万元), in English `8.50`."""
    if value is None:
        return not_entered()
    shown = formatting.in_wan(value) if _chinese() else formatting.in_millions(value)
    return _signed(_grouped(shown))


def deal_record(value: Decimal | None) -> Measured:
    """Return an amount (元) of a deal with its unit: `850.00 万元`."""
    return _measured(None if value is None else deal_amount(value), deal_unit())


def cost_record(value: Decimal | None) -> Measured:
    """Return what something cost (元) to the 分: `53,200.00 元`, in English `53,200.00 CNY`."""
    shown = None if value is None else _signed(f"{formatting.half_up(value):,}")
    return _measured(shown, "元" if _chinese() else "CNY")


def investment_value(value: Decimal | None) -> Decimal | None:
    """Return a total investment (元) in the unit of `investment_unit`, with all its decimals."""
    return None if value is None else value.scaleb(-8 if _chinese() else -6)


def deal_value(value: Decimal | None) -> Decimal | None:
    """Return an amount (元) of a deal in the unit of `deal_unit`, with all its decimals."""
    return None if value is None else value.scaleb(-4 if _chinese() else -6)


def percent(value: Decimal | None) -> str:
    """Return a percentage: `89.08%`; None is a dash."""
    return DASH if value is None else f"{_signed(formatting.plain(value))}%"


def points(value: Decimal | None) -> str:
    """Return a difference of percentages with its sign: `+12.03 个百分点`."""
    if value is None:
        return DASH
    sign = "+" if value > 0 else ""
    text = QCoreApplication.translate("Formats", "{difference} percentage points")
    return text.format(difference=sign + _signed(formatting.plain(value)))


def whole(value: int | None) -> str:
    """Return a whole number with thousands separators; None is a dash."""
    return DASH if value is None else _signed(f"{value:,}")


def day(value: date | None) -> str:
    """Return a date as lists and fields show it: `2024-10-08`; None is a dash."""
    return DASH if value is None else value.isoformat()


def short_day(value: date | None, today: date) -> str:
    """Return `10-08` where the year is this year, else the whole date; None is a dash."""
    if value is None:
        return DASH
    return f"{value:%m-%d}" if value.year == today.year else value.isoformat()


def long_day(value: date) -> str:
    """Return a date as titles show it: `2024 年 10 月 8 日`, `8 October 2024`."""
    if _chinese():
        return f"{value.year} 年 {value.month} 月 {value.day} 日"
    return f"{value.day} {ENGLISH_MONTHS[value.month - 1]} {value.year}"


def weekday(value: date) -> str:
    """Return `周二` or `Tue`."""
    number = value.weekday()
    return f"周{CHINESE_WEEKDAYS[number]}" if _chinese() else ENGLISH_WEEKDAYS[number]


def days(count: int) -> str:
    """Return a number of days: `52 天`, `52 d`."""
    return f"{count} 天" if _chinese() else f"{count} d"


def as_of(value: date) -> str:
    """Return the caption of a page: `数据截至 2024-10-08`."""
    return QCoreApplication.translate("Formats", "as of {day}").format(day=day(value))


def _chinese() -> bool:
    return current_language() == CHINESE


def _measured(shown: str | None, unit: str) -> Measured:
    return Measured(not_entered()) if shown is None else Measured(shown, unit)


def _grouped(number: str) -> str:
    whole_part, _, decimals = number.partition(".")
    return f"{int(whole_part):,}.{decimals}" if whole_part != "-0" else number


def _signed(number: str) -> str:
    return formatting.typographic(number)
