"""What a deal needs, and its running paid-in amount at every date (docs/domain.md, Equity deals).

Amounts are 元. Pay-ins are never edited or deleted, only reversed, and may be entered late:
every check looks at all dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from crm.deals.terms import DealStatus, PayInKind, Vehicle
from crm.errors import Problem, UserError, refuse
from crm.language import _
from crm.quantities.dates import printed_date
from crm.quantities.formatting import money_auto

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_ORDER = tuple(DealStatus)
# From these on an amount, and from these on a signing date, must be known. A deal can be
# terminated before it was decided, so the last status asks for neither.
DECIDED = _ORDER[_ORDER.index(DealStatus.DECIDED) : _ORDER.index(DealStatus.TERMINATED)]
SIGNED = _ORDER[_ORDER.index(DealStatus.SIGNED) : _ORDER.index(DealStatus.TERMINATED)]

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFacts:
    """What the rules need to know of a deal; `subscribed` in 元, None while it is not known."""

    vehicle: Vehicle
    fund_id: int | None = None
    status: DealStatus = DealStatus.INITIATED
    decided_on: date | None = None
    signed_on: date | None = None
    terminated_on: date | None = None
    subscribed: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tranche:
    """One pay-in of a deal, or the reversal of one; `amount` in 元, always above 0.

    `id` is None for the one that is about to be entered.
    """

    id: int | None
    on: date
    amount: Decimal
    kind: PayInKind = PayInKind.PAYMENT
    reverses_id: int | None = None

    @property
    def effect(self) -> Decimal:
        """What it adds to the paid-in amount."""
        return self.amount if self.kind is PayInKind.PAYMENT else -self.amount


@dataclass(frozen=True, slots=True)
class Instalment:
    """One row of the plan: `amount` (元) is due on a day."""

    due_on: date
    amount: Decimal


def check_deal(deal: DealFacts) -> None:
    """Check the fields of a deal against its status.

    Raises UserError with DEAL_VEHICLE, FIELD_REQUIRED and DEAL_DATE_ORDER, all that apply.
    """
    problems = [*_vehicle_problems(deal), *_missing_fields(deal), *_date_problems(deal)]
    if problems:
        raise UserError(problems)


def check_tranches(deal: DealFacts, tranches: Sequence[Tranche], *, today: date) -> None:
    """Check all pay-ins of a deal, the new one included, at every date.

    The same check guards a change of `subscribed` or `signed_on`. Raises UserError
    PAYIN_IN_FUTURE, FIELD_REQUIRED, REVERSAL_INVALID, DEAL_DATE_ORDER, PAYIN_NEGATIVE or
    PAYIN_GT_SUBSCRIBED.
    """
    for each in tranches:
        if each.on > today:
            sentence = _("A pay-in cannot lie in the future. Enter a date up to {today}.")
            raise refuse("PAYIN_IN_FUTURE", sentence.format(today=printed_date(today)), "on")
        if each.amount <= 0:
            raise refuse("FIELD_REQUIRED", _("Enter an amount greater than 0."), "amount")
    _check_reversals(tranches)
    _check_start(deal, tranches)
    _check_running(deal, tranches)


def check_plan(deal: DealFacts, plan: Iterable[Instalment]) -> None:
    """Check that the plan does not exceed the subscription; raises PAYIN_GT_SUBSCRIBED."""
    planned = sum((each.amount for each in plan), ZERO)
    if planned > (deal.subscribed or ZERO):
        sentence = _("The plan adds up to {planned}, more than is subscribed. Lower an instalment.")
        raise refuse("PAYIN_GT_SUBSCRIBED", sentence.format(planned=money_auto(planned)), "amount")


def running_paid_in(tranches: Iterable[Tranche]) -> list[tuple[date, Decimal]]:
    """Return the paid-in amount (元) at the end of each day on which it changed, oldest first."""
    by_day = groupby(sorted(tranches, key=attrgetter("on")), key=attrgetter("on"))
    changes = [(day, sum((each.effect for each in group), ZERO)) for day, group in by_day]
    totals = accumulate(change for _day, change in changes)
    return [(day, total) for (day, _change), total in zip(changes, totals, strict=True)]


def paid_in_at(tranches: Iterable[Tranche], day: date) -> Decimal:
    """Return the paid-in amount (元) at the end of a day."""
    return sum((each.effect for each in tranches if each.on <= day), ZERO)


def is_behind_plan(plan: Iterable[Instalment], tranches: Iterable[Tranche], day: date) -> bool:
    """Tell whether more was due by a day than is paid in."""
    due = sum((each.amount for each in plan if each.due_on <= day), ZERO)
    return due > paid_in_at(tranches, day)


def _vehicle_problems(deal: DealFacts) -> list[Problem]:
    if deal.vehicle is Vehicle.FUND and deal.fund_id is None:
        sentence = _("Choose the fund that the deal goes through, or make the deal direct.")
        return [Problem("DEAL_VEHICLE", sentence, "fund_id")]
    if deal.vehicle is Vehicle.DIRECT and deal.fund_id is not None:
        sentence = _("A direct deal has no fund. Clear the fund, or let the deal go through it.")
        return [Problem("DEAL_VEHICLE", sentence, "fund_id")]
    return []


def _missing_fields(deal: DealFacts) -> list[Problem]:
    missing: list[Problem] = []
    if deal.status in DECIDED and (deal.subscribed is None or deal.subscribed <= 0):
        sentence = _("Enter the subscribed amount, greater than 0.")
        missing.append(Problem("FIELD_REQUIRED", sentence, "subscribed"))
    if deal.status in SIGNED and deal.signed_on is None:
        sentence = _("Enter the date on which the deal was signed.")
        missing.append(Problem("FIELD_REQUIRED", sentence, "signed_on"))
    if deal.status is DealStatus.TERMINATED and deal.terminated_on is None:
        sentence = _("Enter the date on which the deal was terminated.")
        missing.append(Problem("FIELD_REQUIRED", sentence, "terminated_on"))
    return missing


def _date_problems(deal: DealFacts) -> list[Problem]:
    problems: list[Problem] = []
    if deal.signed_on and deal.decided_on and deal.signed_on < deal.decided_on:
        sentence = _("A deal cannot be signed before it is decided. Correct one of the dates.")
        problems.append(Problem("DEAL_DATE_ORDER", sentence, "signed_on"))
    begun = deal.signed_on or deal.decided_on
    if deal.terminated_on and begun and deal.terminated_on < begun:
        sentence = _("A deal cannot end before it begins. Correct one of the dates.")
        problems.append(Problem("DEAL_DATE_ORDER", sentence, "terminated_on"))
    return problems


def _check_reversals(tranches: Sequence[Tranche]) -> None:
    payments = {each.id: each for each in tranches if each.kind is PayInKind.PAYMENT}
    reversed_ids: set[int] = set()
    for each in tranches:
        if each.kind is PayInKind.PAYMENT:
            if each.reverses_id is not None:
                raise _refuse_reversal(_("A payment reverses nothing. Enter it as a reversal."))
            continue
        payment = payments.get(each.reverses_id) if each.reverses_id is not None else None
        if payment is None:
            raise _refuse_reversal(_("Choose the payment of this deal that is reversed."))
        if each.reverses_id in reversed_ids:
            raise _refuse_reversal(_("This payment is reversed already. Choose another one."))
        if each.amount != payment.amount:
            sentence = _("A payment is reversed in full. Enter {amount}.")
            raise _refuse_reversal(sentence.format(amount=money_auto(payment.amount)), "amount")
        if each.on < payment.on:
            sentence = _("A reversal cannot be before its payment. Enter {date} or later.")
            raise _refuse_reversal(sentence.format(date=printed_date(payment.on)), "on")
        reversed_ids.add(payment.id or 0)


def _refuse_reversal(sentence: str, field: str = "reverses_id") -> UserError:
    return refuse("REVERSAL_INVALID", sentence, field)


def _check_start(deal: DealFacts, tranches: Sequence[Tranche]) -> None:
    if not tranches:
        return
    if deal.signed_on is None:
        sentence = _("The deal is not signed yet. Enter its signing date first.")
        raise refuse("DEAL_DATE_ORDER", sentence, "signed_on")
    if min(each.on for each in tranches) < deal.signed_on:
        sentence = _("The deal was signed on {date}. No pay-in can be before; correct the date.")
        raise refuse("DEAL_DATE_ORDER", sentence.format(date=printed_date(deal.signed_on)), "on")


def _check_running(deal: DealFacts, tranches: Sequence[Tranche]) -> None:
    subscribed = deal.subscribed or ZERO
    for day, total in running_paid_in(tranches):
        if total < 0:
            sentence = _("On {date} less than nothing would be paid in. Correct date or amount.")
            raise refuse("PAYIN_NEGATIVE", sentence.format(date=printed_date(day)), "amount")
        if total > subscribed:
            sentence = _(
                "On {date} {total} would be paid in, but only {subscribed} are subscribed. "
                "Correct the amount or raise the subscription."
            )
            filled = sentence.format(
                date=printed_date(day),
                total=money_auto(total),
                subscribed=money_auto(subscribed),
            )
            raise refuse("PAYIN_GT_SUBSCRIBED", filled, "amount")
