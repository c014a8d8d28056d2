"""Compute a measure for a date: the one way to every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.measures import (
    activity,
    conversion,
    coverage,
    funds,
    intent_area,
    pipeline,
    progress,
    roll_forward,
    tiers,
)
from crm.measures.answer import Answer, figure_of
from crm.measures.question import Filters, Question, ask

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.measures.figure import Figure

EVERYTHING = Filters()

_COMPUTE: dict[str, Callable[[Question], Answer]] = {
    "K01": intent_area.gross,
    "K02": intent_area.in_force,
    "K03": intent_area.net,
    "K04": intent_area.ended,
    "K05": intent_area.newly_signed,
    "K06": roll_forward.roll_forward,
    "K07": intent_area.land,
    "K08": coverage.available_area,
    "K09": coverage.coverage,
    "K10": progress.completion,
    "K11": progress.time_elapsed,
    "K12": progress.ahead_of_time,
    "K13": activity.trips,
    "K15": activity.receptions,
    "K17": activity.services,
    "K18": activity.events,
    "K19": activity.new_leads,
    "K20": pipeline.by_stage,
    "K21": conversion.cohort_conversion,
    "K23": pipeline.days_in_stages,
    "K24": pipeline.value,
    "K25": tiers.projects_by_size,
    "K28": funds.size,
    "K29": funds.share,
    "K30": funds.multiple,
    "K31": funds.deals,
    "K39": intent_area.companies_in_several_parks,
}


def compute(
    session: Session,
    measure: str,
    *,
    as_of: date,
    start: date | None = None,
    end: date | None = None,
    filters: Filters = EVERYTHING,
    by: str | None = None,
) -> Figure:
    """Return a measure as of a date, in total and, with `by`, by group.

    A measure over a period counts from `start` to `end`, by default from 1 January of the as-of
    year to the date, and nothing after the as-of date; the others ignore both. Raises UserError
    VALUE_UNKNOWN, PERIOD_ORDER.
    """
    question = ask(session, measure, as_of=as_of, start=start, end=end, filters=filters, by=by)
    return figure_of(question, _COMPUTE[measure](question))


def compute_all(
    session: Session,
    measures: Sequence[str],
    *,
    as_of: date,
    start: date | None = None,
    end: date | None = None,
    filters: Filters = EVERYTHING,
    by: str | None = None,
) -> dict[str, Figure]:
    """Return several measures, in total and, with `by`, by group; what they share is read once.

    Raises as `compute` does.
    """
    memory: dict[Hashable, Any] = {}
    figures: dict[str, Figure] = {}
    for measure in measures:
        question = ask(
            session,
            measure,
            as_of=as_of,
            start=start,
            end=end,
            filters=filters,
            by=by,
            memory=memory,
        )
        figures[measure] = figure_of(question, _COMPUTE[measure](question))
    return figures
