"""Many examples in one database: each is written, looked at and rolled back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

from tests.support.records import NOBODY, Records

if TYPE_CHECKING:
    from collections.abc import Generator

    from crm.database.session import Database

# The database is the same for every example: what one writes is gone before the next.
few_examples = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class _Undone(Exception):
    """Ends a trial."""


def _undo() -> None:
    raise _Undone


@contextmanager
def trial(database: Database) -> Generator[Records]:
    """Write rows that are gone at the end of the block."""
    try:
        with database.write("trial", actor=NOBODY) as work:
            yield Records(work.session)
            _undo()
    except _Undone:
        pass
