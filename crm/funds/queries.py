"""Funds for lists, forms and the record pane: plain rows, money in 元."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.funds.fields import FUND_FIELDS
from crm.funds.list_columns import CONDITIONS, DEALS
from crm.funds.models import Fund, FundCall, FundSizeChange
from crm.funds.terms import FundKind, FundStatus
from crm.records import saving
from crm.records.condition_sql import asked
from crm.records.finding import Query, chunks, filtered, in_order, matching, ordered
from crm.records.grouping import by_group, group_column, ids_by_group, listed_ids

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues

READS = ("fund", "fund_size_change", "fund_call", "deal")
SORTS: dict[str, Any] = {
    "code": Fund.code,
    "name": Fund.sort_key,
    "kind": in_order(Fund.kind, FundKind),
    "status": in_order(Fund.status, FundStatus),
    "established_on": Fund.established_on,
    "total_size": Fund.total_size,
    "group_subscribed": Fund.group_subscribed,
    "group_paid_in": Fund.group_paid_in,
    "deals": DEALS,
}


@dataclass(frozen=True, slots=True)
class FundRow:
    """A line of the fund list; amounts at establishment, None where not published."""

    id: int
    version: int
    code: str
    name: str
    kind: FundKind
    status: FundStatus
    established_on: date | None
    total_size: Decimal | None
    group_subscribed: Decimal | None
    group_paid_in: Decimal | None
    counted: bool
    deals: int
    archived: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class FundTotals:
    """What stands under the list: all matching rows; the sums of money come from K28 and K29."""

    count: int
    counted: int


@dataclass(frozen=True, slots=True)
class FundChange:
    """A dated change of a fund: a size change, or a call of the group's money."""

    on: date
    delta_size: Decimal | None
    delta_group_subscribed: Decimal | None
    group_paid_in: Decimal | None
    note: str | None


@dataclass(frozen=True, slots=True)
class FundDetail:
    """Everything that the pane shows of a fund."""

    row: FundRow
    parent: str | None
    manager_name: str | None
    filing_no: str | None
    as_of: date
    note: str | None
    changes: tuple[FundChange, ...]


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching funds in display order, group by group where it is asked."""
    return listed_ids(session, _ordered(request, today), request, CONDITIONS, today)


def group_ids(
    session: Session, request: ListRequest, today: date
) -> list[tuple[object, str, list[int]]]:
    """Return key, label and ids of each group of the list, in display order."""
    column = group_column(request, CONDITIONS)
    return ids_by_group(session, _ordered(request, today), request, column, today)


def _ordered(request: ListRequest, today: date) -> Select[int]:
    column = SORTS[request.sort or "code"]
    query = by_group(_matching(select(Fund.id), request, today), request, CONDITIONS)
    return ordered(query, column, Fund.id, descending=request.descending)


def totals(session: Session, request: ListRequest, today: date) -> FundTotals:
    """Count all matching funds, and those that count in the statistics."""
    counted = func.count().filter(Fund.counted.is_(True))
    query = _matching(select(func.count(), counted).select_from(Fund), request, today)
    return FundTotals(*session.execute(query).one())


def _matching(query: Query, request: ListRequest, today: date) -> Query:
    archived = Fund.archived_at.is_not(None) if request.archived else Fund.archived_at.is_(None)
    query = query.where(archived, *asked(request, CONDITIONS, today))
    if request.text.strip():
        query = query.where(matching(Fund.search_key, request.text))
    columns = {"kind": Fund.kind, "status": Fund.status, "counted": Fund.counted}
    return filtered(query, request.filters, columns)


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, FundRow]:
    """Return the rows of one page by id."""
    del today
    query = select(Fund, DEALS)
    return {
        fund.id: _row(fund, deals)
        for piece in chunks(ids)
        for fund, deals in session.execute(query.where(Fund.id.in_(piece)))
    }


def _row(fund: Fund, deals: int) -> FundRow:
    return FundRow(
        id=fund.id,
        version=fund.version,
        code=fund.code,
        name=fund.name,
        kind=fund.kind,
        status=fund.status,
        established_on=fund.established_on,
        total_size=fund.total_size,
        group_subscribed=fund.group_subscribed,
        group_paid_in=fund.group_paid_in,
        counted=fund.counted,
        deals=deals,
        archived=fund.archived_at is not None,
        is_demo=fund.is_demo,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the fund form starts from."""
    return saving.form_values(saving.found(session, Fund, id), FUND_FIELDS)


def list_changes(session: Session, fund_id: int) -> tuple[FundChange, ...]:
    """Return size changes and calls of a fund, oldest first."""
    sizes = session.scalars(
        select(FundSizeChange).where(
            FundSizeChange.fund_id == fund_id, FundSizeChange.archived_at.is_(None)
        )
    )
    calls = session.scalars(
        select(FundCall).where(FundCall.fund_id == fund_id, FundCall.archived_at.is_(None))
    )
    changes = [
        FundChange(each.on, each.delta_size, each.delta_group_subscribed, None, each.note)
        for each in sizes
    ]
    changes += [FundChange(each.on, None, None, each.group_paid_in, each.note) for each in calls]
    return tuple(sorted(changes, key=lambda each: each.on))


def load_detail(session: Session, id: int, today: date) -> FundDetail:
    """Return what the pane shows; raises UserError NOT_FOUND."""
    fund = saving.found(session, Fund, id)
    parent = session.get(Fund, fund.parent_fund_id) if fund.parent_fund_id else None
    return FundDetail(
        row=load_rows(session, [id], today)[id],
        parent=parent.name if parent else None,
        manager_name=fund.manager_name,
        filing_no=fund.filing_no,
        as_of=fund.as_of,
        note=fund.note,
        changes=list_changes(session, id),
    )
