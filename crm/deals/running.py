"""The payments of a deal one after the other, and its plan against them; amounts in 元. Pure.

Rules: docs/domain.md, Equity deals.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from crm.deals.terms import PayInKind
from crm.language import Term, mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.deals.queries import PayInRow, PlanRow

ZERO = Decimal(0)


class Instalment(Term):
    """How an instalment of the plan stands on a day."""

    PAID = "PAID", mark("instalment", "paid")
    BEHIND = "BEHIND", mark("instalment", "behind")
    PLANNED = "PLANNED", mark("instalment", "planned")


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment or reversal, what it adds (negative for a reversal) and the sum after it."""

    row: PayInRow
    effect: Decimal
    total: Decimal


def payments_of(rows: Sequence[PayInRow]) -> tuple[Payment, ...]:
    """Return the pay-ins, given oldest first, each with the sum paid in after it."""
    effects = [each.amount if each.kind is PayInKind.PAYMENT else -each.amount for each in rows]
    totals = accumulate(effects)
    return tuple(Payment(*each) for each in zip(rows, effects, totals, strict=True))


def due_by(plan: Sequence[PlanRow], day: date) -> Decimal:
    """Return what is due by a day."""
    return sum((each.amount for each in plan if each.due_on <= day), ZERO)


def standing_of(plan: Sequence[PlanRow], paid_in: Decimal, day: date) -> tuple[Instalment, ...]:
    """Return how each instalment, given in the order of its day, stands on `day`.

    What is paid in covers the earliest instalments first.
    """
    totals = accumulate(each.amount for each in plan)
    return tuple(
        Instalment.PAID
        if total <= paid_in
        else Instalment.BEHIND
        if each.due_on <= day
        else Instalment.PLANNED
        for each, total in zip(plan, totals, strict=True)
    )
