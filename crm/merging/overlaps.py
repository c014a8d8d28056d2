"""Letters that overlap once their companies are one (docs/domain.md, Merging)."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from crm.letters.letter_state import first_day_out
from crm.letters.standings import standings_of
from crm.letters.terms import LetterStatus

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from crm.letters.letter_state import LetterFacts, Standing


def new_overlaps(
    session: Session, company_id: int, other_id: int, today: date
) -> list[tuple[LetterFacts, LetterFacts]]:
    """Return letters of two companies that were in force together by today, the earlier first.

    Both are for the same park and kind of area: of one company, the later would have had to say
    whether it is additional.
    """
    ours = standings_of(session, company_id).values()
    theirs = standings_of(session, other_id).values()
    pairs = [
        _in_turn(one.letter, other.letter)
        for one, other in product(ours, theirs)
        if _meet(one, other, today)
    ]
    return sorted(pairs, key=lambda pair: (pair[1].id or 0, pair[0].id or 0))


def _meet(one: Standing, other: Standing, today: date) -> bool:
    first, second = one.letter, other.letter
    signed = LetterStatus.SIGNED
    if (first.park_id, first.area_kind) != (second.park_id, second.area_kind):
        return False
    if first.status is not signed or second.status is not signed:
        return False
    if first.signed_on is None or second.signed_on is None:
        return False
    day = max(first.signed_on, second.signed_on)
    ends = (first_day_out(each.letter, each.superseded_on) for each in (one, other))
    return day <= today and all(end is None or day < end for end in ends)


def _in_turn(one: LetterFacts, other: LetterFacts) -> tuple[LetterFacts, LetterFacts]:
    first, second = sorted((one, other), key=_signing)
    return first, second


def _signing(letter: LetterFacts) -> tuple[date, int]:
    return letter.signed_on or date.max, letter.id or 0
