"""Look through a whole database and list what is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.check.activity import check_activity
from crm.check.capital import check_capital
from crm.check.index import check_index
from crm.check.leads import check_leads
from crm.check.letters import check_letters
from crm.check.names import check_names
from crm.check.structure import check_links, check_structure

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from crm.check.finding import Finding

RULES = (
    *(check_links, check_names, check_leads, check_letters, check_capital, check_activity),
    check_index,
)


def verify(session: Session) -> list[Finding]:
    """Return every finding, an empty list for a sound database.

    Rows with unknown terms or without their parents cannot be judged by the rules: where there
    are any, only these are returned.
    """
    broken = list(check_structure(session))
    if broken:
        return broken
    return [finding for check in RULES for finding in check(session)]
