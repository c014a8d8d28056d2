"""Which records a change set is about, so that a window can show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.database.changes import RowChange
from crm.history.parts import PARENTS
from crm.history.values import record_models

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

Record = tuple[str, int]
# A change of thousands of records is about no single one: its first rows tell that.
ROWS = 20


def concerned(session: Session, change_set: int) -> tuple[Record, ...]:
    """Return (table, id) of the records that still exist, each once, in the order of the rows.

    Parts stand for their record: a contact for its company, a move for its lead. Only the first
    rows of a long change set are looked at.
    """
    rows = session.scalars(
        select(RowChange)
        .where(RowChange.change_set_id == change_set)
        .order_by(RowChange.id)
        .limit(ROWS)
    )
    models = record_models()
    found = dict.fromkeys(each for row in rows for each in _records(session, models, row))
    return tuple(
        (table, row_id) for table, row_id in found if session.get(models[table], row_id) is not None
    )


def record_of(session: Session, table: str, row_id: int) -> Record | None:
    """Return the record that shows a row: itself, or the one that it is a part of."""
    models = record_models()
    row = session.get(models[table], row_id) if table in models else None
    if row is None:
        return None
    parents = PARENTS.get(table, ())
    values = ((each.table, getattr(row, each.column)) for each in parents)
    found = next(((name, value) for name, value in values if value is not None), None)
    return found if parents else (table, row_id)


def _records(session: Session, models: dict[str, Any], row: RowChange) -> Iterator[Record]:
    if row.table_name not in models:
        return
    parents = PARENTS.get(row.table_name, ())
    if not parents:
        yield row.table_name, row.row_id
        return
    part = session.get(models[row.table_name], row.row_id)
    for parent in parents:
        value = getattr(part, parent.column, None) or _told(row, parent.column)
        if value is not None:
            yield parent.table, int(value)
            return


def _told(row: RowChange, column: str) -> Any:
    """Return what the audit trail knows of a row that is gone."""
    old, new = row.fields.get(column, (None, None))
    return new if new is not None else old
