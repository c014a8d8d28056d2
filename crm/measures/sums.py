"""Exact sums: everything is added as fractions and rounded only when it is shown."""

from __future__ import annotations

from collections import defaultdict
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Numbers of one group by name; one that is absent is 0.
Sums = defaultdict[str, Fraction]
Key = TypeVar("Key")
Number = int | Decimal | Fraction

_EXACT = Context(prec=60)


def sums(numbers: Mapping[str, Number | None] | None = None, **more: Number | None) -> Sums:
    """Return the numbers of a group; None (a sum over no rows) is 0."""
    every = {**(numbers or {}), **more}
    return defaultdict(Fraction, {name: Fraction(value or 0) for name, value in every.items()})


def add(into: Sums, numbers: Sums) -> None:
    """Add the numbers of one group to those of another."""
    for name, number in numbers.items():
        into[name] += number


def added(rows: Iterable[tuple[Key, Sums]]) -> dict[Key, Sums]:
    """Add up rows that have the same key."""
    groups: defaultdict[Key, Sums] = defaultdict(sums)
    for key, numbers in rows:
        add(groups[key], numbers)
    return dict(groups)


def whole(number: Fraction) -> int:
    """Return a count."""
    return int(number)


def exact(number: Fraction) -> Decimal:
    """Return an amount or area with all its decimals."""
    return _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
