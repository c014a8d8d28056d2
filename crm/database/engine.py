"""Engines for SQLite and PostgreSQL that behave alike: foreign keys on, one writer at a time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

if TYPE_CHECKING:
    import sqlite3

BUSY_TIMEOUT_MS = 10_000  # how long a writer waits for another one
CONNECT_TIMEOUT_S = 10
# Any number: it names the lock that writers of this program share on a server.
WRITER_LOCK = 7_463_902
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afpfs", "9p"})


def is_postgresql(location: str | Path) -> bool:
    """Tell whether a location names a PostgreSQL database rather than a file."""
    return str(location).startswith(("postgresql:", "postgresql+", "postgres:"))


def open_engine(location: str | Path) -> Engine:
    """Return the engine for a PostgreSQL URL or the path of an SQLite file."""
    if is_postgresql(location):
        return _postgresql(make_url(str(location)))
    return _sqlite(Path(location))


def for_reading(engine: Engine) -> Engine:
    """Return the engine whose transactions see one moment of the database and change nothing."""
    if engine.dialect.name == "sqlite":
        return engine  # a transaction there always sees one moment
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def for_writing(engine: Engine) -> Engine:
    """Return the engine whose transactions begin as writers.

    A writer reads first: the limits of a fund, overlapping letters, the next code. Nobody may
    write in between, so that writers follow one another on both engines. SQLite would also
    refuse to turn a reader into a writer, at once.
    """
    return engine.execution_options(begin="IMMEDIATE")


def _is_writer(connection: Connection) -> bool:
    return connection.get_execution_options().get("begin") == "IMMEDIATE"


def _postgresql(url: URL) -> Engine:
    driver = url.set(drivername="postgresql+psycopg")
    # The time zone of the session must not change what a date means.
    arguments = {
        "options": f"-c timezone=UTC -c lock_timeout={BUSY_TIMEOUT_MS}",
        "connect_timeout": CONNECT_TIMEOUT_S,
    }
    engine = create_engine(driver, connect_args=arguments, pool_pre_ping=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if _is_writer(connection):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")

    return engine


def _sqlite(path: Path) -> Engine:
    # Not as text: a path may hold "?" and "%".
    engine = create_engine(URL.create("sqlite", database=str(path)))
    journal = "DELETE" if on_network_share(path) else "WAL"

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy emits BEGIN, see below
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _is_writer(connection) else "BEGIN")

    return engine


def on_network_share(path: Path) -> bool:
    """Tell whether a file lies on a network share, where WAL does not work."""
    if os.name == "nt":
        return str(path.absolute()).startswith("\\\\")
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    best = ("", "")
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, folder, kind = line.split(" ")[:3]
        inside = str(path.absolute()).startswith(folder.rstrip("/") + "/")
        if inside and len(folder) >= len(best[0]):
            best = (folder, kind)
    return best[1] in NETWORK_FILE_SYSTEMS
