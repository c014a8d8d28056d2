"""Bring a database to the schema of this program, safely: back up first, all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from crm.database.backup import back_up
from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from datetime import datetime

MIGRATIONS = Path(__file__).resolve().parent.parent.parent / "migrations"
VERSION_TABLE = "alembic_version"


def migration_config(connection: Connection | None = None) -> Config:
    """Return the Alembic settings; there is no alembic.ini to lose."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, now: datetime, *, target: str = "head") -> None:
    """Upgrade to `target`.

    Raises UserError DB_TOO_NEW for a database of a newer program and DB_FOREIGN for one that
    holds other tables. A failure half way leaves the old database as it was.
    """
    with engine.connect() as connection:
        revision = _revision(connection)
        empty = not inspect(connection).get_table_names()
        connection.rollback()
    scripts = ScriptDirectory.from_config(migration_config())
    known = {script.revision for script in scripts.walk_revisions()}
    if revision is None and not empty:
        raise refuse(
            "DB_FOREIGN",
            _("This database belongs to another program. Choose another file; it was not touched."),
        )
    if revision is not None and revision not in known:
        raise refuse(
            "DB_TOO_NEW",
            _("This database was written by a newer version. Update the program and try again."),
        )
    if revision == scripts.get_current_head():
        return
    if revision is not None and engine.dialect.name == "sqlite":
        back_up(Path(engine.url.database or ""), f"before-{scripts.get_current_head()}", now)
    _upgrade(engine, target)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(engine: Engine, target: str) -> None:
    # SQLite rebuilds a table by dropping the old one: with foreign keys on, that would delete
    # its children. The switch works only outside a transaction.
    sqlite = engine.dialect.name == "sqlite"
    with engine.execution_options(begin="IMMEDIATE").connect() as connection:
        if sqlite:
            _pragma(connection, "foreign_keys = OFF")
        try:
            with connection.begin():
                command.upgrade(migration_config(connection), target)
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
