"""Reading money: 元, 万元, 亿元 and four foreign currencies (docs/domain.md, Units and dates)."""

from __future__ import annotations

from dataclasses import dataclass

from crm.errors import refuse
from crm.language import _
from crm.quantities.formatting import half_up
from crm.quantities.numbers import Quantity, find_unit, read_number, too_large, unreadable

CURRENCIES = {"元": "CNY", "美元": "USD", "欧元": "EUR", "港元": "HKD", "日元": "JPY"}

# 元: a year's product of the whole country; hundreds of such rows still add up in 64 bits of 分.
LARGEST = 10**14

_EXAMPLE = "1200万元"


@dataclass(frozen=True, slots=True)
class MoneyQuantity(Quantity):
    """Money in units of `currency` (元 for CNY), with two decimals."""

    currency: str = "CNY"


def parse_money(text: str, *, unit: str = "", field: str = "") -> MoneyQuantity:
    """Read an amount of money and return it in 元, or in the foreign currency that it names.

    `unit` is the unit of the column or field for a bare number; 86.45亿 needs none.
    Raises UserError UNIT_MISSING, VALUE_RANGE, VALUE_FORMAT or MONEY_NEGATIVE.
    """
    written = read_number(text, example=_EXAMPLE, field=field)
    found = find_unit(written, unit, CURRENCIES, default="元", field=field)
    if found is None:
        raise unreadable(text, example=_EXAMPLE, field=field)
    multiplier, name = found
    amount = written.number * multiplier
    if amount < 0:
        raise refuse("MONEY_NEGATIVE", _("Enter an amount of 0 or more."), field)
    if amount >= LARGEST:
        raise too_large(text, field=field)
    return MoneyQuantity(
        half_up(amount), written.qualifier, written.text, currency=CURRENCIES[name]
    )
