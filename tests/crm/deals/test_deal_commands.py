"""Deals and their pay-ins: never more paid in than subscribed, at no date, whatever comes late."""

from __future__ import annotations

from datetime import date

import pytest

from crm.deals import commands, queries
from crm.funds.commands import save_fund
from crm.records.listing import ListRequest


@pytest.fixture
def fund(office):
    raw = {"code": "FD01", "name": "示例基金A", "kind": "母基金", "status": "已设立"}
    return office.do(save_fund, {**raw, "established_on": "2020-01-01", "total_size": "10亿元"})


@pytest.fixture
def terms(office):
    """Values of a signed direct deal of 100 million yuan."""
    return {
        "company_id": office.company("示例股权企业甲").id,
        "vehicle": "DIRECT",
        "status": "已签约",
        "decided_on": "2024-02-20",
        "signed_on": "2024-03-01",
        "subscribed": "1亿元",
    }


@pytest.fixture
def deal(office, terms):
    return office.do(commands.save_deal, terms)


def pay(office, deal, on, amount):
    return office.do(commands.record_pay_in, {"deal_id": deal.id, "on": on, "amount": amount})


def refused_pay(office, deal, on, amount):
    raw = {"deal_id": deal.id, "on": on, "amount": amount}
    return office.refused(commands.record_pay_in, raw).code


def detail(office, deal):
    return office.read(queries.load_detail, deal.id, office.database.clock.today())


def test_a_deal_belongs_to_whoever_enters_it_and_takes_the_code_of_its_signing(office, terms):
    saved = office.do(commands.save_deal, terms, by=office.recruiter)
    assert (saved.code, detail(office, saved).row.owner) == ("GQ-2024-0001", "招商专员一")
    early = {"company_id": terms["company_id"], "vehicle": "DIRECT"}
    assert office.do(commands.save_deal, early).code == "GQ-2026-0001"


@pytest.mark.parametrize(
    ("raw", "code", "field"),
    [
        ({"vehicle": "FUND"}, "DEAL_VEHICLE", "fund_id"),
        ({"fund_id": "FD01"}, "DEAL_VEHICLE", "fund_id"),
        ({"subscribed": None}, "FIELD_REQUIRED", "subscribed"),
        ({"subscribed": "0元"}, "FIELD_REQUIRED", "subscribed"),
        ({"signed_on": ""}, "FIELD_REQUIRED", "signed_on"),
        ({"signed_on": "2024-02-19"}, "DEAL_DATE_ORDER", "signed_on"),
        ({"status": "终止"}, "FIELD_REQUIRED", "terminated_on"),
        ({"owner_id": "S06"}, "STAFF_INACTIVE", "owner_id"),
        ({"equity_pct": "101"}, "VALUE_FORMAT", "equity_pct"),
        ({"company_id": ""}, "FIELD_REQUIRED", "company_id"),
    ],
)
def test_a_deal_that_cannot_be_is_refused_at_its_field(office, fund, terms, raw, code, field):
    error = office.refused(commands.save_deal, {**terms, **raw})
    assert (error.code, error.field) == (code, field)
    assert fund.code == "FD01"


def test_deals_never_take_more_than_the_fund_has_and_ended_ones_take_nothing(office, fund, terms):
    through = {**terms, "vehicle": "FUND", "fund_id": fund.id, "subscribed": "6亿元"}
    first = office.do(commands.save_deal, through)
    assert office.refused(commands.save_deal, through).code == "DEAL_GT_FUND_SIZE"
    smaller = office.do(commands.save_deal, {**through, "subscribed": "4亿元"})
    error = office.refused(commands.save_deal, {"subscribed": "4.01亿元"}, id=smaller.id)
    assert error.code == "DEAL_GT_FUND_SIZE"
    ended = {"status": "终止", "terminated_on": "2024-06-01"}
    office.do(commands.save_deal, ended, id=first.id)
    office.do(commands.save_deal, {"subscribed": "10亿元"}, id=smaller.id)


def test_pay_ins_add_up_to_the_subscription_and_no_further(office, deal):
    pay(office, deal, "2024-03-08", "6600万元")
    pay(office, deal, "2024-04-08", "3400万元")
    assert refused_pay(office, deal, "2024-05-01", "0.01元") == "PAYIN_GT_SUBSCRIBED"
    assert detail(office, deal).row.paid_in == 100_000_000


@pytest.mark.parametrize(
    ("on", "amount", "code"),
    [
        ("2027-01-01", "1万元", "PAYIN_IN_FUTURE"),
        ("2024-02-29", "1万元", "DEAL_DATE_ORDER"),
        ("2024-03-01", "0元", "FIELD_REQUIRED"),
        ("2024-03-01", "-1万元", "MONEY_NEGATIVE"),
        ("2024-03-01", "10001万元", "PAYIN_GT_SUBSCRIBED"),
    ],
)
def test_a_pay_in_that_cannot_be_is_refused(office, deal, on, amount, code):
    assert refused_pay(office, deal, on, amount) == code


def test_the_first_pay_in_may_be_on_the_day_of_signing_and_on_today(office, deal):
    pay(office, deal, "2024-03-01", "1元")
    pay(office, deal, "2026-12-31", "1元")


def test_a_pay_in_entered_late_is_checked_against_all_later_dates(office, deal):
    """60 + 40, with 40 taken back later: between the two there is no room for 10 more."""
    pay(office, deal, "2024-03-08", "6000万元")
    second = pay(office, deal, "2024-05-08", "4000万元")
    office.do(commands.reverse_pay_in, second.id, on=date(2024, 9, 1))
    assert refused_pay(office, deal, "2024-04-01", "1000万元") == "PAYIN_GT_SUBSCRIBED"
    pay(office, deal, "2024-09-01", "1000万元")
    assert detail(office, deal).row.paid_in == 70_000_000


def test_a_reversal_takes_one_payment_back_in_full_once_and_not_before_it(office, deal):
    payment = pay(office, deal, "2024-03-08", "6000万元")
    for raw, code in (
        ({"on": date(2024, 3, 7)}, "REVERSAL_INVALID"),
        ({"on": date(2027, 1, 1)}, "PAYIN_IN_FUTURE"),
    ):
        assert office.refused(commands.reverse_pay_in, payment.id, **raw).code == code
    reversal = office.do(
        commands.reverse_pay_in, payment.id, on=date(2024, 3, 8), voucher_no="冲-1"
    )
    later = {"on": date(2024, 3, 9)}
    assert office.refused(commands.reverse_pay_in, payment.id, **later).code == "REVERSAL_INVALID"
    assert office.refused(commands.reverse_pay_in, reversal.id, **later).code == "REVERSAL_INVALID"
    assert office.refused(commands.reverse_pay_in, 99, **later).code == "NOT_FOUND"
    shown = detail(office, deal)
    assert shown.row.paid_in == 0
    assert [(each.kind.value, each.reversed) for each in shown.pay_ins] == [
        ("PAYMENT", True),
        ("REVERSAL", False),
    ]


def test_the_subscription_is_not_lowered_below_what_is_paid_in(office, deal):
    pay(office, deal, "2024-03-08", "6000万元")
    error = office.refused(commands.save_deal, {"subscribed": "5999.99万元"}, id=deal.id)
    assert error.code == "PAYIN_GT_SUBSCRIBED"
    office.do(commands.save_deal, {"subscribed": "6000万元"}, id=deal.id)


def test_the_signing_does_not_move_past_the_first_pay_in(office, deal):
    pay(office, deal, "2024-03-08", "6000万元")
    error = office.refused(commands.save_deal, {"signed_on": "2024-03-09"}, id=deal.id)
    assert error.code == "DEAL_DATE_ORDER"


def test_a_plan_adds_up_to_the_subscription_and_no_further(office, deal):
    plan = {"deal_id": deal.id, "due_on": "2027-06-30", "amount": "1亿元"}
    office.do(commands.plan_pay_in, plan)
    more = {**plan, "amount": "0.01元"}
    assert office.refused(commands.plan_pay_in, more).code == "PAYIN_GT_SUBSCRIBED"
    error = office.refused(commands.save_deal, {"subscribed": "0.9亿元"}, id=deal.id)
    assert error.code == "PAYIN_GT_SUBSCRIBED"
    assert [each.amount for each in detail(office, deal).plan] == [100_000_000]


def test_a_deal_that_is_not_signed_takes_no_money(office, terms):
    unsigned = {"status": "投决", "signed_on": None}
    saved = office.do(commands.save_deal, {**terms, **unsigned})
    assert refused_pay(office, saved, "2024-03-08", "1万元") == "DEAL_DATE_ORDER"


def test_only_its_owner_and_managers_touch_a_deal_and_its_money(office, terms):
    saved = office.do(commands.save_deal, terms, by=office.recruiter)
    raw = {"deal_id": saved.id, "on": "2024-03-08", "amount": "1万元"}
    for command, values, named in (
        (commands.save_deal, {"round": "B轮"}, {"id": saved.id}),
        (commands.record_pay_in, raw, {}),
        (commands.plan_pay_in, {"deal_id": saved.id, "due_on": "2025-01-01", "amount": "1元"}, {}),
    ):
        error = office.refused(command, values, by=office.colleague, **named)
        assert error.code == "PERMISSION_DENIED"
    payment = office.do(commands.record_pay_in, raw, by=office.recruiter)
    error = office.refused(
        commands.reverse_pay_in, payment.id, on=date(2024, 4, 1), by=office.colleague
    )
    assert error.code == "PERMISSION_DENIED"


def test_the_foot_of_the_list_adds_up_every_matching_deal_exactly(office, terms, fund):
    first = office.do(commands.save_deal, {**terms, "subscribed": "0.10元"})
    office.do(
        commands.save_deal, {**terms, "subscribed": "0.20元", "vehicle": "FUND", "fund_id": fund.id}
    )
    blank = {"status": "尽调", "subscribed": None, "signed_on": None}
    office.do(commands.save_deal, {**terms, **blank})
    pay(office, first, "2024-03-08", "0.10元")
    today = office.database.clock.today()
    totals = office.read(queries.totals, ListRequest(), today)
    assert (totals.count, str(totals.subscribed), totals.unfilled, str(totals.paid_in)) == (
        3,
        "0.30",
        1,
        "0.10",
    )
    through = ListRequest(filters={"vehicle": "FUND"}, text="shilijijin")
    assert office.read(queries.totals, through, today).count == 1


def test_a_signed_deal_stays_and_an_early_one_may_be_archived(office, deal, terms):
    assert office.refused(commands.archive_deal, deal.id).code == "RECORD_IN_USE"
    early = {"company_id": terms["company_id"], "vehicle": "DIRECT"}
    saved = office.do(commands.save_deal, early)
    office.do(commands.archive_deal, saved.id)
    today = office.database.clock.today()
    assert office.read(queries.find_ids, ListRequest(), today) == [deal.id]
    office.do(commands.restore_deal, saved.id)
    assert len(office.read(queries.find_ids, ListRequest(text="gq-2026"), today)) == 1
