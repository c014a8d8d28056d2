"""Funds keep their limits at every date, and what is not published stays unknown."""

from __future__ import annotations

import pytest

from crm.deals.commands import save_deal
from crm.funds import commands, queries
from crm.records.listing import ListRequest

FUND = {
    "code": "FD01",
    "name": "示例基金A",
    "kind": "母基金",
    "status": "已设立",
    "established_on": "2020-09-15",
    "total_size": "20亿元",
    "group_subscribed": "10亿元",
    "group_paid_in": "6亿元",
}


@pytest.fixture
def fund(office):
    return office.do(commands.save_fund, FUND)


def deal(office, fund, subscribed, **more):
    raw = {
        "company_id": office.company().id,
        "vehicle": "FUND",
        "fund_id": fund.id,
        "status": "已签约",
        "signed_on": "2021-01-01",
        "subscribed": subscribed,
        **more,
    }
    return office.do(save_deal, raw)


def test_unknown_amounts_stay_unknown(office):
    raw = {"code": "FD09", "name": "义乌招商母基金", "kind": "母基金", "status": "拟设"}
    saved = office.do(commands.save_fund, raw)
    row = office.read(queries.load_detail, saved.id, office.database.clock.today()).row
    assert (row.total_size, row.group_subscribed, row.group_paid_in) == (None, None, None)
    form = office.read(queries.load_form, saved.id)
    assert form.values["as_of"] == office.database.clock.today()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"group_subscribed": "21亿元"}, "FUND_SUBSCRIBED_GT_SIZE"),
        ({"group_paid_in": "10.01亿元"}, "FUND_PAIDIN_GT_SUBSCRIBED"),
        ({"total_size": "9.99亿元"}, "FUND_SUBSCRIBED_GT_SIZE"),
        ({"total_size": "20"}, "UNIT_MISSING"),
        ({"total_size": "-1亿元"}, "MONEY_NEGATIVE"),
        ({"established_on": ""}, "FIELD_REQUIRED"),
        ({"code": "FD02", "name": "示例基金A"}, "DUPLICATE"),
        ({"code": "FD01", "name": "示例基金B"}, "DUPLICATE"),
    ],
)
def test_a_fund_beyond_its_limits_is_refused(office, fund, raw, code):
    if code == "DUPLICATE":
        assert office.refused(commands.save_fund, {**FUND, **raw}).code == code
    else:
        assert office.refused(commands.save_fund, raw, id=fund.id).code == code


def test_limits_are_checked_only_where_both_amounts_are_known(office, fund):
    office.do(commands.save_fund, {"total_size": None, "group_subscribed": "30亿元"}, id=fund.id)
    office.do(commands.save_fund, {"group_subscribed": None, "total_size": "1亿元"}, id=fund.id)


def test_a_fund_that_does_not_count_or_is_only_planned_needs_no_date(office):
    for number, raw in enumerate(({"counted": False}, {"status": "拟设"}, {"status": "筹设"})):
        blank = {"code": f"FD1{number}", "name": f"基金{number}", "established_on": None}
        office.do(commands.save_fund, {**FUND, **blank, **raw})


def test_a_reduction_is_refused_on_the_day_from_which_it_would_break_a_limit(office, fund):
    change = {"fund_id": fund.id, "on": "2022-01-01", "delta_size": "-10.5亿元"}
    error = office.refused(commands.record_fund_size_change, change)
    assert error.code == "FUND_SUBSCRIBED_GT_SIZE"
    assert "2022" in error.message
    office.do(commands.record_fund_size_change, {**change, "delta_group_subscribed": "-2亿元"})
    detail = office.read(queries.load_detail, fund.id, office.database.clock.today())
    assert [(each.delta_size, each.delta_group_subscribed) for each in detail.changes] == [
        (-1_050_000_000, -200_000_000)
    ]


def test_a_reduction_below_what_deals_take_is_refused(office, fund):
    deal(office, fund, "15亿元")
    change = {
        "fund_id": fund.id,
        "on": "2022-01-01",
        "delta_size": "-6亿元",
        "delta_group_subscribed": "-1亿元",
    }
    assert office.refused(commands.record_fund_size_change, change).code == "DEAL_GT_FUND_SIZE"
    error = office.refused(commands.save_fund, {"total_size": "14亿元"}, id=fund.id)
    assert error.code == "DEAL_GT_FUND_SIZE"


def test_a_late_increase_does_not_cover_an_earlier_day(office, fund):
    """Subscribed in 2021, raised in 2023: in between the fund would be too small."""
    raise_ = {"fund_id": fund.id, "on": "2023-01-01", "delta_size": "30亿元"}
    office.do(commands.record_fund_size_change, raise_)
    raw = {"company_id": office.company().id, "vehicle": "FUND", "fund_id": fund.id}
    signed = {**raw, "status": "已签约", "subscribed": "25亿元"}
    error = office.refused(save_deal, {**signed, "signed_on": "2021-06-01"})
    assert error.code == "DEAL_GT_FUND_SIZE"
    office.do(save_deal, {**signed, "signed_on": "2023-01-01"})


def test_calls_replace_the_static_figure_and_keep_within_the_subscription(office, fund):
    call = {"fund_id": fund.id, "on": "2021-01-01", "group_paid_in": "10亿元"}
    office.do(commands.record_fund_call, call)
    again = {**call, "on": "2022-01-01", "group_paid_in": "0.01元"}
    assert office.refused(commands.record_fund_call, again).code == "FUND_PAIDIN_GT_SUBSCRIBED"
    future = {**call, "on": "2027-01-01", "group_paid_in": "0元"}
    error = office.refused(commands.record_fund_call, future)
    assert (error.code, error.field) == ("PAYIN_IN_FUTURE", "on")


def test_only_its_keeper_and_managers_change_a_fund(office):
    saved = office.do(commands.save_fund, FUND, by=office.recruiter)
    raw = {"manager_name": "示例管理人"}
    error = office.refused(commands.save_fund, raw, id=saved.id, by=office.colleague)
    assert error.code == "PERMISSION_DENIED"
    call = {"fund_id": saved.id, "on": "2021-01-01", "group_paid_in": "1亿元"}
    error = office.refused(commands.record_fund_call, call, by=office.colleague)
    assert error.code == "PERMISSION_DENIED"
    office.do(commands.save_fund, raw, id=saved.id, by=office.recruiter)


def test_a_fund_with_deals_stays_and_one_without_may_be_archived(office, fund):
    other = office.do(commands.save_fund, {**FUND, "code": "FD02", "name": "示例基金B"})
    deal(office, fund, "1亿元")
    assert office.refused(commands.archive_fund, fund.id).code == "RECORD_IN_USE"
    office.do(commands.archive_fund, other.id)
    today = office.database.clock.today()
    assert office.read(queries.find_ids, ListRequest(), today) == [fund.id]
    office.do(commands.restore_fund, other.id)
    totals = office.read(queries.totals, ListRequest(), today)
    assert (totals.count, totals.counted) == (2, 2)


def test_funds_are_found_by_pinyin_and_sorted_by_amount_with_unknown_last(office, fund):
    blank = {"total_size": None, "group_subscribed": None, "group_paid_in": None}
    unknown = office.do(commands.save_fund, {**FUND, "code": "FD02", "name": "某基金", **blank})
    today = office.database.clock.today()
    for descending in (False, True):
        request = ListRequest(sort="total_size", descending=descending)
        assert office.read(queries.find_ids, request, today) == [fund.id, unknown.id]
    assert office.read(queries.find_ids, ListRequest(text="shilijijin"), today) == [fund.id]


def test_deals_without_a_fund_take_nothing_of_a_new_one(office):
    direct = {
        "company_id": office.company().id,
        "vehicle": "DIRECT",
        "status": "已签约",
        "signed_on": "2021-01-01",
        "subscribed": "30亿元",
    }
    office.do(save_deal, direct)
    office.do(commands.save_fund, FUND)
