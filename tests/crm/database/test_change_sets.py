"""Every commit writes one change set: who, when, what it was called, and each field's values."""

from __future__ import annotations

from sqlalchemy import select

from crm.companies.commands import save_company
from crm.companies.models import Company
from crm.database.changes import ChangeSet, RowChange
from crm.parks.commands import save_park
from crm.records.saving import locked


def last_changes(office):
    with office.database.read() as session:
        change_set = session.scalars(select(ChangeSet).order_by(ChangeSet.id.desc())).first()
        query = select(RowChange).where(RowChange.change_set_id == change_set.id)
        rows = session.scalars(query.order_by(RowChange.id)).all()
        session.expunge_all()  # they are read after the session is closed
    return change_set, rows


def count_sets(office):
    with office.database.read() as session:
        return len(session.scalars(select(ChangeSet.id)).all())


def test_a_commit_says_who_did_what_when(office):
    before = count_sets(office)
    office.company("示例企业", by=office.recruiter)
    change_set, rows = last_changes(office)
    assert count_sets(office) == before + 1
    assert (change_set.staff_id, change_set.action) == (office.recruiter.id, "save_company")
    assert change_set.at == office.database.clock.now()
    assert [(each.table_name, each.operation) for each in rows] == [("company", "INSERT")]


def test_an_update_keeps_the_old_and_the_new_value_of_the_fields_that_changed(office):
    saved = office.do(
        save_park, {"code": "PK01", "name": "示例园", "leasable_area": "3万㎡", "town": "佛堂"}
    )
    raw = {"leasable_area": "2万㎡", "opened_on": "2026-05-01", "town": "佛堂", "status": "运营"}
    office.do(save_park, raw, id=saved.id)
    _set, (row,) = last_changes(office)
    assert (row.table_name, row.row_id, row.operation) == ("park", saved.id, "UPDATE")
    assert row.fields == {
        "leasable_area": ["30000.00", "20000.00"],
        "opened_on": [None, "2026-05-01"],
        "status": ["规划", "运营"],
    }


def test_a_deleted_row_leaves_its_last_values(office):
    saved = office.company("示例企业")
    office.do(lambda work: work.session.delete(locked(work, Company, saved.id, None)))
    _set, (row,) = last_changes(office)
    assert row.operation == "DELETE"
    assert row.fields["name"] == ["示例企业", None]


def test_a_row_written_several_times_in_one_commit_is_told_once(office):
    saved = office.company("示例企业", city="杭州")

    def change_twice(work):
        save_company(work, {"city": "金华", "address": "路1号"}, id=saved.id)
        save_company(work, {"city": "义乌"}, id=saved.id)

    office.do(change_twice)
    _set, (row,) = last_changes(office)
    assert row.fields == {"city": ["杭州", "义乌"], "address": [None, "路1号"]}


def test_a_row_entered_and_corrected_in_one_commit_is_told_as_it_is_in_the_end(office):
    def enter_and_correct(work):
        saved = save_company(work, {"name": "示例企业", "city": "杭州"})
        save_company(work, {"city": None, "address": "路1号"}, id=saved.id)

    office.do(enter_and_correct)
    _set, (row,) = last_changes(office)
    assert row.operation == "INSERT"
    assert row.fields["address"] == [None, "路1号"]
    assert "city" not in row.fields


def test_what_came_and_went_in_one_commit_leaves_no_trace(office):
    before = count_sets(office)

    def enter_and_remove(work):
        saved = save_company(work, {"name": "示例企业"})
        work.session.delete(locked(work, Company, saved.id, None))

    office.do(enter_and_remove)
    assert count_sets(office) == before


def test_a_commit_that_changes_nothing_writes_no_change_set(office):
    saved = office.company("示例企业", city="杭州")
    before = count_sets(office)
    office.do(save_company, {"city": "杭州"}, id=saved.id)
    assert count_sets(office) == before
