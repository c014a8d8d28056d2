"""Letters as the rules see them: their facts, and the day on which a successor replaced them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.letters.letter_actions import line_of
from crm.letters.letter_state import LetterFacts, Standing, superseded_days
from crm.letters.models import Letter

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def facts_of(letter: Letter) -> LetterFacts:
    """Return the facts of a stored letter."""
    return LetterFacts(
        id=letter.id,
        company_id=letter.company_id,
        park_id=letter.park_id,
        area_kind=letter.area_kind,
        status=letter.status,
        area=letter.area,
        signed_on=letter.signed_on,
        valid_until=letter.valid_until,
        withdrawn_on=letter.withdrawn_on,
        converted_on=letter.converted_on,
        supersedes_id=letter.supersedes_id,
        relation=letter.relation_to_prior,
        code=letter.code,
    )


def standings_of(session: Session, company_id: int) -> dict[int, Standing]:
    """Return all letters of a company by id, with drafts and void ones.

    A successor is of the same company, so these letters also tell which are superseded.
    """
    rows = session.scalars(
        select(Letter).where(Letter.company_id == company_id).order_by(Letter.id)
    )
    letters = [facts_of(each) for each in rows]
    days = superseded_days(letters)
    return {each.id: Standing(each, days.get(each.id)) for each in letters if each.id is not None}


def standing_of(session: Session, letter: Letter) -> Standing:
    """Return one letter with the day on which it was superseded."""
    return standings_of(session, letter.company_id)[letter.id]


def predecessors_of(session: Session, letter_id: int) -> tuple[int, ...]:
    """Return a letter and those that it goes back to, one after the other."""
    links: dict[int, int | None] = {}
    following: int | None = letter_id
    while following is not None and following not in links:
        links[following] = session.scalar(
            select(Letter.supersedes_id).where(Letter.id == following)
        )
        following = links[following]
    return line_of(letter_id, links)
