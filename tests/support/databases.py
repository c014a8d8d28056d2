"""Databases for tests, on both engines: migrated once, then copied for each test."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import psycopg
import pytest

from crm.clock import Clock
from crm.database.base import Base
from crm.opening import open_database
from tests.support.postgresql import running_server

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from crm.database.session import Database

ENGINES = ("sqlite", "postgresql")
# Noon in Shanghai on the last day of 2026: docs/domain.md, Test cases.
NOW = datetime(2026, 12, 31, 4, tzinfo=UTC)
WITHOUT_RECORDS = "migrated"


class SqliteStore:
    """Makes SQLite files in the folder of the test, from templates in that of the session."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def empty(self) -> str:
        """Return a place where no database is yet."""
        return str(self._folder / f"test{next(self._numbers)}" / "yinfeng.sqlite")

    def template(self, name: str, fill: Callable[[Database], object]) -> str:
        """Return the template `name`, made on first use."""
        path = self._folder / f"{name}.sqlite"
        if not path.exists():
            _fill(str(path), fill)
            with closing(sqlite3.connect(path)) as connection:
                # One file holds everything, so that copying it is enough.
                connection.execute("PRAGMA journal_mode = DELETE")
        return str(path)

    def copy(self, template: str) -> str:
        """Return a copy of a template."""
        place = self._folder / f"test{next(self._numbers)}"
        place.mkdir()
        return shutil.copy(template, place / "yinfeng.sqlite")

    def discard(self, location: str) -> None:
        """Do nothing: pytest removes the folder."""


class PostgresqlStore:
    """Makes databases on one server; templates are databases too.

    Emptying a database takes a quarter of the time of making another one.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._numbers = count(1)
        self._templates: dict[str, str] = {}
        self._emptied: list[str] = []
        self._without_records: set[str] = set()
        self._made: tuple[object, ...] = ()

    def empty(self) -> str:
        """Return a new database without tables."""
        return self._create("template0")

    def template(self, name: str, fill: Callable[[Database], object]) -> str:
        """Return the template `name`, made on first use."""
        if name not in self._templates:
            location = self._create("template0")
            _fill(location, fill)
            self._templates[name] = location
        return self._templates[name]

    def copy(self, template: str) -> str:
        """Return a copy of a template."""
        if template != self._templates.get(WITHOUT_RECORDS):
            return self._create(_database_name(template))
        if self._emptied:
            return self._emptied.pop()
        location = self._create(_database_name(template))
        self._without_records.add(location)
        self._made = self._schema(location)
        return location

    def discard(self, location: str) -> None:
        """Empty the database, or drop it, whoever may still be connected."""
        if location in self._without_records and self._schema(location) == self._made:
            self._empty(location)
            self._emptied.append(location)
        else:
            self._execute(f'DROP DATABASE "{_database_name(location)}" WITH (FORCE)')

    def _schema(self, location: str) -> tuple[object, ...]:
        """Return the revision and how many columns there are: a test may have changed them."""
        with psycopg.connect(location) as connection:
            return connection.execute(
                "SELECT version_num, (SELECT count(*) FROM pg_attribute JOIN pg_class"
                " ON attrelid = pg_class.oid WHERE relnamespace = 'public'::regnamespace"
                " AND NOT attisdropped) FROM alembic_version"
            ).fetchone()

    def _empty(self, location: str) -> None:
        tables = [*(table.name for table in Base.metadata.sorted_tables), "search_index"]
        statements = ["SET session_replication_role = replica", "SET lock_timeout = '5s'"]
        statements += [f'DELETE FROM "{table}"' for table in tables]  # noqa: S608 - our own names
        statements += [f'ALTER SEQUENCE IF EXISTS "{table}_id_seq" RESTART' for table in tables]
        self._execute("; ".join(statements), _database_name(location))

    def _create(self, template: str) -> str:
        name = f"test{next(self._numbers)}"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self._url.format(name=name)

    def _execute(self, statement: str, database: str = "postgres") -> None:
        with psycopg.connect(self._url.format(name=database), autocommit=True) as connection:
            connection.execute(statement.encode())


def _database_name(location: str) -> str:
    return location.partition("?")[0].rpartition("/")[2]


def _fill(location: str, fill: Callable[[Database], object]) -> None:
    database = open_database(location, Clock(fixed=NOW))
    try:
        fill(database)
    finally:
        database.close()


def _leave_empty(_database: Database) -> None:
    """A migrated database without records."""


@pytest.fixture(scope="session")
def sqlite_store(tmp_path_factory) -> SqliteStore:
    return SqliteStore(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql_store() -> Generator[PostgresqlStore]:
    with running_server() as url:
        yield PostgresqlStore(url)


@pytest.fixture
def clock() -> Clock:
    """The clock of the test cases; a test that needs another date overrides this fixture."""
    return Clock(fixed=NOW)


@pytest.fixture(params=ENGINES)
def engine_name(request) -> str:
    """Each engine in turn; tests of the window override it with "sqlite"."""
    return request.param


@pytest.fixture
def store(request, engine_name) -> SqliteStore | PostgresqlStore:
    """Where databases of the present engine are made."""
    return request.getfixturevalue(f"{engine_name}_store")


@pytest.fixture
def empty_location(store) -> Generator[str]:
    """A path or URL where nothing has been created yet."""
    location = store.empty()
    yield location
    store.discard(location)


@pytest.fixture
def database_location(store) -> Generator[str]:
    """The path or URL of a migrated database without records."""
    location = store.copy(store.template(WITHOUT_RECORDS, _leave_empty))
    yield location
    store.discard(location)


@pytest.fixture
def database(database_location, clock) -> Generator[Database]:
    """An open, empty database; fails the test that leaves a transaction open."""
    yield from opened(database_location, clock)


@pytest.fixture
def demo_location(store) -> Generator[str]:
    """The path or URL of a database with the demonstration data."""
    from crm.demo.loader import load_demo_into

    location = store.copy(store.template("demonstration", load_demo_into))
    yield location
    store.discard(location)


@pytest.fixture
def demo_database(demo_location, clock) -> Generator[Database]:
    """An open database with the demonstration data."""
    yield from opened(demo_location, clock)


def opened(location: str, clock: Clock) -> Generator[Database]:
    """Open a database for one test and close it afterwards."""
    database = open_database(location, clock)
    yield database
    still_open = database.engine.pool.checkedout()
    database.close()
    assert still_open == 0, "the test left a transaction open"
