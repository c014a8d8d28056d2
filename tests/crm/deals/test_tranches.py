"""What a deal needs, and its paid-in amount at every date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.deals.terms import DealStatus, PayInKind, Vehicle
from crm.deals.tranches import (
    DealFacts,
    Instalment,
    Tranche,
    check_deal,
    check_plan,
    check_tranches,
    is_behind_plan,
    paid_in_at,
    running_paid_in,
)
from crm.errors import UserError

TODAY = date(2026, 12, 31)
DEAL = DealFacts(
    vehicle=Vehicle.DIRECT,
    status=DealStatus.SIGNED,
    decided_on=date(2026, 1, 1),
    signed_on=date(2026, 1, 10),
    subscribed=Decimal(100),
)


def codes(check, *args, **options) -> list[tuple[str, str]]:
    with pytest.raises(UserError) as refused:
        check(*args, **options)
    return [(each.code, each.field) for each in refused.value.problems]


def paid(number: int, on: str, amount: int) -> Tranche:
    return Tranche(id=number, on=date.fromisoformat(on), amount=Decimal(amount))


def reversal(number: int, on: str, amount: int, of: int | None) -> Tranche:
    return replace(paid(number, on, amount), kind=PayInKind.REVERSAL, reverses_id=of)


def refusal(*tranches: Tranche, deal: DealFacts = DEAL) -> tuple[str, str]:
    return codes(check_tranches, deal, tranches, today=TODAY)[0]


def accept(*tranches: Tranche, deal: DealFacts = DEAL) -> None:
    check_tranches(deal, tranches, today=TODAY)


def test_a_deal_through_a_fund_names_it_and_a_direct_one_does_not():
    check_deal(replace(DEAL, vehicle=Vehicle.FUND, fund_id=1))
    unnamed = replace(DEAL, vehicle=Vehicle.FUND)
    assert codes(check_deal, unnamed) == [("DEAL_VEHICLE", "fund_id")]
    named = replace(DEAL, fund_id=1)
    assert codes(check_deal, named) == [("DEAL_VEHICLE", "fund_id")]


@pytest.mark.parametrize("status", list(DealStatus))
def test_what_must_be_known_grows_with_the_status(status):
    required = {
        DealStatus.INITIATED: [],
        DealStatus.DILIGENCE: [],
        DealStatus.DECIDED: ["subscribed"],
        DealStatus.TERMINATED: ["terminated_on"],
    }.get(status, ["subscribed", "signed_on"])
    bare = DealFacts(vehicle=Vehicle.DIRECT, status=status)
    if required:
        assert codes(check_deal, bare) == [("FIELD_REQUIRED", field) for field in required]
    else:
        check_deal(bare)


def test_a_decided_deal_has_an_amount_above_nothing():
    nothing = replace(DEAL, status=DealStatus.DECIDED, subscribed=Decimal(0))
    assert codes(check_deal, nothing) == [("FIELD_REQUIRED", "subscribed")]


def test_a_deal_is_decided_signed_and_terminated_in_this_order():
    check_deal(replace(DEAL, signed_on=DEAL.decided_on))
    early = replace(DEAL, signed_on=date(2025, 12, 31))
    assert codes(check_deal, early) == [("DEAL_DATE_ORDER", "signed_on")]
    ended = replace(DEAL, status=DealStatus.TERMINATED, terminated_on=date(2026, 1, 9))
    assert codes(check_deal, ended) == [("DEAL_DATE_ORDER", "terminated_on")]


def test_pay_ins_add_up_to_the_subscription_at_most():
    accept(paid(1, "2026-01-10", 60), paid(2, "2026-03-01", 40))
    assert refusal(paid(1, "2026-01-10", 60), paid(2, "2026-03-01", 41)) == (
        "PAYIN_GT_SUBSCRIBED",
        "amount",
    )


def test_a_backdated_pay_in_is_checked_against_all_later_dates():
    first, back, again = (
        paid(1, "2026-02-01", 80),
        reversal(2, "2026-04-01", 80, of=1),
        paid(3, "2026-05-01", 100),
    )
    accept(first, back, again)
    assert refusal(first, back, again, paid(4, "2026-03-01", 30))[0] == "PAYIN_GT_SUBSCRIBED"
    assert refusal(first, back, again, paid(4, "2026-01-15", 1))[0] == "PAYIN_GT_SUBSCRIBED"


def test_lowering_the_subscription_below_what_was_ever_paid_in_is_refused():
    tranches = (paid(1, "2026-02-01", 80), reversal(2, "2026-04-01", 80, of=1))
    assert (
        refusal(*tranches, deal=replace(DEAL, subscribed=Decimal(79)))[0] == "PAYIN_GT_SUBSCRIBED"
    )
    accept(*tranches, deal=replace(DEAL, subscribed=Decimal(80)))


def test_a_pay_in_lies_between_the_signing_and_today():
    assert refusal(paid(1, "2027-01-01", 1)) == ("PAYIN_IN_FUTURE", "on")
    assert refusal(paid(1, "2026-01-09", 1)) == ("DEAL_DATE_ORDER", "on")
    unsigned = replace(DEAL, signed_on=None, status=DealStatus.DECIDED)
    assert refusal(paid(1, "2026-02-01", 1), deal=unsigned) == ("DEAL_DATE_ORDER", "signed_on")
    accept(paid(1, "2026-12-31", 1))
    accept(deal=unsigned)


@pytest.mark.parametrize("amount", [0, -1])
def test_a_pay_in_is_more_than_nothing(amount):
    assert refusal(paid(1, "2026-02-01", amount)) == ("FIELD_REQUIRED", "amount")


def test_a_reversal_takes_back_one_payment_of_the_deal_in_full_once():
    payment = paid(1, "2026-02-01", 80)
    back = reversal(2, "2026-02-01", 80, of=1)
    accept(payment, back)
    for wrong, field in (
        (replace(back, reverses_id=None), "reverses_id"),
        (replace(back, reverses_id=9), "reverses_id"),
        (replace(back, amount=Decimal(79)), "amount"),
        (replace(back, on=date(2026, 1, 31)), "on"),
    ):
        assert refusal(payment, wrong) == ("REVERSAL_INVALID", field)
    assert refusal(payment, back, replace(back, id=3)) == ("REVERSAL_INVALID", "reverses_id")
    of_reversal = reversal(3, "2026-03-01", 80, of=2)
    assert refusal(payment, back, of_reversal) == ("REVERSAL_INVALID", "reverses_id")
    assert refusal(replace(payment, reverses_id=2))[0] == "REVERSAL_INVALID"


def test_the_running_amount_is_that_at_the_end_of_each_day():
    tranches = [
        paid(3, "2026-05-01", 20),
        paid(1, "2026-02-01", 80),
        reversal(2, "2026-05-01", 80, of=1),
    ]
    assert running_paid_in(tranches) == [(date(2026, 2, 1), 80), (date(2026, 5, 1), 20)]
    assert paid_in_at(tranches, date(2026, 4, 30)) == 80
    assert paid_in_at(tranches, date(2026, 1, 31)) == 0


def test_a_plan_stays_within_the_subscription_and_tells_who_is_behind():
    plan = [Instalment(date(2026, 3, 1), Decimal(60)), Instalment(date(2026, 9, 1), Decimal(40))]
    check_plan(DEAL, plan)
    more = [*plan, Instalment(date(2026, 10, 1), Decimal(1))]
    assert codes(check_plan, DEAL, more) == [("PAYIN_GT_SUBSCRIBED", "amount")]
    tranches = [paid(1, "2026-03-01", 60)]
    assert not is_behind_plan(plan, tranches, date(2026, 8, 31))
    assert is_behind_plan(plan, tranches, date(2026, 9, 1))


payments = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 60), st.none() | st.integers(0, 50)), max_size=6
)


@given(payments)
def test_whatever_is_accepted_keeps_its_limits_on_every_day(rows):
    tranches: list[Tranche] = []
    for number, (start, amount, undone_after) in enumerate(rows):
        payment = Tranche(
            id=2 * number + 1, on=DEAL_START + timedelta(days=start), amount=Decimal(amount)
        )
        tranches.append(payment)
        if undone_after is not None:
            undone = payment.on + timedelta(days=undone_after)
            tranches.append(
                replace(
                    payment,
                    id=2 * number + 2,
                    on=undone,
                    kind=PayInKind.REVERSAL,
                    reverses_id=payment.id,
                )
            )
    highest = max((total for _day, total in running_paid_in(tranches)), default=Decimal(0))
    accept(*tranches, deal=replace(DEAL, subscribed=highest))
    if highest > 0:
        assert refusal(*tranches, deal=replace(DEAL, subscribed=highest - 1))[0] == (
            "PAYIN_GT_SUBSCRIBED"
        )
    for offset in range(360):
        assert 0 <= paid_in_at(tranches, DEAL_START + timedelta(days=offset)) <= highest


DEAL_START = date(2026, 1, 10)
