"""Write back what a change set changed: rows go, come again or get their old values.

The order satisfies foreign keys and unique columns on both engines, which check every statement
by itself: values that another row wants back are given up first, rows that come are written
before others name them, and rows that go are named by none any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm.attributes import set_committed_value

from crm.database.changes import Operation, RowChange
from crm.database.tables import metadata
from crm.history.values import record_models, typed
from crm.records.finding import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from sqlalchemy.orm import Session

    from crm.database.base import Record

Key = tuple[str, int]
Rows = dict[Key, "Record"]


@dataclass(frozen=True, slots=True)
class Reversal:
    """One row to take back: the values it had before the change and those it got by it."""

    model: type[Record]
    id: int
    operation: Operation
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def key(self) -> Key:
        """Its table and id."""
        return self.model.__tablename__, self.id


def reversals(changes: Iterable[RowChange]) -> list[Reversal]:
    """Read the audit trail; raises KeyError or ValueError for a table or value not known here."""
    models = record_models()
    return [_reversal(models[change.table_name], change) for change in changes]


def _reversal(model: type[Record], change: RowChange) -> Reversal:
    columns = _table(model).columns
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, (old, new) in change.fields.items():
        before[name], after[name] = typed(columns[name], old), typed(columns[name], new)
    return Reversal(model, change.row_id, Operation(change.operation), before, after)


def load_rows(session: Session, steps: Sequence[Reversal]) -> Rows:
    """Return the rows as they stand now; those that are gone are missing."""
    wanted: dict[type[Record], list[int]] = {}
    for each in steps:
        wanted.setdefault(each.model, []).append(each.id)
    return {
        (model.__tablename__, row.id): row
        for model, ids in wanted.items()
        for some in chunks(ids)
        for row in session.scalars(select(model).where(model.id.in_(some)))
    }


def revert(
    session: Session, steps: Sequence[Reversal], rows: Rows, tick: Callable[[int], None]
) -> None:
    """Write the old state; `tick` is told how many rows are done."""
    _give_up_unique_values(session, steps, rows)
    back = [each for each in steps if each.operation is Operation.DELETE]
    gone = [each for each in steps if each.operation is Operation.INSERT]
    changed = [each for each in steps if each.operation is Operation.UPDATE]
    done = 0
    later: list[tuple[Record, dict[str, Any]]] = []
    for some in _by_table(back, metadata.sorted_tables):
        later += _insert(session, some, _keys(back), rows)
        tick(done := done + len(some))
    for row, values in later:
        _assign(row, values)
    for some in chunks_of(changed):
        for each in some:
            _assign(rows[each.key], each.before)
        session.flush()
        tick(done := done + len(some))
    _detach(gone, rows)
    session.flush()
    for some in _by_table(gone, [*reversed(metadata.sorted_tables)]):
        for each in some:
            session.delete(rows[each.key])
        session.flush()
        tick(done := done + len(some))


def chunks_of(steps: Sequence[Reversal]) -> Iterable[Sequence[Reversal]]:
    """Cut a long list into pieces after which the progress is told."""
    return (steps[start : start + 500] for start in range(0, len(steps), 500))


def _keys(steps: Sequence[Reversal]) -> set[Key]:
    return {each.key for each in steps}


def _by_table(steps: Sequence[Reversal], tables: Sequence[Table]) -> Iterable[Sequence[Reversal]]:
    """Group steps by table in the order of `tables`."""
    groups: dict[str, list[Reversal]] = {}
    for each in steps:
        groups.setdefault(each.key[0], []).append(each)
    for table in tables:
        yield from chunks_of(groups.get(table.name, []))


def _assign(row: Record, values: dict[str, Any]) -> None:
    """Set the columns that differ; keys that follow from a name are among them."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
    for name, value in values.items():  # again: setting a name derives its keys anew
        if getattr(row, name) != value:
            setattr(row, name, value)


def _insert(
    session: Session, steps: Sequence[Reversal], back: Collection[Key], rows: Rows
) -> list[tuple[Record, dict[str, Any]]]:
    """Write rows again as they were; returns the links that must wait for other rows."""
    later: list[tuple[Record, dict[str, Any]]] = []
    versions: list[dict[str, Any]] = []
    for each in steps:
        values = {name: value for name, value in each.before.items() if name != "version"}
        waiting = {
            name: values.pop(name)
            for name, target in _loops(each.model)
            if (target, values.get(name)) in back
        }
        row = each.model(id=each.id)
        _assign(row, values)
        session.add(row)
        rows[each.key] = row
        versions.append(
            {
                "b_id": each.id,
                "b_version": int(each.before.get("version") or 0) + 1,
                "b_created_by": each.before.get("created_by"),
            }
        )
        if waiting:
            later.append((row, waiting))
    session.flush()
    table = _table(steps[0].model)
    # A form that was opened before the row went must not pass for a new one: versions count on.
    written = update(table).where(table.c.id == bindparam("b_id"))
    written = written.values(version=bindparam("b_version"), created_by=bindparam("b_created_by"))
    session.connection().execute(written, versions)
    for each, kept in zip(steps, versions, strict=True):
        set_committed_value(rows[each.key], "version", kept["b_version"])
        set_committed_value(rows[each.key], "created_by", kept["b_created_by"])
    return later


def _table(model: type[Record]) -> Table:
    return metadata.tables[model.__tablename__]


@lru_cache
def _loops(model: type[Record]) -> list[tuple[str, str]]:
    """Return the links, with their tables, that the order of the tables does not settle."""
    places = {table.name: place for place, table in enumerate(metadata.sorted_tables)}
    own = places[model.__tablename__]
    return [
        (key.parent.name, key.column.table.name)
        for key in _table(model).foreign_keys
        if key.parent.nullable and places[key.column.table.name] >= own
    ]


def _detach(gone: Sequence[Reversal], rows: Rows) -> None:
    """Let rows that go name none of those that go with them, where the order settles nothing."""
    keys = _keys(gone)
    for each in gone:
        row = rows[each.key]
        for name, target in _loops(each.model):
            if (target, getattr(row, name)) in keys:
                setattr(row, name, None)


def _give_up_unique_values(session: Session, steps: Sequence[Reversal], rows: Rows) -> None:
    """Free values that another row of the same change set takes back, such as a credit code."""
    wanted = {
        (each.key[0], column, each.before[column])
        for each in steps
        if each.operation is not Operation.INSERT
        for column in _unique(each.model)
        if each.before.get(column) is not None
    }
    for each in steps:
        row = rows.get(each.key)
        for column in _unique(each.model) if row is not None else ():
            if column in each.after and (each.key[0], column, each.after[column]) in wanted:
                setattr(row, column, None)
    session.flush()


@lru_cache
def _unique(model: type[Record]) -> list[str]:
    """Return the unique columns that may be blank."""
    return [each.name for each in _table(model).columns if each.unique and each.nullable]
