"""Migrations: from nothing, from every revision, all or nothing, with a copy made before."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from crm.companies.commands import save_company, save_contact
from crm.companies.models import Company, Contact
from crm.database.engine import open_engine
from crm.database.migrate import MIGRATIONS, migrate, migration_config, revisions
from crm.database.opening import open_database
from crm.database.tables import metadata
from tests.support.office import dump_tables
from tests.support.sources import ROOT, imported_names, syntax_tree

# A revision after the newest one, for tests of what may go wrong.
NEXT = '''"""The next revision."""
import sqlalchemy as sa
from alembic import op

revision = "9999_next"
down_revision = "{head}"


def upgrade():
    op.create_table("half_way", sa.Column("id", sa.Integer(), primary_key=True))
{steps}
'''
REBUILD = """
    with op.batch_alter_table("company") as company:  # SQLite has to make the table anew
        company.alter_column("city", type_=sa.String(100), existing_type=sa.Text())
"""


@pytest.fixture
def folder(tmp_path):
    """Make a copy of the migrations with one more, that does `steps`."""

    def with_next(steps):
        copy = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__"))
        next_one = NEXT.format(head=revisions()[-1], steps=steps)
        (copy / "versions" / "9999_next.py").write_text(next_one, encoding="utf-8")
        return copy

    return with_next


@pytest.fixture
def engine(empty_location):
    """An engine on a database where nothing has been created yet."""
    if "://" not in empty_location:
        Path(empty_location).parent.mkdir(parents=True)
    engine = open_engine(empty_location)
    yield engine
    engine.dispose()


def tables(engine):
    with engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def is_ours(name, kind, _parents):
    return kind != "table" or not name.startswith("search_index")


def stored_revision(engine):
    with engine.connect() as connection:
        return connection.scalar(text("SELECT version_num FROM alembic_version"))


def backups(database):
    if database.engine.dialect.name != "sqlite":
        return []
    return sorted((Path(database.engine.url.database).parent / "backups").glob("*.sqlite"))


def test_an_empty_database_gets_exactly_the_tables_of_the_program(database):
    # The search index belongs to the engine: a virtual table with its own on SQLite.
    own = {name for name in tables(database.engine) if not name.startswith("search_index")}
    assert own == {"alembic_version", *metadata.tables}
    options = {"compare_type": True, "include_name": is_ours}
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    assert backups(database) == []


def test_the_revisions_form_one_line_that_alembic_sees_too():
    scripts = ScriptDirectory.from_config(migration_config())
    assert scripts.get_heads() == [revisions()[-1]]
    assert [each.revision for each in scripts.walk_revisions()][::-1] == revisions()


def test_migrations_know_nothing_of_the_program_of_today():
    for path in sorted((MIGRATIONS / "versions").glob("*.py")):
        names = imported_names(syntax_tree(path))
        assert not [name for name in names if name.split(".")[0] in {"crm", "ui"}], path.name


@pytest.mark.parametrize("older", revisions()[:-1])
def test_every_older_revision_is_brought_up_to_date_after_a_backup(engine, clock, older):
    migrate(engine, clock.now(), target=older)
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO change_set (id, uid, at, action) VALUES "
                "(1, '00000000000070008000000000000001', '2026-01-01', 'kept')"
            )
        )
    location = engine.url.render_as_string(hide_password=False)
    database = open_database(location.removeprefix("sqlite:///"), clock)
    try:
        assert stored_revision(database.engine) == revisions()[-1]
        with database.engine.connect() as connection:
            assert connection.scalar(text("SELECT action FROM change_set")) == "kept"
        for copy in backups(database):
            with closing(sqlite3.connect(copy)) as connection:
                assert connection.execute("SELECT action FROM change_set").fetchone() == ("kept",)
                version = connection.execute("SELECT version_num FROM alembic_version")
                assert version.fetchone() == (older,)
        assert len(backups(database)) == (engine.dialect.name == "sqlite")
    finally:
        database.close()


@pytest.mark.parametrize(
    "steps",
    [
        "    raise RuntimeError('half way')",
        "    op.execute('INSERT INTO no_such_table VALUES (1)')",
        "    op.execute('DELETE FROM staff')",  # companies and change sets refer to them
    ],
)
def test_a_migration_that_fails_half_way_leaves_the_database_as_it_was(
    office, folder, clock, steps
):
    office.company("示例企业")
    before = dump_tables(office.database)
    with pytest.raises(Exception, match=r"half way|no_such_table|without their parents|violates"):
        migrate(office.database.engine, clock.now(), folder=folder(steps))
    assert "half_way" not in tables(office.database.engine)
    assert stored_revision(office.database.engine) == revisions()[-1]
    assert dump_tables(office.database) == before
    office.company("还能继续用")
    for copy in backups(office.database):
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("SELECT name FROM company").fetchall() == [("示例企业",)]
    assert len(backups(office.database)) == (office.database.engine.dialect.name == "sqlite")


def test_children_survive_when_their_parents_table_is_rebuilt(office, folder, clock):
    company = office.company("示例企业")
    contact = {"company_id": company.id, "name": "投资总监"}
    office.do(save_contact, contact)
    migrate(office.database.engine, clock.now(), folder=folder(REBUILD))
    assert "half_way" in tables(office.database.engine)
    with office.database.read() as session:
        assert session.scalars(select(Contact.name)).all() == ["投资总监"]
        assert session.scalars(select(Company.name)).all() == ["示例企业"]
    assert office.do(save_company, {"name": "下一家"}).id > company.id


def test_foreign_keys_are_checked_again_after_a_migration(office, folder, clock):
    migrate(office.database.engine, clock.now(), folder=folder("    pass"))
    company = office.company()
    office.do(save_contact, {"company_id": company.id, "name": "投资总监"})

    def remove(work):
        work.session.delete(work.session.get_one(Company, company.id))

    assert office.refused(remove).code == "RECORD_IN_USE"


def test_two_programs_that_start_at_once_make_one_database(empty_location):
    script = "import sys; from crm.opening import open_database; open_database(sys.argv[1]).close()"
    command = [sys.executable, "-c", script, empty_location]
    both = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    results = [each.communicate()[1].decode() for each in both]
    assert [each.returncode for each in both] == [0, 0], results
