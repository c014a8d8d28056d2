"""The signed letters of a figure: one query for a date, shared by every measure of intent area."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, literal, select

from crm.leads.models import Lead
from crm.letters.models import Letter
from crm.letters.state_at import is_signed, state_at, successors
from crm.letters.terms import AreaKind, LetterState
from crm.measures.question import lead_conditions, place_conditions

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date
    from decimal import Decimal

    from crm.leads.terms import Scope
    from crm.measures.question import Question

FLOOR = (AreaKind.RENT, AreaKind.SALE)
LAND = (AreaKind.LAND,)


class LetterGroup(NamedTuple):
    """Letters of one group, state and scope; `area` in ㎡, `papers` have a paper number."""

    key: Hashable
    state: LetterState
    scope: Scope
    letters: int
    area: Decimal
    papers: int


def key_of(question: Question, dated: Any) -> Any:
    """Return the column by which letters are grouped; `dated` is the one of months."""
    columns: dict[str | None, Any] = {
        "park": Letter.park_id,
        "industry": Lead.industry_id,
        "owner": Letter.owner_id,
        "team": Letter.owner_id,
        "mode": Lead.mode,
        "kind": Letter.area_kind,
        "month": dated,
        "quarter": dated,
    }
    return columns.get(question.by, literal(0)).label("key")


def letters_signed(
    question: Question, by_day: date, kinds: Sequence[AreaKind], columns: Sequence[Any]
) -> Any:
    """Select columns of the letters signed by a day that pass the filters."""
    filters = question.filters
    return (
        select(*columns)
        .select_from(Letter)
        .join(Lead, Lead.id == Letter.lead_id)
        .where(
            is_signed(by_day),
            Letter.area_kind.in_(kinds),
            *lead_conditions(filters, Lead),
            *place_conditions(filters, owner=Letter.owner_id, park=Letter.park_id),
        )
    )


def letters_by_state(question: Question, kinds: Sequence[AreaKind]) -> list[LetterGroup]:
    """Return the letters signed by the as-of date, by group and by their state on that date.

    Without a breakdown they come by park, so that the total and the coverage of the parks share
    one query.
    """
    if question.by is None:
        question = replace(question, by="park")

    def read() -> list[LetterGroup]:
        later = successors()
        columns = (
            key_of(question, Letter.signed_on),
            state_at(question.as_of, superseded=later.c.day).label("state"),
            Lead.scope,
            Letter.area,
            Letter.letter_no,
        )
        letters = (
            letters_signed(question, question.as_of, kinds, columns)
            .outerjoin(later, later.c.letter_id == Letter.id)
            .subquery()
            .c
        )
        group = (letters.key, letters.state, letters.scope)
        sums = (func.count(), func.sum(letters.area), func.count(letters.letter_no))
        rows: Any = question.session.execute(select(*group, *sums).group_by(*group))
        return [LetterGroup(key, LetterState(state), *rest) for key, state, *rest in rows]

    return question.once(("letters", tuple(kinds)), read)


def shared_paper_rows(question: Question, states: Sequence[LetterState]) -> int:
    """Return how many letters share their paper number with another one of these states."""

    def read() -> int:
        later = successors()
        columns = (
            Letter.letter_no,
            state_at(question.as_of, superseded=later.c.day).label("state"),
        )
        letters = (
            letters_signed(question, question.as_of, FLOOR, columns)
            .outerjoin(later, later.c.letter_id == Letter.id)
            .where(Letter.letter_no.is_not(None))
            .subquery()
            .c
        )
        extra = func.count() - func.count(letters.letter_no.distinct())
        query = select(extra).where(letters.state.in_([state.value for state in states]))
        return question.session.scalar(query) or 0

    return question.once(("papers", tuple(states)), read)
