"""The limits of a fund at every date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.errors import UserError
from crm.funds.limits import Call, Commitment, FundFacts, SizeChange, check_fund

FUND = FundFacts(total_size=Decimal(100), group_subscribed=Decimal(50), group_paid_in=Decimal(30))
SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


def refusal(**changes: object) -> tuple[str, str]:
    with pytest.raises(UserError) as refused:
        check_fund(replace(FUND, **changes))
    return refused.value.code, refused.value.field


def accept(**changes: object) -> None:
    check_fund(replace(FUND, **changes))


def test_paid_in_is_at_most_subscribed_and_subscribed_at_most_the_size():
    accept()
    accept(group_subscribed=Decimal(100), group_paid_in=Decimal(100))
    assert refusal(group_paid_in=Decimal("50.01")) == ("FUND_PAIDIN_GT_SUBSCRIBED", "group_paid_in")
    assert refusal(group_subscribed=Decimal("100.01")) == (
        "FUND_SUBSCRIBED_GT_SIZE",
        "group_subscribed",
    )


@pytest.mark.parametrize("field", ["total_size", "group_subscribed", "group_paid_in"])
def test_no_amount_is_negative(field):
    assert refusal(**{field: Decimal(-1)}) == ("MONEY_NEGATIVE", field)


def test_an_unknown_amount_is_never_checked():
    accept(total_size=None, group_subscribed=Decimal(1000))
    accept(group_subscribed=None, group_paid_in=Decimal(1000))
    accept(group_paid_in=None)
    accept(total_size=None, commitments=[Commitment(Decimal(1000), SPRING)])
    accept(commitments=[Commitment(None, SPRING)])
    check_fund(FundFacts())


def test_a_reduction_is_checked_from_its_day_on():
    accept(size_changes=[SizeChange(SUMMER, Decimal(-50))])
    assert refusal(size_changes=[SizeChange(SUMMER, Decimal(-51))])[0] == "FUND_SUBSCRIBED_GT_SIZE"
    accept(size_changes=[SizeChange(SUMMER, Decimal(-51), Decimal(-1))])
    assert refusal(size_changes=[SizeChange(SUMMER, Decimal(0), Decimal(-21))])[0] == (
        "FUND_PAIDIN_GT_SUBSCRIBED"
    )


def test_an_increase_does_not_help_the_days_before_it():
    grown = [SizeChange(SUMMER, Decimal(100), Decimal(60))]
    accept(size_changes=grown, calls=[Call(SPRING, Decimal(50)), Call(SUMMER, Decimal(60))])
    early = [Call(SPRING, Decimal(51))]
    assert refusal(size_changes=grown, calls=early)[0] == "FUND_PAIDIN_GT_SUBSCRIBED"
    accept(size_changes=grown, commitments=[Commitment(Decimal(200), SUMMER)])
    assert refusal(size_changes=grown, commitments=[Commitment(Decimal(101), SPRING)]) == (
        "DEAL_GT_FUND_SIZE",
        "subscribed",
    )


def test_calls_replace_the_static_figure():
    accept(group_paid_in=Decimal(1000), calls=[Call(SPRING, Decimal(10))])
    fund = replace(FUND, calls=[Call(SPRING, Decimal(10)), Call(SUMMER, Decimal(5))])
    assert fund.paid_in_at(date(2026, 2, 28)) == 0
    assert fund.paid_in_at(SPRING) == 10
    assert fund.paid_in_at(AUTUMN) == 15
    assert FUND.paid_in_at(SPRING) == 30


def test_the_deals_of_a_fund_take_no_more_than_its_size():
    accept(commitments=[Commitment(Decimal(60), SPRING), Commitment(Decimal(40), SUMMER)])
    too_much = [Commitment(Decimal(60), SPRING), Commitment(Decimal(41), SUMMER)]
    assert refusal(commitments=too_much)[0] == "DEAL_GT_FUND_SIZE"
    undated = [Commitment(Decimal(60), SPRING), Commitment(Decimal(41))]
    assert refusal(commitments=undated)[0] == "DEAL_GT_FUND_SIZE"


def test_a_terminated_deal_gives_its_share_back():
    ended = Commitment(Decimal(60), SPRING, SUMMER)
    accept(commitments=[ended, Commitment(Decimal(100), SUMMER)])
    assert refusal(commitments=[ended, Commitment(Decimal(41), SPRING)])[0] == "DEAL_GT_FUND_SIZE"
    accept(commitments=[Commitment(Decimal(1000), None, SUMMER)])


def test_reducing_the_fund_below_its_deals_is_refused():
    deals = [Commitment(Decimal(80), SPRING)]
    shrunk = [SizeChange(AUTUMN, Decimal(-30))]
    assert refusal(commitments=deals, size_changes=shrunk)[0] == "DEAL_GT_FUND_SIZE"
    accept(commitments=[replace(deals[0], terminated_on=AUTUMN)], size_changes=shrunk)


def test_the_sentence_names_the_day():
    with pytest.raises(UserError) as refused:
        check_fund(replace(FUND, size_changes=[SizeChange(SUMMER, Decimal(-51))]))
    assert "2026" in refused.value.message


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
amounts = st.integers(-60, 60).map(Decimal)


@given(
    st.lists(st.builds(SizeChange, days, amounts, amounts), max_size=4),
    st.lists(st.builds(Call, days, st.integers(1, 40).map(Decimal)), max_size=4),
    st.lists(st.builds(Commitment, st.integers(1, 60).map(Decimal), st.none() | days), max_size=4),
    days,
)
def test_an_accepted_fund_keeps_its_limits_on_any_day(changes, calls, commitments, day):
    fund = replace(FUND, size_changes=changes, calls=calls, commitments=commitments)
    try:
        check_fund(fund)
    except UserError:
        return
    size, subscribed, paid_in = fund.size_at(day), fund.subscribed_at(day), fund.paid_in_at(day)
    assert None not in {size, subscribed, paid_in}
    assert 0 <= (paid_in or 0) <= (subscribed or 0) <= (size or 0)
    assert fund.committed_at(day) <= (size or 0)
