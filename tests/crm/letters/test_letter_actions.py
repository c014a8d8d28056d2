"""What may be done with a letter: one test for each rule and its code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crm.errors import UserError
from crm.letters.credit import owner_after_reassignment
from crm.letters.letter_actions import (
    check_archive,
    check_convert,
    check_correct,
    check_edit,
    check_sign,
    check_supersede,
    check_void,
    check_withdraw,
    line_of,
)
from crm.letters.letter_state import LetterFacts, Standing
from crm.letters.terms import AreaKind, LetterStatus, Relation
from crm.staff.terms import Role

TODAY = date(2026, 12, 31)
DRAFT = LetterFacts(
    id=2, company_id=1, park_id=1, area=Decimal(2000), signed_on=date(2026, 6, 1), code="L2"
)
SIGNED = LetterFacts(
    id=1,
    company_id=1,
    park_id=1,
    status=LetterStatus.SIGNED,
    area=Decimal(5000),
    signed_on=date(2026, 1, 10),
    valid_until=date(2026, 6, 30),
    code="L1",
)


def codes(check, *args, **options) -> list[tuple[str, str]]:
    with pytest.raises(UserError) as refused:
        check(*args, **options)
    return [(each.code, each.field) for each in refused.value.problems]


def sign(letter: LetterFacts, *others: Standing, **options) -> None:
    check_sign(letter, today=TODAY, lead_company_id=1, others=others, **options)


def test_P09_a_letter_needs_an_area_and_a_date_that_is_not_in_the_future():
    nothing = replace(DRAFT, area=Decimal(0))
    assert codes(sign, nothing) == [("AREA_NOT_POSITIVE", "area")]
    undated = replace(DRAFT, signed_on=None)
    assert codes(sign, undated) == [("LETTER_SIGNED_DATE_REQUIRED", "signed_on")]
    early = replace(DRAFT, signed_on=date(2027, 1, 1))
    assert codes(sign, early) == [("LETTER_SIGNED_IN_FUTURE", "signed_on")]
    sign(replace(DRAFT, signed_on=TODAY))


def test_everything_that_is_missing_is_told_at_once():
    empty = replace(DRAFT, area=None, signed_on=None)
    assert [code for code, _field in codes(sign, empty)] == [
        "LETTER_SIGNED_DATE_REQUIRED",
        "AREA_NOT_POSITIVE",
    ]


def test_a_letter_ends_on_its_signing_day_at_the_earliest():
    backwards = replace(DRAFT, valid_until=date(2026, 5, 31))
    assert codes(sign, backwards) == [("LETTER_VALID_BEFORE_SIGNED", "valid_until")]
    sign(replace(DRAFT, valid_until=DRAFT.signed_on))


def test_only_a_draft_is_signed():
    for status in (LetterStatus.SIGNED, LetterStatus.VOID):
        assert codes(sign, replace(DRAFT, status=status)) == [("LETTER_IMMUTABLE", "")]


def test_the_company_of_a_letter_is_the_company_of_its_lead():
    refused = codes(check_sign, DRAFT, today=TODAY, lead_company_id=9)
    assert refused == [("LETTER_COMPANY_MISMATCH", "company_id")]


def test_a_second_letter_in_the_same_park_says_how_it_relates_to_the_first():
    first = Standing(SIGNED)
    assert codes(sign, DRAFT, first) == [("LETTER_OVERLAP_UNRESOLVED", "relation_to_prior")]
    sign(replace(DRAFT, relation=Relation.ADDITIONAL), first)
    replacing = replace(DRAFT, relation=Relation.SUPERSEDES, supersedes_id=1)
    sign(replacing, first, old=first, predecessors=(1,))
    unnamed = replace(DRAFT, relation=Relation.SUPERSEDES)
    assert codes(sign, unnamed, first) == [("FIELD_REQUIRED", "supersedes_id")]


@pytest.mark.parametrize(
    "other",
    [
        Standing(replace(SIGNED, company_id=2)),
        Standing(replace(SIGNED, park_id=2)),
        Standing(replace(SIGNED, area_kind=AreaKind.LAND)),
        Standing(replace(SIGNED, status=LetterStatus.VOID)),
        Standing(replace(SIGNED, status=LetterStatus.DRAFT)),
        Standing(replace(SIGNED, valid_until=date(2026, 5, 31))),
        Standing(replace(SIGNED, withdrawn_on=date(2026, 6, 1))),
        Standing(replace(SIGNED, converted_on=date(2026, 6, 1))),
        Standing(SIGNED, superseded_on=date(2026, 6, 1)),
        Standing(replace(SIGNED, id=2)),
    ],
)
def test_other_companies_parks_kinds_and_ended_letters_do_not_overlap(other):
    sign(DRAFT, other)


def test_overlap_is_judged_on_every_day_from_the_signing_until_today():
    last_day = Standing(replace(SIGNED, valid_until=date(2026, 6, 1)))
    assert codes(sign, DRAFT, last_day)[0][0] == "LETTER_OVERLAP_UNRESOLVED"
    later = Standing(replace(SIGNED, signed_on=date(2026, 12, 31), valid_until=None))
    assert codes(sign, DRAFT, later)[0][0] == "LETTER_OVERLAP_UNRESOLVED"
    never = Standing(
        replace(SIGNED, signed_on=date(2026, 7, 1), valid_until=None),
        superseded_on=date(2026, 7, 1),
    )
    sign(DRAFT, never)


def supersede(old: Standing, *line: int, **changes: object) -> list[tuple[str, str]]:
    new = replace(DRAFT, supersedes_id=1, **changes)
    return codes(check_supersede, new, old, line or (1,))


def test_a_letter_has_one_successor():
    assert supersede(Standing(SIGNED, date(2026, 5, 1))) == [
        ("LETTER_ALREADY_SUPERSEDED", "supersedes_id")
    ]


def test_letters_do_not_replace_each_other_in_a_circle():
    assert supersede(Standing(SIGNED), 1, 2) == [("LETTER_CYCLE", "supersedes_id")]
    assert supersede(Standing(replace(SIGNED, id=2))) == [("LETTER_CYCLE", "supersedes_id")]
    assert line_of(3, {3: 2, 2: 1, 1: None}) == (3, 2, 1)
    assert line_of(1, {1: 2, 2: 1}) == (1, 2)


def test_a_successor_has_the_same_company_and_kind_and_a_later_date():
    old = Standing(SIGNED)
    assert supersede(old, company_id=2) == [("LETTER_COMPANY_MISMATCH", "supersedes_id")]
    assert supersede(old, area_kind=AreaKind.SALE) == [("LETTER_KIND_MISMATCH", "supersedes_id")]
    assert supersede(old, signed_on=date(2026, 1, 9)) == [("LETTER_DATE_ORDER", "signed_on")]
    check_supersede(replace(DRAFT, signed_on=SIGNED.signed_on, park_id=2), old, (1,))


@pytest.mark.parametrize(
    "changes",
    [
        {"withdrawn_on": date(2026, 3, 1)},
        {"converted_on": date(2026, 3, 1)},
        {"withdrawn_on": date(2026, 6, 29)},
        {"status": LetterStatus.VOID},
        {"status": LetterStatus.DRAFT},
    ],
)
def test_only_a_letter_in_force_or_expired_is_replaced(changes):
    assert supersede(Standing(replace(SIGNED, **changes))) == [("LETTER_CLOSED", "supersedes_id")]
    check_supersede(replace(DRAFT, signed_on=TODAY), Standing(SIGNED), (1,))


def test_the_reasons_against_a_successor_are_told_in_their_order():
    closed = Standing(replace(SIGNED, converted_on=date(2026, 3, 1)), date(2026, 5, 1))
    wrong = {"company_id": 2, "area_kind": AreaKind.LAND, "signed_on": date(2026, 1, 1)}
    assert supersede(closed, 1, 2, **wrong)[0][0] == "LETTER_ALREADY_SUPERSEDED"
    closed = replace(closed, superseded_on=None)
    assert supersede(closed, 1, 2, **wrong)[0][0] == "LETTER_CYCLE"
    assert supersede(closed, **wrong)[0][0] == "LETTER_COMPANY_MISMATCH"
    del wrong["company_id"]
    assert supersede(closed, **wrong)[0][0] == "LETTER_KIND_MISMATCH"
    del wrong["area_kind"]
    assert supersede(closed, **wrong)[0][0] == "LETTER_DATE_ORDER"


def withdraw(standing: Standing, on: date | None) -> None:
    check_withdraw(standing, on=on, today=TODAY)


def convert(standing: Standing, on: date | None, area: Decimal | None = Decimal(100)) -> None:
    check_convert(standing, on=on, contract_area=area, today=TODAY)


@pytest.mark.parametrize(("end", "field"), [(withdraw, "withdrawn_on"), (convert, "converted_on")])
def test_a_letter_ends_between_its_signing_and_its_last_day(end, field):
    for allowed in (date(2026, 1, 10), date(2026, 6, 30)):
        end(Standing(SIGNED), allowed)
    for wrong in (date(2026, 1, 9), date(2026, 7, 1)):
        assert codes(end, Standing(SIGNED), wrong) == [("LETTER_DATE_ORDER", field)]
    endless = Standing(replace(SIGNED, valid_until=None))
    end(endless, TODAY)
    assert codes(end, endless, date(2027, 1, 1)) == [("LETTER_DATE_ORDER", field)]
    assert codes(end, endless, None) == [("FIELD_REQUIRED", field)]


@pytest.mark.parametrize(("end", "field"), [(withdraw, "withdrawn_on"), (convert, "converted_on")])
@pytest.mark.parametrize(
    "standing",
    [
        Standing(replace(SIGNED, withdrawn_on=date(2026, 5, 1))),
        Standing(replace(SIGNED, converted_on=date(2026, 5, 1))),
        Standing(SIGNED, superseded_on=date(2026, 5, 1)),
        Standing(replace(SIGNED, status=LetterStatus.DRAFT)),
        Standing(replace(SIGNED, status=LetterStatus.VOID)),
    ],
)
def test_a_letter_ends_once(end, field, standing):
    assert codes(end, standing, date(2026, 3, 1)) == [("LETTER_CLOSED", field)]


@pytest.mark.parametrize("area", [None, Decimal(0), Decimal(-1)])
def test_a_contract_has_an_area(area):
    refused = codes(convert, Standing(SIGNED), date(2026, 3, 1), area)
    assert refused == [("AREA_NOT_POSITIVE", "contract_area")]


def void(letter: LetterFacts = SIGNED, **changes: object) -> list[tuple[str, str]]:
    options = {"has_successor": False, "role": Role.MANAGER, "reason": "录入错误"} | changes
    return codes(check_void, letter, **options)


def test_a_manager_voids_with_a_reason_unless_a_newer_letter_stands_on_it():
    check_void(SIGNED, has_successor=False, role=Role.ADMIN, reason="录入错误")
    assert void(role=Role.RECRUITER) == [("PERMISSION_DENIED", "")]
    assert void(has_successor=True) == [("LETTER_VOID_BLOCKED", "")]
    assert void(reason=" ") == [("FIELD_REQUIRED", "void_reason")]
    assert void(replace(SIGNED, status=LetterStatus.VOID)) == [("LETTER_CLOSED", "")]


def correct(*changed: str, role: Role = Role.MANAGER, reason: str = "笔误") -> None:
    check_correct(SIGNED, changed=changed, role=role, reason=reason)


def test_a_correction_changes_the_note_the_unit_and_the_paper_number_only():
    correct("note", "unit_text", "letter_no")
    assert codes(correct, "letter_no", role=Role.RECRUITER) == [("PERMISSION_DENIED", "")]
    assert codes(correct, "letter_no", reason="") == [("FIELD_REQUIRED", "reason")]
    for field in ("area", "signed_on", "park_id", "company_id", "area_kind", "owner_id"):
        assert codes(correct, "note", field) == [("LETTER_IMMUTABLE", field)]


def test_a_signed_letter_is_edited_in_its_note_attachment_and_deposit_date_only():
    check_edit(SIGNED, changed={"note", "attachment_id", "deposit_received_on"})
    for field in ("letter_no", "valid_until", "owner_id", "area"):
        assert codes(check_edit, SIGNED, changed={field}) == [("LETTER_IMMUTABLE", field)]
    check_edit(DRAFT, changed={"area", "owner_id", "park_id"})


def test_only_a_draft_can_be_put_away():
    check_archive(DRAFT)
    assert codes(check_archive, SIGNED) == [("LETTER_IMMUTABLE", "")]


def test_the_credit_for_a_letter_is_fixed_at_its_signing():
    assert owner_after_reassignment(LetterStatus.DRAFT, 1, 2) == 2
    assert owner_after_reassignment(LetterStatus.SIGNED, 1, 2) == 1
    assert owner_after_reassignment(LetterStatus.VOID, 1, 2) == 1
