"""The history of one record, read from the change sets, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.database.changes import ChangeSet, Operation, RowChange
from crm.history.words import Words
from crm.staff.models import Staff

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from crm.history.words import FieldChange

READS = ("change_set", "row_change", "staff")


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One commit that touched the record; `who` is "" where the program itself acted."""

    at: datetime
    who: str
    action: str
    reason: str | None
    operation: Operation
    fields: tuple[FieldChange, ...]


def record_history(
    session: Session, table: str, row_id: int, limit: int | None = None, skip: int = 0
) -> tuple[HistoryLine, ...]:
    """Return what happened to a row, newest first, in the present language.

    A record that was entered shows its first values as changes from nothing. A long history is
    read in pages: at most `limit` entries after the first `skip`.
    """
    words = Words(session)
    query = (
        select(RowChange, ChangeSet, Staff.name)
        .join(ChangeSet, RowChange.change_set_id == ChangeSet.id)
        .outerjoin(Staff, ChangeSet.staff_id == Staff.id)
        .where(RowChange.table_name == table, RowChange.row_id == row_id)
        .order_by(RowChange.id.desc())
        .limit(limit)
        .offset(skip)
    )
    return tuple(
        HistoryLine(
            at=change_set.at,
            who=who or "",
            action=change_set.action,
            reason=change_set.reason,
            operation=Operation(change.operation),
            fields=words.changes(table, change.fields),
        )
        for change, change_set, who in session.execute(query)
    )
