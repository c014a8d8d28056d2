"""Whether funds, deals and pay-ins keep within their limits at every date."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.check.chosen import scalars_of
from crm.check.finding import Finding, found_by
from crm.deals.models import Deal, PayIn, PayInPlan
from crm.deals.tranches import (
    DealFacts,
    Instalment,
    Tranche,
    check_deal,
    check_plan,
    check_tranches,
)
from crm.funds.commands import facts as fund_facts
from crm.funds.limits import check_fund
from crm.funds.models import Fund
from crm.funds.terms import FundStatus
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy.orm import Session

NOT_YET = frozenset({FundStatus.PROPOSED, FundStatus.PREPARING})


def check_capital(session: Session) -> Iterator[Finding]:
    """Verify the amounts of funds, and the status, dates and pay-ins of deals."""
    yield from check_funds(session)
    yield from check_deals(session)


def check_funds(session: Session, ids: Collection[int] | None = None) -> Iterator[Finding]:
    """Verify the amounts of funds at every date; with `ids` only theirs."""
    for fund in scalars_of(session, select(Fund).order_by(Fund.id), Fund.id, ids):
        yield from found_by(fund.code, partial(check_fund, fund_facts(session, fund)))
        if fund.counted and fund.status not in NOT_YET and fund.established_on is None:
            message = _("The fund counts, but does not say since when.")
            yield Finding("FIELD_REQUIRED", fund.code, message)


def check_deals(session: Session, ids: Collection[int] | None = None) -> Iterator[Finding]:
    """Verify status, dates and pay-ins of deals; with `ids` only theirs."""
    pay_ins = _by_deal(session, PayIn, ids)
    plans = _by_deal(session, PayInPlan, ids)
    for deal in scalars_of(session, select(Deal).order_by(Deal.id), Deal.id, ids):
        facts = DealFacts(
            vehicle=deal.vehicle,
            fund_id=deal.fund_id,
            status=deal.status,
            decided_on=deal.decided_on,
            signed_on=deal.signed_on,
            terminated_on=deal.terminated_on,
            subscribed=deal.subscribed,
        )
        paid = [_tranche(each) for each in pay_ins[deal.id]]
        plan = [
            Instalment(each.due_on, each.amount)
            for each in plans[deal.id]
            if each.archived_at is None
        ]
        yield from found_by(deal.code, partial(check_deal, facts))
        yield from found_by(deal.code, partial(check_tranches, facts, paid, today=date.max))
        if plan:
            yield from found_by(deal.code, partial(check_plan, facts, plan))


def _by_deal(
    session: Session, table: Any, deals: Collection[int] | None
) -> defaultdict[int, list[Any]]:
    rows: defaultdict[int, list[Any]] = defaultdict(list)
    for row in scalars_of(session, select(table).order_by(table.id), table.deal_id, deals):
        rows[row.deal_id].append(row)
    return rows


def _tranche(pay_in: PayIn) -> Tranche:
    return Tranche(
        id=pay_in.id,
        on=pay_in.on,
        amount=pay_in.amount,
        kind=pay_in.kind,
        reverses_id=pay_in.reverses_id,
    )
