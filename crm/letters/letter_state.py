"""The state of an intent letter as of a date, derived from its dated facts and never stored.

Rules: docs/domain.md, Intent letters. What may be done with it: crm/letters/letter_actions.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crm.letters.terms import AreaKind, LetterState, LetterStatus, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

# The letters that were signed and count in the gross figure.
GROSS = (
    LetterState.IN_FORCE,
    LetterState.CONVERTED,
    LetterState.WITHDRAWN,
    LetterState.EXPIRED,
)
NET = (LetterState.IN_FORCE, LetterState.CONVERTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What the rules need to know of a letter; `area` in ㎡, None while a draft leaves it open.

    `id` is None for a letter that is not stored yet; `code` names it in sentences.
    """

    id: int | None
    company_id: int
    park_id: int
    area_kind: AreaKind = AreaKind.RENT
    status: LetterStatus = LetterStatus.DRAFT
    area: Decimal | None = None
    signed_on: date | None = None
    valid_until: date | None = None
    withdrawn_on: date | None = None
    converted_on: date | None = None
    supersedes_id: int | None = None
    relation: Relation = Relation.NONE
    code: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A letter together with the day on which its signed successor replaced it, if any."""

    letter: LetterFacts
    superseded_on: date | None = None

    def state(self, day: date) -> LetterState:
        """Return its state as of a day."""
        return state_on(self.letter, self.superseded_on, day)


def state_on(letter: LetterFacts, superseded_on: date | None, day: date) -> LetterState:
    """Return the state of a letter as of a day; the first that fits, in the order of the terms.

    On `valid_until` itself the letter is still in force.
    """
    if letter.status is LetterStatus.VOID:
        return LetterState.VOID
    if (
        letter.status is not LetterStatus.SIGNED
        or letter.signed_on is None
        or letter.signed_on > day
    ):
        return LetterState.NOT_SIGNED
    ends = (
        (superseded_on, LetterState.SUPERSEDED),
        (letter.converted_on, LetterState.CONVERTED),
        (letter.withdrawn_on, LetterState.WITHDRAWN),
        (_day_after(letter.valid_until), LetterState.EXPIRED),
    )
    return next((state for end, state in ends if end and end <= day), LetterState.IN_FORCE)


def first_day_out(letter: LetterFacts, superseded_on: date | None) -> date | None:
    """Return the first day on which a signed letter is no longer in force, None if there is none.

    It leaves once, with the state of that day; later facts do not make it leave again.
    """
    ends = (
        superseded_on,
        letter.converted_on,
        letter.withdrawn_on,
        _day_after(letter.valid_until),
    )
    return min((end for end in ends if end), default=None)


def superseded_days(letters: Iterable[LetterFacts]) -> dict[int, date]:
    """Return for each superseded letter the day on which its successor was signed.

    Drafts and void letters supersede nothing.
    """
    days: dict[int, date] = {}
    for letter in letters:
        old, day = letter.supersedes_id, letter.signed_on
        if old is None or day is None or letter.status is not LetterStatus.SIGNED:
            continue
        days[old] = min(day, days.get(old, day))
    return days


def _day_after(day: date | None) -> date | None:
    if day is None or day == date.max:
        return None
    return day + timedelta(days=1)
