"""Bring a database to the schema of this program, safely: back up first, all or nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from crm.database.backup import back_up
from crm.database.engine import for_writing
from crm.errors import UserError, refuse
from crm.language import _

if TYPE_CHECKING:
    from datetime import datetime

    from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parent.parent.parent / "migrations"
VERSION_TABLE = "alembic_version"
_REVISION = re.compile(
    r'^(down_revision|revision)(?:: [^=]+)? = (?:["\'](\w+)["\']|None)$', re.MULTILINE
)


def revisions(folder: Path = MIGRATIONS) -> list[str]:
    """Return the revisions that the program knows, oldest first.

    They are read from the files: Alembic takes most of a second to load, and a database that is
    up to date does not need it.
    """
    after: dict[str, str] = {}
    for path in (folder / "versions").glob("*.py"):
        names = dict(_REVISION.findall(path.read_text(encoding="utf-8")))
        after[names["down_revision"]] = names["revision"]
    known: list[str] = []
    revision = after.get("")
    while revision is not None:
        known.append(revision)
        revision = after.get(revision)
    return known


def migration_config(connection: Connection | None = None, folder: Path = MIGRATIONS) -> Config:
    """Return the Alembic settings; there is no alembic.ini to lose."""
    from alembic.config import Config

    config = Config()
    # Alembic fills in %(…)s, so that a % of the path has to be doubled.
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(
    engine: Engine, now: datetime, *, target: str = "head", folder: Path = MIGRATIONS
) -> None:
    """Upgrade to the revision `target` with the migrations in `folder`.

    Raises UserError DB_TOO_NEW for a database of a newer program and DB_FOREIGN for one that
    holds other tables. A failure half way leaves the old database as it was.
    """
    known = revisions(folder)
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        revision = _revision(connection) if VERSION_TABLE in tables else None
        connection.rollback()
    if tables and revision is None:
        raise refuse(
            "DB_FOREIGN",
            _("This database belongs to another program. Choose another file; it was not touched."),
        )
    if revision is not None and revision not in known:
        raise too_new()
    wanted = known[-1] if target == "head" else target
    if revision == wanted:
        return
    if revision is not None and engine.dialect.name == "sqlite":
        back_up(Path(engine.url.database or ""), f"before-{wanted}", now)
    _upgrade(engine, wanted, folder)


def too_new() -> UserError:
    """Return the refusal of a database that a newer program wrote."""
    return refuse(
        "DB_TOO_NEW",
        _("This database was written by a newer version. Update the program and try again."),
    )


def _revision(connection: Connection) -> str | None:
    return connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608


def _upgrade(engine: Engine, target: str, folder: Path) -> None:
    from alembic import command

    # SQLite rebuilds a table by dropping the old one: with foreign keys on, that would delete
    # its children. The switch works only outside a transaction.
    sqlite = engine.dialect.name == "sqlite"
    with for_writing(engine).connect() as connection:
        if sqlite:
            _pragma(connection, "foreign_keys = OFF")
        try:
            with connection.begin():
                command.upgrade(migration_config(connection, folder), target)
                if sqlite:
                    _check_references(connection)
        finally:
            if sqlite:
                _pragma(connection, "foreign_keys = ON")


def _pragma(connection: Connection, setting: str) -> None:
    raw = connection.connection.dbapi_connection
    if raw is not None:
        raw.cursor().execute(f"PRAGMA {setting}")


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        msg = f"The migration would leave rows without their parents: {broken[:3]}"
        raise RuntimeError(msg)
