"""The limits of a fund at every date (docs/domain.md, Funds): 0 ≤ paid-in ≤ subscribed ≤ size.

Amounts are 元; an unknown amount is None and is never checked. Size and subscription are those
at the establishment; each size change adds to both from its day on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.language import _
from crm.quantities.dates import printed_date
from crm.quantities.formatting import money_auto

if TYPE_CHECKING:
    from collections.abc import Sequence

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class SizeChange:
    """An increase or reduction (元, signed) from a day on."""

    on: date
    delta_size: Decimal = ZERO
    delta_group_subscribed: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Call:
    """What the group paid into the fund on a day (元)."""

    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a deal takes of the fund (元): from its day until it is terminated.

    A deal without a day (not signed yet) is taken to come last.
    """

    subscribed: Decimal | None
    since: date | None = None
    terminated_on: date | None = None


@dataclass(frozen=True, slots=True)
class FundFacts:
    """A fund with everything that changes its amounts.

    `group_paid_in` is the figure that holds at every date as long as there are no calls.
    """

    total_size: Decimal | None = None
    group_subscribed: Decimal | None = None
    group_paid_in: Decimal | None = None
    size_changes: Sequence[SizeChange] = ()
    calls: Sequence[Call] = ()
    commitments: Sequence[Commitment] = ()

    def size_at(self, day: date) -> Decimal | None:
        """Return the total size (元) on a day, None if it is not known."""
        if self.total_size is None:
            return None
        return self.total_size + sum(
            (each.delta_size for each in self.size_changes if each.on <= day), ZERO
        )

    def subscribed_at(self, day: date) -> Decimal | None:
        """Return what the group has subscribed (元) on a day, None if it is not known."""
        if self.group_subscribed is None:
            return None
        return self.group_subscribed + sum(
            (each.delta_group_subscribed for each in self.size_changes if each.on <= day), ZERO
        )

    def paid_in_at(self, day: date) -> Decimal | None:
        """Return what the group has paid in (元) on a day, None if it is not known."""
        if not self.calls:
            return self.group_paid_in
        return sum((each.amount for each in self.calls if each.on <= day), ZERO)

    def committed_at(self, day: date) -> Decimal:
        """Return what the deals take together (元) on a day; terminated ones take nothing."""
        return sum(
            (
                each.subscribed
                for each in self.commitments
                if each.subscribed is not None
                and (each.since or date.max) <= day
                and (each.terminated_on is None or each.terminated_on > day)
            ),
            ZERO,
        )


def check_fund(fund: FundFacts) -> None:
    """Check every limit of a fund at every date on which one of its amounts changes.

    Raises UserError MONEY_NEGATIVE, FUND_SUBSCRIBED_GT_SIZE, FUND_PAIDIN_GT_SUBSCRIBED or
    DEAL_GT_FUND_SIZE.
    """
    for day in _days_to_check(fund):
        _check_day(fund, day)


def _days_to_check(fund: FundFacts) -> list[date]:
    """Return the establishment (date.min), each day of a change, and the end (date.max)."""
    days = {date.min, date.max}
    days.update(each.on for each in fund.size_changes)
    days.update(each.on for each in fund.calls)
    days.update(each.since for each in fund.commitments if each.since)
    return sorted(days)


def _check_day(fund: FundFacts, day: date) -> None:
    size, subscribed, paid_in = fund.size_at(day), fund.subscribed_at(day), fund.paid_in_at(day)
    committed = fund.committed_at(day)
    for amount, field in (
        (size, "total_size"),
        (subscribed, "group_subscribed"),
        (paid_in, "group_paid_in"),
    ):
        if amount is not None and amount < 0:
            sentence = _("{when} the amount would be below 0. Correct it or the change.")
            raise refuse("MONEY_NEGATIVE", sentence.format(when=_when(day)), field)
    if size is not None and subscribed is not None and subscribed > size:
        sentence = _(
            "{when} the group would have subscribed {more}, but the fund has {less}. "
            "Correct one of the two."
        )
        filled = _fill(sentence, day, more=subscribed, less=size)
        raise refuse("FUND_SUBSCRIBED_GT_SIZE", filled, "group_subscribed")
    if subscribed is not None and paid_in is not None and paid_in > subscribed:
        sentence = _(
            "{when} the group would have paid in {more}, but subscribed only {less}. "
            "Correct one of the two."
        )
        filled = _fill(sentence, day, more=paid_in, less=subscribed)
        raise refuse("FUND_PAIDIN_GT_SUBSCRIBED", filled, "group_paid_in")
    if size is not None and committed > size:
        sentence = _(
            "{when} the deals of the fund would take {more}, but the fund has {less}. "
            "Lower a deal or raise the fund."
        )
        raise refuse(
            "DEAL_GT_FUND_SIZE", _fill(sentence, day, more=committed, less=size), "subscribed"
        )


def _when(day: date) -> str:
    if day == date.min:
        return _("At the establishment")
    if day == date.max:
        return _("In the end")
    return _("On {date}").format(date=printed_date(day))


def _fill(sentence: str, day: date, *, more: Decimal, less: Decimal) -> str:
    return sentence.format(when=_when(day), more=money_auto(more), less=money_auto(less))
