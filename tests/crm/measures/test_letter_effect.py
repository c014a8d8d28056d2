"""What one more letter does to the totals, before it is signed."""

from __future__ import annotations

from decimal import Decimal

from crm.measures.letter_effect import IntentTotals, LetterShare, after_signing

NOW = IntentTotals(56, Decimal(248_200), Decimal(19_000), Decimal(23_000))
NEW = LetterShare(Decimal(2_000))


def test_an_additional_letter_adds_one_letter_and_its_area():
    after = after_signing(NOW, NEW)
    assert (after.count, after.area) == (57, 250_200)
    assert (NOW.coverage, after.coverage) == (Decimal("82.61"), Decimal("91.30"))


def test_a_replacing_letter_takes_the_old_one_out():
    after = after_signing(NOW, NEW, LetterShare(Decimal(10_000)))
    assert (after.count, after.area) == (56, 240_200)
    assert after.coverage == Decimal("47.83")


def test_an_expired_letter_that_is_replaced_was_not_in_force():
    after = after_signing(NOW, NEW, LetterShare(Decimal(10_000), in_force=False))
    assert (after.area, after.in_force) == (240_200, 21_000)


def test_a_letter_that_has_ended_by_today_counts_but_does_not_bind():
    after = after_signing(NOW, LetterShare(Decimal(2_000), in_force=False))
    assert (after.area, after.in_force) == (250_200, 19_000)


def test_a_park_whose_room_is_unknown_has_no_coverage():
    unknown = IntentTotals(1, Decimal(5), Decimal(5))
    assert after_signing(unknown, NEW).coverage is None
    assert IntentTotals(1, Decimal(5), Decimal(5), Decimal(0)).coverage is None
