"""Where the leads stand and what they are worth: K20, K23, K24 (docs/domain.md, Figures)."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.leads.lead_sql import investment_cny
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.stage import (
    DEFAULT_PROBABILITY,
    OPEN,
    StageEntry,
    days_in_stage,
    is_overdue,
    total_days,
)
from crm.measures.answer import Answer
from crm.measures.lead_rows import Standing, key_of, leads, standing_leads
from crm.measures.notes import mixed_scopes, unfilled
from crm.measures.sums import added, exact, sums, whole
from crm.quantities.formatting import half_up

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from crm.leads.terms import Stage
    from crm.measures.figure import Value, Values
    from crm.measures.question import Question
    from crm.measures.sums import Sums


def by_stage(question: Question) -> Answer:
    """K20: leads by the stage in which their history shows them."""
    standing = Standing(question.as_of)
    columns = (key_of(question, stage=standing.stage), Lead.scope)
    found = standing_leads(question, standing, columns).subquery().c
    group = (found.key, found.scope)
    query: Any = select(*group, func.count().label("leads")).group_by(*group)
    rows: Sequence[Any] = question.session.execute(query).all()
    return Answer(
        groups=added((row.key, sums(count=row.leads)) for row in rows),
        values=lambda each: {"count": whole(each["count"])},
        notes=mixed_scopes(row.scope for row in rows),
    )


def value(question: Question) -> Answer:
    """K24: the investment of open leads, plain and weighted by probability."""
    standing = Standing(question.as_of)
    columns = (
        key_of(question, stage=standing.stage),
        Lead.scope,
        standing.stage.label("stage"),
        Lead.probability_override.label("override"),
        investment_cny().label("amount"),
    )
    opened = (
        standing_leads(question, standing, columns).where(standing.stage.in_(OPEN)).subquery().c
    )
    group = (opened.key, opened.scope, opened.stage, opened.override)
    numbers = (
        func.sum(opened.amount).label("amount"),
        (func.count() - func.count(opened.amount)).label("unfilled"),
    )
    query: Any = select(*group, *numbers).group_by(*group)
    rows: Sequence[Any] = question.session.execute(query).all()
    groups = added((row.key, _worth(row)) for row in rows)
    blanks = sum(row.unfilled for row in rows)
    return Answer(
        groups=groups,
        values=_worth_values,
        notes=(*unfilled(blanks), *mixed_scopes(row.scope for row in rows)),
        every_row=True,
    )


def _worth(row: Any) -> Sums:
    probability = DEFAULT_PROBABILITY[row.stage] if row.override is None else row.override
    amount = Fraction(row.amount or 0)
    weighted = amount * Fraction(probability) / 100
    return sums(amount=amount, weighted=weighted, unfilled=row.unfilled)


def _worth_values(each: Sums) -> Values:
    return {
        "amount_cny": exact(each["amount"]),
        "weighted_cny": exact(each["weighted"]),
        "unfilled": whole(each["unfilled"]),
    }


def days_in_stages(question: Question) -> Answer:
    """K23: days since the entry into the present stage, the mean for several leads."""
    standing = Standing(question.as_of)
    columns = (
        key_of(question, stage=standing.stage),
        Lead.scope,
        standing.stage.label("stage"),
        standing.on.label("on"),
        standing.precision.label("precision"),
        standing.review_on.label("review_on"),
    )
    found = standing_leads(question, standing, columns).subquery().c
    group = (found.key, found.stage, found.on, found.precision, found.review_on)
    scopes = (func.min(found.scope).label("scope"), func.max(found.scope).label("other_scope"))
    query: Any = select(*group, *scopes, func.count().label("leads")).group_by(*group)
    rows: Sequence[Any] = question.session.execute(query).all()
    stays = [(row.key, _stay(question, row)) for row in rows]
    if question.by == "lead":
        stays += _all_stays(question, {row.key: row.stage for row in rows})
    return Answer(
        groups=added(stays),
        values=_stay_values if question.by != "lead" else _lead_values,
        notes=mixed_scopes(scope for row in rows for scope in (row.scope, row.other_scope)),
        every_row=True,
    )


def _stay(question: Question, row: Any) -> Sums:
    days = days_in_stage(row.on, question.as_of, row.precision)
    overdue = is_overdue(row.stage, days, row.review_on, question.as_of)
    return sums(
        count=row.leads,
        overdue=row.leads if overdue else 0,
        known=0 if days is None else row.leads,
        days=(days or 0) * row.leads,
    )


def _all_stays(question: Question, stages: dict[Any, Stage]) -> list[tuple[Hashable, Sums]]:
    """Add up all stays of each lead in its present stage."""
    move = LeadStageHistory
    columns = (move.lead_id, move.to_stage, move.on, move.precision)
    query = leads(question, columns).join(move, move.lead_id == Lead.id)
    histories: defaultdict[int, list[StageEntry]] = defaultdict(list)
    for lead_id, *entry in question.session.execute(query.order_by(move.on, move.position)):
        histories[lead_id].append(StageEntry(*entry))
    found: list[tuple[Hashable, Sums]] = []
    for lead_id, stage in stages.items():
        days = total_days(histories[lead_id], stage, question.as_of)
        if days is not None:
            found.append((lead_id, sums(all_days=days, all_known=1)))
    return found


def _mean(days: Fraction, known: Fraction) -> Value:
    return int(half_up(days / known, 0)) if known else None


def _stay_values(each: Sums) -> Values:
    return {
        "count": whole(each["count"]),
        "days": _mean(each["days"], each["known"]),
        "overdue": whole(each["overdue"]),
    }


def _lead_values(each: Sums) -> Values:
    return {**_stay_values(each), "total_days": _mean(each["all_days"], each["all_known"])}
