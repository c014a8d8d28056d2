"""Change sets: every commit records who did what, with the fields that changed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, String, inspect, literal, text
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.orm.attributes import get_history
from sqlalchemy.orm.base import PASSIVE_NO_INITIALIZE

from crm.database.base import Base, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

# Bookkeeping that says nothing about the record itself.
UNTRACKED = frozenset({"version", "created_at", "created_by", "updated_at", "updated_by"})
# Told all the same of a row that is removed, so that it can come back as it was.
KEPT = ("version", "created_at", "created_by")


class Operation(StrEnum):
    """What happened to a row."""

    INSERT = "INSERT"
    UPDATE = "UPDATE"
    DELETE = "DELETE"


class ChangeSet(Base):
    """One commit: when, by whom, and what the action was called."""

    __tablename__ = "change_set"
    # What a person did last, and what was undone: few name another one, see `merged_index`.
    __table_args__ = (
        Index("ix_change_set_person", "staff_id", "id"),
        Index("ix_change_set_undoes_id", "undoes_id", sqlite_where=text("undoes_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(unique=True)
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    action: Mapped[str] = mapped_column(String(100))
    reason: Mapped[str | None]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"))


_REMOVED = text("operation = 'DELETE'")


class RowChange(Base):
    """One row of a change set; `fields` maps each changed field to [old, new] in JSON form."""

    __tablename__ = "row_change"
    __table_args__ = (
        Index("ix_row_change_row", "table_name", "row_id"),
        Index(
            "ix_row_change_removed", "table_name", sqlite_where=_REMOVED, postgresql_where=_REMOVED
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    change_set_id: Mapped[int] = mapped_column(ForeignKey("change_set.id"), index=True)
    table_name: Mapped[str] = mapped_column(String(60))
    row_id: Mapped[int]
    operation: Mapped[str] = mapped_column(String(10))
    fields: Mapped[dict[str, Any]]


# Spelled out in the statement: only so SQLite sees that `ix_row_change_removed` fits.
IS_REMOVAL = RowChange.operation == literal(Operation.DELETE.value, literal_execute=True)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a commit touched, for pages that want to know whether to refresh.

    `change_set` is the id of its change set, by which the action can be undone.
    """

    action: str
    rows: frozenset[tuple[str, int]]
    change_set: int

    @property
    def tables(self) -> frozenset[str]:
        """The tables that were touched."""
        return frozenset(table for table, _ in self.rows)

    def touch(self, *tables: str) -> bool:
        """Tell whether any of `tables` was touched."""
        return not self.tables.isdisjoint(tables)


def plain(value: object) -> object:
    """Return a value as JSON keeps it: dates and amounts as text, terms by value."""
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, (Decimal, uuid.UUID, StrEnum)):
        return str(value)
    return value


def row_changes(session: Session) -> list[RowChange]:
    """Describe what a flush wrote; call it after the flush, while the history is still known."""
    new = [_inserted(row) for row in _tracked(session.new)]
    changed = [_updated(row) for row in _tracked(session.dirty)]
    gone = [_deleted(row) for row in _tracked(session.deleted)]
    return [change for change in (*new, *changed, *gone) if change.fields]


def merged(changes: Iterable[RowChange]) -> list[RowChange]:
    """Tell each row once: what it was before the commit and what it is after it.

    A row that came and went within the commit is left out.
    """
    rows: dict[tuple[str, int], RowChange] = {}
    for change in changes:
        key = change.table_name, change.row_id
        rows[key] = _together(rows[key], change) if key in rows else change
    return [change for change in rows.values() if change.fields]


def _together(first: RowChange, last: RowChange) -> RowChange:
    fields = dict(first.fields)
    for name, (old, new) in last.fields.items():
        before = fields[name][0] if name in fields else old
        fields[name] = [before, new]
    operation = last.operation if last.operation == Operation.DELETE else first.operation
    if first.operation == Operation.INSERT and last.operation == Operation.DELETE:
        fields = {}
    return RowChange(
        table_name=first.table_name,
        row_id=first.row_id,
        operation=operation,
        fields={name: pair for name, pair in fields.items() if pair[0] != pair[1]},
    )


def is_changed(row: Record) -> bool:
    """Tell whether a row has another value than in the database; the session takes far longer."""
    state: Any = inspect(row)
    return any(
        get_history(row, key, PASSIVE_NO_INITIALIZE).has_changes()
        for key in tuple(state.committed_state)
    )


def _tracked(rows: Iterable[object]) -> Iterable[Record]:
    return (row for row in rows if isinstance(row, Record))


def _inserted(row: Record) -> RowChange:
    values = {key: plain(getattr(row, key)) for key in _columns(row)}
    return _change(
        row, Operation.INSERT, {k: [None, v] for k, v in values.items() if v is not None}
    )


def _updated(row: Record) -> RowChange:
    state: Any = inspect(row)
    fields: dict[str, Any] = {}
    for key in _columns(row):
        if key not in state.committed_state:
            continue  # untouched: asking for the history of every column takes far longer
        history = get_history(row, key, PASSIVE_NO_INITIALIZE)
        if history.has_changes():
            old = history.deleted[0] if history.deleted else None
            new = history.added[0] if history.added else None
            if plain(old) != plain(new):
                fields[key] = [plain(old), plain(new)]
    return _change(row, Operation.UPDATE, fields)


def _deleted(row: Record) -> RowChange:
    values = {key: plain(getattr(row, key)) for key in (*_columns(row), *KEPT)}
    return _change(
        row, Operation.DELETE, {k: [v, None] for k, v in values.items() if v is not None}
    )


def _columns(row: Record) -> tuple[str, ...]:
    return _columns_of(type(row))


@cache
def _columns_of(model: type[Record]) -> tuple[str, ...]:
    return tuple(each.key for each in model.__table__.columns if each.key not in UNTRACKED)


def _change(row: Record, operation: Operation, fields: dict[str, Any]) -> RowChange:
    return RowChange(
        table_name=type(row).__tablename__, row_id=row.id, operation=operation.value, fields=fields
    )
