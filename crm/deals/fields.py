"""The fields of equity deals and pay-ins (docs/domain.md, Equity deals). Money in 元."""

from __future__ import annotations

from crm.deals.terms import DealStatus, Vehicle
from crm.language import mark
from crm.records.fields import Field, Kind

DEAL = mark("group", "Deal")
DATES = mark("group", "Dates")
MONEY = mark("group", "Money")
EXIT = mark("group", "Exit")

DEAL_FIELDS: tuple[Field, ...] = (
    Field(
        "company_id",
        mark("field", "Company"),
        Kind.REFERENCE,
        required=True,
        target="company",
        group=DEAL,
    ),
    Field("lead_id", mark("field", "Lead it brings"), Kind.REFERENCE, target="lead", group=DEAL),
    Field(
        "vehicle",
        mark("field", "Vehicle"),
        Kind.CHOICE,
        required=True,
        choices=Vehicle,
        default=Vehicle.FUND,
        group=DEAL,
    ),
    Field("fund_id", mark("field", "Fund"), Kind.REFERENCE, target="fund", group=DEAL),
    Field("round", mark("field", "Round"), Kind.TEXT, group=DEAL),
    Field(
        "status",
        mark("field", "Status"),
        Kind.CHOICE,
        required=True,
        choices=DealStatus,
        default=DealStatus.INITIATED,
        group=DEAL,
    ),
    Field(
        "owner_id",
        mark("field", "Owner"),
        Kind.REFERENCE,
        target="staff",
        group=DEAL,
        hint=mark("hint", "You, unless you choose somebody else"),
    ),
    Field("decided_on", mark("field", "Decided on"), Kind.DATE, group=DATES),
    Field("signed_on", mark("field", "Signed on"), Kind.DATE, group=DATES),
    Field("terminated_on", mark("field", "Terminated on"), Kind.DATE, group=DATES),
    Field("subscribed", mark("field", "Subscribed"), Kind.MONEY, group=MONEY),
    Field("equity_pct", mark("field", "Equity %"), Kind.PERCENT, group=MONEY),
    Field("pre_money", mark("field", "Pre-money valuation"), Kind.MONEY, group=MONEY),
    Field(
        "return_invest_multiple",
        mark("field", "Return investment multiple"),
        Kind.DECIMAL,
        group=MONEY,
    ),
    Field("exit_on", mark("field", "Exit on"), Kind.DATE, group=EXIT),
    Field("exit_amount", mark("field", "Exit amount"), Kind.MONEY, group=EXIT),
    Field("note", mark("field", "Note"), Kind.NOTE, group=EXIT, wide=True),
)

PAY_IN_FIELDS: tuple[Field, ...] = (
    Field("deal_id", mark("field", "Deal"), Kind.REFERENCE, required=True, target="deal"),
    Field("on", mark("field", "Paid on"), Kind.DATE, required=True),
    Field("amount", mark("field", "Amount"), Kind.MONEY, required=True),
    Field("voucher_no", mark("field", "Voucher"), Kind.TEXT),
)

PLAN_FIELDS: tuple[Field, ...] = (
    Field("deal_id", mark("field", "Deal"), Kind.REFERENCE, required=True, target="deal"),
    Field("due_on", mark("field", "Payable on"), Kind.DATE, required=True),
    Field("amount", mark("field", "Amount"), Kind.MONEY, required=True),
)
