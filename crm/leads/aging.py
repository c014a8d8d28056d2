"""How a lead's stay in its stage is marked (docs/domain.md, Figures, K23). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.language import Term, mark
from crm.leads.stage import is_nearing, is_overdue
from crm.leads.terms import Stage

if TYPE_CHECKING:
    from datetime import date


class Aging(Term):
    """Whether a stay is within its limit, has used 80 % of it, or is longer."""

    NORMAL = "NORMAL", mark("aging", "Within the limit")
    NEARING = "NEARING", mark("aging", "Near the limit")
    OVERDUE = "OVERDUE", mark("aging", "Over the limit")


def aging_of(stage: Stage, days: int | None, review_on: date | None, today: date) -> Aging:
    """Return the mark of a stay of `days` in a stage."""
    if is_overdue(stage, days, review_on, today):
        return Aging.OVERDUE
    return Aging.NEARING if is_nearing(stage, days) else Aging.NORMAL


def step_is_overdue(on: date | None, stage: Stage, today: date) -> bool:
    """Tell whether a next step should have been taken; nothing is due of a lost lead (The day)."""
    return on is not None and on < today and stage is not Stage.LOST
