"""Funds and equity deals: K28–K31 (docs/domain.md, Figures).

Funds and deals have no scope of their own: they are the group's. An amount that is not known is
left out of sums, and the notes say for how many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, literal, or_, select, type_coerce

from crm.database.base import Scaled
from crm.deals.models import Deal, PayIn
from crm.deals.terms import DealStatus, PayInKind
from crm.funds.models import Fund, FundCall, FundSizeChange
from crm.funds.terms import FundStatus
from crm.language import _
from crm.measures.answer import Answer
from crm.measures.notes import funds_unfilled, unfilled
from crm.measures.question import of_the_group, place_conditions
from crm.measures.sums import added, exact, sums, whole
from crm.quantities.formatting import half_up, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.measures.figure import Values
    from crm.measures.question import Question
    from crm.measures.sums import Sums


def size(question: Question) -> Answer:
    """K28: counted funds established by the date, and their size on it."""
    rows = _funds(question)
    unknown = sum(row.size is None for row in rows)
    return Answer(
        groups=added(
            (row.key, sums(count=1, size=row.size, unfilled=row.size is None)) for row in rows
        ),
        values=lambda each: {
            "count": whole(each["count"]),
            "amount_cny": _known(each, "size", each["count"] - each["unfilled"]),
            "unfilled": whole(each["unfilled"]),
        },
        notes=funds_unfilled(_("Size"), unknown),
    )


def share(question: Question) -> Answer:
    """K29: what the group subscribed and paid in to the same funds."""
    rows = _funds(question)
    return Answer(
        groups=added((row.key, _share(row)) for row in rows),
        values=_share_values,
        notes=(
            *funds_unfilled(_("Subscribed"), sum(row.subscribed is None for row in rows)),
            *funds_unfilled(_("Paid in"), sum(row.paid_in is None for row in rows)),
        ),
    )


def multiple(question: Question) -> Answer:
    """K30: size over the group's subscription, over funds where both are known."""
    rows = [row for row in _funds(question) if None not in {row.size, row.subscribed}]
    return Answer(
        groups=added((row.key, sums(size=row.size, subscribed=row.subscribed)) for row in rows),
        values=lambda each: {
            "times": half_up(each["size"] / each["subscribed"]) if each["subscribed"] else None
        },
    )


def deals(question: Question) -> Answer:
    """K31: deals signed by the date and not terminated then, with what was paid in."""
    rows = _deals(question)
    unknown = sum(row.subscribed is None for row in rows)
    return Answer(
        groups=added((row.key, _share(row)) for row in rows),
        values=_share_values,
        notes=unfilled(unknown),
    )


def _funds(question: Question) -> Sequence[Any]:
    """Return the funds that count, each with its amounts on the as-of date in 元."""
    keys: dict[str | None, Any] = {"kind": Fund.kind, "fund": Fund.id}

    def changed(column: Any) -> Any:
        return _sum_until(column, FundSizeChange, question)

    calls = select(func.count()).where(FundCall.fund_id == Fund.id).correlate(Fund)
    called = case(
        (calls.scalar_subquery() > 0, _sum_until(FundCall.group_paid_in, FundCall, question)),
        else_=Fund.group_paid_in,
    )
    query: Any = select(
        keys.get(question.by, literal(0)).label("key"),
        _money(Fund.total_size + changed(FundSizeChange.delta_size)).label("size"),
        _money(Fund.group_subscribed + changed(FundSizeChange.delta_group_subscribed)).label(
            "subscribed"
        ),
        _money(called).label("paid_in"),
    ).where(
        Fund.counted,
        Fund.established_on <= question.as_of,
        Fund.status != FundStatus.PROPOSED,
        literal(of_the_group(question.filters)),
    )
    return question.session.execute(query).all()


def _money(expression: Any) -> Any:
    """Read the result of an expression over amounts as an amount in 元."""
    return type_coerce(expression, Scaled(2))


def _sum_until(column: Any, table: Any, question: Question) -> Any:
    """Add up a column of the rows of a fund up to the as-of date, 0 without any."""
    query = select(func.coalesce(func.sum(column), 0)).where(
        table.fund_id == Fund.id, table.on <= question.as_of
    )
    return query.correlate(Fund).scalar_subquery()


def _deals(question: Question) -> Sequence[Any]:
    keys: dict[str | None, Any] = {
        "vehicle": Deal.vehicle,
        "fund": Deal.fund_id,
        "owner": Deal.owner_id,
        "team": Deal.owner_id,
        "month": Deal.signed_on,
        "quarter": Deal.signed_on,
    }
    signed = case((PayIn.kind == PayInKind.PAYMENT, PayIn.amount), else_=-PayIn.amount)
    paid_in = (
        select(func.coalesce(func.sum(signed), 0))
        .where(PayIn.deal_id == Deal.id, PayIn.on <= question.as_of)
        .correlate(Deal)
        .scalar_subquery()
    )
    ended = or_(
        Deal.terminated_on <= question.as_of,
        and_(Deal.status == DealStatus.TERMINATED, Deal.terminated_on.is_(None)),
    )
    query: Any = select(
        keys.get(question.by, literal(0)).label("key"),
        Deal.subscribed,
        _money(paid_in).label("paid_in"),
    ).where(
        Deal.signed_on <= question.as_of,
        ~func.coalesce(ended, False),
        *place_conditions(question.filters, owner=Deal.owner_id),
        literal(of_the_group(question.filters)),
    )
    return question.session.execute(query).all()


def _share(row: Any) -> Sums:
    return sums(
        count=1,
        subscribed=row.subscribed,
        paid_in=row.paid_in,
        subscribed_known=row.subscribed is not None,
        paid_in_known=row.paid_in is not None,
        unfilled=None in {row.subscribed, row.paid_in},
    )


def _known(each: Sums, name: str, known: Any) -> Any:
    """Return an amount in 元, None where nothing is known of several, 0 where there is none."""
    return exact(each[name]) if known or not each["count"] else None


def _share_values(each: Sums) -> Values:
    return {
        "count": whole(each["count"]),
        "subscribed_cny": _known(each, "subscribed", each["subscribed_known"]),
        "paid_in_cny": _known(each, "paid_in", each["paid_in_known"]),
        "percent": percent(each["paid_in"], each["subscribed"]) if each["paid_in_known"] else None,
        "unfilled": whole(each["unfilled"]),
    }
