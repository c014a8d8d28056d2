"""Signed letters are withdrawn, converted, corrected and declared void by their rules."""

from __future__ import annotations

from datetime import date

import pytest

from crm.letters.commands import (
    convert_letter,
    correct_letter,
    save_letter,
    sign_letter,
    supersede_letter,
    void_letter,
    withdraw_letter,
)
from crm.letters.queries import load_detail, load_rows
from crm.letters.terms import LetterState

TODAY = date(2026, 12, 31)


@pytest.fixture
def raw(office):
    lead, park = office.lead(by=office.recruiter), office.park()
    dates = {"signed_on": "2026-11-10", "valid_until": "2026-12-20"}
    return {"lead_id": lead.id, "park_id": park.id, "area": "2000㎡", **dates}


@pytest.fixture
def letter(office, raw):
    return office.do(sign_letter, None, raw)


def state(office, letter) -> LetterState:
    return office.read(load_rows, [letter.id], TODAY)[letter.id].state


def refused(office, command, letter, raw, **named) -> list[tuple[str, str]]:
    error = office.refused(command, letter.id, raw, **named)
    return [(each.code, each.field) for each in error.problems]


@pytest.mark.parametrize("day", ["2026-11-10", "2026-12-20"])
def test_a_letter_is_withdrawn_from_its_signing_to_its_last_day(office, letter, day):
    office.do(withdraw_letter, letter.id, {"withdrawn_on": day, "withdraw_reason": "企业撤回"})
    assert state(office, letter) is LetterState.WITHDRAWN
    detail = office.read(load_detail, letter.id, TODAY)
    assert [(each.state, each.note) for each in detail.events] == [
        (LetterState.WITHDRAWN, "企业撤回"),
        (LetterState.IN_FORCE, ""),
    ]


@pytest.mark.parametrize("day", ["2026-11-09", "2026-12-21", "2027-01-01"])
def test_withdrawing_and_converting_lie_within_the_term(office, letter, day):
    assert refused(office, withdraw_letter, letter, {"withdrawn_on": day}) == [
        ("LETTER_DATE_ORDER", "withdrawn_on")
    ]
    contract = {"converted_on": day, "contract_area": "1000㎡"}
    assert refused(office, convert_letter, letter, contract) == [
        ("LETTER_DATE_ORDER", "converted_on")
    ]


def test_a_contract_needs_its_own_area(office, letter):
    day = {"converted_on": "2026-12-01"}
    assert refused(office, convert_letter, letter, day) == [("AREA_NOT_POSITIVE", "contract_area")]
    zero = {**day, "contract_area": "0㎡"}
    assert refused(office, convert_letter, letter, zero) == [("AREA_NOT_POSITIVE", "contract_area")]
    office.do(convert_letter, letter.id, {**day, "contract_area": "1500㎡", "contract_no": "合1"})
    row = office.read(load_rows, [letter.id], TODAY)[letter.id]
    assert (row.state, row.area, row.contract_area) == (LetterState.CONVERTED, 2000, 1500)


def test_a_letter_ends_only_once(office, raw, letter):
    office.do(withdraw_letter, letter.id, {"withdrawn_on": "2026-12-01"})
    contract = {"converted_on": "2026-11-20", "contract_area": "1㎡"}
    assert refused(office, convert_letter, letter, contract) == [("LETTER_CLOSED", "converted_on")]
    successor = {**raw, "signed_on": "2026-12-02", "valid_until": ""}
    error = office.refused(supersede_letter, letter.id, successor)
    assert (error.code, error.field) == ("LETTER_CLOSED", "supersedes_id")


def test_a_superseded_letter_and_a_draft_cannot_be_withdrawn(office, raw, letter):
    office.do(supersede_letter, letter.id, {"area": "1㎡", "signed_on": "2026-12-01"})
    assert refused(office, withdraw_letter, letter, {"withdrawn_on": "2026-11-20"}) == [
        ("LETTER_CLOSED", "withdrawn_on")
    ]
    draft = office.do(save_letter, raw)
    assert refused(office, withdraw_letter, draft, {}) == [("LETTER_CLOSED", "withdrawn_on")]


def test_an_expired_letter_can_still_be_superseded(office, letter):
    office.do(supersede_letter, letter.id, {"area": "1㎡", "signed_on": "2026-12-30"})
    assert state(office, letter) is LetterState.SUPERSEDED


def test_only_managers_declare_a_letter_void_and_say_why(office, letter):
    reason = {"void_reason": "录入错误"}
    for actor in (office.recruiter, office.leader):
        denied = refused(office, void_letter, letter, reason, by=actor)
        assert denied == [("PERMISSION_DENIED", "")]
    assert refused(office, void_letter, letter, {}) == [("FIELD_REQUIRED", "void_reason")]
    office.do(void_letter, letter.id, reason)
    assert state(office, letter) is LetterState.VOID
    assert refused(office, void_letter, letter, reason) == [("LETTER_CLOSED", "")]


def test_voiding_the_successor_revives_the_letter_before_it(office, raw):
    old = office.do(sign_letter, None, {**raw, "valid_until": ""})
    new = office.do(supersede_letter, old.id, {"area": "1㎡", "signed_on": "2026-12-01"})
    reason = {"void_reason": "录入错误"}
    assert refused(office, void_letter, old, reason) == [("LETTER_VOID_BLOCKED", "")]
    office.do(void_letter, new.id, reason)
    assert state(office, old) is LetterState.IN_FORCE
    office.do(void_letter, old.id, reason)


def test_a_correction_is_for_managers_and_touches_no_fact(office, letter):
    fixed = {"unit_text": "3号楼", "letter_no": "义产投〔2026〕1号"}
    full = {**fixed, "reason": "笔误"}
    denied = refused(office, correct_letter, letter, full, by=office.recruiter)
    assert denied == [("PERMISSION_DENIED", "")]
    assert refused(office, correct_letter, letter, fixed) == [("FIELD_REQUIRED", "reason")]
    assert refused(office, correct_letter, letter, {**full, "area": "约2000㎡"}) == [
        ("LETTER_IMMUTABLE", "area")
    ]
    wrong = {**full, "area": "1㎡", "signed_on": "2026-11-11"}
    assert refused(office, correct_letter, letter, wrong) == [
        ("LETTER_IMMUTABLE", "area"),
        ("LETTER_IMMUTABLE", "signed_on"),
    ]
    office.do(correct_letter, letter.id, {**full, "area": "2,000平方米"})
    row = office.read(load_rows, [letter.id], TODAY)[letter.id]
    assert (row.unit_text, row.letter_no, row.area_text) == ("3号楼", fixed["letter_no"], "2000㎡")


def test_ending_a_letter_is_for_its_owner_its_lead_s_owner_or_a_manager(office, letter):
    for actor in (office.colleague, office.leader):
        denied = refused(office, withdraw_letter, letter, {}, by=actor)
        assert denied == [("PERMISSION_DENIED", "")]
    office.do(withdraw_letter, letter.id, {"withdrawn_on": "2026-12-01"}, by=office.recruiter)


def test_a_stale_version_is_refused(office, letter):
    office.do(save_letter, {"note": "他人"}, letter.id)
    for command in (withdraw_letter, convert_letter, void_letter, correct_letter):
        error = office.refused(command, letter.id, {}, letter.version)
        assert error.code == "VERSION_CONFLICT"
