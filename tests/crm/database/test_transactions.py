"""A write is one transaction: all of it or nothing, one writer at a time, told to others after."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text

from crm.companies.commands import save_company
from crm.companies.models import Company
from crm.database import engine as engines
from crm.database.opening import open_database
from crm.errors import UserError
from crm.records.saving import locked
from tests.support.office import dump_tables


def enter(database, name, actor):
    with database.write("enter", actor=actor) as work:
        save_company(work, {"name": name})


@pytest.mark.parametrize("engine_name", ["sqlite"])  # PostgreSQL keeps them by itself
def test_sqlite_checks_references_and_survives_a_power_cut(database):
    with database.engine.connect() as connection:
        for setting, value in (("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2)):
            assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar() == value


def test_a_path_may_hold_any_character(clock, tmp_path):
    path = tmp_path / "引凤 100%?#&" / "客户 a.sqlite"
    database = open_database(path, clock)
    database.close()
    assert path.stat().st_size > 0
    assert [each.name for each in tmp_path.iterdir()] == ["引凤 100%?#&"]


def test_an_error_half_way_leaves_everything_as_it_was(office):
    office.company()
    before = dump_tables(office.database)

    def fail_half_way(work):
        save_company(work, {"name": "会被撤回"})
        work.session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        office.do(fail_half_way)
    assert dump_tables(office.database) == before


def test_what_a_query_changes_is_thrown_away(office):
    saved = office.company("原名")
    with office.database.read() as session:
        session.get_one(Company, saved.id).name = "改名"
    with office.database.read() as session:
        assert session.get_one(Company, saved.id).name == "原名"


def test_a_row_that_others_refer_to_cannot_be_removed(office):
    company = office.company()
    office.lead(company)

    def remove(work):
        work.session.delete(locked(work, Company, company.id, None))

    assert office.refused(remove).code == "RECORD_IN_USE"


def test_two_writers_who_read_first_follow_one_another(office):
    """Each reads the number of companies and writes it: a lost update would show."""
    both_begin = threading.Barrier(2)

    def count_up(_number):
        both_begin.wait()
        for _round in range(3):
            with office.database.write("count", actor=office.manager) as work:
                count = len(work.session.scalars(select(Company.id)).all())
                save_company(work, {"name": f"第{count}家"})

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(count_up, range(2)))
    with office.database.read() as session:
        names = set(session.scalars(select(Company.name)))
    assert names == {f"第{count}家" for count in range(6)}


def test_a_writer_who_waits_too_long_is_told_that_the_database_is_busy(
    database_location, clock, office, monkeypatch
):
    monkeypatch.setattr(engines, "BUSY_TIMEOUT_MS", 50)
    other = open_database(database_location, clock)
    try:
        with office.database.write("long", actor=office.manager) as work:
            save_company(work, {"name": "先来"})
            with pytest.raises(UserError) as refusal:
                enter(other, "后到", office.admin)
    finally:
        other.close()
    assert refusal.value.code == "DB_LOCKED"
    with office.database.read() as session:
        assert session.scalars(select(Company.name)).all() == ["先来"]


def test_a_reader_is_never_kept_waiting_and_sees_one_moment(office):
    office.company("第一家")
    with office.database.read() as session:
        before = session.scalars(select(Company.name)).all()
        with ThreadPoolExecutor(1) as threads:
            threads.submit(office.company, "第二家").result()
        assert session.scalars(select(Company.name)).all() == before == ["第一家"]


def test_a_form_that_somebody_overtook_is_refused_and_nothing_is_merged(office):
    saved = office.company("示例企业")
    office.do(save_company, {"city": "杭州"}, id=saved.id, version=saved.version)
    error = office.refused(save_company, {"address": "路1号"}, id=saved.id, version=saved.version)
    assert error.code == "VERSION_CONFLICT"


def test_a_row_changed_behind_an_open_session_is_a_conflict_too(office):
    saved = office.company("示例企业")

    def change_late(work):
        company = locked(work, Company, saved.id, saved.version)
        work.session.execute(text("UPDATE company SET version = version + 1"))
        company.city = "杭州"

    assert office.refused(change_late).code == "VERSION_CONFLICT"


def test_listeners_hear_of_a_commit_after_it_and_of_nothing_else(office):
    heard = []

    def listen(changes):
        with office.database.read() as session:
            heard.append((changes, session.scalars(select(Company.name)).all()))

    office.database.subscribe(listen)
    saved = office.company("示例企业")
    office.refused(save_company, {"name": ""})
    office.do(lambda work: work.session.get_one(Company, saved.id))
    office.do(save_company, {"name": "示例企业"}, id=saved.id)  # says what is there already
    assert [(each.rows, each.action, names) for each, names in heard] == [
        (frozenset({("company", saved.id)}), "save_company", ["示例企业"])
    ]
    assert heard[0][0].touch("lead", "company")
    assert not heard[0][0].touch("lead")
