"""All figures of the page, read together for one as-of date, period and filter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from crm.funds import queries as funds
from crm.leads.terms import Scope
from crm.measures.computing import compute, compute_all
from crm.measures.progress import TIER_NAMES, headline_progress, progress
from crm.parks import queries as parks
from crm.records.listing import ListRequest
from crm.targets.queries import load_targets

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.measures.figure import Figure
    from crm.measures.progress import Progress
    from crm.measures.question import Filters
    from ui.pages.figures.periods import Stretch
    from ui.pages.list_spec import Session

# What the figures are made of; a commit elsewhere changes none of them.
READS = (
    *("lead", "lead_stage_history", "letter", "park", "staff", "industry", "target"),
    *("trip", "trip_member", "visit", "visit_park", "event", "reference_figure"),
    *("fund", "fund_call", "fund_size_change", "deal", "pay_in"),
)
TOTALS = ("K01", "K02", "K03", "K04", "K06", "K08", "K09", "K13", "K15", "K19", "K30")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the as-of bar says; both ends of the period are included."""

    as_of: date
    start: date
    end: date
    filters: Filters
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The answer. `tier_targets` by tier; `park_ids` and `fund_ids` by code."""

    asked: Asked
    totals: Mapping[str, Figure]
    progress: Progress | None
    by_park: Mapping[str, Figure]
    changes: tuple[Figure, ...]
    events: Figure
    stages: Mapping[str, Figure]
    tiers: Figure
    group_tiers: Figure
    tier_targets: Mapping[str, Progress]
    funds: Mapping[str, Figure]
    deals: Figure
    park_ids: Mapping[str, int]
    fund_ids: Mapping[str, int]


def read_figures(session: Session, asked: Asked, today: date) -> Figures:
    """Compute everything the page shows in one read; raises as `compute` does."""
    day, filters = asked.as_of, asked.filters
    period: dict[str, Any] = {"as_of": day, "start": asked.start, "end": asked.end}

    def by(measure: str, group: str, chosen: Filters = filters) -> Figure:
        return compute(session, measure, **period, filters=chosen, by=group)

    everywhere = replace(filters, scope=None)
    group = replace(filters, scope=Scope.GROUP.value)
    return Figures(
        asked=asked,
        totals=compute_all(session, TOTALS, **period, filters=filters),
        progress=headline_progress(session, as_of=day, filters=filters),
        by_park={each: by(each, "park") for each in ("K01", "K02", "K08", "K09")},
        changes=_changes(session, asked),
        events=by("K18", "kind"),
        stages={each: by(each, "stage") for each in ("K20", "K21", "K23", "K24")},
        tiers=by("K25", "tier", everywhere),
        group_tiers=by("K25", "tier", group),
        tier_targets=_tier_targets(session, day),
        funds={each: by(each, "fund") for each in ("K28", "K29")},
        deals=by("K31", "fund"),
        park_ids=_ids(session, parks, today),
        fund_ids=_ids(session, funds, today),
    )


def _changes(session: Session, asked: Asked) -> tuple[Figure, ...]:
    """K06 for each part of the period that has begun by the as-of date."""
    return tuple(
        compute(
            session,
            "K06",
            as_of=asked.as_of,
            start=each.start,
            end=each.end,
            filters=asked.filters,
        )
        for each in asked.stretches
    )


def _tier_targets(session: Session, day: date) -> dict[str, Progress]:
    """Return the targets for projects by tier; the first to end where several are set."""
    found: dict[str, Progress] = {}
    for target in load_targets(session, ending_from=day):
        tier = TIER_NAMES.get(target.name or "")
        if target.measure == "K25" and tier is not None:
            found.setdefault(tier.value, progress(session, target, day))
    return found


def _ids(session: Session, folder: Any, today: date) -> dict[str, int]:
    rows = folder.load_rows(session, folder.find_ids(session, ListRequest(), today), today)
    return {row.code: row.id for row in rows.values()}
