"""What the pane shows of a deal: what is paid in, every payment, and the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.deals.fields import DEAL_FIELDS
from crm.deals.running import Instalment, Payment, due_by, payments_of, standing_of
from crm.deals.terms import PayInKind
from crm.quantities.formatting import percent, plain
from ui import formats
from ui.pages.funds.columns import deal_tone, vehicle_text
from ui.panes.content import (
    BoxTone,
    Link,
    PaneAction,
    PaneBox,
    PaneChip,
    PaneContent,
    Section,
    SectionRow,
)
from ui.panes.fact_sheet import FactSheet

if TYPE_CHECKING:
    from datetime import date

    from crm.deals.queries import DealDetail, PlanRow
    from ui.panes.content import Fact

translate = QCoreApplication.translate
LOOK = {
    Instalment.PAID: "in_force",
    Instalment.BEHIND: "overdue",
    Instalment.PLANNED: "draft",
}
NEW_PAY_IN, NEW_PLAN, REVERSE = "pay_in.new", "plan.new", "pay_in.reverse"


def pane_content(detail: DealDetail, today: date) -> PaneContent:
    """Write a deal with its payments and its plan."""
    row = detail.row
    return PaneContent(
        id=row.id,
        version=row.version,
        code=row.code,
        title=row.company,
        subtitle=" · ".join(part for part in (vehicle_text(row), detail.round) if part),
        chip=PaneChip(row.status.label, deal_tone(row)),
        facts=_facts(detail),
        box=_box(detail, today),
        sections=(_payments(detail), _plan(detail, today)),
        archived=row.archived,
    )


def _facts(detail: DealDetail) -> tuple[Fact, ...]:
    row, sheet = detail.row, FactSheet(DEAL_FIELDS)
    sheet.always("company_id", row.company, Link("company", row.company_id))
    if detail.lead_id is not None:
        sheet.known("lead_id", (detail.lead or "").partition(" ")[0], Link("lead", detail.lead_id))
    if row.fund_id is not None:
        sheet.known("fund_id", row.fund, Link("fund", row.fund_id))
    else:
        sheet.known("vehicle", row.vehicle.label)
    amount = None if row.subscribed is None else str(formats.deal_record(row.subscribed))
    sheet.always("subscribed", amount)
    sheet.add(translate("Funds", "Paid in"), str(formats.deal_record(row.paid_in)))
    rate = percent(row.paid_in, row.subscribed)
    sheet.add(translate("Funds", "Paid in %"), formats.percent(rate))
    _add_rest(sheet, detail)
    return sheet.facts


def _add_rest(sheet: FactSheet, detail: DealDetail) -> None:
    row = detail.row
    for name, day in (
        ("decided_on", detail.decided_on),
        ("signed_on", row.signed_on),
        ("terminated_on", detail.terminated_on),
        ("exit_on", detail.exit_on),
    ):
        sheet.known(name, formats.day(day) if day else None)
    for name, amount in (("pre_money", detail.pre_money), ("exit_amount", detail.exit_amount)):
        sheet.known(name, None if amount is None else str(formats.deal_record(amount)))
    equity, multiple = detail.equity_pct, detail.return_invest_multiple
    sheet.known("equity_pct", None if equity is None else formats.percent(equity))
    sheet.known("return_invest_multiple", None if multiple is None else plain(multiple))
    sheet.always("owner_id", row.owner)
    sheet.known("note", detail.note, wide=True)


def _box(detail: DealDetail, today: date) -> PaneBox | None:
    """Warn where more was due by today than is paid in."""
    due, paid = due_by(detail.plan, today), detail.row.paid_in
    if due <= paid:
        return None
    text = translate("Funds", "{due} due by today, {paid} paid in").format(
        due=formats.deal_record(due), paid=formats.deal_record(paid)
    )
    pay = PaneAction(NEW_PAY_IN, translate("Funds", "New payment"), "plus")
    return PaneBox(translate("Funds", "Behind the plan"), text, (pay,), BoxTone.WARNING)


def _payments(detail: DealDetail) -> Section:
    return Section(
        translate("Funds", "Pay-ins"),
        tuple(_payment(each) for each in reversed(payments_of(detail.pay_ins))),
        empty=translate("Funds", "Nothing paid in yet."),
        action=PaneAction(NEW_PAY_IN, translate("Funds", "New payment")),
    )


def _payment(payment: Payment) -> SectionRow:
    """Write a payment or reversal with the sum paid in after it."""
    row = payment.row
    after = translate("Funds", "in all {amount}").format(amount=formats.deal_record(payment.total))
    details = tuple(filter(None, (after, row.voucher_no)))
    chip, action = None, None
    if row.kind is PayInKind.REVERSAL:
        chip = PaneChip(row.kind.label, "draft", "swap")
    elif row.reversed:
        chip = PaneChip(translate("Funds", "reversed"), "draft", "cross")
    else:
        action = PaneAction(f"{REVERSE}:{row.id}", translate("Funds", "Reverse"))
    figure = str(formats.deal_record(payment.effect))
    return SectionRow(formats.day(row.on), details, figure, chip, action=action)


def _plan(detail: DealDetail, today: date) -> Section:
    states = standing_of(detail.plan, detail.row.paid_in, today)
    rows = zip(detail.plan, states, strict=True)
    return Section(
        translate("Funds", "Plan"),
        tuple(_instalment(each, state) for each, state in rows),
        empty=translate("Funds", "No instalment planned."),
        action=PaneAction(NEW_PLAN, translate("Funds", "Plan an instalment")),
    )


def _instalment(row: PlanRow, state: Instalment) -> SectionRow:
    amount = str(formats.deal_record(row.amount))
    return SectionRow(formats.day(row.due_on), (), amount, PaneChip(state.label, LOOK[state]))
