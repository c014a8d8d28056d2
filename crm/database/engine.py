"""Engines for SQLite and PostgreSQL that behave alike: foreign keys on, DDL in transactions."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

if TYPE_CHECKING:
    import sqlite3
    from sqlalchemy.engine import URL

BUSY_TIMEOUT_MS = 10_000
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afpfs", "9p"})


def is_postgresql(location: str | Path) -> bool:
    """Tell whether a location names a PostgreSQL database rather than a file."""
    return str(location).startswith(("postgresql:", "postgresql+"))


def open_engine(location: str | Path) -> Engine:
    """Return the engine for a PostgreSQL URL or the path of an SQLite file."""
    if is_postgresql(location):
        return _postgresql(make_url(str(location)))
    return _sqlite(Path(location))


def _postgresql(url: URL) -> Engine:
    driver = url.set(drivername="postgresql+psycopg")
    # The time zone of the session must not change what a date means.
    engine = create_engine(driver, connect_args={"options": "-c timezone=UTC"}, pool_pre_ping=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        del connection  # PostgreSQL locks rows, not the file: nothing to do

    return engine


def _sqlite(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")
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
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

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
