"""The state of letters in SQL is the state that the pure rule gives."""

from __future__ import annotations

from hypothesis import given
from sqlalchemy import select

from crm.letters.letter_state import first_day_out
from crm.letters.models import Letter
from crm.letters.state_at import NEVER, left_on, state_at, successors
from crm.letters.terms import LetterState, LetterStatus
from tests.support.letters import days, letters, write_letters
from tests.support.trials import few_examples, trial


@few_examples
@given(wanted=letters, day=days)
def test_sql_and_rule_agree_on_every_letter(database, wanted, day):
    with trial(database) as records:
        lead, parks = records.lead(), [records.park(), records.park()]
        standings = write_letters(records, lead, parks, wanted)
        later = successors()
        query = (
            select(Letter.id, state_at(day), state_at(day, superseded=later.c.day))
            .outerjoin(later, later.c.letter_id == Letter.id)
            .order_by(Letter.id)
        )
        found = {id: (alone, joined) for id, alone, joined in records.session.execute(query)}
    for standing in standings:
        state = standing.state(day)
        assert found[standing.letter.id] == (state.value, state.value)


@few_examples
@given(wanted=letters)
def test_a_letter_leaves_on_its_first_day_out(database, wanted):
    with trial(database) as records:
        lead, parks = records.lead(), [records.park(), records.park()]
        standings = write_letters(records, lead, parks, wanted)
        query = select(Letter.id, left_on(), state_at(left_on()))
        found = {
            id: (day, state)
            for id, day, state in records.session.execute(
                query.where(Letter.status == LetterStatus.SIGNED)
            )
        }
    for standing in standings:
        letter = standing.letter
        if letter.status is not LetterStatus.SIGNED:
            continue
        left, state = found[letter.id]
        out = first_day_out(letter, standing.superseded_on)
        assert left == (NEVER if out is None else max(out, letter.signed_on))
        if out is not None:
            assert state == standing.state(left).value
        else:
            assert standing.state(left) is LetterState.IN_FORCE
