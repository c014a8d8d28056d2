"""What lists, board and figures compute of a lead in SQL, each in one place.

Rules: docs/domain.md, Leads, and KPI definitions K01, K23, K24.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    String,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from crm.database.base import Scaled
from crm.industries.models import Industry
from crm.leads.aging import Aging
from crm.leads.models import Lead
from crm.leads.stage import NEAR_PERCENT, ORDER, THRESHOLD_DAYS
from crm.leads.terms import Stage
from crm.letters.models import Letter
from crm.letters.state_at import is_signed, state_at, superseded_on
from crm.letters.terms import AreaKind, LetterState, LetterStatus
from crm.parks.models import Park
from crm.quantities.dates import DatePrecision

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

UNCLASSIFIED = "O"
_RATE_SCALE = 10**6


def investment_cny() -> ColumnElement[Any]:
    """Return the investment in 元, null when it is unfilled or its currency has no rate.

    A foreign amount is rounded half-up to 分 once, for each lead.
    """
    amount = type_coerce(Lead.est_investment, BigInteger)
    rate = type_coerce(Lead.fx_rate, BigInteger)
    # Whole and rest apart: the product of amount and rate does not fit into 64 bits.
    whole = (amount // _RATE_SCALE) * rate
    rest = ((amount % _RATE_SCALE) * rate + _RATE_SCALE // 2) // _RATE_SCALE
    return type_coerce(case((Lead.currency == "CNY", amount), else_=whole + rest), Scaled(2))


def counts_as_intent(day: date) -> ColumnElement[bool]:
    """Tell whether a letter counts in the signed intent area (K01): floor area, gross.

    Gross is whatever was signed and is not replaced, so that only this has to be looked up.
    """
    not_replaced = func.coalesce(superseded_on() > day, True)
    return and_(Letter.area_kind != AreaKind.LAND, is_signed(day), not_replaced)


def intent_area(day: date) -> ColumnElement[Any]:
    """Return the signed floor area (㎡, gross) of the lead's letters, null without letters."""
    # The conditions are tested inside the sum: outside, SQLite would rather search all signed
    # letters than the few of the lead.
    counted = case((counts_as_intent(day), Letter.area))
    return (
        select(func.sum(counted)).where(Letter.lead_id == Lead.id).correlate(Lead).scalar_subquery()
    )


def letter_count() -> ColumnElement[int]:
    """Return how many letters of the lead are drafted or signed, void ones left out."""
    return (
        select(func.count())
        .select_from(Letter)
        .where(Letter.lead_id == Lead.id, Letter.status != LetterStatus.VOID)
        .correlate(Lead)
        .scalar_subquery()
    )


def intent_lapsed(day: date) -> ColumnElement[bool]:
    """Tell whether the intent is lapsed (意向失效).

    The lead stands in INTENT, a letter of it has expired or was withdrawn, and none is in force
    or has become a contract.
    """
    lapsed = (LetterState.EXPIRED, LetterState.WITHDRAWN)
    alive = (LetterState.IN_FORCE, LetterState.CONVERTED)
    return and_(Lead.stage == Stage.INTENT, _has_letter(day, lapsed), ~_has_letter(day, alive))


def _has_letter(day: date, states: tuple[LetterState, ...]) -> ColumnElement[bool]:
    wanted = state_at(day).in_([state.value for state in states])
    found = (
        select(func.max(case((wanted, 1), else_=0)))
        .where(Letter.lead_id == Lead.id)
        .correlate(Lead)
        .scalar_subquery()
    )
    return func.coalesce(found, 0) == 1


def lead_park_id() -> ColumnElement[int]:
    """Return the one park that a lead is listed under.

    Where it landed; else the park of its newest letter, signed ones before drafts and void ones
    left out; else the first park that it prefers.
    """
    newest_letter = (
        select(Letter.park_id)
        .where(Letter.lead_id == Lead.id, Letter.status != LetterStatus.VOID)
        .order_by(Letter.signed_on.is_(None), Letter.signed_on.desc(), Letter.id.desc())
        .limit(1)
        .correlate(Lead)
        .scalar_subquery()
    )
    preferred: Any = Lead.preferred_park_ids
    return func.coalesce(Lead.park_id, newest_letter, preferred[0].as_integer())


def lead_park_key() -> ColumnElement[str]:
    """Return the pinyin key of the park that a lead is listed under."""
    return select(Park.sort_key).where(Park.id == lead_park_id()).correlate(Lead).scalar_subquery()


def industry_code() -> ColumnElement[str]:
    """Return the code of the lead's main industry (A1 … V9), O when it has none."""
    parent = aliased(Industry)
    found = (
        select(func.coalesce(parent.code, Industry.code))
        .select_from(Industry)
        .outerjoin(parent, Industry.parent_id == parent.id)
        .where(Industry.id == Lead.industry_id)
        .correlate(Lead)
        .scalar_subquery()
    )
    return func.coalesce(found, literal(UNCLASSIFIED, String))


def stage_rank() -> ColumnElement[int]:
    """Return the place of the stage in the order, held leads after it and lost ones last."""
    ranks = {stage: rank for rank, stage in enumerate((*ORDER, Stage.ON_HOLD, Stage.LOST))}
    return case(
        *((Lead.stage == stage, literal(rank)) for stage, rank in ranks.items()), else_=len(ranks)
    )


def has_aging(aging: Aging, day: date) -> ColumnElement[bool]:
    """Tell whether the stay in the present stage has this mark (K23)."""
    overdue = or_(
        and_(Lead.stage == Stage.ON_HOLD, Lead.review_on < day),
        *(_stayed(stage, limit + 1, day) for stage, limit in THRESHOLD_DAYS.items()),
    )
    near = or_(*(_stayed(stage, _near(limit), day) for stage, limit in THRESHOLD_DAYS.items()))
    # A null review date makes the condition null: it is not overdue.
    is_overdue = func.coalesce(overdue, False)
    if aging is Aging.OVERDUE:
        return is_overdue
    return and_(near, ~is_overdue) if aging is Aging.NEARING else ~or_(near, is_overdue)


def _near(limit: int) -> int:
    return -(-limit * NEAR_PERCENT // 100)


def _stayed(stage: Stage, days: int, day: date) -> ColumnElement[bool]:
    return and_(
        Lead.stage == stage,
        Lead.stage_precision == DatePrecision.DAY,
        Lead.stage_entered_on <= day - timedelta(days=days),
    )
