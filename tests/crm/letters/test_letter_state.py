"""The state of a letter as of a date: ten letters through a year, and the edges of each fact."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.letters.letter_state import (
    GROSS,
    NET,
    LetterFacts,
    Standing,
    first_day_out,
    state_on,
    superseded_days,
)
from crm.letters.terms import LetterState, LetterStatus

State = LetterState
SAME_COMPANY = {7: 1, 6: 5}


def day(text: str) -> date:
    return date.fromisoformat(text)


def letter(
    number: int,
    area: int,
    status: LetterStatus = LetterStatus.SIGNED,
    supersedes_id: int | None = None,
    **dates: str,
) -> LetterFacts:
    company = SAME_COMPANY.get(number, number)
    return LetterFacts(
        id=number,
        company_id=company,
        park_id=1,
        area=Decimal(area),
        code=f"L{number}",
        status=status,
        supersedes_id=supersedes_id,
        **{name: day(text) for name, text in dates.items()},
    )


TEN = (
    letter(1, 5000, signed_on="2026-01-10", valid_until="2026-06-30"),
    letter(2, 3000, signed_on="2026-02-01", valid_until="2026-11-20"),
    letter(3, 4000, signed_on="2026-03-01", withdrawn_on="2026-05-15"),
    letter(4, 2500, signed_on="2026-03-15", converted_on="2026-09-01"),
    letter(5, 8000, signed_on="2026-04-01"),
    letter(6, 10000, signed_on="2026-09-30", supersedes_id=5),
    letter(7, 6000, signed_on="2026-08-01", valid_until="2027-01-31", supersedes_id=1),
    letter(8, 1200, signed_on="2026-10-01", status=LetterStatus.VOID),
    letter(9, 9999, status=LetterStatus.DRAFT),
    letter(10, 700, signed_on="2026-11-21"),
)
REPLACED = superseded_days(TEN)
STANDINGS = [Standing(each, REPLACED.get(each.id or 0)) for each in TEN]


def area_of(as_of: str, *states: LetterState) -> tuple[int, int]:
    """Number and area of the letters in some states."""
    found = [each.letter for each in STANDINGS if each.state(day(as_of)) in states]
    return len(found), sum(int(each.area or 0) for each in found)


def test_P08_the_ten_letters_at_the_end_of_july():
    as_of = "2026-07-31"
    assert area_of(as_of, *GROSS) == (5, 22500)
    assert area_of(as_of, State.IN_FORCE) == (3, 13500)
    assert area_of(as_of, State.EXPIRED) == (1, 5000)
    assert area_of(as_of, State.WITHDRAWN) == (1, 4000)
    assert area_of(as_of, State.CONVERTED) == (0, 0)
    assert area_of(as_of, *NET) == (3, 13500)


def test_at_the_end_of_the_year_every_state_occurs():
    states = {each.letter.code: each.state(day("2026-12-31")) for each in STANDINGS}
    assert states == {
        "L1": State.SUPERSEDED,
        "L2": State.EXPIRED,
        "L3": State.WITHDRAWN,
        "L4": State.CONVERTED,
        "L5": State.SUPERSEDED,
        "L6": State.IN_FORCE,
        "L7": State.IN_FORCE,
        "L8": State.VOID,
        "L9": State.NOT_SIGNED,
        "L10": State.IN_FORCE,
    }


@pytest.mark.parametrize(
    ("number", "as_of", "state"),
    [
        (1, "2026-01-09", State.NOT_SIGNED),
        (1, "2026-01-10", State.IN_FORCE),
        (1, "2026-06-30", State.IN_FORCE),
        (1, "2026-07-01", State.EXPIRED),
        (1, "2026-08-01", State.SUPERSEDED),
        (3, "2026-05-14", State.IN_FORCE),
        (3, "2026-05-15", State.WITHDRAWN),
        (4, "2026-08-31", State.IN_FORCE),
        (4, "2026-09-01", State.CONVERTED),
        (5, "2026-09-29", State.IN_FORCE),
        (5, "2026-09-30", State.SUPERSEDED),
        (8, "2026-09-30", State.VOID),
    ],
)
def test_each_fact_changes_the_state_on_its_own_day(number, as_of, state):
    assert STANDINGS[number - 1].state(day(as_of)) is state


def test_an_expired_letter_that_is_replaced_later_left_when_it_expired():
    assert first_day_out(TEN[0], REPLACED[1]) == day("2026-07-01")
    assert first_day_out(TEN[3], None) == day("2026-09-01")
    assert first_day_out(TEN[4], REPLACED[5]) == day("2026-09-30")
    assert first_day_out(TEN[9], None) is None
    forever = letter(11, 1, signed_on="2026-01-01", valid_until="9999-12-31")
    assert first_day_out(forever, None) is None


def test_a_draft_or_void_successor_replaces_nothing():
    for status in (LetterStatus.DRAFT, LetterStatus.VOID):
        successor = letter(12, 1, signed_on="2026-05-01", supersedes_id=5, status=status)
        assert superseded_days([TEN[4], successor]) == {}
        assert state_on(TEN[4], None, day("2026-12-31")) is State.IN_FORCE


maybe_day = st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 1))
letters = st.builds(
    LetterFacts,
    id=st.just(1),
    company_id=st.just(1),
    park_id=st.just(1),
    status=st.sampled_from(LetterStatus),
    signed_on=maybe_day,
    valid_until=maybe_day,
    withdrawn_on=maybe_day,
    converted_on=maybe_day,
)


@given(letters, maybe_day)
def test_a_letter_is_in_force_from_its_signing_to_the_day_it_leaves(known, replaced):
    out = first_day_out(known, replaced)
    for offset in range(-2, 70):
        as_of = date(2026, 1, 1) + timedelta(days=offset)
        state = state_on(known, replaced, as_of)
        signed = known.signed_on is not None and known.signed_on <= as_of
        counts = known.status is LetterStatus.SIGNED and signed
        assert (state in {*GROSS, State.SUPERSEDED}) == counts
        assert (state is State.IN_FORCE) == (counts and (out is None or as_of < out))
