"""Rows to check: all of them, or only those of some records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.records.finding import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


def rows_of(
    session: Session, query: Select[*tuple[Any, ...]], column: Any, ids: Collection[Any] | None
) -> Iterator[Any]:
    """Yield the rows of a query, with `ids` only those whose `column` is one of them."""
    if ids is None:
        yield from session.execute(query)
        return
    for some in chunks(sorted(ids)):
        yield from session.execute(query.where(column.in_(some)))


def scalars_of(
    session: Session, query: Select[*tuple[Any, ...]], column: Any, ids: Collection[Any] | None
) -> Iterator[Any]:
    """Yield the first column of each row of `rows_of`."""
    for row in rows_of(session, query, column, ids):
        yield row[0]
