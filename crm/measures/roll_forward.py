"""K06: how the intent area in force changed over a period (docs/domain.md, Figures)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from crm.leads.models import Lead
from crm.letters.models import Letter
from crm.letters.state_at import left_on, state_at, successors
from crm.letters.terms import LetterState
from crm.measures.answer import Answer
from crm.measures.letter_rows import FLOOR, key_of, letters_signed
from crm.measures.notes import mixed_scopes
from crm.measures.sums import added, exact, sums

if TYPE_CHECKING:
    from crm.measures.figure import Values
    from crm.measures.question import Question
    from crm.measures.sums import Sums

# In the order in which they stand between the opening and the closing area.
LEAVING = {
    LetterState.SUPERSEDED.value: "superseded",
    LetterState.CONVERTED.value: "converted",
    LetterState.WITHDRAWN.value: "withdrawn",
    LetterState.EXPIRED.value: "expired",
}
LINES = ("opening", "new", *LEAVING.values(), "closing")


def roll_forward(question: Question) -> Answer:
    """Add up the letters that were in force before the period or came into force within it.

    Each leaves once, on its first day out, for the reason of that day; an expired letter that is
    replaced later has no further effect.
    """
    start, end = question.start, question.until
    later = successors()
    left = left_on(superseded=later.c.day)
    columns = (
        key_of(question, Letter.signed_on),
        Lead.scope,
        Letter.area,
        Letter.signed_on,
        case((left <= end, state_at(left, superseded=later.c.day))).label("reason"),
    )
    letters = (
        letters_signed(question, end, FLOOR, columns)
        .outerjoin(later, later.c.letter_id == Letter.id)
        .where(left >= start)
        .subquery()
        .c
    )
    group = (letters.key, letters.scope, letters.reason)
    area = func.sum(letters.area)
    lines = (
        area.filter(letters.signed_on < start).label("opening"),
        area.filter(letters.signed_on >= start).label("new"),
        area.label("area"),
    )
    found: Any = question.session.execute(select(*group, *lines).group_by(*group))
    rows: list[Any] = found.all()
    return Answer(
        groups=added((row.key, _lines(row)) for row in rows),
        values=_values,
        notes=mixed_scopes(row.scope for row in rows),
    )


def _lines(row: Any) -> Sums:
    """Letters of one reason leave; those without one are there at the end."""
    last = LEAVING[row.reason] if row.reason else "closing"
    return sums({"opening": row.opening, "new": row.new, last: row.area})


def _values(each: Sums) -> Values:
    return {f"{line}_m2": exact(each[line]) for line in LINES}
