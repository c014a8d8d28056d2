"""What is no usable database is refused with its code, and left as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from crm.companies.commands import save_company
from crm.database import engine as engines
from crm.database.opening import open_database
from crm.errors import UserError
from tests.support.databases import WITHOUT_RECORDS
from tests.support.office import PROGRAM
from tests.support.sources import ROOT


@pytest.fixture
def closed(sqlite_store):
    """The path of a migrated database that nobody has open."""
    return Path(sqlite_store.copy(sqlite_store.template(WITHOUT_RECORDS, lambda _database: None)))


def refused(location, clock):
    with pytest.raises(UserError) as refusal:
        open_database(location, clock)
    return refusal.value.code


def around(path):
    """Return every file beside `path` with its content."""
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}


def refused_untouched(path, clock):
    before = around(path)
    code = refused(path, clock)
    assert around(path) == before
    return code


@pytest.mark.parametrize("content", [b"not a database", b"x" * 5000, b"SQLite format", b"\x00"])
def test_a_file_of_another_kind_is_foreign(tmp_path, clock, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert refused_untouched(path, clock) == "DB_FOREIGN"


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_the_database_of_another_program_is_foreign(tmp_path, clock, journal):
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode = {journal}")
        other.execute("CREATE TABLE theirs (id INTEGER)")
    assert refused_untouched(path, clock) == "DB_FOREIGN"


def test_the_database_of_another_program_that_runs_is_foreign_too(tmp_path, clock):
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE theirs (id INTEGER)")
        before = path.read_bytes()
        assert refused(path, clock) == "DB_FOREIGN"
        assert path.read_bytes() == before
        other.execute("INSERT INTO theirs VALUES (1)")


def test_a_server_database_of_another_program_is_foreign(postgresql_store, clock):
    location = postgresql_store.empty()
    engine = engines.open_engine(location)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE theirs (id INTEGER)"))
    engine.dispose()
    assert refused(location, clock) == "DB_FOREIGN"
    postgresql_store.discard(location)


def test_a_damaged_database_is_said_to_be_damaged(closed, clock):
    whole = closed.read_bytes()
    half = len(whole) // 2
    for broken in (whole[:half], whole[:100] + b"\xff" * 4000 + whole[4100:]):
        closed.write_bytes(broken)
        assert refused_untouched(closed, clock) == "DB_DAMAGED"


def test_a_database_of_a_newer_program_is_left_alone(database_location, clock):
    engine = engines.open_engine(database_location)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_future'"))
    assert refused(database_location, clock) == "DB_TOO_NEW"
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999_future"
    engine.dispose()


def test_a_newer_file_is_not_even_opened_for_writing(closed, clock):
    with closing(sqlite3.connect(closed, isolation_level=None)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999_future'")
    assert refused_untouched(closed, clock) == "DB_TOO_NEW"


def test_a_folder_is_no_database(tmp_path, clock):
    assert refused(tmp_path, clock) == "DB_FOREIGN"


def test_a_place_where_nothing_can_be_made_is_unwritable(tmp_path, clock):
    file = tmp_path / "file"
    file.write_text("in the way")
    assert refused(file / "folder" / "yinfeng.sqlite", clock) == "FILE_UNWRITABLE"
    assert file.read_text() == "in the way"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_read_only_folder_is_unwritable(tmp_path, clock):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    assert refused(folder / "yinfeng.sqlite", clock) == "FILE_UNWRITABLE"


@contextmanager
def at_each_connection(statement):
    """Let every SQLite connection begin with a statement."""

    def run(connection, _record):
        if isinstance(connection, sqlite3.Connection):
            connection.execute(statement)

    event.listen(Engine, "connect", run)
    try:
        yield
    finally:
        event.remove(Engine, "connect", run)


def write_after(statement, path, clock):
    """Return the code with which a long note is refused after `statement` at each connection."""
    with at_each_connection(statement):
        database = open_database(path, clock)
        with pytest.raises(UserError) as refusal:
            enter(database, {"name": "示例企业", "note": "字" * 90_000})
        database.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM company").fetchone() == (0,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return refusal.value.code


def enter(database, raw):
    with database.write("enter", actor=PROGRAM) as work:
        save_company(work, raw)


def test_a_full_disk_is_said_and_the_database_stays_usable(closed, clock):
    """SQLite's own limit of pages fails like a full disk; it is never below what is there."""
    assert write_after("PRAGMA max_page_count = 1", closed, clock) == "DISK_FULL"
    database = open_database(closed, clock)
    enter(database, {"name": "示例企业"})
    database.close()


def test_a_file_that_may_only_be_read_says_so_when_it_is_written(closed, clock):
    """SQLite itself refuses to write here: permissions would not stop root."""
    assert write_after("PRAGMA query_only = ON", closed, clock) == "FILE_UNWRITABLE"


def test_a_full_disk_stops_a_new_database_from_being_made(tmp_path, clock):
    path = tmp_path / "yinfeng.sqlite"
    with at_each_connection("PRAGMA max_page_count = 20"):
        assert refused(path, clock) == "DISK_FULL"
    open_database(path, clock).close()


def test_a_database_that_another_program_holds_is_locked(tmp_path, clock, monkeypatch):
    monkeypatch.setattr(engines, "BUSY_TIMEOUT_MS", 50)
    path = tmp_path / "yinfeng.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refused(path, clock) == "DB_LOCKED"
        other.execute("ROLLBACK")
    open_database(path, clock).close()


def test_a_server_that_does_not_answer_or_knows_no_such_database_is_said(
    postgresql_store, clock, tmp_path
):
    there = postgresql_store.empty()
    unknown = there.replace("/test", "/nobody_has_made")
    assert refused(unknown, clock) == "FILE_UNREADABLE"
    assert refused(f"postgresql://yinfeng@/x?host={tmp_path}", clock) == "FILE_UNREADABLE"
    postgresql_store.discard(there)


def test_the_address_of_another_kind_of_database_is_refused_and_makes_no_folder(
    clock, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert refused("mysql://somebody@host/name", clock) == "VALUE_UNKNOWN"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_database(tmp_path, clock):
    path = tmp_path / "yinfeng.sqlite"
    path.touch()
    open_database(path, clock).close()
    open_database(path, clock).close()


def test_a_current_database_opens_without_the_tools_of_migration(closed):
    script = (
        "import sys; from crm.database.opening import open_database; "
        "open_database(sys.argv[1]).close(); print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(closed)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"
