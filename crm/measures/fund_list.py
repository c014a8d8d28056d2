"""Funds and deals as their lists and panes show them: with the amounts of today, in 元.

The sums follow K28–K31 (docs/domain.md, Figures), over the rows that match a list's conditions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.deals import queries as deals
from crm.deals.terms import DealStatus
from crm.funds import queries as funds
from crm.funds.commands import facts
from crm.funds.fields import FUND_FIELDS
from crm.funds.models import Fund
from crm.funds.terms import FundStatus
from crm.language import mark
from crm.measures.list_figures import FigureColumn, in_groups, meets, split
from crm.quantities.formatting import half_up, percent
from crm.records import saving
from crm.records.fields import Field, Kind, by_name
from crm.records.list_columns import condition_fields
from crm.records.listing import ListRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.deals.queries import DealRow
    from crm.funds.queries import FundDetail, FundRow
    from crm.records.groups import Groups, Sum, Sums

FUND_READS = (*funds.READS, *deals.READS)
ZERO = Decimal(0)
_FUND = by_name(FUND_FIELDS)


@dataclass(frozen=True, slots=True)
class FundLine:
    """A line of the fund list; amounts (元) as of today, None where they are not published."""

    row: FundRow
    size: Decimal | None
    subscribed: Decimal | None
    paid_in: Decimal | None

    @property
    def paid_in_rate(self) -> Decimal | None:
        """The share (%) of its subscription that the group has paid in."""
        return percent(self.paid_in, self.subscribed)

    @property
    def multiple(self) -> Decimal | None:
        """How many times the group's subscription the fund is large."""
        if self.size is None or not self.subscribed:
            return None
        return half_up(self.size / self.subscribed)


_RATE = Field("rate", mark("field", "Paid in %"), Kind.DECIMAL)
FUND_FIGURES: Mapping[str, FigureColumn] = {
    "total_size": FigureColumn(_FUND["total_size"], lambda line: line.size),
    "group_subscribed": FigureColumn(_FUND["group_subscribed"], lambda line: line.subscribed),
    "group_paid_in": FigureColumn(_FUND["group_paid_in"], lambda line: line.paid_in),
    "rate": FigureColumn(_RATE, lambda line: line.paid_in_rate),
}
DEAL_FIGURES: Mapping[str, FigureColumn] = {
    "rate": FigureColumn(_RATE, lambda row: percent(row.paid_in, row.subscribed)),
}
FUND_CONDITIONS: tuple[Field, ...] = (
    *condition_fields(funds.CONDITIONS),
    *(each.field for each in FUND_FIGURES.values()),
)
DEAL_CONDITIONS: tuple[Field, ...] = (*condition_fields(deals.CONDITIONS), _RATE)


@dataclass(frozen=True, slots=True)
class Share:
    """What is subscribed and paid in (元), and how many records leave one of the two open."""

    count: int
    subscribed: Decimal | None
    subscribed_unfilled: int
    paid_in: Decimal | None
    paid_in_unfilled: int

    @property
    def percent(self) -> Decimal | None:
        """The share (%) paid in."""
        return percent(self.paid_in, self.subscribed)


@dataclass(frozen=True, slots=True)
class FundSums:
    """What stands under the list of funds: those that count in the statistics by today."""

    rows: int
    size: Decimal | None
    size_unfilled: int
    share: Share
    multiple: Decimal | None


@dataclass(frozen=True, slots=True)
class FundFile:
    """Everything that the pane shows of a fund."""

    detail: FundDetail
    line: FundLine
    deals: tuple[DealRow, ...]
    invested: Share


def load_lines(session: Session, ids: Sequence[int], today: date) -> dict[int, FundLine]:
    """Return the lines of one page of funds by id."""
    return {
        id: _line(session, row, today) for id, row in funds.load_rows(session, ids, today).items()
    }


def _line(session: Session, row: FundRow, today: date) -> FundLine:
    fund = facts(session, saving.found(session, Fund, row.id))
    return FundLine(row, fund.size_at(today), fund.subscribed_at(today), fund.paid_in_at(today))


def find_funds(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching funds in display order; amounts are those of today."""
    plain, conditions = split(request, FUND_FIGURES)
    ids = funds.find_ids(session, plain, today)
    lines = load_lines(session, ids, today) if conditions else {}
    return [id for id in ids if not conditions or meets(lines[id], conditions, FUND_FIGURES)]


def fund_sums(session: Session, request: ListRequest, today: date) -> FundSums:
    """Add up the matching funds that count: established by today and not only proposed."""
    ids = find_funds(session, replace(request, group=""), today)
    return _fund_sums(list(load_lines(session, ids, today).values()), today)


def fund_groups(session: Session, request: ListRequest, today: date) -> Groups:
    """Return the groups of the list with the sums of `fund_sums`, in display order."""
    plain, _conditions = split(request, FUND_FIGURES)
    lines = load_lines(session, find_funds(session, replace(request, group=""), today), today)

    def sums(found: Sequence[FundLine]) -> Sums:
        added = _fund_sums(found, today)
        return {"size": added.size, "size_unfilled": added.size_unfilled, **_named(added.share)}

    return in_groups(funds.group_ids(session, plain, today), lines, sums)


def _fund_sums(lines: Sequence[FundLine], today: date) -> FundSums:
    counted = [each for each in lines if _counts(each.row, today)]
    both = [each for each in counted if each.size is not None and each.subscribed is not None]
    size = _sum(each.size for each in both)
    subscribed = _sum(each.subscribed for each in both)
    return FundSums(
        rows=len(lines),
        size=_sum(each.size for each in counted),
        size_unfilled=sum(each.size is None for each in counted),
        share=_share([(each.subscribed, each.paid_in) for each in counted]),
        multiple=half_up(size / subscribed) if size is not None and subscribed else None,
    )


def _counts(row: FundRow, today: date) -> bool:
    established = row.established_on is not None and row.established_on <= today
    return row.counted and established and row.status is not FundStatus.PROPOSED


def deal_sums(session: Session, request: ListRequest, today: date) -> Share:
    """Add up the matching deals that were signed by today and are not terminated."""
    ids = find_deals(session, replace(request, group=""), today)
    return _deal_share(deals.load_rows(session, ids, today).values(), today)


def find_deals(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching deals in display order."""
    plain, conditions = split(request, DEAL_FIGURES)
    ids = deals.find_ids(session, plain, today)
    rows = deals.load_rows(session, ids, today) if conditions else {}
    return [id for id in ids if not conditions or meets(rows[id], conditions, DEAL_FIGURES)]


def deal_groups(session: Session, request: ListRequest, today: date) -> Groups:
    """Return the groups of the list with the sums of `deal_sums`, in display order."""
    plain, _conditions = split(request, DEAL_FIGURES)
    matching = find_deals(session, replace(request, group=""), today)
    rows = deals.load_rows(session, matching, today)

    def sums(found: Sequence[DealRow]) -> Sums:
        return _named(_deal_share(found, today))

    return in_groups(deals.group_ids(session, plain, today), rows, sums)


def _deal_share(rows: Iterable[DealRow], today: date) -> Share:
    return _share(
        [
            (each.subscribed, each.paid_in)
            for each in rows
            if each.signed_on is not None
            and each.signed_on <= today
            and each.status is not DealStatus.TERMINATED
        ]
    )


def load_fund_file(session: Session, id: int, today: date) -> FundFile:
    """Return a fund with its amounts and deals; raises UserError NOT_FOUND."""
    detail = funds.load_detail(session, id, today)
    ids = deals.find_ids(session, ListRequest(filters={"fund_id": id}), today)
    rows = deals.load_rows(session, ids, today)
    return FundFile(
        detail,
        _line(session, detail.row, today),
        tuple(rows[each] for each in ids),
        _deal_share(rows.values(), today),
    )


def _share(pairs: Sequence[tuple[Decimal | None, Decimal | None]]) -> Share:
    return Share(
        count=len(pairs),
        subscribed=_sum(subscribed for subscribed, _paid in pairs),
        subscribed_unfilled=sum(subscribed is None for subscribed, _paid in pairs),
        paid_in=_sum(paid for _subscribed, paid in pairs),
        paid_in_unfilled=sum(paid is None for _subscribed, paid in pairs),
    )


def _named(share: Share) -> dict[str, Sum]:
    return {
        "counted": share.count,
        "subscribed": share.subscribed,
        "subscribed_unfilled": share.subscribed_unfilled,
        "paid_in": share.paid_in,
        "paid_in_unfilled": share.paid_in_unfilled,
    }


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Add the known amounts; None where several are asked for and none is known."""
    asked = list(amounts)
    known = [each for each in asked if each is not None]
    return sum(known, ZERO) if known or not asked else None
