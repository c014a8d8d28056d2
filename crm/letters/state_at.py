"""The state of letters as of a day, in SQL: the rule of crm/letters/letter_state.py for queries.

Rules: docs/domain.md, Intent letters. A property test holds the two to the same answers.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, String, and_, case, func, literal, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql.functions import FunctionElement

from crm.letters.models import Letter
from crm.letters.terms import LetterState, LetterStatus

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Subquery
    from sqlalchemy.sql.compiler import SQLCompiler

NEVER = date.max


class _DayFunction(FunctionElement[date]):
    """A function of days that the two engines spell differently."""

    type = Date()


class _NextDay(_DayFunction):
    """The day after; null for null."""

    inherit_cache = True


class _Earliest(_DayFunction):
    """The earliest of several days, none of them null."""

    inherit_cache = True


class _Latest(_DayFunction):
    """The latest of several days, none of them null."""

    inherit_cache = True


_SPELLINGS: dict[type[_DayFunction], tuple[str, str]] = {
    _NextDay: ("date({}, '+1 day')", "({} + 1)"),
    _Earliest: ("min({})", "least({})"),
    _Latest: ("max({})", "greatest({})"),
}


@compiles(_NextDay)
@compiles(_Earliest)
@compiles(_Latest)
def _spell(element: _DayFunction, compiler: SQLCompiler, **options: Any) -> str:
    sqlite, postgresql = _SPELLINGS[type(element)]
    spelling = sqlite if compiler.dialect.name == "sqlite" else postgresql
    return spelling.format(compiler.process(element.clauses, **options))


def superseded_on(letter: type[Letter] = Letter) -> ColumnElement[date]:
    """Return the day on which a signed successor replaced the letter, null if none did.

    Drafts and void letters supersede nothing.
    """
    successor = aliased(Letter)
    # The status is tested inside: as a condition it would tempt SQLite away from the narrow
    # index of `supersedes_id` to one that finds nearly every letter.
    signed = case((successor.status == LetterStatus.SIGNED, successor.signed_on))
    query = select(func.min(signed)).where(successor.supersedes_id == letter.id)
    return query.correlate(letter).scalar_subquery()


def successors() -> Subquery:
    """Return the columns `letter_id` and `day` of all replaced letters, to be joined at once.

    A query over many letters is faster with it than with `superseded_on` for each of them.
    """
    replaced = Letter.supersedes_id
    return (
        select(replaced.label("letter_id"), func.min(Letter.signed_on).label("day"))
        .where(replaced.is_not(None), Letter.status == LetterStatus.SIGNED)
        .group_by(replaced)
        .subquery("successor")
    )


def is_signed(day: date | ColumnElement[date], letter: type[Letter] = Letter) -> Any:
    """Tell whether the letter was signed by a day, and not entered in error."""
    return and_(letter.status == LetterStatus.SIGNED, letter.signed_on <= day)


def state_at(
    day: date | ColumnElement[date],
    letter: type[Letter] = Letter,
    superseded: ColumnElement[date] | None = None,
) -> ColumnElement[str]:
    """Return the value of the `LetterState` as of a day; the first that fits, in their order.

    On `valid_until` itself the letter is still in force. `superseded` is the joined column of
    `successors`, when there is one.
    """
    replaced = superseded_on(letter) if superseded is None else superseded
    unsigned = or_(
        letter.status != LetterStatus.SIGNED, letter.signed_on.is_(None), letter.signed_on > day
    )
    return case(
        (letter.status == LetterStatus.VOID, _value(LetterState.VOID)),
        (unsigned, _value(LetterState.NOT_SIGNED)),
        (replaced <= day, _value(LetterState.SUPERSEDED)),
        (letter.converted_on <= day, _value(LetterState.CONVERTED)),
        (letter.withdrawn_on <= day, _value(LetterState.WITHDRAWN)),
        (letter.valid_until < day, _value(LetterState.EXPIRED)),
        else_=_value(LetterState.IN_FORCE),
    )


def left_on(
    letter: type[Letter] = Letter, superseded: ColumnElement[date] | None = None
) -> ColumnElement[date]:
    """Return the first day on which a signed letter is not in force, `NEVER` while it stays.

    Its state on that day is the reason why it left. A letter replaced or withdrawn on the day of
    its signing leaves on that very day.
    """
    never = literal(NEVER, Date)
    ends = (
        superseded_on(letter) if superseded is None else superseded,
        letter.converted_on,
        letter.withdrawn_on,
        _NextDay(letter.valid_until),
    )
    return _Latest(letter.signed_on, _Earliest(*(func.coalesce(end, never) for end in ends)))


def replaced_on(letter: type[Letter], superseded: ColumnElement[date]) -> ColumnElement[date]:
    """Return the first day on which a newer letter stands for a signed one that has a successor."""
    return _Latest(letter.signed_on, superseded)


def _value(state: LetterState) -> ColumnElement[str]:
    return literal(state.value, String)
