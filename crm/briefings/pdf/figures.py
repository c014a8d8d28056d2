"""Figures in the units of print: 万平方米 and 万元 in Chinese, m² and CNY m in English."""

from __future__ import annotations

from decimal import Decimal

from crm.language import ENGLISH, current_language, mark, ngettext
from crm.quantities.formatting import (
    in_m2,
    in_millions,
    in_wan,
    in_wan_m2,
    plain,
    typographic,
)

UNKNOWN = "—"


def area_unit() -> str:
    """The unit of areas in tables and charts."""
    return str(mark("unit of areas in packs", "m²"))


def area_figure(area: Decimal | None) -> str:
    """An area (㎡) without its unit: 20.77 in Chinese, 207,700.00 in English."""
    if area is None:
        return UNKNOWN
    return typographic(in_m2(area) if current_language() == ENGLISH else in_wan_m2(area))


def area_text(area: Decimal) -> str:
    """An area (㎡) with its unit for a sentence: 20.77万平方米, 207,700.00 m²."""
    return str(mark("area in a sentence of packs", "{area} m²")).format(area=area_figure(area))


def square_metres(area: Decimal) -> str:
    """An area in ㎡ with thousands separators, in both languages."""
    return typographic(in_m2(area))


def money_figure(money: Decimal | None) -> str:
    """Money (元) in the unit of deal tables: 万元 in Chinese, millions in English."""
    if money is None:
        return UNKNOWN
    text = in_millions(money) if current_language() == ENGLISH else in_wan(money)
    return typographic(f"{Decimal(text):,f}")


def percent_figure(percent: Decimal | None) -> str:
    """A percentage as printed: 89.08%."""
    return UNKNOWN if percent is None else typographic(f"{plain(percent)}%")


def count_text(count: int) -> str:
    """A number of letters in a sentence: 51份, 51 letters."""
    return ngettext("{count} letter", "{count} letters", count).format(count=count)
