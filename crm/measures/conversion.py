"""K21: how far the leads of a cohort came (docs/domain.md, Figures)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, literal, select

from crm.leads.models import Lead, LeadStageHistory
from crm.leads.stage import ORDER
from crm.leads.terms import Stage
from crm.measures.answer import Answer
from crm.measures.lead_rows import key_of, leads
from crm.measures.notes import mixed_scopes
from crm.measures.sums import add, added, sums, whole
from crm.quantities.formatting import percent

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from crm.measures.figure import Values
    from crm.measures.question import Question
    from crm.measures.sums import Sums

_SIGNED = ORDER.index(Stage.SIGNED)
# What a lead reached that never stood in a stage of the order.
_NOWHERE = -1


def cohort_conversion(question: Question) -> Answer:
    """Count the leads registered in the period by the furthest stage they had reached.

    A step back takes nothing away, a skipped stage counts, lost and held leads stay in.
    """
    rows = _furthest(question)
    notes = mixed_scopes(row.scope for row in rows)
    if question.by == "stage":
        return _by_stage(rows, notes)
    return Answer(
        groups=added((row.key, _cohort(row)) for row in rows),
        values=lambda each: _values(each, each["cohort"]),
        notes=notes,
    )


def _furthest(question: Question) -> Sequence[Any]:
    move = LeadStageHistory
    rank = case(
        *((move.to_stage == stage, literal(place)) for place, stage in enumerate(ORDER)),
        else_=literal(_NOWHERE),
    )
    furthest = (
        select(func.coalesce(func.max(rank), _NOWHERE))
        .where(move.lead_id == Lead.id, move.on <= question.as_of)
        .correlate(Lead)
        .scalar_subquery()
    )
    columns = (key_of(question, Lead.registered_on), Lead.scope, furthest.label("rank"))
    reached = (
        leads(question, columns)
        .where(Lead.registered_on.between(question.start, question.until))
        .subquery()
        .c
    )
    group = (reached.key, reached.scope, reached.rank)
    query: Any = select(*group, func.count().label("leads")).group_by(*group)
    return question.session.execute(query).all()


def _cohort(row: Any) -> Sums:
    return sums(cohort=row.leads, reached=row.leads if row.rank >= _SIGNED else 0)


def _by_stage(rows: Sequence[Any], notes: tuple[str, ...]) -> Answer:
    """One row a stage with the leads that reached it; the total is the cohort."""
    total = sums()
    groups: dict[Hashable, Sums] = {}
    for row in rows:
        add(total, _cohort(row))
    for place, stage in enumerate(ORDER):
        reached = sum(row.leads for row in rows if row.rank >= place)
        groups[stage] = sums(cohort=total["cohort"], reached=reached)
    return Answer(
        groups=groups,
        values=lambda each: _values(each, each["reached"]),
        notes=notes,
        total=total,
        total_values=lambda each: _values(each, each["cohort"]),
        every_row=True,
    )


def _values(each: Sums, count: Any) -> Values:
    return {"count": whole(count), "percent": percent(each["reached"], each["cohort"])}
