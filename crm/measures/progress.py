"""Targets and how far they are: K10, K11, K12 (docs/domain.md, Figures)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.leads.terms import Scope
from crm.letters.letter_state import GROSS, NET
from crm.letters.models import Letter
from crm.letters.state_at import state_at, successors
from crm.letters.terms import LetterState
from crm.measures import activity, tiers
from crm.measures.answer import Answer, total_of
from crm.measures.breakdown import Group, grouping
from crm.measures.definitions import DEFINITIONS
from crm.measures.letter_rows import FLOOR, letters_signed
from crm.measures.notes import no_target, pace, target_shown
from crm.measures.question import Filters, Question, ask
from crm.measures.sums import sums
from crm.quantities.formatting import half_up, percent
from crm.targets.queries import TargetRow, load_targets, published_value
from crm.targets.terms import Basis, PeriodKind

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from crm.measures.figure import Values
    from crm.measures.sums import Number, Sums

_STATES = {
    Basis.GROSS: GROSS,
    Basis.NET: NET,
    Basis.IN_FORCE: (LetterState.IN_FORCE,),
}
_BASIS_OF = {"K01": Basis.NET, "K02": Basis.IN_FORCE, "K03": Basis.NET}
_COUNTED: dict[str, Callable[[Question], Answer]] = {
    "K13": activity.trips,
    "K15": activity.receptions,
    "K18": activity.events,
    "K19": activity.new_leads,
}
# How the published tier targets are called.
TIER_NAMES = {
    "亿元项目": tiers.Tier.T1,
    "10亿元项目": tiers.Tier.T10,
    "50亿元项目": tiers.Tier.T50,
    "百亿元项目": tiers.Tier.T100,
}
_LETTERS = "份"
# Which of several running targets stands for the whole.
_KINDS = (PeriodKind.YEAR, PeriodKind.CAMPAIGN, PeriodKind.QUARTER, PeriodKind.MONTH)
_DIMENSIONS = ("park_id", "industry_code", "owner_id", "team", "mode")
_DIMENSION_OF = {"park": "park_id", "industry": "industry_code", "owner": "owner_id"}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a target is on a day; `actual` in the target's unit, None when nothing tells it.

    Percentages and percentage points are rounded half-up to two decimals.
    """

    target: TargetRow
    actual: Number | None
    days: int
    all_days: int

    @property
    def completed(self) -> Decimal | None:
        """K10: percent of the target, not capped; None without a target or an actual value."""
        return None if self.actual is None else percent(self.actual, self.target.value)

    @property
    def elapsed(self) -> Decimal | None:
        """K11: percent of the target's days up to the date."""
        return percent(self.days, self.all_days)

    @property
    def ahead(self) -> Decimal | None:
        """K12: percentage points by which the completion is ahead of the time."""
        return _ahead(self.numbers())

    def numbers(self) -> Sums:
        """Return what the measures are computed from."""
        known = 0 if self.actual is None else 1
        return sums(
            actual=self.actual,
            target=self.target.value if known else 0,
            days=self.days,
            all_days=self.all_days,
        )


def progress(session: Session, target: TargetRow, as_of: date) -> Progress:
    """Return how far a target is as of a date, within its own period."""
    all_days = (target.end - target.start).days + 1
    days = min(max((as_of - target.start).days + 1, 0), all_days)
    return Progress(target, _actual(session, target, as_of), days, all_days)


def headline_progress(session: Session, *, as_of: date, filters: Filters) -> Progress | None:
    """Return how far the target is on which K10 to K12 are measured in total, None without one.

    Raises UserError VALUE_UNKNOWN for unknown filters.
    """
    question = ask(session, "K10", as_of=as_of, filters=filters)
    main = _main_target(question, load_targets(session, ending_from=as_of))
    return None if main is None else progress(session, main, as_of)


def _actual(session: Session, target: TargetRow, as_of: date) -> Number | None:
    if target.measure not in DEFINITIONS:
        return published_value(session, target, as_of)
    if as_of < target.start:
        return 0
    question = _question(session, target, min(as_of, target.end))
    if target.measure in _BASIS_OF:
        return _letters(question, target)
    if target.measure in _COUNTED:
        return total_of(_COUNTED[target.measure](question))["count"]
    if target.measure == "K25":
        tier = TIER_NAMES.get(target.name or "", tiers.Tier.T1)
        return tiers.projects_in_tier(question, tier, since=target.start)
    return None


def _question(session: Session, target: TargetRow, day: date) -> Question:
    filters = Filters(
        scope=target.scope.value,
        park_id=target.park_id,
        industry_code=target.industry_code,
        owner_id=target.owner_id,
        team=target.team,
        mode=target.mode.value if target.mode else None,
    )
    measure, start = target.measure, target.start
    return ask(session, measure, as_of=day, start=start, end=day, filters=filters)


def _letters(question: Question, target: TargetRow) -> Number:
    """Add up the letters signed in the period that are in a state of the basis at its end."""
    states = _STATES[target.basis or _BASIS_OF[target.measure]]
    later = successors()
    columns = (Letter.area, state_at(question.as_of, superseded=later.c.day).label("state"))
    found = (
        letters_signed(question, question.as_of, FLOOR, columns)
        .outerjoin(later, later.c.letter_id == Letter.id)
        .where(Letter.signed_on >= question.start)
        .subquery()
        .c
    )
    number: Any = func.count() if target.unit == _LETTERS else func.sum(found.area)
    query: Any = select(number).where(found.state.in_([state.value for state in states]))
    return question.session.scalar(query) or 0


def completion(question: Question) -> Answer:
    """K10: what was reached of the target."""
    return _answer(question, lambda each: {"percent": percent(each["actual"], each["target"])})


def time_elapsed(question: Question) -> Answer:
    """K11: how much of the target's time is over."""
    return _answer(question, lambda each: {"percent": percent(each["days"], each["all_days"])})


def ahead_of_time(question: Question) -> Answer:
    """K12: completion less time elapsed, in percentage points."""
    return _answer(question, lambda each: {"percent": _ahead(each)}, paced=True)


def _ahead(each: Sums) -> Decimal | None:
    if not each["target"] or not each["all_days"]:
        return None
    reached = each["actual"] / each["target"]
    return half_up((reached - each["days"] / each["all_days"]) * 100)


def _answer(question: Question, values: Callable[[Sums], Values], *, paced: bool = False) -> Answer:
    """Answer for the target that stands for the whole, and by target or by its dimension."""
    targets = load_targets(question.session)
    main = _main_target(question, targets)
    total = _progress(question, main).numbers() if main else sums()
    notes = no_target() if main is None else target_shown(main)
    if main and paced:
        notes += pace(_ahead(total))
    rows, group = _rows(question, targets)
    return Answer(
        groups={key: _progress(question, target).numbers() for key, target in rows.items()},
        values=values,
        notes=notes,
        total=total,
        group=group,
        every_row=True,
    )


def _progress(question: Question, target: TargetRow) -> Progress:
    return question.once(
        ("progress", target.id), lambda: progress(question.session, target, question.as_of)
    )


def _main_target(question: Question, targets: Sequence[TargetRow]) -> TargetRow | None:
    """Choose the target for the intent area that has just the dimensions of the filters."""
    return min(
        (target for target in _running(question, targets) if _fits(question, target, "")),
        key=_preference,
        default=None,
    )


def _running(question: Question, targets: Sequence[TargetRow]) -> list[TargetRow]:
    scope = question.filters.scope
    return [
        target
        for target in targets
        if target.measure == "K01"
        and target.runs_on(question.as_of)
        and scope in {None, target.scope.value}
    ]


def _fits(question: Question, target: TargetRow, free: str) -> bool:
    """Tell whether every dimension but one equals its filter."""
    return all(
        getattr(target, name) == getattr(question.filters, name)
        for name in _DIMENSIONS
        if name != free
    )


def _preference(target: TargetRow) -> tuple[int, bool, bool, int]:
    """Prefer the longest kind of period, the group's target, the net area, the newest."""
    basis = target.basis or Basis.NET
    return (
        _KINDS.index(target.period_kind),
        target.scope is not Scope.GROUP,
        basis is not Basis.NET,
        -target.start.toordinal(),
    )


def _rows(
    question: Question, targets: Sequence[TargetRow]
) -> tuple[dict[Hashable, TargetRow], Callable[[Hashable], Group] | None]:
    by = question.by
    if by is None:
        return {}, None
    if by == "target":
        return {target.id: target for target in targets}, _target_names(targets)
    free = _DIMENSION_OF.get(by, by)
    best: dict[Hashable, TargetRow] = {}
    for target in sorted(_running(question, targets), key=_preference):
        if getattr(target, free) is not None and _fits(question, target, free):
            raw = target.industry_id if by == "industry" else getattr(target, free)
            best.setdefault(raw, target)
    if by == "team":
        return best, lambda raw: Group(str(raw), str(raw), (0, 0, str(raw)))
    return best, grouping(question.session, by)


def _target_names(targets: Sequence[TargetRow]) -> Callable[[Hashable], Group]:
    places = {target.id: place for place, target in enumerate(targets)}
    by_id = {target.id: target for target in targets}

    def name(raw: Hashable) -> Group:
        target = by_id[int(str(raw))]
        return Group(str(target.uid), target_name(target), (0, places[target.id], ""))

    return name


def target_name(target: TargetRow) -> str:
    """Return the target's own name, or the title of its measure."""
    definition = DEFINITIONS.get(target.measure)
    return target.name or (str(definition.title) if definition else target.measure)
