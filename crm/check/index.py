"""Whether the search index says what the records say (docs/domain.md, Search)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.check.finding import Finding
from crm.language import ngettext
from crm.search.rebuilding import wrong_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def check_index(session: Session) -> Iterator[Finding]:
    """Compare the index with one made anew; one finding for all records that differ."""
    wrong = wrong_records(session)
    if wrong:
        message = ngettext(
            "{count} record is not found as it is written. The command `reindex` mends that.",
            "{count} records are not found as they are written. The command `reindex` mends that.",
            wrong,
        )
        yield Finding("INDEX_WRONG", "", message.format(count=wrong))
