"""Funds and deals on one page: sums, pay-ins and their reversal, refusals at the field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from crm.clock import clock_at
from crm.deals.models import Deal, PayIn
from crm.funds.models import Fund
from crm.measures.computing import compute
from crm.measures.fund_list import deal_sums, fund_sums
from crm.records.listing import ListRequest
from tests.support.office import dump_tables
from ui.acting import Acting
from ui.actions import NEW_KEY, SWITCH_KEY
from ui.change_notifier import ChangeNotifier
from ui.pages.funds.page import create_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = date(2025, 12, 31)


@pytest.fixture
def clock():
    return clock_at(TODAY)


@pytest.fixture
def page(context, office, demo_database, qtbot):
    notifier, acting = ChangeNotifier(demo_database), Acting(office.admin)
    made = create_page(replace(context, database=demo_database, changes=notifier, acting=acting))
    qtbot.addWidget(made)
    made.resize(1364, 800)
    made.show()
    QTest.qWait(2)
    return made


@pytest.fixture
def find(demo_database):
    def first(model, **values):
        with demo_database.read() as session:
            found = session.scalars(select(model).filter_by(**values).order_by(model.id)).first()
            if found is not None:
                session.expunge(found)
            return found

    return first


@pytest.fixture
def deal(page, find):
    """A deal of 150 million with one payment of 66 million, shown in its pane."""
    found = find(Deal, subscribed=Decimal(150_000_000))
    page.open_kind("deal", found.id)
    return found


def write(page, **texts) -> None:
    for name, text in texts.items():
        line = page.current.side.form.editor(name).line
        line.setText(text)
        line.textEdited.emit(text)


def save(page) -> None:
    page.current.side.form.footer.save.click()


def problems(page) -> dict[str, str]:
    blocks = page.current.side.form.body.blocks
    return {name: each.problem.code for name, each in blocks.items() if each.problem}


def section(page, number):
    return page.current.side.pane.content.sections[number]


def test_the_sums_of_funds_say_how_many_are_not_set(page):
    text = page.funds.records.totals.text
    assert "Counted 6 funds" in text
    assert "Total size 8,645.00 CNY m" in text
    assert "Subscribed 2,900.00 CNY m(1 not set)" in text
    assert "Paid in % 51.72%" in text
    assert "Multiple 1.95 times" in text


def test_the_sums_of_deals_are_those_of_the_figures(page):
    text = page.deals.records.totals.text
    assert "Signed 23 deals" in text
    assert "Subscribed 4,070.00 CNY m" in text
    assert "Paid in 1,054.00 CNY m" in text
    assert "Paid in % 25.90%" in text


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2021, 6, 30), TODAY])
def test_without_conditions_the_sums_are_the_measures(demo_database, day):
    with demo_database.read() as session:
        funds, deals = (each(session, ListRequest(), day) for each in (fund_sums, deal_sums))
        size, share, multiple = (
            compute(session, each, as_of=day).total for each in ("K28", "K29", "K30")
        )
        signed = compute(session, "K31", as_of=day).total
    assert (funds.share.count, funds.size) == (size["count"], size["amount_cny"])
    assert funds.share.subscribed == share["subscribed_cny"]
    assert (funds.share.paid_in, funds.share.percent) == (share["paid_in_cny"], share["percent"])
    assert funds.multiple == multiple["times"]
    assert (deals.count, deals.subscribed) == (signed["count"], signed["subscribed_cny"])


def test_a_switch_in_the_header_shows_the_deals(page):
    assert page.header.count.text() == "13 funds"
    QTest.mouseClick(page.switch.button("deal"), Qt.MouseButton.LeftButton)
    assert page.current is page.deals
    assert page.header.count.text() == "23 deals"
    assert page.buttons["deal"].isVisible()
    assert not page.buttons["fund"].isVisible()


def test_menus_act_on_the_list_that_is_shown(page):
    offered = {each.command: each for each in page.page_actions()}
    offered[SWITCH_KEY].run()
    offered[NEW_KEY].run()
    assert page.deals.side.form is not None
    assert page.funds.side.form is None


@pytest.mark.usefixtures("deal")
def test_a_payment_moves_pane_and_sums(page, find):
    page.current.side.act("pay_in.new")
    write(page, on="2025-12-30", amount="1000万元", voucher_no="V-1")
    line = page.current.side.form.editor("amount").line
    QTest.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert find(PayIn, voucher_no="V-1").amount == 10_000_000
    rows = section(page, 0).rows
    assert [row.details[0] for row in rows] == ["in all 76.00 CNY m", "in all 66.00 CNY m"]
    assert "Paid in 1,064.00 CNY m" in page.deals.records.totals.text


@pytest.mark.usefixtures("deal")
def test_more_than_is_subscribed_is_refused_at_the_amount(page, demo_database):
    before = dump_tables(demo_database)
    page.current.side.act("pay_in.new")
    write(page, amount="1亿元")
    save(page)
    assert problems(page) == {"amount": "PAYIN_GT_SUBSCRIBED"}
    write(page, amount="1万元", on="2026-01-01")
    save(page)
    assert problems(page) == {"on": "PAYIN_IN_FUTURE"}
    write(page, on="2019-01-01")
    save(page)
    assert problems(page) == {"on": "DEAL_DATE_ORDER"}
    assert dump_tables(demo_database) == before


@pytest.mark.usefixtures("deal")
def test_a_payment_is_reversed_in_full_once(page):
    action = section(page, 0).rows[0].action
    page.current.side.act(action.key)
    write(page, on="2020-01-01")
    save(page)
    assert problems(page) == {"on": "REVERSAL_INVALID"}
    write(page, on="2025-12-31")
    save(page)
    taken_back, paid = section(page, 0).rows
    assert taken_back.figure == "−66.00 CNY m"
    assert taken_back.details[0] == "in all 0.00 CNY m"
    assert paid.chip.text == "reversed"
    assert paid.action is None


@pytest.mark.usefixtures("deal")
def test_an_instalment_that_is_due_and_not_paid_is_behind(page):
    plan = {"2025-06-30": "6000万元", "2025-12-01": "3000万元", "2026-06-30": "1000万元"}
    for day, amount in plan.items():
        page.current.side.act("plan.new")
        write(page, due_on=day, amount=amount)
        save(page)
    states = [row.chip.text for row in section(page, 1).rows]
    assert states == ["paid", "behind", "planned"]
    assert "90.00 CNY m due by today" in page.current.side.pane.content.box.text


def test_lowering_a_subscription_below_what_is_paid_in_is_refused_at_it(page, deal):
    page.current.side.edit(deal.id)
    write(page, subscribed="10万元")
    save(page)
    assert problems(page) == {"subscribed": "PAYIN_GT_SUBSCRIBED"}


def test_a_direct_deal_asks_for_no_fund(page, deal):
    page.current.side.edit(deal.id)
    form = page.current.side.form
    assert form.body.blocks["fund_id"].isVisible()
    form.editor("vehicle").segments.button("DIRECT").click()
    assert form.body.blocks["fund_id"].isHidden()
    assert form.raw("fund_id") is None


def test_a_deal_larger_than_its_fund_is_refused_at_the_amount(page, find):
    fund = find(Fund, name="示例基金E")
    page.create_record("deal", {"fund_id": fund.id, "lead_id": None})
    form = page.current.side.form
    form.put("company_id", find(Deal, fund_id=fund.id).company_id)
    form.put("status", "已签约")
    write(page, signed_on="2025-01-01", subscribed="10亿元")
    save(page)
    assert problems(page) == {"subscribed": "DEAL_GT_FUND_SIZE"}


def test_a_fund_is_enlarged_and_its_size_of_today_shown(page, find):
    fund = find(Fund, name="示例基金A")
    page.open_kind("fund", fund.id)
    page.current.side.act("change.new")
    write(page, on="2025-06-01", delta_size="5亿元", delta_group_subscribed="30亿元")
    save(page)
    assert problems(page) == {"delta_group_subscribed": "FUND_SUBSCRIBED_GT_SIZE"}
    write(page, delta_group_subscribed="1亿元")
    save(page)
    assert section(page, 0).rows[0].figure == "+500.00 CNY m"
    assert "Total size 9,145.00 CNY m" in page.funds.records.totals.text


def test_a_call_above_the_subscription_is_refused_at_the_amount(page, find):
    page.open_kind("fund", find(Fund, name="示例基金A").id)
    page.current.side.act("call.new")
    write(page, on="2025-06-01", group_paid_in="11亿元")
    save(page)
    assert problems(page) == {"group_paid_in": "FUND_PAIDIN_GT_SUBSCRIBED"}


def test_a_pay_in_leads_to_its_deal_and_a_fund_to_its_deals(page, find):
    page.open_kind("pay_in", find(PayIn).id)
    assert page.current_record() == ("deal", find(PayIn).deal_id)
    page.show_list({"fund_id": find(Fund, name="示例基金F").id})
    assert page.header.count.text() == "5 deals"
    page.show_list({"counted": True})
    assert page.header.count.text() == "6 funds"
