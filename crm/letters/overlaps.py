"""Letters that overlap with one that is being written, for the explanation in its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.letters.letter_actions import overlapping
from crm.letters.letter_state import LetterFacts
from crm.letters.standings import standings_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from crm.letters.terms import AreaKind, LetterState


@dataclass(frozen=True, slots=True)
class Overlap:
    """A letter of the same company, park and kind of area that is in force meanwhile.

    `area` in ㎡, `state` as of today. `may_be_superseded`: no other letter replaces it and it was
    signed no later, so that the new letter can take its place. What the choice does to the totals:
    an additional letter adds its own area, a superseding one also takes this `area` away.
    """

    id: int
    code: str
    area: Decimal | None
    signed_on: date | None
    valid_until: date | None
    state: LetterState
    may_be_superseded: bool


def overlaps(
    session: Session,
    company_id: int,
    park_id: int,
    area_kind: AreaKind,
    signed_on: date,
    today: date,
    letter_id: int | None = None,
) -> tuple[Overlap, ...]:
    """Return the letters in force at the signing or later, the newest first.

    `letter_id` is the draft itself, if it is stored already.
    """
    new = LetterFacts(
        id=letter_id,
        company_id=company_id,
        park_id=park_id,
        area_kind=area_kind,
        signed_on=signed_on,
    )
    standings = standings_of(session, company_id).values()
    found = [each for each in standings if overlapping(new, (each,), until=today)]
    ordered = sorted(found, key=lambda each: each.letter.id or 0, reverse=True)
    return tuple(
        Overlap(
            id=each.letter.id or 0,
            code=each.letter.code,
            area=each.letter.area,
            signed_on=each.letter.signed_on,
            valid_until=each.letter.valid_until,
            state=each.state(today),
            may_be_superseded=_replaceable(each.letter, signed_on) and each.superseded_on is None,
        )
        for each in ordered
    )


def _replaceable(letter: LetterFacts, day: date) -> bool:
    ended = letter.withdrawn_on or letter.converted_on
    return ended is None and letter.signed_on is not None and letter.signed_on <= day
