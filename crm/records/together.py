"""Commands on many records in one transaction: they share what they read, and write at once.

A command works on one record. Ten thousand of them would ask the database for each record, for
each letter of each lead, and flush each change by itself. Inside `together` the rows of a piece
of the list are there already, what belongs to them is read once for the whole piece, and the
caller flushes. The commands stay as they are, and so do their rules.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from sqlalchemy.orm import InstrumentedAttribute, Session

    from crm.database.base import Record

KEY = "together"  # in the information of the session


class Together:
    """What the commands on one piece of a long list share.

    A session forgets rows that nobody holds, so they are held here.
    """

    def __init__(self, session: Session, model: type[Record], ids: Sequence[int]) -> None:
        """Read the rows `ids` of `model`, or read them again after they were taken back."""
        self._session = session
        self._model = model
        self.ids = tuple(ids)
        self.rows: dict[int, Any] = {}
        self._held: dict[tuple[type[Record], int], Record | None] = {}
        self._children: dict[Any, dict[int, list[Any]]] = {}
        self.read()

    def read(self) -> None:
        """Read the rows in one query."""
        query = select(self._model).where(self._model.id.in_(self.ids))
        self.rows = {row.id: row for row in self._session.scalars(query)}

    def read_near(self, near: Mapping[str, type[Record]]) -> None:
        """Read the rows that the columns `near` refer to, one query for each column."""
        for column, model in near.items():
            ids = {each for row in self.rows.values() if (each := getattr(row, column))}
            found = self._session.scalars(select(model).where(model.id.in_(ids)))
            self._held.update({(model, row.id): row for row in found})

    def holds(self, model: type[Record], record_id: int) -> bool:
        """Tell whether a row is there and not merged away, reading it the first time."""
        key = model, record_id
        if key not in self._held:
            self._held[key] = self._session.get(model, record_id)
        row = self._held[key]
        return row is not None and getattr(row, "merged_into_id", None) is None

    def children(self, column: InstrumentedAttribute[Any], parent_id: int) -> list[Any]:
        """Return the rows whose `column` names a record, reading those of all records at once."""
        if column not in self._children:
            model: Any = column.class_
            query = select(model).where(column.in_(self.ids)).order_by(model.id)
            groups: dict[int, list[Any]] = {}
            for row in self._session.scalars(query):
                groups.setdefault(getattr(row, column.key), []).append(row)
            self._children[column] = groups
        return self._children[column].get(parent_id, [])


@contextmanager
def together(session: Session, model: type[Record], ids: Sequence[int]) -> Generator[Together]:
    """Let the commands in the block share their reads and leave flushing to the caller.

    Each record is changed once in the block: what was read for it is not read again.
    """
    shared = Together(session, model, ids)
    session.info[KEY] = shared
    try:
        yield shared
    finally:
        del session.info[KEY]


def shared_in(session: Session) -> Together | None:
    """Return what commands share now, None where each works for itself."""
    return session.info.get(KEY)


def rows_of(
    session: Session, column: InstrumentedAttribute[Any], parent_id: int, /
) -> Sequence[Any]:
    """Return the rows whose `column` names the record `parent_id`, in the order of their ids.

    Inside `together` rows that were added meanwhile are not among them.
    """
    shared = shared_in(session)
    if shared is not None and parent_id in shared.rows:
        return shared.children(column, parent_id)
    model: Any = column.class_
    return session.scalars(select(model).where(column == parent_id).order_by(model.id)).all()
