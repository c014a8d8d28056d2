"""The leads of a figure: how they are filtered and grouped, and where each stood on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, literal, select
from sqlalchemy.orm import aliased

from crm.leads.lead_sql import lead_park_id
from crm.leads.models import Lead, LeadStageHistory
from crm.measures.question import lead_conditions, place_conditions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.measures.question import Question

# The move that brought a lead to where it stood on an earlier date; empty where it still stands.
_Earlier = aliased(LeadStageHistory, name="earlier")


def key_of(question: Question, dated: Any = None, stage: Any = None) -> Any:
    """Return the column by which leads are grouped; a lead has the park it is listed under."""
    columns: dict[str | None, Any] = {
        "park": lead_park_id(),
        "industry": Lead.industry_id,
        "owner": Lead.owner_id,
        "team": Lead.owner_id,
        "mode": Lead.mode,
        "kind": Lead.kind,
        "level": Lead.project_level,
        "month": dated,
        "quarter": dated,
        "stage": stage,
        "lead": Lead.id,
    }
    found = columns.get(question.by)
    return (literal(0) if found is None else found).label("key")


def leads(question: Question, columns: Sequence[Any]) -> Any:
    """Select columns of the leads that pass the filters; those merged away are left out."""
    filters = question.filters
    park = None if filters.park_id is None else lead_park_id()
    return (
        select(*columns)
        .select_from(Lead)
        .where(
            Lead.merged_into_id.is_(None),
            *lead_conditions(filters, Lead),
            *place_conditions(filters, owner=Lead.owner_id, park=park),
        )
    )


class Standing:
    """Where each lead stood on a day: the columns of the move that had brought it there.

    A lead whose last move is not later than the day still stands there, and repeats that move in
    its own columns; only for the others is the history looked up.
    """

    def __init__(self, day: date) -> None:
        """Choose between the lead's own columns and the history by the date of the last move."""
        unmoved = Lead.stage_entered_on <= day
        self.stage: Any = case((unmoved, Lead.stage), else_=_Earlier.to_stage)
        self.on: Any = case((unmoved, Lead.stage_entered_on), else_=_Earlier.on)
        self.precision: Any = case((unmoved, Lead.stage_precision), else_=_Earlier.precision)
        self.review_on: Any = case((unmoved, Lead.review_on), else_=_Earlier.review_on)
        self._move = case((Lead.stage_entered_on > day, latest_move(day)))

    def joined(self, query: Any) -> Any:
        """Join the earlier moves to a query over leads."""
        return query.outerjoin(_Earlier, _Earlier.id == self._move)


def standing_leads(question: Question, standing: Standing, columns: Sequence[Any]) -> Any:
    """Select columns of the leads registered by the as-of date and of where they stood then."""
    return standing.joined(leads(question, columns)).where(standing.stage.is_not(None))


def latest_move(day: date) -> Any:
    """Return the id of the last row of a lead's history up to a day, null before it began."""
    move = aliased(LeadStageHistory)
    return (
        select(move.id)
        .where(move.lead_id == Lead.id, move.on <= day)
        .order_by(move.on.desc(), move.position.desc())
        .limit(1)
        .correlate(Lead)
        .scalar_subquery()
    )
