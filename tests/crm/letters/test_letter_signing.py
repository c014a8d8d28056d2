"""Intent letters are drafted and signed by their rules; a refused signing changes nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.leads.commands import hand_over_lead
from crm.leads.queries import load_rows as load_lead_rows
from crm.leads.terms import Stage
from crm.letters.commands import (
    archive_letter,
    restore_letter,
    save_letter,
    sign_letter,
    supersede_letter,
)
from crm.letters.overlaps import overlaps
from crm.letters.queries import load_detail, load_form, load_rows
from crm.letters.terms import AreaKind, LetterState, LetterStatus, Relation

TODAY = date(2026, 12, 31)


@pytest.fixture
def lead(office):
    return office.lead(by=office.recruiter)


@pytest.fixture
def park(office):
    return office.park()


@pytest.fixture
def raw(lead, park):
    return {"lead_id": lead.id, "park_id": park.id, "area": "2000㎡", "signed_on": "2026-11-20"}


def row(office, letter):
    return office.read(load_rows, [letter.id], TODAY)[letter.id]


def refused(office, raw, id=None, **named) -> list[tuple[str, str]]:
    error = office.refused(sign_letter, id, raw, **named)
    return [(each.code, each.field) for each in error.problems]


def test_P09_a_letter_needs_an_area_and_a_day_that_is_not_in_the_future(office, raw):
    draft = office.do(save_letter, {**raw, "signed_on": ""})
    assert refused(office, {"signed_on": "2026-11-20", "area": "0㎡"}, draft.id) == [
        ("AREA_NOT_POSITIVE", "area")
    ]
    assert refused(office, {}, draft.id) == [("LETTER_SIGNED_DATE_REQUIRED", "signed_on")]
    assert refused(office, {"signed_on": "2027-01-01"}, draft.id) == [
        ("LETTER_SIGNED_IN_FUTURE", "signed_on")
    ]
    assert row(office, draft).status is LetterStatus.DRAFT


def test_everything_that_is_missing_for_a_signature_is_said_at_once(office, lead, park):
    raw = {"lead_id": lead.id, "park_id": park.id}
    assert refused(office, raw) == [
        ("LETTER_SIGNED_DATE_REQUIRED", "signed_on"),
        ("AREA_NOT_POSITIVE", "area"),
    ]
    term = {"area": "1㎡", "signed_on": "2026-11-20", "valid_until": "2026-11-19"}
    assert refused(office, {**raw, **term}) == [("LETTER_VALID_BEFORE_SIGNED", "valid_until")]
    assert office.refused(save_letter, {**raw, **term}).field == "valid_until"


def test_a_draft_takes_company_and_owner_from_its_lead_and_its_code_from_the_year(office, raw):
    letter = office.do(save_letter, {**raw, "area": "约1.5万平方米", "signed_on": "2025-03-01"})
    found = row(office, letter)
    assert letter.code == "YX-2025-0001"
    assert (found.owner, found.state) == ("招商专员一", LetterState.NOT_SIGNED)
    assert (found.area, found.area_qual, found.area_text) == (15_000, "约", "约1.5万平方米")
    assert (
        found.company_id
        == office.read(load_lead_rows, [found.lead_id], TODAY)[found.lead_id].company_id
    )


def test_signing_fixes_the_credit_and_leaves_the_lead_where_it_is(office, lead, raw):
    letter = office.do(sign_letter, None, raw, by=office.recruiter)
    assert row(office, letter).state is LetterState.IN_FORCE
    assert office.read(load_lead_rows, [lead.id], TODAY)[lead.id].stage is Stage.NEW
    office.do(hand_over_lead, lead.id, "S03")
    assert row(office, letter).owner == "招商专员一"


def test_a_letter_of_another_company_than_its_lead_is_refused(office, raw):
    other = office.company()
    assert refused(office, {**raw, "company_id": other.id}) == [
        ("LETTER_COMPANY_MISMATCH", "company_id")
    ]


def test_somebody_who_left_gets_no_credit(office, raw):
    assert refused(office, {**raw, "owner_id": "S06"}) == [("STAFF_INACTIVE", "owner_id")]


def test_only_its_owner_the_lead_s_owner_or_a_manager_signs_a_draft(office, raw):
    draft = office.do(save_letter, raw, by=office.colleague)
    for actor in (office.colleague, office.leader):
        assert refused(office, {}, draft.id, by=actor) == [("PERMISSION_DENIED", "")]
    assert office.refused(save_letter, raw, by=office.leader).code == "PERMISSION_DENIED"
    office.do(sign_letter, draft.id, {}, draft.version, by=office.recruiter)


def test_a_second_letter_in_the_park_must_say_how_it_relates_to_the_first(office, raw):
    first = office.do(sign_letter, None, raw)
    assert refused(office, raw) == [("LETTER_OVERLAP_UNRESOLVED", "relation_to_prior")]
    more = office.do(sign_letter, None, {**raw, "relation_to_prior": "ADDITIONAL"})
    assert row(office, first).state is row(office, more).state is LetterState.IN_FORCE
    assert refused(office, {**raw, "relation_to_prior": "SUPERSEDES"}) == [
        ("FIELD_REQUIRED", "supersedes_id")
    ]
    newer = office.do(sign_letter, None, {**raw, "supersedes_id": first.code})
    assert row(office, first).superseded_by == newer.code
    assert row(office, first).state is LetterState.SUPERSEDED
    assert office.read(load_detail, newer.id, TODAY).relation is Relation.SUPERSEDES


def test_another_park_or_kind_of_area_is_no_overlap(office, raw):
    office.do(sign_letter, None, raw)
    office.do(sign_letter, None, {**raw, "area_kind": "SALE"})
    office.do(sign_letter, None, {**raw, "park_id": office.park().id})


def test_a_later_letter_overlaps_with_one_that_is_entered_late(office, raw):
    office.do(sign_letter, None, {**raw, "signed_on": "2026-12-01"})
    late = {**raw, "signed_on": "2026-10-01"}
    assert refused(office, late) == [("LETTER_OVERLAP_UNRESOLVED", "relation_to_prior")]


def test_choosing_additional_drops_the_letter_that_was_to_be_replaced(office, raw):
    first = office.do(sign_letter, None, raw)
    draft = office.do(save_letter, {**raw, "supersedes_id": first.id})
    letter = office.do(sign_letter, draft.id, {"relation_to_prior": "ADDITIONAL"})
    assert row(office, letter).supersedes is None
    assert row(office, first).state is LetterState.IN_FORCE


def test_superseding_keeps_lead_park_and_unit_unless_told_otherwise(office, raw):
    old = office.do(sign_letter, None, {**raw, "unit_text": "2号楼3层"})
    new = office.do(supersede_letter, old.id, {"area": "3000㎡", "signed_on": "2026-12-01"})
    found = row(office, new)
    assert (found.area, found.unit_text, found.supersedes) == (3000, "2号楼3层", old.code)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"area_kind": "LAND", "area": "30亩"}, ("LETTER_KIND_MISMATCH", "supersedes_id")),
        ({"signed_on": "2026-11-19"}, ("LETTER_DATE_ORDER", "signed_on")),
    ],
)
def test_a_successor_has_the_same_kind_of_area_and_is_not_older(office, raw, fields, problem):
    old = office.do(sign_letter, None, raw)
    assert refused(office, {**raw, **fields, "supersedes_id": old.id}) == [problem]


def test_a_letter_has_one_successor_of_its_own_company(office, raw, park):
    old = office.do(sign_letter, None, raw)
    stranger = {**raw, "lead_id": office.lead().id, "supersedes_id": old.id}
    assert refused(office, stranger) == [("LETTER_COMPANY_MISMATCH", "supersedes_id")]
    office.do(supersede_letter, old.id, raw)
    again = {**raw, "supersedes_id": old.id, "park_id": park.id}
    assert refused(office, again) == [("LETTER_ALREADY_SUPERSEDED", "supersedes_id")]


def test_a_letter_cannot_replace_itself(office, raw):
    draft = office.do(save_letter, raw)
    assert refused(office, {"supersedes_id": draft.id}, draft.id) == [
        ("LETTER_CYCLE", "supersedes_id")
    ]


def test_land_in_mu_is_not_warned_of_but_floor_area_is(office, raw):
    land = office.do(save_letter, {**raw, "area_kind": "LAND", "area": "30亩"})
    floor = office.do(save_letter, {**raw, "area": "30亩"})
    assert row(office, land).area == row(office, floor).area == Decimal("20000.00")
    assert [each.code for each in land.warnings] == []
    assert [each.code for each in floor.warnings] == ["MU_FOR_FLOOR_AREA"]


def test_more_intent_than_the_park_has_is_warned_of_never_refused(office, raw):
    park = office.park(leasable_area="5000㎡", leased_baseline="1000㎡", baseline_on="2025-12-31")
    first = office.do(sign_letter, None, {**raw, "park_id": park.id, "area": "4000㎡"})
    assert first.warnings == ()
    more = {**raw, "park_id": park.id, "area": "0.01㎡", "relation_to_prior": "ADDITIONAL"}
    assert [each.code for each in office.do(sign_letter, None, more).warnings] == [
        "PARK_OVERSUBSCRIBED"
    ]


def test_a_park_without_a_published_area_gives_no_warning(office, raw):
    assert office.do(sign_letter, None, {**raw, "area": "9000万㎡"}).warnings == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("area", "2001㎡"),
        ("area_kind", "SALE"),
        ("signed_on", "2026-11-21"),
        ("valid_until", "2027-11-20"),
        ("owner_id", "S03"),
        ("unit_text", "3号楼"),
        ("company_id", "另一家企业"),
        ("deposit", "20万元"),
    ],
)
def test_a_signed_letter_is_immutable(office, raw, field, value):
    office.company("另一家企业")
    letter = office.do(sign_letter, None, raw)
    error = office.refused(save_letter, {field: value, "note": "备注"}, id=letter.id)
    assert ("LETTER_IMMUTABLE", field) in {(each.code, each.field) for each in error.problems}
    assert office.refused(archive_letter, letter.id).code == "LETTER_IMMUTABLE"
    assert refused(office, {}, letter.id) == [("LETTER_IMMUTABLE", "")]


def test_note_and_receipt_of_the_deposit_may_be_added_to_a_signed_letter(office, raw):
    letter = office.do(sign_letter, None, raw)
    form = office.read(load_form, letter.id)
    changes = {"note": "原件存档", "deposit_received_on": "2026-12-01"}
    office.do(save_letter, {**form.values, **changes}, letter.id, form.version)
    detail = office.read(load_detail, letter.id, TODAY)
    assert (detail.note, detail.deposit_received_on) == ("原件存档", date(2026, 12, 1))
    assert (detail.row.area, detail.row.area_text) == (2000, "2000㎡")


def test_a_draft_can_be_archived_and_restored(office, raw):
    draft = office.do(save_letter, raw)
    office.do(archive_letter, draft.id)
    assert row(office, draft).archived
    office.do(restore_letter, draft.id)
    assert not row(office, draft).archived


def test_the_form_is_told_which_letters_overlap(office, raw, park):
    company = office.company()
    raw = {**raw, "lead_id": office.lead(company).id}
    first = office.do(sign_letter, None, {**raw, "valid_until": "2026-12-20"})
    later = office.do(
        sign_letter, None, {**raw, "signed_on": "2026-12-25", "relation_to_prior": "ADDITIONAL"}
    )
    found = office.read(overlaps, company.id, park.id, AreaKind.RENT, date(2026, 12, 1), TODAY)
    assert [(each.id, each.area, each.state, each.may_be_superseded) for each in found] == [
        (later.id, 2000, LetterState.IN_FORCE, False),
        (first.id, 2000, LetterState.EXPIRED, True),
    ]
    ended = office.read(overlaps, company.id, park.id, AreaKind.RENT, date(2026, 12, 21), TODAY)
    assert [each.id for each in ended] == [later.id]
