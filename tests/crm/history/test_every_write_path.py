"""Every command of the program is undone and redone: all tables are then as they were."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

import pytest

from crm.cli.binding import perform
from crm.cli.command_table import BY_NAME
from crm.clock import Clock
from crm.database.base import Base
from crm.demo.loader import load_demo_into
from crm.history.undoing import redo, undo
from crm.opening import open_database
from crm.staff.models import Staff
from crm.staff.queries import actor_of
from crm.staff.terms import Role
from crm.start import PROGRAM
from tests.support.databases import ENGINES, NOW
from tests.support.write_entries import ADMINISTRATOR, BESIDE, MANAGER
from tests.support.write_paths import PATHS, WORKDAY

# The history itself grows, and codes that were given out are not given out again.
LEFT_OUT = {"change_set", "row_change", "code_counter", "search_format"}
# An undo is a change too: it says when and by whom the row was written last.
WRITTEN = {"version", "updated_at", "updated_by"}


@dataclass
class Program:
    """The program on the demonstration data; each path has a number of its own."""

    database: object
    numbers: count

    def do(self, entry, by, results):
        actor = self.actor(by)
        with self.database.write(entry["do"], actor=actor) as work:
            if entry["do"] in BESIDE:
                BESIDE[entry["do"]](work, entry, results)
                return
            saved = perform(work, entry, results)
        if "as" in entry:
            results[entry["as"]] = saved.id

    def run(self, command, by):
        with self.database.write(command.__name__, actor=self.actor(by)) as work:
            return command(work)

    def actor(self, code):
        with self.database.read() as session:
            return actor_of(session, code)

    def rows(self):
        """Return every row of every table without what each writing changes, and the versions."""
        content, versions = {}, {}
        with self.database.read() as session:
            for table in set(Base.metadata.tables) - LEFT_OUT:
                # Straight from the driver: dates and amounts need no reading to be compared.
                found = session.connection().exec_driver_sql(f'SELECT * FROM "{table}"')  # noqa: S608
                for row in found.mappings():
                    key = table, row["id"]
                    content[key] = {k: v for k, v in row.items() if k not in WRITTEN}
                    versions[key] = row.get("version", 0)
        return content, versions


@pytest.fixture(scope="module", params=ENGINES)
def program(request):
    store = request.getfixturevalue(f"{request.param}_store")
    location = store.copy(store.template("demo", load_demo_into))
    database = open_database(location, Clock(fixed=NOW))
    with database.write("staff", actor=PROGRAM) as work:
        work.session.add(Staff(code=ADMINISTRATOR, name="系统管理员", role=Role.ADMIN))
    yield Program(database, count(100))
    database.close()
    store.discard(location)


def numbered(value, number):
    if isinstance(value, str):
        return value.replace("#", str(number))
    if isinstance(value, dict):
        return {key: numbered(each, number) for key, each in value.items()}
    if isinstance(value, bytes):
        return value.replace(b"#", str(number).encode())
    return [numbered(each, number) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.title)
def test_it_is_undone_and_redone(program, path):
    number, results = next(program.numbers), {}
    for entry in path.before:
        program.do(numbered(entry, number), path.by, results)
    before, old_versions = program.rows()
    program.do(numbered(path.entry, number), path.by, results)
    after, new_versions = program.rows()
    assert before != after, "the path writes nothing"

    program.run(undo, path.by)
    undone, versions = program.rows()
    assert undone == before
    changed = {key for key in before if before[key] != after.get(key)}
    assert all(
        versions[key] > max(old_versions[key], new_versions.get(key, 0))
        for key in changed
        if "uid" in before[key]
    )

    program.run(redo, path.by)
    redone, _versions = program.rows()
    assert redone == after


def test_a_day_of_work_is_undone_step_by_step_and_redone(program):
    number, results = next(program.numbers), {}
    before, _versions = program.rows()
    for entry in WORKDAY:
        program.do(numbered(entry, number), MANAGER, results)
    after, _versions = program.rows()
    for _entry in WORKDAY:
        program.run(undo, MANAGER)
    assert program.rows()[0] == before
    for _entry in WORKDAY:
        program.run(redo, MANAGER)
    assert program.rows()[0] == after


def test_every_command_has_a_path():
    assert {*BY_NAME, *BESIDE} - {path.command for path in PATHS} == set()
