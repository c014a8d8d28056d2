"""Tables of targets and published figures (docs/domain.md, Targets)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, short_text
from crm.leads.terms import Mode, Scope
from crm.targets.terms import Basis, PeriodKind


class Target(Record):
    """A target (目标) for a measure over a period; `value` in `unit` (㎡, 元, 个 …)."""

    __tablename__ = "target"

    measure: Mapped[str] = mapped_column(short_text(40), index=True)
    period_kind: Mapped[PeriodKind]
    name: Mapped[str | None]
    scope: Mapped[Scope]
    period_start: Mapped[date]
    period_end: Mapped[date]
    park_id: Mapped[int | None] = reference("park")
    industry_id: Mapped[int | None] = reference("industry")
    owner_id: Mapped[int | None] = reference("staff")
    team: Mapped[str | None]
    mode: Mapped[Mode | None]
    value: Mapped[Decimal]
    value_qual: Mapped[str | None]
    unit: Mapped[str]
    basis: Mapped[Basis | None]
    source_text: Mapped[str | None]


class ReferenceFigure(Record):
    """A published figure (公开口径数): compared with what is computed, never summed."""

    __tablename__ = "reference_figure"

    measure: Mapped[str] = mapped_column(short_text(40), index=True)
    value: Mapped[Decimal]
    unit: Mapped[str]
    text: Mapped[str]
    qualifier: Mapped[str | None]
    park_id: Mapped[int | None] = reference("park")
    industry_id: Mapped[int | None] = reference("industry")
    kind: Mapped[str | None]
    scope: Mapped[Scope]
    as_of: Mapped[date]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    document: Mapped[str]
    quotation: Mapped[str]
