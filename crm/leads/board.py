"""The pipeline board: sums of every column in SQL, and the ids of its cards in order.

Sums and cards come from the same conditions (docs/domain.md, Figures, K01, K23, K24);
the cards in sight are loaded by `crm.leads.queries.load_rows`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, func, null, select, type_coerce

from crm.industries.models import Industry
from crm.industries.terms import IndustryGroup
from crm.language import Term, mark
from crm.leads.lead_sql import (
    UNCLASSIFIED,
    counts_as_intent,
    industry_code,
    investment_cny,
    lead_park_id,
)
from crm.leads.matching import conditions
from crm.leads.models import Lead
from crm.leads.stage import DEFAULT_PROBABILITY, OPEN
from crm.leads.terms import Stage
from crm.letters.models import Letter
from crm.parks.models import Park
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Subquery
    from sqlalchemy.orm import Session

    from crm.records.listing import ListRequest

READS = ("lead", "company", "letter", "park", "staff", "industry")

NO_PARK = mark("board", "No park")


class Swimlane(Term):
    """What the rows of the board are."""

    PARK = "PARK", mark("swimlane", "Park")
    OWNER = "OWNER", mark("swimlane", "Owner")
    INDUSTRY = "INDUSTRY", mark("swimlane", "Industry")


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """A stage: its leads, their investment in 元 and their signed floor area in ㎡ (gross).

    `investment_cny` is None when no lead in it has an amount, `intent_area` when there is no
    letter: both print as “—”. `unfilled` counts the leads without an amount in 元.
    """

    count: int = 0
    investment_cny: Decimal | None = None
    unfilled: int = 0
    intent_area: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the board; `key` is the id of a park or owner, or the code of an industry.

    `sums` and `cards` (ids, the longest in the stage first) leave out stages without leads.
    """

    key: int | str | None
    name: str
    sums: Mapping[Stage, ColumnSum]
    cards: Mapping[Stage, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Board:
    """The board under a filter. `columns` has every stage; without swimlanes there is one lane.

    `count` to `weighted_cny` are of the open leads, NEW to INTENT (K24).
    """

    columns: Mapping[Stage, ColumnSum]
    lanes: tuple[Lane, ...]
    count: int
    investment_cny: Decimal
    unfilled: int
    weighted_cny: Decimal


@dataclass(frozen=True, slots=True)
class _Group:
    """What SQL adds up: leads of one lane and stage that have the same probability."""

    lane: Any
    stage: Stage
    probability: Decimal | None
    count: int
    filled: int
    investment: Decimal | None


def load_board(
    session: Session, request: ListRequest, today: date, swimlane: Swimlane | None = None
) -> Board:
    """Return sums and card ids of every column; filters as in `crm.leads.matching.conditions`."""
    groups = _groups(session, request, today, swimlane)
    areas = _areas(session, request, today, swimlane)
    cards = _cards(session, request, today, swimlane)
    names = _lane_names(session, swimlane, {each.lane for each in groups})
    lanes = tuple(
        Lane(
            key=key,
            name=name,
            sums=_sums([each for each in groups if each.lane == key], areas[key]),
            cards=cards[key],
        )
        for key, name in names
    )
    pipeline = [each for each in groups if each.stage in OPEN]
    total = _column(pipeline, None)
    return Board(
        columns={stage: ColumnSum() for stage in Stage} | _sums(groups, _added(areas)),
        lanes=lanes,
        count=total.count,
        investment_cny=total.investment_cny or Decimal(0),
        unfilled=total.unfilled,
        weighted_cny=sum((_weighted(each) for each in pipeline), Decimal(0)),
    )


def _lane_key(swimlane: Swimlane | None) -> ColumnElement[Any]:
    if swimlane is Swimlane.PARK:
        return lead_park_id()
    if swimlane is Swimlane.INDUSTRY:
        return industry_code()
    return Lead.owner_id.expression if swimlane is Swimlane.OWNER else null()


def _groups(
    session: Session, request: ListRequest, today: date, swimlane: Swimlane | None
) -> list[_Group]:
    leads = (
        select(
            _lane_key(swimlane).label("lane"),
            Lead.stage.label("stage"),
            Lead.probability_override.label("probability"),
            investment_cny().label("cny"),
        )
        .where(*conditions(request, today))
        .subquery()
    )
    by = (leads.c.lane, leads.c.stage, leads.c.probability)
    cny = leads.c.cny
    found = session.execute(select(*by, func.count(), func.count(cny), func.sum(cny)).group_by(*by))
    return [_Group(*row) for row in found]


def _areas(
    session: Session, request: ListRequest, today: date, swimlane: Swimlane | None
) -> dict[Any, dict[Stage, Decimal]]:
    leads = _matching(request, today, swimlane)
    found = session.execute(
        select(leads.c.lane, leads.c.stage, func.sum(Letter.area))
        .join(leads, Letter.lead_id == leads.c.id)
        .where(counts_as_intent(today))
        .group_by(leads.c.lane, leads.c.stage)
    )
    areas: dict[Any, dict[Stage, Decimal]] = defaultdict(dict)
    for lane, stage, area in found:
        areas[lane][stage] = area or Decimal(0)
    return areas


def _matching(request: ListRequest, today: date, swimlane: Swimlane | None) -> Subquery:
    return (
        select(Lead.id, Lead.stage.label("stage"), _lane_key(swimlane).label("lane"))
        .where(*conditions(request, today))
        .subquery()
    )


def _cards(
    session: Session, request: ListRequest, today: date, swimlane: Swimlane | None
) -> dict[Any, dict[Stage, tuple[int, ...]]]:
    stage = type_coerce(Lead.stage, String)  # a hundred thousand terms take long to look up
    found = session.execute(
        select(Lead.id, stage, _lane_key(swimlane))
        .where(*conditions(request, today))
        .order_by(Lead.stage_entered_on, Lead.id)
    )
    ids: dict[tuple[Any, str], list[int]] = defaultdict(list)
    for lead_id, value, lane in found:
        ids[lane, value].append(lead_id)
    cards: dict[Any, dict[Stage, tuple[int, ...]]] = defaultdict(dict)
    for (lane, value), column in ids.items():
        cards[lane][Stage(value)] = tuple(column)
    return cards


def _sums(groups: Sequence[_Group], areas: Mapping[Stage, Decimal]) -> dict[Stage, ColumnSum]:
    by_stage: dict[Stage, list[_Group]] = defaultdict(list)
    for each in groups:
        by_stage[each.stage].append(each)
    return {stage: _column(found, areas.get(stage)) for stage, found in by_stage.items()}


def _column(groups: Sequence[_Group], area: Decimal | None) -> ColumnSum:
    filled = sum(each.filled for each in groups)
    amounts = (each.investment for each in groups)
    count = sum(each.count for each in groups)
    total = sum((amount for amount in amounts if amount is not None), Decimal(0))
    return ColumnSum(count, total if filled else None, count - filled, area)


def _added(areas: Mapping[Any, Mapping[Stage, Decimal]]) -> dict[Stage, Decimal]:
    total: dict[Stage, Decimal] = {}
    for stages in areas.values():
        for stage, area in stages.items():
            total[stage] = total.get(stage, Decimal(0)) + area
    return total


def _weighted(group: _Group) -> Decimal:
    percent = group.probability
    if percent is None:
        percent = Decimal(DEFAULT_PROBABILITY[group.stage])
    return (group.investment or Decimal(0)) * percent / 100


def _lane_names(
    session: Session, swimlane: Swimlane | None, keys: set[Any]
) -> list[tuple[Any, str]]:
    """Return the lanes that occur: parks and owners by code, industries by code, blanks last."""
    if swimlane is None:
        return [(None, "")]
    query = {
        Swimlane.PARK: select(Park.id, Park.name).order_by(Park.code),
        Swimlane.OWNER: select(Staff.id, Staff.name).order_by(Staff.code),
        Swimlane.INDUSTRY: select(Industry.code, Industry.name)
        .where(Industry.code != UNCLASSIFIED)
        .order_by(Industry.code, Industry.id.desc()),
    }[swimlane]
    names: dict[Any, str] = {}
    for key, name in session.execute(query):
        if key in keys:
            names.setdefault(key, name)
    if UNCLASSIFIED in keys:
        names[UNCLASSIFIED] = IndustryGroup.OTHER.label
    if None in keys:
        names[None] = str(NO_PARK)
    return list(names.items())
