"""Open the program's database: what every commit has to keep in step is named here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.database import opening
from crm.search.following import follow
from crm.search.rebuilding import is_current, reindex
from crm.start import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from crm.clock import Clock
    from crm.database.session import Database


def open_database(
    location: str | Path,
    clock: Clock | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Database:
    """Open a database whose search index follows every commit.

    An index that is missing, or was built by other rules, is built first; `progress` is told how
    many records are done, of how many. Raises UserError as `crm.database.opening` does.
    """
    database = opening.open_database(location, clock, followers=(follow,))
    try:
        _make_current(database, progress)
    except BaseException:
        database.close()
        raise
    return database


def _make_current(database: Database, progress: Callable[[int, int], None] | None) -> None:
    with database.read() as session:
        if is_current(session):
            return
    with database.write("reindex", actor=PROGRAM) as work:
        # Asked again: another program may have started at the same moment.
        if not is_current(work.session):
            reindex(work.session, progress)
