"""Look through a whole database and list what is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.check.activity import check_activity
from crm.check.capital import check_capital
from crm.check.day import check_day
from crm.check.files import check_files, check_holders
from crm.check.index import check_index
from crm.check.leads import check_leads
from crm.check.letters import check_letters
from crm.check.names import check_names
from crm.check.structure import check_links, check_structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from crm.attachments.store import FileStore
    from crm.check.finding import Finding

RULES = (
    *(check_links, check_names, check_leads, check_letters, check_capital, check_activity),
    *(check_day, check_index, check_holders),
)


def verify(
    session: Session,
    store: FileStore | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Return every finding, an empty list for a sound database.

    With `store` the attached files are read too; `progress` is told how many, of how many.

    Rows with unknown terms or without their parents cannot be judged by the rules: where there
    are any, only these are returned.
    """
    broken = list(check_structure(session))
    if broken:
        return broken
    findings = [finding for check in RULES for finding in check(session)]
    return findings if store is None else [*findings, *check_files(session, store, progress)]
