"""Intent area and its states: K01–K05, K07 and K39 (docs/domain.md, Figures)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.leads.models import Lead
from crm.letters.letter_state import GROSS, NET
from crm.letters.models import Letter
from crm.letters.state_at import replaced_on, state_at, successors
from crm.letters.terms import LetterState
from crm.measures.answer import Answer
from crm.measures.letter_rows import (
    FLOOR,
    LAND,
    key_of,
    letters_by_state,
    letters_signed,
    shared_paper_rows,
)
from crm.measures.notes import across_parks, mixed_scopes, shared_papers
from crm.measures.sums import added, exact, sums, whole
from crm.quantities.formatting import SQUARE_METRES_PER_MU, half_up

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from decimal import Decimal

    from crm.leads.terms import Scope
    from crm.measures.figure import Values
    from crm.measures.letter_rows import LetterGroup
    from crm.measures.question import Question
    from crm.measures.sums import Sums

IN_FORCE = (LetterState.IN_FORCE,)
_ENDED = {
    LetterState.CONVERTED: "converted",
    LetterState.WITHDRAWN: "withdrawn",
    LetterState.EXPIRED: "expired",
}


def gross(question: Question) -> Answer:
    """K01: what was ever signed and not replaced."""
    return _in_states(question, GROSS)


def in_force(question: Question) -> Answer:
    """K02: what binds on the date."""
    return _in_states(question, IN_FORCE)


def net(question: Question) -> Answer:
    """K03: what is in force or became a contract."""
    return _in_states(question, NET)


def _in_states(question: Question, states: Sequence[LetterState]) -> Answer:
    groups = [row for row in letters_by_state(question, FLOOR) if row.state in states]
    extra = shared_paper_rows(question, states) if any(row.papers for row in groups) else 0
    disclosure = _disclosure(question) if question.by == "park" else ()
    return Answer(
        groups=added((row.key, sums(count=row.letters, area=row.area)) for row in groups),
        values=lambda each: {"count": whole(each["count"]), "area_m2": exact(each["area"])},
        notes=(*_scopes(groups), *shared_papers(extra), *disclosure),
    )


def _scopes(groups: Sequence[LetterGroup]) -> tuple[str, ...]:
    return mixed_scopes(row.scope for row in groups)


def ended(question: Question) -> Answer:
    """K04: signed letters that are no longer in force, by what became of them."""
    groups = [row for row in letters_by_state(question, FLOOR) if row.state in _ENDED]
    return Answer(
        groups=added((row.key, _by_end(row)) for row in groups),
        values=_end_values,
        notes=_scopes(groups),
    )


def _by_end(row: LetterGroup) -> Sums:
    name = _ENDED.get(row.state)
    return sums({f"{name}_count": row.letters, f"{name}_area": row.area}) if name else sums()


def _end_values(each: Sums) -> Values:
    values: Values = {}
    for name in _ENDED.values():
        values[f"{name}_count"] = whole(each[f"{name}_count"])
        values[f"{name}_area_m2"] = exact(each[f"{name}_area"])
    return values


def land(question: Question) -> Answer:
    """K07: the same for land, in ㎡ and 亩."""
    groups = [row for row in letters_by_state(question, LAND) if row.state in GROSS]
    return Answer(
        groups=added((row.key, _land_sums(row)) for row in groups),
        values=_land_values,
        notes=_scopes(groups),
    )


def _land_sums(row: LetterGroup) -> Sums:
    numbers = _by_end(row)
    numbers.update(sums(count=row.letters, area=row.area))
    if row.state is LetterState.IN_FORCE:
        numbers.update(sums(in_force_count=row.letters, in_force_area=row.area))
    return numbers


def _land_values(each: Sums) -> Values:
    net_count = each["in_force_count"] + each["converted_count"]
    net_area = each["in_force_area"] + each["converted_area"]
    return {
        "count": whole(each["count"]),
        "area_m2": exact(each["area"]),
        "area_mu": half_up(each["area"] / SQUARE_METRES_PER_MU),
        "in_force_count": whole(each["in_force_count"]),
        "in_force_area_m2": exact(each["in_force_area"]),
        "net_count": whole(net_count),
        "net_area_m2": exact(net_area),
        **_end_values(each),
    }


def newly_signed(question: Question) -> Answer:
    """K05: signed in the period, replaced in it, and by how much the gross area grew."""
    later = successors()
    replaced = replaced_on(Letter, later.c.day)
    columns = (Letter.area, Lead.scope)
    signed = letters_signed(
        question, question.until, FLOOR, (key_of(question, Letter.signed_on), *columns)
    )
    left = letters_signed(
        question, question.until, FLOOR, (key_of(question, replaced), *columns)
    ).join(later, later.c.letter_id == Letter.id)
    within = (question.start, question.until)
    new = _counted(question, signed.where(Letter.signed_on.between(*within)))
    gone = _counted(question, left.where(replaced.between(*within)))
    return Answer(
        groups=added(
            [
                *((key, sums(new_count=count, new_area=area)) for key, _, count, area in new),
                *(
                    (key, sums(superseded_count=count, superseded_area=area))
                    for key, _, count, area in gone
                ),
            ]
        ),
        values=_growth_values,
        notes=mixed_scopes(scope for _, scope, *_rest in (*new, *gone)),
    )


def _counted(question: Question, letters: Any) -> list[tuple[Any, Scope, int, Decimal]]:
    """Count and add up letters by group and scope."""
    found = letters.subquery().c
    group = (found.key, found.scope)
    query: Any = select(*group, func.count(), func.sum(found.area)).group_by(*group)
    rows: Any = question.session.execute(query)
    return [tuple(row) for row in rows]


def _growth_values(each: Sums) -> Values:
    return {
        "new_count": whole(each["new_count"]),
        "new_area_m2": exact(each["new_area"]),
        "superseded_count": whole(each["superseded_count"]),
        "superseded_area_m2": exact(each["superseded_area"]),
        "net_count": whole(each["new_count"] - each["superseded_count"]),
        "net_area_m2": exact(each["new_area"] - each["superseded_area"]),
    }


def companies_in_several_parks(question: Question) -> Answer:
    """K39: companies in force in two parks or more, and their area beyond the largest."""
    later = successors()
    state = state_at(question.as_of, superseded=later.c.day)
    columns = (Letter.company_id, func.sum(Letter.area).label("area"))
    in_parks = (
        letters_signed(question, question.as_of, FLOOR, columns)
        .outerjoin(later, later.c.letter_id == Letter.id)
        .where(state == LetterState.IN_FORCE.value)
        .group_by(Letter.company_id, Letter.park_id)
        .subquery()
        .c
    )
    query = (
        select(func.sum(in_parks.area), func.max(in_parks.area))
        .group_by(in_parks.company_id)
        .having(func.count() > 1)
    )
    found = question.session.execute(query).all()
    companies: list[tuple[Hashable, Sums]] = [
        (0, sums(count=1, area=total - largest)) for total, largest in found
    ]
    return Answer(
        groups=added(companies),
        values=lambda each: {"count": whole(each["count"]), "area_m2": exact(each["area"])},
    )


def _disclosure(question: Question) -> tuple[str, ...]:
    answer = companies_in_several_parks(replace(question, by=None))
    found = answer.groups.get(0, sums())
    return across_parks(whole(found["count"]), exact(found["area"]))
