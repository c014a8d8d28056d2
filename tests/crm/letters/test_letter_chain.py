"""The letters that replace one another, whichever of them is asked for."""

from __future__ import annotations

import pytest

from crm.letters.letter_chain import chain_of
from crm.letters.letter_state import LetterFacts
from crm.letters.terms import LetterStatus


def letter(id, supersedes_id=None, status=LetterStatus.SIGNED):
    return LetterFacts(id=id, company_id=1, park_id=1, supersedes_id=supersedes_id, status=status)


LETTERS = [letter(1), letter(2, 1), letter(3, 2), letter(4), letter(5, 4, LetterStatus.VOID)]


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_every_letter_of_a_chain_shows_the_whole_chain(asked):
    assert chain_of(asked, LETTERS) == (3, 2, 1)


def test_a_void_letter_replaces_nothing_but_shows_what_it_named():
    assert chain_of(4, LETTERS) == ()
    assert chain_of(5, LETTERS) == (5, 4)


def test_letters_that_name_each_other_end_somewhere():
    assert sorted(chain_of(1, [letter(1, 2), letter(2, 1)])) == [1, 2]
