"""Tables of funds (docs/domain.md, Funds)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, short_text, sorted_text
from crm.funds.terms import FundKind, FundStatus


class Fund(Record):
    """A fund (基金) as established; money in 元, blank where not published."""

    __tablename__ = "fund"

    code: Mapped[str] = mapped_column(sorted_text(), unique=True)
    name: Mapped[str] = mapped_column(short_text(), unique=True)
    sort_key: Mapped[str] = mapped_column(sorted_text(), index=True)
    search_key: Mapped[str]
    kind: Mapped[FundKind]
    parent_fund_id: Mapped[int | None] = reference("fund")
    manager_name: Mapped[str | None]
    filing_no: Mapped[str | None]
    established_on: Mapped[date | None]
    status: Mapped[FundStatus]
    total_size: Mapped[Decimal | None]
    group_subscribed: Mapped[Decimal | None]
    group_paid_in: Mapped[Decimal | None]
    focus_industry_ids: Mapped[list[int]] = mapped_column(default=list)
    as_of: Mapped[date]
    counted: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str | None]


class FundSizeChange(Record):
    """A change of size or of the group's subscription (扩募/减资), in 元, either sign."""

    __tablename__ = "fund_size_change"

    fund_id: Mapped[int] = reference("fund", nullable=False)
    on: Mapped[date]
    delta_size: Mapped[Decimal]
    delta_group_subscribed: Mapped[Decimal]
    note: Mapped[str | None]


class FundCall(Record):
    """A payment of the group into a fund, in 元."""

    __tablename__ = "fund_call"

    fund_id: Mapped[int] = reference("fund", nullable=False)
    on: Mapped[date]
    group_paid_in: Mapped[Decimal]
    note: Mapped[str | None]
