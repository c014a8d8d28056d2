"""Read targets and the published figures that stand in for what is not computed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from crm.industries.models import Industry
from crm.targets.models import ReferenceFigure, Target

if TYPE_CHECKING:
    import uuid
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from crm.leads.terms import Mode, Scope
    from crm.targets.terms import Basis, PeriodKind

READS = ("target", "reference_figure", "industry")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """A target; `value` in `unit` (㎡, 元, 个 …), `industry_code` of level 1."""

    id: int
    uid: uuid.UUID
    measure: str
    period_kind: PeriodKind
    name: str | None
    scope: Scope
    start: date
    end: date
    park_id: int | None
    industry_id: int | None
    industry_code: str | None
    owner_id: int | None
    team: str | None
    mode: Mode | None
    value: Decimal
    value_qual: str | None
    unit: str
    basis: Basis | None
    source_text: str | None
    is_demo: bool

    def runs_on(self, day: date) -> bool:
        """Tell whether the day lies in the target's period, both ends included."""
        return self.start <= day <= self.end


def load_targets(session: Session, *, ending_from: date | None = None) -> list[TargetRow]:
    """Return the targets that end on a day or later, or all of them, in order of their periods."""
    parent = aliased(Industry)
    query: Any = (
        select(Target, Industry.code, parent.code)
        .outerjoin(Industry, Industry.id == Target.industry_id)
        .outerjoin(parent, parent.id == Industry.parent_id)
        .order_by(Target.period_start, Target.period_end, Target.measure, Target.id)
    )
    if ending_from is not None:
        query = query.where(Target.period_end >= ending_from)
    rows: Any = session.execute(query)
    return [_row(target, top or own) for target, own, top in rows]


def _row(target: Target, industry_code: str | None) -> TargetRow:
    return TargetRow(
        id=target.id,
        uid=target.uid,
        measure=target.measure,
        period_kind=target.period_kind,
        name=target.name,
        scope=target.scope,
        start=target.period_start,
        end=target.period_end,
        park_id=target.park_id,
        industry_id=target.industry_id,
        industry_code=industry_code,
        owner_id=target.owner_id,
        team=target.team,
        mode=target.mode,
        value=target.value,
        value_qual=target.value_qual,
        unit=target.unit,
        basis=target.basis,
        source_text=target.source_text,
        is_demo=target.is_demo,
    )


def published_value(session: Session, target: TargetRow, day: date) -> Decimal | None:
    """Return the newest published figure for the target's measure within its period up to a day.

    Scope, park, industry and unit must be the target's; None when nothing is published.
    """
    query = (
        select(ReferenceFigure.value)
        .where(
            ReferenceFigure.measure == target.measure,
            ReferenceFigure.scope == target.scope,
            ReferenceFigure.unit == target.unit,
            ReferenceFigure.kind.is_(None),
            ReferenceFigure.park_id.is_not_distinct_from(target.park_id),
            ReferenceFigure.industry_id.is_not_distinct_from(target.industry_id),
            ReferenceFigure.as_of.between(target.start, min(day, target.end)),
        )
        .order_by(ReferenceFigure.as_of.desc(), ReferenceFigure.id.desc())
        .limit(1)
    )
    return session.scalar(query)
