"""Handing a lead over changes the owner and nothing else, for one lead and for many."""

from __future__ import annotations

import pytest

from crm.bulk.commands import apply, preview
from crm.bulk.edits import OWNED, Action, Edit, Effect
from crm.bulk.kinds import KINDS
from crm.companies.commands import save_contact
from crm.companies.models import Contact
from crm.errors import UserError
from crm.followups.commands import log_follow_up
from crm.leads.commands import hand_over_lead, save_lead
from crm.leads.models import Lead
from crm.leads.moving import move_lead
from crm.leads.requirements import save_requirement
from crm.letters.commands import save_letter, sign_letter
from tests.support.office import dump_tables

# Bookkeeping of every row that is written, and what follows from the rows.
BOOKKEEPING = {"version", "updated_at", "updated_by"}
DERIVED_TABLES = {"change_set", "row_change"}


def rows(office) -> dict[tuple[str, int], dict[str, object]]:
    """Return every column of every row but bookkeeping and derived tables."""
    from crm.database.base import Base

    tables = {table.name: table for table in Base.metadata.sorted_tables}
    return {
        (name, values[0]): {
            column.name: value
            for column, value in zip(tables[name].columns, values, strict=True)
            if column.name not in BOOKKEEPING
        }
        for name, found in dump_tables(office.database).items()
        if name not in DERIVED_TABLES and not name.startswith("search")
        for values in found
    }


def differences(before, after) -> set[tuple[str, int, str]]:
    assert before.keys() == after.keys()
    return {
        (*key, column)
        for key, values in before.items()
        for column, value in values.items()
        if after[key][column] != value
    }


def lead_with_everything(office, owner) -> tuple[int, int, int]:
    """Return a lead with all that can belong to one, its draft and its signed letter."""
    company = office.company()
    contact = office.do(save_contact, {"company_id": company.id, "name": "投资总监"})
    lead = office.lead(
        company,
        by=owner,
        contact_id=contact.id,
        co_owner_ids=["招商专员二"],
        next_action="送合同文本",
        next_action_on="2027-01-05",
        est_investment="约3000万美元",
        note="批注",
        probability_override="35",
    )
    parks = [office.park().id for _ in range(2)]
    raw = {"lead_id": lead.id, "area_kind": "RENT", "area": "约2000㎡"}
    draft = office.do(save_letter, {**raw, "park_id": parks[0]}, by=owner)
    signed_on = {"signed_on": "2026-12-01"}
    signed = office.do(sign_letter, None, {**raw, **signed_on, "park_id": parks[1]}, by=owner)
    office.do(move_lead, lead.id, "CONTACTED", by=owner)
    office.do(log_follow_up, {"lead_id": lead.id, "content": "电话", "channel": "电话"}, by=owner)
    office.do(save_requirement, {"lead_id": lead.id, "kind": "用电", "quantity": "500"}, by=owner)
    return lead.id, draft.id, signed.id


def test_only_the_owner_of_the_lead_and_of_its_drafts_changes(office):
    lead, draft, signed = lead_with_everything(office, office.recruiter)
    before = rows(office)
    saved = office.do(hand_over_lead, lead, "招商专员二")
    after = rows(office)
    assert differences(before, after) == {("lead", lead, "owner_id"), ("letter", draft, "owner_id")}
    assert after["lead", lead]["owner_id"] == office.colleague.id
    assert after["letter", signed]["owner_id"] == office.recruiter.id
    assert saved.warnings == ()


def test_many_leads_go_over_in_the_same_way(office):
    found = [lead_with_everything(office, office.recruiter) for _ in range(3)]
    leads = [lead for lead, _draft, _signed in found]
    edit = Edit(Action.HAND_OVER, {"owner": "招商专员二"})
    with office.database.rehearse(actor=office.manager) as work:
        seen = preview(work, "lead", leads, edit)
    assert seen.count(Effect.CHANGED) == 3
    assert seen.followers == {"letter": 3}
    assert [(each.name, each.old, each.new) for each in seen.rows[0].changes] == [
        ("owner_id", "招商专员一", "招商专员二")
    ]
    before = rows(office)
    done = office.do(apply, "lead", leads, edit)
    assert done.warnings == ()
    assert differences(before, rows(office)) == {
        *(("lead", lead, "owner_id") for lead in leads),
        *(("letter", draft, "owner_id") for _lead, draft, _signed in found),
    }


def test_a_second_open_lead_of_the_company_is_nothing_to_warn_of(office):
    company = office.company()
    first, second = office.lead(company), office.lead(company)
    edit = Edit(Action.HAND_OVER, {"owner": office.colleague.id})
    assert office.do(apply, "lead", [first.id, second.id], edit).warnings == ()


def test_nothing_else_of_the_lead_stands_in_the_way(office):
    """A contact that changed its employer makes the lead wrong, not the hand-over."""
    company, other = office.company(), office.company()
    contact = office.do(save_contact, {"company_id": company.id, "name": "董秘"})
    lead = office.lead(company, contact_id=contact.id)

    def move_contact(work):
        work.session.get(Contact, contact.id).company_id = other.id

    office.do(move_contact)
    assert office.refused(save_lead, {"note": "x"}, lead.id).field == "contact_id"
    office.do(hand_over_lead, lead.id, office.colleague.id)
    assert office.read(lambda session: session.get(Lead, lead.id).owner_id) == office.colleague.id


def test_somebody_who_left_gets_nothing_and_the_field_says_so(office):
    lead = office.lead()
    error = office.refused(hand_over_lead, lead.id, "招商专员三")
    assert (error.code, error.field) == ("STAFF_INACTIVE", "owner_id")
    edit = Edit(Action.HAND_OVER, {"owner": "招商专员三"})
    with office.database.rehearse(actor=office.manager) as work:
        seen = preview(work, "lead", [lead.id], edit)
    assert [(each.code, each.field) for each in seen.common_problems(("owner_id",))] == [
        ("STAFF_INACTIVE", "owner_id")
    ]
    assert office.refused(apply, "lead", [lead.id], edit).code == "STAFF_INACTIVE"


def test_an_unknown_or_missing_colleague_is_refused_before_any_record(office):
    lead = office.lead()
    for owner, code in (("没有的人", "VALUE_UNKNOWN"), ("", "FIELD_REQUIRED")):
        error = office.refused(apply, "lead", [lead.id], Edit(Action.HAND_OVER, {"owner": owner}))
        assert (error.code, error.field) == (code, "owner_id")


def test_a_recruiter_hands_over_what_is_their_own(office):
    mine, theirs = office.lead(by=office.recruiter), office.lead(by=office.colleague)
    edit = Edit(Action.HAND_OVER, {"owner": office.manager.id})
    ids = [mine.id, theirs.id]
    error = office.refused(apply, "lead", ids, edit, by=office.recruiter)
    assert error.code == "PERMISSION_DENIED"
    done = office.do(apply, "lead", ids, edit, by=office.recruiter, only_good=True)
    assert done.changed == (mine.id,)


def test_signed_letters_are_not_handed_over(office):
    _lead, draft, signed = lead_with_everything(office, office.recruiter)
    edit = Edit(Action.HAND_OVER, {"owner": "招商专员二"})
    done = office.do(apply, "letter", [draft, signed], edit, only_good=True)
    assert done.changed == (draft,)
    assert [each.code for each in done.refused[0].problems] == ["LETTER_IMMUTABLE"]


@pytest.mark.parametrize("kind", ["company", "park", "fund"])
def test_records_that_nobody_answers_for_have_no_handing_over(office, kind):
    with (
        pytest.raises(UserError) as refusal,
        office.database.rehearse(actor=office.manager) as work,
    ):
        preview(work, kind, [1], Edit(Action.HAND_OVER, {"owner": 1}))
    assert refusal.value.code == "VALUE_UNKNOWN"


def test_what_can_be_handed_over_names_who_answers_for_it():
    assert {each.kind for each in KINDS if each.owner} == OWNED
    for each in KINDS:
        assert not each.owner or each.owner in {field.name for field in each.fields}
