"""K25: projects of at least 1, 10, 50 and 100 亿元 (docs/domain.md, Figures)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from crm.language import Term, mark
from crm.leads.lead_sql import investment_cny
from crm.leads.models import Lead
from crm.leads.terms import Stage
from crm.measures.answer import Answer
from crm.measures.lead_rows import Standing, key_of, leads
from crm.measures.notes import mixed_scopes, unconverted
from crm.measures.sums import added, sums, whole

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date

    from crm.measures.figure import Values
    from crm.measures.question import Question
    from crm.measures.sums import Sums


class Tier(Term):
    """The size of a project; the tiers lie within each other."""

    T1 = "T1", mark("tier", "From CNY 100 m")
    T10 = "T10", mark("tier", "From CNY 1,000 m")
    T50 = "T50", mark("tier", "From CNY 5,000 m")
    T100 = "T100", mark("tier", "From CNY 10,000 m")


# 元, inclusive: 以上 includes the figure itself.
LOWER_BOUND = {
    Tier.T1: Decimal(10**8),
    Tier.T10: Decimal(10**9),
    Tier.T50: Decimal(5 * 10**9),
    Tier.T100: Decimal(10**10),
}


def projects_by_size(question: Question) -> Answer:
    """Count the projects signed by the as-of date and not lost then, in every tier they reach.

    Qualified amounts count with their lower bound; one without its exchange rate does not count
    and is named in the notes.
    """
    rows = _signed(question, None)
    waiting = sum(row.waiting for row in rows)
    notes = (*unconverted(waiting), *mixed_scopes(row.scope for row in rows if row.T1))
    groups: dict[Hashable, Sums] = added((row.key, _tiers(row)) for row in rows)
    if question.by != "tier":
        return Answer(groups, _tier_values, notes)
    total = groups.get(0, sums())
    tiers: dict[Hashable, Sums] = {tier: sums(count=total[tier.value]) for tier in Tier}
    return Answer(
        groups=tiers,
        values=lambda each: {"count": whole(each["count"])},
        notes=notes,
        total=total,
        total_values=_tier_values,
        every_row=True,
    )


def projects_in_tier(question: Question, tier: Tier, since: date) -> int:
    """Return how many projects signed since a day and up to the as-of date reach a tier."""
    return sum(getattr(row, tier.value) for row in _signed(question, since))


def _signed(question: Question, since: date | None) -> Sequence[Any]:
    amount = investment_cny()
    columns = (
        key_of(question),
        Lead.scope,
        amount.label("amount"),
        Lead.est_investment.label("stated"),
    )
    standing = Standing(question.as_of)
    signed = standing.joined(leads(question, columns)).where(
        Lead.contract_signed_on <= question.as_of,
        Lead.est_investment.is_not(None),
        or_(standing.stage.is_(None), standing.stage != Stage.LOST),
    )
    if since is not None:
        signed = signed.where(Lead.contract_signed_on >= since)
    found = signed.subquery().c
    group = (found.key, found.scope)
    counts = (
        func.count().filter(found.amount >= bound).label(tier.value)
        for tier, bound in LOWER_BOUND.items()
    )
    waiting = func.count().filter(found.amount.is_(None)).label("waiting")
    query: Any = select(*group, *counts, waiting).group_by(*group)
    return question.session.execute(query).all()


def _tiers(row: Any) -> Sums:
    return sums({tier.value: getattr(row, tier.value) for tier in Tier})


def _tier_values(each: Sums) -> Values:
    larger = {f"{tier.value.lower()}_count": whole(each[tier.value]) for tier in tuple(Tier)[1:]}
    return {"count": whole(each[Tier.T1.value]), **larger}
