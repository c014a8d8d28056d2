"""Keep the index in step: whatever a commit changed is indexed in the same commit.

The change set says which rows were written, by a form, an import, a merge or an undo alike. A
record is indexed anew when one of its own texts changed, a row that belongs to it, or the name of
a record that it is found by.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.database.changes import Operation
from crm.records.finding import chunks
from crm.search.collecting import collect
from crm.search.index import index_of
from crm.search.places import KINDS, Place, record_number
from crm.search.sources import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from crm.database.changes import RowChange
    from crm.search.source import Child, Joined

BATCH = 500  # records that are indexed at a time


def follow(session: Session, changes: Sequence[RowChange]) -> None:
    """Index what `changes` changed; call it after the last flush, before the commit."""
    by_table: defaultdict[str, list[RowChange]] = defaultdict(list)
    for change in changes:
        by_table[change.table_name].append(change)
    stale: defaultdict[str, set[int]] = defaultdict(set)
    for table, rows in by_table.items():
        for kind, ids in _stale(session, table, rows):
            stale[kind] |= ids
    # From the last kind to the first, ascending in the index: that is the order that it likes.
    for kind in reversed(KINDS):
        for ids in chunks(sorted(stale[kind])):
            write(session, kind, ids)


def write(session: Session, kind: str, ids: Sequence[int]) -> None:
    """Index some records anew, touching only the pieces that differ."""
    index = index_of(session)
    places = (Place(kind, each, archived) for archived in (True, False) for each in ids)
    old = index.stored(map(record_number, places))
    new = collect(session, kind, ids)
    same = {
        number for number, piece in new.items() if old.get(number) == (piece.text, piece.haystack)
    }
    index.remove({number: row[1] for number, row in old.items() if number not in same})
    index.add({number: piece for number, piece in new.items() if number not in same})


def _stale(
    session: Session, table: str, rows: Sequence[RowChange]
) -> Iterator[tuple[str, set[int]]]:
    """Yield the records that rows of one table decide about, by kind."""
    if table in _own():
        kind = _own()[table]
        watched = SOURCES[kind].watched()
        yield kind, {each.row_id for each in rows if _concerns(each, watched)}
    for kind, child in _children().get(table, ()):
        yield kind, _parents(session, child, rows)
    for kind, identity, joined in _joined().get(table, ()):
        watched = frozenset(each.key for each in joined.columns)
        ids = [each.row_id for each in rows if _renamed(each, watched)]
        for some in chunks(ids):
            yield kind, set(session.scalars(select(identity).where(joined.key.in_(some))))


def _concerns(change: RowChange, watched: frozenset[str]) -> bool:
    return change.operation != Operation.UPDATE or not watched.isdisjoint(change.fields)


def _renamed(change: RowChange, names: frozenset[str]) -> bool:
    """Nobody refers yet to a row that is new, and to one that is gone nobody does any more."""
    return change.operation == Operation.UPDATE and not names.isdisjoint(change.fields)


def _parents(session: Session, child: Child, rows: Sequence[RowChange]) -> set[int]:
    """Return the records that rows belong to, or belonged to before the commit."""
    name = child.parent.key
    found = {each for row in rows for each in row.fields.get(name, ()) if each is not None}
    for some in chunks([row.row_id for row in rows if row.operation == Operation.UPDATE]):
        found |= set(session.scalars(select(child.parent).where(child.model.id.in_(some))))
    return found


@cache
def _own() -> Mapping[str, str]:
    """Return the kind of the records of each table."""
    return {source.model.__tablename__: kind for kind, source in SOURCES.items()}


@cache
def _children() -> Mapping[str, list[tuple[str, Child]]]:
    """Return the kinds that the rows of a table belong to."""
    found: defaultdict[str, list[tuple[str, Child]]] = defaultdict(list)
    for kind, source in SOURCES.items():
        for child in source.children:
            found[child.model.__tablename__].append((kind, child))
    return found


@cache
def _joined() -> Mapping[str, list[tuple[str, Any, Joined]]]:
    """Return the kinds that are found by the names in a table, and the column with their ids."""
    found: defaultdict[str, list[tuple[str, Any, Joined]]] = defaultdict(list)
    for kind, source in SOURCES.items():
        for joined in source.joined:
            found[joined.model.__tablename__].append((kind, source.model.id, joined))
        for child in source.children:
            for joined in child.joined:
                found[joined.model.__tablename__].append((kind, child.parent, joined))
    return found
