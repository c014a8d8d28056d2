"""Open a database: check that it is one of ours, migrate it, or say clearly why not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import DatabaseError, OperationalError

from crm.clock import Clock
from crm.database.engine import is_postgresql, open_engine
from crm.database.migrate import migrate
from crm.database.session import Database
from crm.database.tables import configure_tables
from crm.errors import UserError, refuse
from crm.language import _

SQLITE_HEADER = b"SQLite format 3\x00"
HEADER_LENGTH = len(SQLITE_HEADER)
OUR_TABLES = frozenset({"alembic_version", "change_set"})
QUICK_CHECK_LIMIT = 50_000_000  # bytes; larger files are verified by the command `check`


def open_database(location: str | Path, clock: Clock | None = None) -> Database:
    """Open the database at a PostgreSQL URL or file path, creating and migrating it as needed.

    Raises UserError: DB_DAMAGED (not a readable database), DB_FOREIGN (of another program),
    DB_TOO_NEW, DB_LOCKED, FILE_UNWRITABLE, DISK_FULL. The file is left untouched then.
    """
    clock = clock or Clock()
    configure_tables()
    if not is_postgresql(location):
        _check_file(Path(location))
    engine = open_engine(location)
    try:
        migrate(engine, clock.now())
    except (DatabaseError, sqlite3.Error, OSError) as error:
        engine.dispose()
        raise _explained(error, engine.dialect.name) from error
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, clock)


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
        if file.read(HEADER_LENGTH) != SQLITE_HEADER:
            raise refuse(
                "DB_FOREIGN",
                _("{path} is not a database of this program. It was not touched.").format(
                    path=path
                ),
            )
    # Read only, because even opening for writing would change the header of a foreign file.
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            names = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
            small = path.stat().st_size <= QUICK_CHECK_LIMIT
            result = database.execute("PRAGMA quick_check(1)").fetchone()[0] if small else "ok"
    except sqlite3.OperationalError as error:
        raise _explained(error, "sqlite") from error
    except sqlite3.DatabaseError as error:
        raise _damaged() from error
    if result != "ok":
        raise _damaged()
    if names and not names >= OUR_TABLES:
        raise refuse(
            "DB_FOREIGN",
            _("{path} belongs to another program. It was not touched.").format(path=path),
        )


def _check_writable(path: Path) -> None:
    existed = path.exists()
    with path.open("ab"):
        pass
    if not existed:
        path.unlink()


def _damaged() -> UserError:
    return refuse(
        "DB_DAMAGED",
        _("The database is damaged and was not opened. Restore a copy from the folder “backups”."),
    )


def _explained(error: Exception, dialect: str) -> Exception:
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return refuse("DB_LOCKED", _("The database is in use elsewhere. Close it there first."))
    if "full" in text or "no space" in text:
        return refuse("DISK_FULL", _("The disk is full. Free some space and try again."))
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return refuse(
            "FILE_UNWRITABLE",
            _("The database cannot be written. Check the permissions of its folder."),
        )
    if isinstance(error, OperationalError) and dialect == "postgresql":
        return refuse(
            "FILE_UNREADABLE",
            _("The database server cannot be reached. Check its address and your password."),
        )
    if isinstance(error, (DatabaseError, sqlite3.DatabaseError)):
        return _damaged()
    return error
