"""Undo puts the rows of a change set back, and redo brings the change again."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from crm.companies.commands import save_company
from crm.companies.models import Company
from crm.database.changes import ChangeSet
from crm.exchange.companies import import_companies
from crm.history.queries import record_history
from crm.history.undoing import Steps, redo, steps, undo
from crm.language import ENGLISH, speaking
from crm.leads.commands import hand_over_lead
from crm.leads.moving import move_lead
from crm.targets.commands import delete_target, save_target
from crm.targets.models import Target
from crm.trips.commands import save_trip
from tests.support.office import dump_tables

TARGET = {
    "measure": "K13",
    "period_kind": "专项",
    "name": "示例专项",
    "scope": "集团",
    "period_start": "2026-01-01",
    "period_end": "2026-12-31",
    "value": "50次",
    "unit": "次",
}
TRIP = {"title": "示例出访", "cities": ["杭州"]}


def names(office, actor=None):
    """Return what the next undo and redo are called in English."""
    with speaking(ENGLISH):
        found = office.read(steps, (actor or office.manager).id)
    return tuple(each.action if each else None for each in (found.undo, found.redo))


def row(office, model, record_id):
    with office.database.read() as session:
        found = session.get(model, record_id)
        session.expunge_all()
        return found


def test_an_edit_gets_its_old_values_back_and_a_new_version(office):
    saved = office.company("示例企业", city="杭州", tags=["链主"])
    edited = office.do(save_company, {"city": "义乌", "tags": [], "founded_on": None}, id=saved.id)
    undone = office.do(undo)
    company = row(office, Company, saved.id)
    assert (company.city, company.tags) == ("杭州", ["链主"])
    assert company.version > edited.version
    assert (undone.command, undone.records, undone.rows) == (
        "save_company",
        1,
        frozenset({("company", saved.id)}),
    )


def test_an_undo_is_a_change_set_that_names_what_it_takes_back(office):
    saved = office.company("示例企业")
    office.do(undo)
    with office.database.read() as session:
        newest = session.scalars(select(ChangeSet).order_by(ChangeSet.id.desc())).first()
        assert (newest.undoes_id, newest.staff_id) == (newest.id - 1, office.manager.id)
        assert session.get(Company, saved.id) is None


def test_the_menu_says_what_would_be_undone_and_redone(office):
    lead = office.lead(title="示例项目")
    office.do(move_lead, lead.id, "CONTACTED")
    office.do(hand_over_lead, lead.id, "S03")
    assert names(office) == ("Hand over to 招商专员二", None)
    office.do(undo)
    assert names(office) == ("Move to Contacted", "Hand over to 招商专员二")
    office.do(undo)
    assert names(office) == ("Add lead", "Move to Contacted")
    office.do(redo)
    assert names(office) == ("Move to Contacted", "Hand over to 招商专员二")
    office.do(save_company, {"name": "示例企业"})
    assert names(office) == ("Add company", None)


def test_a_step_counts_records_and_not_their_parts(office):
    office.lead(title="示例项目")
    found = office.read(steps, office.manager.id).undo
    assert (found.records, found.command) == (1, "save_lead")


def test_everybody_has_a_stack_of_their_own_and_leaders_have_none(office):
    office.company("示例企业一", by=office.recruiter)
    office.company("示例企业二", by=office.manager)
    assert names(office, office.recruiter) == ("Add company", None)
    office.do(undo, by=office.recruiter)
    assert names(office, office.recruiter) == (None, "Add company")
    assert names(office) == ("Add company", None)
    assert office.read(steps, office.leader.id) == Steps()


def test_what_the_program_itself_brought_is_never_offered(office):
    assert names(office) == (None, None)
    assert office.refused(undo).code == "UNDO_BLOCKED"
    assert office.refused(redo).code == "UNDO_BLOCKED"
    assert office.refused(undo, 1).code == "UNDO_BLOCKED"


def test_a_removed_row_comes_back_with_its_id_uid_and_date_of_entry(office):
    saved = office.do(save_target, TARGET)
    before = row(office, Target, saved.id)
    office.do(delete_target, saved.id, by=office.manager)
    office.do(undo)
    after = row(office, Target, saved.id)
    kept = ("uid", "created_at", "created_by", "value", "period_start", "period_kind", "scope")
    assert [getattr(after, each) for each in kept] == [getattr(before, each) for each in kept]
    assert after.version > before.version


def test_a_message_undoes_its_own_change_although_others_followed(office):
    with office.database.write("save_company", actor=office.manager) as work:
        save_company(work, {"name": "示例企业一"})
    change_set = work.committed[0]
    office.company("示例企业二")
    office.do(undo, change_set)
    with office.database.read() as session:
        assert session.scalars(select(Company.name)).all() == ["示例企业二"]
    with speaking(ENGLISH):
        assert office.refused(undo, change_set).message == "This is undone already."
    office.do(redo)
    office.do(undo, change_set)  # the redo stands in its place
    assert office.refused(undo, 999).code == "NOT_FOUND"


def test_people_of_a_trip_come_and_go_with_it(office):
    days = {"starts_on": "2026-11-01", "ends_on": "2026-11-03"}
    trip = office.do(save_trip, {**TRIP, **days, "member_ids": ["S02", "S03"]})
    before = office.read(record_history, "trip", trip.id)
    office.do(save_trip, {"member_ids": []}, id=trip.id)
    office.do(undo)
    with speaking(ENGLISH):
        after = office.read(record_history, "trip", trip.id)
    assert len(before) == 4  # the trip and its three people
    assert {each.part for each in after[:2]} == {"Traveller"}


def test_two_rows_that_exchanged_a_credit_code_get_theirs_back(office):
    one = office.company("示例企业一", uscc="91350100M000100Y43")
    two = office.company("示例企业二")

    def hand_on(work):
        save_company(work, {"uscc": None}, id=one.id)
        work.session.flush()
        save_company(work, {"uscc": "91350100M000100Y43"}, id=two.id)

    office.do(hand_on)
    office.do(undo)
    assert row(office, Company, one.id).uscc == "91350100M000100Y43"
    office.do(redo)
    assert row(office, Company, two.id).uscc == "91350100M000100Y43"


def test_hundreds_of_rows_are_undone_at_once_and_tell_how_far_it_is(office):
    lines = "".join(f"示例企业{number:04d}\n" for number in range(700))
    office.do(import_companies, f"企业全称\n{lines}".encode(), "示例.csv")
    told = []
    office.do(undo, progress=lambda done, total: told.append((done, total)))
    with office.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Company)) == 0
    assert told[0] == (0, 1401)
    assert told[-1] == (1401, 1401)
    assert told == sorted(told)
    office.do(redo)
    with office.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Company)) == 700


def test_an_undo_that_is_given_up_changes_nothing(office):
    class GivenUpError(Exception):
        pass

    def stop(done, _total):
        if done:
            raise GivenUpError

    office.company("示例企业")
    before = dump_tables(office.database)
    with pytest.raises(GivenUpError):
        office.do(undo, progress=stop)
    assert dump_tables(office.database) == before


def test_the_history_tells_of_the_undo_and_not_of_a_record_that_had_the_same_id(office):
    first = office.company("示例企业一")
    office.do(undo)
    second = office.company("示例企业二")
    with speaking(ENGLISH):
        lines = office.read(record_history, "company", second.id)
        assert [each.action for each in lines] == ["Add company"]
        gone = office.read(record_history, "company", first.id)
    if first.id != second.id:  # PostgreSQL never gives an id out again
        assert [each.action for each in gone] == ["Undo: Add company", "Add company"]
