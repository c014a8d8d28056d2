"""The index is part of the commit: never ahead of the records, never behind them."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select, text, update

from crm.check.verify import verify
from crm.companies.commands import (
    archive_company,
    restore_company,
    save_company,
    save_contact,
)
from crm.companies.models import Company, Contact
from crm.database import opening
from crm.demo.loader import load_demo_into
from crm.errors import refuse
from crm.followups.commands import log_follow_up
from crm.followups.models import FollowUp
from crm.history.undoing import redo, undo
from crm.leads.commands import save_lead
from crm.merging.commands import merge_companies
from crm.opening import open_database
from crm.parks.commands import save_park
from crm.search.index import index_of
from crm.search.models import SearchFormat, SearchPiece
from crm.search.queries import find
from crm.search.rebuilding import is_current, reindex, wrong_records
from crm.start import PROGRAM
from crm.trips.commands import archive_trip_stop, save_trip, save_trip_stop
from crm.visits.commands import save_visit
from tests.support.office import dump_tables


def kinds(office, typed):
    return [hit.kind for hit in office.read(find, typed)]


def index(database):
    """Return every piece and every token of the index."""
    with database.read() as session:
        pieces = session.execute(
            select(SearchPiece.id, SearchPiece.text, SearchPiece.haystack).order_by(SearchPiece.id)
        ).all()
        return list(map(tuple, pieces)), sorted(index_of(session).frequencies())


def rebuilt(database):
    with database.write("reindex", actor=PROGRAM) as work:
        assert reindex(work.session) == len(index_ids(work.session))
    return index(database)


def index_ids(session):
    return session.scalars(select(SearchPiece.id)).all()


@pytest.fixture
def in_step(office):
    """After the test the index is what it would be if it were made anew."""
    yield office
    assert office.read(wrong_records) == 0
    assert index(office.database) == rebuilt(office.database)


def test_a_renamed_company_is_found_by_its_new_name_with_all_that_belongs_to_it(in_step):
    office = in_step
    company = office.company("旧名企业")
    office.do(save_contact, {"company_id": company.id, "name": "厂长"})
    lead = office.lead(company, title="扩产")
    said = {"company_id": company.id, "lead_id": lead.id, "content": "再谈", "channel": "电话"}
    office.do(log_follow_up, {**said, "on": "2026-12-01"})
    visit = {"direction": "赴企业考察", "on": "2026-07-01", "company_ids": [company.id]}
    office.do(save_visit, visit)
    assert kinds(office, "旧名") == ["company", "lead", "contact", "visit"]
    office.do(save_company, {"name": "新名企业"}, id=company.id)
    assert kinds(office, "旧名") == []
    assert kinds(office, "xinming") == ["company", "lead", "contact", "visit"]


def test_a_renamed_park_and_a_changed_stop_are_followed(in_step):
    office = in_step
    park = office.park("PK01", name="东园")
    visit = {"direction": "接待考察", "on": "2026-07-01", "company_ids": [office.company().id]}
    office.do(save_visit, {**visit, "park_ids": [park.id]})
    days = {"starts_on": "2026-06-01", "ends_on": "2026-06-03"}
    leader = {"leader_staff_id": office.manager.id}
    trip = office.do(save_trip, {"title": "北上", "cities": ["北京"], **days, **leader})
    raw = {"trip_id": trip.id, "on": "2026-06-02", "city": "天津", "objective": "看电池"}
    stop = office.do(save_trip_stop, raw)
    assert (kinds(office, "东园"), kinds(office, "电池")) == (["park", "visit"], ["trip"])
    office.do(save_park, {"name": "西园"}, id=park.id)
    office.do(save_trip_stop, {"objective": "看光伏"}, id=stop.id)
    assert (kinds(office, "西园"), kinds(office, "光伏")) == (["park", "visit"], ["trip"])
    assert kinds(office, "东园") == kinds(office, "电池") == []
    office.do(archive_trip_stop, stop.id)
    assert kinds(office, "光伏") == []


def test_what_is_given_up_is_not_indexed(in_step):
    office = in_step
    company = office.company("甲企业", note="原话")
    before = dump_tables(office.database), index(office.database)

    def fail(work):
        save_company(work, {"name": "乙企业", "note": "改口"}, id=company.id)
        save_company(work, {"name": "丙企业"})
        raise refuse("FIELD_REQUIRED", "given up")

    office.refused(fail)
    assert (dump_tables(office.database), index(office.database)) == before
    assert kinds(office, "甲企业 原话") == ["company"]


def test_other_sessions_see_record_and_index_at_the_same_moment(office):
    company = office.company("甲企业")
    with office.database.write("rename", actor=office.manager) as work:
        save_company(work, {"name": "乙企业"}, id=company.id)
        work.session.flush()
        assert (kinds(office, "甲企"), kinds(office, "乙企")) == (["company"], [])
    assert (kinds(office, "甲企"), kinds(office, "乙企")) == ([], ["company"])


def test_archiving_restoring_undoing_and_redoing_are_followed(in_step):
    office = in_step
    company = office.company("甲企业")
    office.do(archive_company, company.id)
    assert [hit.archived for hit in office.read(find, "甲企")] == [True]
    office.do(restore_company, company.id)
    assert [hit.archived for hit in office.read(find, "甲企")] == [False]
    office.do(save_company, {"name": "乙企业"}, id=company.id)
    office.do(undo)
    assert (kinds(office, "甲企"), kinds(office, "乙企")) == (["company"], [])
    office.do(redo)
    assert (kinds(office, "甲企"), kinds(office, "乙企")) == ([], ["company"])
    office.lead(company, title="新项目")
    office.do(undo)
    assert kinds(office, "新项目") == []
    office.do(redo)
    assert kinds(office, "新项目") == ["lead"]


def test_a_merged_company_is_found_as_the_other_one(in_step):
    office = in_step
    kept, gone = office.company("甲企业"), office.company("乙企业")
    office.lead(gone, title="扩产")
    office.do(merge_companies, kept.id, gone.id, {})
    assert [(hit.kind, hit.title) for hit in office.read(find, "乙企")] == [("company", "甲企业")]
    assert kinds(office, "甲企 扩产") == ["lead"]
    office.do(undo)
    assert [(hit.kind, hit.title) for hit in office.read(find, "乙企")] == [
        ("company", "乙企业"),
        ("lead", "扩产"),
    ]


def test_a_row_that_is_deleted_and_its_number_given_again_leaves_nothing_behind(in_step):
    office = in_step
    company = office.company("甲企业")
    first = office.do(save_contact, {"company_id": company.id, "name": "厂长"})

    def remove(work):
        work.session.delete(work.session.get_one(Contact, first.id))

    office.do(remove)
    assert kinds(office, "厂长") == []
    office.do(save_contact, {"company_id": company.id, "name": "总监"})
    assert (kinds(office, "厂长"), kinds(office, "总监")) == ([], ["contact"])


def test_the_demonstration_data_are_indexed_as_if_made_anew(demo_database):
    assert index(demo_database) == rebuilt(demo_database)


def test_many_rows_at_once_are_indexed_as_if_made_anew(in_step):
    office = in_step
    with office.database.write("many", actor=office.manager) as work:
        ids = [save_company(work, {"name": f"示例{n}企业", "city": "义乌"}).id for n in range(1200)]
    assert len(office.read(find, "yiwu", limit=2000)) == 1000
    with office.database.write("many", actor=office.manager) as work:
        for number in ids:
            save_company(work, {"city": "金华"}, id=number)
    assert kinds(office, "yiwu") == []
    assert len(office.read(find, "jinhua", limit=2000)) == 1000


def test_what_no_search_sees_leaves_the_index_alone(office):
    company = office.company("甲企业")
    lead = office.lead(company, title="扩产")
    before = index(office.database)
    office.do(save_lead, {"owner_id": office.recruiter.id, "est_jobs": 20}, id=lead.id)
    assert index(office.database) == before


def test_a_change_past_the_program_is_noticed_by_check_and_mended_by_reindex(office):
    company = office.company("甲企业")
    with office.database.engine.begin() as connection:
        connection.execute(update(Company).values(city="义乌").where(Company.id == company.id))
    assert kinds(office, "义乌") == []
    assert [each.code for each in office.read(verify)] == ["INDEX_WRONG"]
    rebuilt(office.database)
    assert kinds(office, "义乌") == ["company"]
    assert office.read(verify) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE search_piece SET text = 'x'",
        "DELETE FROM search_piece",
        "INSERT INTO search_piece (id, text, haystack) VALUES (5, 'x', 'x')",
        "DELETE FROM search_index",
    ],
)
def test_check_notices_every_part_of_the_index(office, statement):
    office.company("甲企业")
    if office.database.engine.dialect.name == "sqlite":
        statement = statement.replace(
            "DELETE FROM search_index",
            "INSERT INTO search_index (search_index) VALUES ('delete-all')",
        )
    with office.database.engine.begin() as connection:
        connection.execute(text(statement))
    assert [each.code for each in office.read(verify)] == ["INDEX_WRONG"]


def test_an_older_database_is_indexed_when_it_is_opened(office, database_location, clock):
    office.company("甲企业")
    plain = opening.open_database(database_location, clock)
    with plain.engine.begin() as connection:
        connection.execute(delete(SearchFormat))
        connection.execute(update(Company).values(name="乙企业"))
    with plain.read() as session:
        assert not is_current(session)
    plain.close()
    steps = []
    database = open_database(database_location, clock, lambda *step: steps.append(step))
    try:
        with database.read() as session:
            assert [hit.title for hit in find(session, "乙企")] == ["乙企业"]
            assert is_current(session)
        assert steps[-1][0] == steps[-1][1] > 0
    finally:
        database.close()


def test_an_index_that_is_given_up_half_way_leaves_the_old_one(office):
    office.company("甲企业")
    before = index(office.database)

    def stop(_done, _total):
        raise KeyboardInterrupt

    with (
        pytest.raises(KeyboardInterrupt),
        office.database.write("reindex", actor=PROGRAM) as work,
    ):
        reindex(work.session, stop)
    assert index(office.database) == before


def test_rows_without_a_lead_open_their_company(office):
    company = office.company("甲企业")
    said = {"company_id": company.id, "content": "来电询问政策", "channel": "电话"}
    office.do(log_follow_up, {**said, "on": "2026-12-01"})
    (hit,) = office.read(find, "询问政策")
    assert (hit.title, hit.code, hit.opens) == ("甲企业", "", ("company", company.id))
    with office.database.read() as session:
        assert session.scalars(select(FollowUp.lead_id)).all() == [None]


def test_loading_the_demonstration_twice_changes_nothing(demo_database):
    before = index(demo_database)
    load_demo_into(demo_database)
    assert index(demo_database) == before
