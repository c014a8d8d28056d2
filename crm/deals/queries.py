"""Equity deals for lists, forms and the record pane: plain rows, money in 元."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, type_coerce

from crm.companies.models import Company
from crm.database.base import Scaled
from crm.deals.fields import DEAL_FIELDS
from crm.deals.list_columns import CONDITIONS, PAID_IN
from crm.deals.models import Deal, PayIn, PayInPlan
from crm.deals.terms import DealStatus, PayInKind, Vehicle
from crm.funds.models import Fund
from crm.leads.models import Lead
from crm.records import saving
from crm.records.condition_sql import asked
from crm.records.finding import (
    Query,
    chunks,
    containing,
    filtered,
    in_order,
    matching,
    ordered,
)
from crm.records.grouping import by_group, group_column, ids_by_group, listed_ids
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues

READS = ("deal", "pay_in", "pay_in_plan", "company", "fund", "lead", "staff")
SORTS: dict[str, Any] = {
    "code": Deal.code,
    "company": Company.sort_key,
    "vehicle": Fund.code,
    "status": in_order(Deal.status, DealStatus),
    "signed_on": Deal.signed_on,
    "subscribed": Deal.subscribed,
    "paid_in": PAID_IN,
    "owner": Staff.code,
}


@dataclass(frozen=True, slots=True)
class DealRow:
    """A line of the deal list; money in 元."""

    id: int
    version: int
    code: str
    company_id: int
    company: str
    vehicle: Vehicle
    fund_id: int | None
    fund: str | None
    status: DealStatus
    signed_on: date | None
    subscribed: Decimal | None
    paid_in: Decimal
    owner: str
    archived: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class DealTotals:
    """What stands under the list: all matching rows; money in 元."""

    count: int
    subscribed: Decimal
    unfilled: int
    paid_in: Decimal


@dataclass(frozen=True, slots=True)
class PayInRow:
    """A payment or a reversal; `reversed` tells that a payment was taken back."""

    id: int
    on: date
    kind: PayInKind
    amount: Decimal
    voucher_no: str | None
    reversed: bool


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An instalment of the plan."""

    id: int
    due_on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class DealDetail:
    """Everything that the pane shows of a deal."""

    row: DealRow
    lead_id: int | None
    lead: str | None
    round: str | None
    decided_on: date | None
    terminated_on: date | None
    equity_pct: Decimal | None
    pre_money: Decimal | None
    return_invest_multiple: Decimal | None
    exit_on: date | None
    exit_amount: Decimal | None
    note: str | None
    pay_ins: tuple[PayInRow, ...]
    plan: tuple[PlanRow, ...]


def _joined(query: Query) -> Query:
    query = query.join(Company, Deal.company_id == Company.id)
    query = query.join(Staff, Deal.owner_id == Staff.id)
    return query.outerjoin(Fund, Deal.fund_id == Fund.id)


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching deals, newest first unless asked.

    Where the request names a group, group by group.
    """
    return listed_ids(session, _ordered(request, today), request, CONDITIONS, today)


def group_ids(
    session: Session, request: ListRequest, today: date
) -> list[tuple[object, str, list[int]]]:
    """Return key, label and ids of each group of the list, in display order."""
    column = group_column(request, CONDITIONS)
    return ids_by_group(session, _ordered(request, today), request, column, today)


def _ordered(request: ListRequest, today: date) -> Select[int]:
    query = _matching(_joined(select(Deal.id)), request, today)
    query = by_group(query, request, CONDITIONS)
    column = SORTS[request.sort or "code"]
    descending = request.descending if request.sort else True
    return ordered(query, column, Deal.id, descending=descending)


def totals(session: Session, request: ListRequest, today: date) -> DealTotals:
    """Sum all matching deals."""
    query = select(
        func.count(),
        type_coerce(func.coalesce(func.sum(Deal.subscribed), 0), Scaled(2)),
        func.count().filter(Deal.subscribed.is_(None)),
        type_coerce(func.coalesce(func.sum(PAID_IN), 0), Scaled(2)),
    ).select_from(Deal)
    return DealTotals(*session.execute(_matching(_joined(query), request, today)).one())


def _matching(query: Query, request: ListRequest, today: date) -> Query:
    archived = Deal.archived_at.is_not(None) if request.archived else Deal.archived_at.is_(None)
    query = query.where(archived, *asked(request, CONDITIONS, today))
    if request.text.strip():
        by_code = containing(Deal.code, request.text)
        query = query.where(
            or_(
                matching(Company.search_key, request.text),
                matching(Fund.search_key, request.text),
                by_code,
            )
        )
    columns = {
        "vehicle": Deal.vehicle,
        "status": Deal.status,
        "fund_id": Deal.fund_id,
        "owner_id": Deal.owner_id,
        "company_id": Deal.company_id,
        "lead_id": Deal.lead_id,
    }
    return filtered(query, request.filters, columns)


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, DealRow]:
    """Return the rows of one page by id."""
    del today
    query = _joined(select(Deal, Company.name, Fund.name, Staff.name, PAID_IN))
    return {
        row[0].id: _row(*row)
        for piece in chunks(ids)
        for row in session.execute(query.where(Deal.id.in_(piece)))
    }


def _row(deal: Deal, company: str, fund: str | None, owner: str, paid_in: Decimal) -> DealRow:
    return DealRow(
        id=deal.id,
        version=deal.version,
        code=deal.code,
        company_id=deal.company_id,
        company=company,
        vehicle=deal.vehicle,
        fund_id=deal.fund_id,
        fund=fund,
        status=deal.status,
        signed_on=deal.signed_on,
        subscribed=deal.subscribed,
        paid_in=paid_in,
        owner=owner,
        archived=deal.archived_at is not None,
        is_demo=deal.is_demo,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the deal form starts from."""
    return saving.form_values(saving.found(session, Deal, id), DEAL_FIELDS)


def list_pay_ins(session: Session, deal_id: int) -> tuple[PayInRow, ...]:
    """Return payments and reversals of a deal, oldest first."""
    rows = session.scalars(
        select(PayIn).where(PayIn.deal_id == deal_id).order_by(PayIn.on, PayIn.id)
    ).all()
    reversed_ids = {each.reverses_id for each in rows}
    return tuple(
        PayInRow(each.id, each.on, each.kind, each.amount, each.voucher_no, each.id in reversed_ids)
        for each in rows
    )


def list_plan(session: Session, deal_id: int) -> tuple[PlanRow, ...]:
    """Return the planned pay-ins of a deal, oldest first."""
    rows = session.scalars(
        select(PayInPlan)
        .where(PayInPlan.deal_id == deal_id, PayInPlan.archived_at.is_(None))
        .order_by(PayInPlan.due_on, PayInPlan.id)
    )
    return tuple(PlanRow(each.id, each.due_on, each.amount) for each in rows)


def load_detail(session: Session, id: int, today: date) -> DealDetail:
    """Return what the pane shows; raises UserError NOT_FOUND."""
    deal = saving.found(session, Deal, id)
    lead = session.get(Lead, deal.lead_id) if deal.lead_id else None
    return DealDetail(
        row=load_rows(session, [id], today)[id],
        lead_id=deal.lead_id,
        lead=f"{lead.code} {lead.title}" if lead else None,
        round=deal.round,
        decided_on=deal.decided_on,
        terminated_on=deal.terminated_on,
        equity_pct=deal.equity_pct,
        pre_money=deal.pre_money,
        return_invest_multiple=deal.return_invest_multiple,
        exit_on=deal.exit_on,
        exit_amount=deal.exit_amount,
        note=deal.note,
        pay_ins=list_pay_ins(session, id),
        plan=list_plan(session, id),
    )
