"""Tables of equity deals (docs/domain.md, Equity deals)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, sorted_text
from crm.deals.terms import DealStatus, PayInKind, Vehicle


class Deal(Record):
    """An equity deal (股权投资项目); money in 元."""

    __tablename__ = "deal"

    code: Mapped[str] = mapped_column(sorted_text(), unique=True)
    company_id: Mapped[int] = reference("company", nullable=False)
    lead_id: Mapped[int | None] = reference("lead")
    vehicle: Mapped[Vehicle]
    fund_id: Mapped[int | None] = reference("fund")
    round: Mapped[str | None]
    status: Mapped[DealStatus]
    decided_on: Mapped[date | None]
    signed_on: Mapped[date | None] = mapped_column(index=True)
    terminated_on: Mapped[date | None]
    subscribed: Mapped[Decimal | None]
    equity_pct: Mapped[Decimal | None]
    pre_money: Mapped[Decimal | None]
    return_invest_multiple: Mapped[Decimal | None]
    exit_amount: Mapped[Decimal | None]
    exit_on: Mapped[date | None]
    owner_id: Mapped[int] = reference("staff", nullable=False)
    note: Mapped[str | None]


class PayInPlan(Record):
    """A planned pay-in (实缴计划), in 元."""

    __tablename__ = "pay_in_plan"

    deal_id: Mapped[int] = reference("deal", nullable=False)
    due_on: Mapped[date]
    amount: Mapped[Decimal]


class PayIn(Record):
    """A payment, or the full reversal of one (实缴/冲销), in 元; never edited, only reversed."""

    __tablename__ = "pay_in"

    deal_id: Mapped[int] = reference("deal", nullable=False)
    on: Mapped[date] = mapped_column(index=True)
    amount: Mapped[Decimal]
    kind: Mapped[PayInKind]
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("pay_in.id"), unique=True)
    voucher_no: Mapped[str | None]
