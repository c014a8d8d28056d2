"""The stages of a lead: their order, its history as of a date, and how long it stays.

Rules: docs/domain.md, Lead stages. Which moves are allowed: crm/leads/stage_move.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from crm.leads.terms import Stage
from crm.quantities.dates import DatePrecision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

ORDER = (
    Stage.NEW,
    Stage.CONTACTED,
    Stage.VISITED,
    Stage.NEGOTIATING,
    Stage.INTENT,
    Stage.SIGNED,
    Stage.LANDED,
    Stage.OPERATING,
)
# Open leads: what the pipeline is worth, and what can be put on hold.
OPEN = ORDER[: ORDER.index(Stage.SIGNED)]

# Days after which a stay is overdue; a stage without a limit never is.
THRESHOLD_DAYS = {
    Stage.NEW: 14,
    Stage.CONTACTED: 30,
    Stage.VISITED: 30,
    Stage.NEGOTIATING: 60,
    Stage.INTENT: 90,
    Stage.SIGNED: 180,
}
NEAR_PERCENT = 80

# Percent; what an open lead counts for in the weighted pipeline unless overridden.
DEFAULT_PROBABILITY = {
    Stage.NEW: 5,
    Stage.CONTACTED: 10,
    Stage.VISITED: 25,
    Stage.NEGOTIATING: 40,
    Stage.INTENT: 60,
}


@dataclass(frozen=True, slots=True)
class StageEntry:
    """One row of a lead's history: it entered `stage` on a day known to `precision`.

    A history is a sequence of them in the order of their entry; its dates never fall.
    """

    stage: Stage
    on: date
    precision: DatePrecision = DatePrecision.DAY


def entry_at(history: Sequence[StageEntry], day: date) -> StageEntry | None:
    """Return the newest entry up to a day: where the lead stands and since when."""
    return next((each for each in reversed(history) if each.on <= day), None)


def stage_at(history: Sequence[StageEntry], day: date) -> Stage | None:
    """Return the stage on a day, None before the lead was registered."""
    entry = entry_at(history, day)
    return entry.stage if entry else None


def reached(history: Sequence[StageEntry], day: date, stage: Stage) -> bool:
    """Tell whether the lead had come as far as `stage` by a day; skipped stages count.

    A step back, a hold or a loss does not take away what was reached.
    """
    rank = ORDER.index(stage)
    return any(
        each.on <= day and each.stage in ORDER and ORDER.index(each.stage) >= rank
        for each in history
    )


def resume_stage(history: Sequence[StageEntry]) -> Stage | None:
    """Return the stage that a lost or held lead goes back to: the last of the order."""
    return next((each.stage for each in reversed(history) if each.stage in ORDER), None)


def days_in_stage(
    entered: date, as_of: date, precision: DatePrecision = DatePrecision.DAY
) -> int | None:
    """Return the days since the entry (the same day is 0), None if its day is not known."""
    if precision is not DatePrecision.DAY or entered > as_of:
        return None
    return (as_of - entered).days


def total_days(history: Sequence[StageEntry], stage: Stage, as_of: date) -> int | None:
    """Return the days of all stays in a stage up to a date, None if one is not known to the day."""
    entries = [each for each in history if each.on <= as_of]
    days = 0
    for entry, following in zip_longest(entries, entries[1:]):
        if entry.stage is not stage:
            continue
        if following and following.precision is not DatePrecision.DAY:
            return None
        stay = days_in_stage(entry.on, following.on if following else as_of, entry.precision)
        if stay is None:
            return None
        days += stay
    return days


def is_overdue(stage: Stage, days: int | None, review_on: date | None, as_of: date) -> bool:
    """Tell whether a stay is longer than its limit, or the review of a held lead has passed."""
    if stage is Stage.ON_HOLD:
        return review_on is not None and review_on < as_of
    limit = THRESHOLD_DAYS.get(stage)
    return limit is not None and days is not None and days > limit


def is_nearing(stage: Stage, days: int | None) -> bool:
    """Tell whether a stay has used 80 % of its limit and is not overdue."""
    limit = THRESHOLD_DAYS.get(stage)
    if limit is None or days is None:
        return False
    return limit * NEAR_PERCENT <= days * 100 <= limit * 100
