"""Open a database: check that it is one of ours, migrate it, or say clearly why not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from crm.clock import Clock
from crm.database.engine import is_postgresql, open_engine
from crm.database.migrate import VERSION_TABLE, migrate, revisions, too_new
from crm.database.refusals import explained, refusal
from crm.database.session import Database
from crm.database.tables import configure_tables
from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.database.session import Follower

SQLITE_HEADER = b"SQLite format 3\x00"
HEADER_LENGTH = 100
WRITE_VERSION = 18  # this byte of the header says how the file is written: 2 with a WAL
WITH_WAL = 2
OUR_TABLES = frozenset({VERSION_TABLE, "change_set"})
QUICK_CHECK_LIMIT = 50_000_000  # bytes; larger files are verified by the command `check`


def open_database(
    location: str | Path, clock: Clock | None = None, followers: Sequence[Follower] = ()
) -> Database:
    """Open the database at a PostgreSQL URL or file path, creating and migrating it as needed.

    The program opens through `crm.opening`, which knows the followers of its commits.

    Raises UserError: DB_DAMAGED (not a readable database), DB_FOREIGN (of another program),
    DB_TOO_NEW, DB_LOCKED, FILE_UNWRITABLE, DISK_FULL, and for a server VALUE_UNKNOWN (of another
    kind), PASSWORD_WRONG, FILE_UNREADABLE (it cannot be reached). What is there is left
    untouched then.
    """
    clock = clock or Clock()
    configure_tables()
    if not is_postgresql(location):
        _check_address(str(location))
        _check_file(Path(location))
    engine = open_engine(location)
    try:
        migrate(engine, clock.now())
    except (DBAPIError, sqlite3.Error, OSError) as error:
        engine.dispose()
        raise explained(error) from error
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, clock, followers)


def _check_address(location: str) -> None:
    """Refuse the address of another kind of database, which no file is called like."""
    if "://" in location:
        message = _("“{value}” is neither a file nor postgresql://user@host/name.")
        raise refuse("VALUE_UNKNOWN", message.format(value=location))


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise refuse("DB_FOREIGN", _("{path} is a folder, not a database.").format(path=path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size:
            _check_content(path)
        else:
            _check_writable(path)
    except OSError as error:
        raise refuse(
            "FILE_UNWRITABLE",
            _("{path} cannot be opened: {reason}. Choose another folder.").format(
                path=path, reason=error.strerror
            ),
        ) from error


def _check_content(path: Path) -> None:
    with path.open("rb") as file:
        header = file.read(HEADER_LENGTH)
    if not header.startswith(SQLITE_HEADER):
        raise refuse(
            "DB_FOREIGN",
            _("{path} is not a database of this program. It was not touched.").format(path=path),
        )
    try:
        with closing(sqlite3.connect(_reading(path, header), uri=True)) as database:
            tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
            if tables and not tables >= OUR_TABLES:
                raise refuse(
                    "DB_FOREIGN",
                    _("{path} belongs to another program. It was not touched.").format(path=path),
                )
            _check_revision(database, tables)
            small = path.stat().st_size <= QUICK_CHECK_LIMIT
            if small and database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise refusal("DB_DAMAGED")
    except sqlite3.Error as error:
        raise explained(error) from error


def _reading(path: Path, header: bytes) -> str:
    """Return the address that reads a file and leaves no trace, not even beside it.

    Opening for writing would change the header of a foreign file. A database with a WAL would
    get its two companions even from a reader, unless it is said that nobody writes; that is so
    when there is no WAL.
    """
    quiet = len(header) == HEADER_LENGTH and header[WRITE_VERSION] == WITH_WAL
    quiet = quiet and not path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if quiet else ''}"


def _check_revision(database: sqlite3.Connection, tables: set[str]) -> None:
    if VERSION_TABLE in tables:
        for (revision,) in database.execute(f"SELECT version_num FROM {VERSION_TABLE}"):  # noqa: S608
            if revision not in revisions():
                raise too_new()


def _check_writable(path: Path) -> None:
    existed = path.exists()
    with path.open("ab"):
        pass
    if not existed:
        path.unlink()
