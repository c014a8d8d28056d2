"""What is shown of a record that was found: its name, its code, what tells it from its namesakes.

Read when it is shown, not kept in the index, so that stage and owner are those of now.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import JSON, Enum

from crm.search.title_queries import DETAILS, QUERIES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement, Dialect
    from sqlalchemy.orm import Session

    from crm.language import Term

BETWEEN = " · "
LIST_MARK = "、"


@dataclass(frozen=True, slots=True)
class Title:
    """How a record is called in a list of hits, and the record whose page shows it."""

    code: str
    title: str
    detail: str
    opens: tuple[str, int]


def titles(session: Session, kind: str, ids: Sequence[int]) -> dict[int, Title]:
    """Return the titles of records of one kind by id."""
    connection = session.connection()
    sql, words = _statement(kind, connection.dialect)
    wanted = list(ids) if connection.dialect.name == "postgresql" else json.dumps(ids)
    with closing(connection.exec_driver_sql(sql, (wanted,))) as result:
        rows: Sequence[Any] = result.cursor.fetchall() if result.cursor else ()
    return {row[0]: _title(row, words) for row in rows}


@lru_cache(maxsize=64)
def _statement(kind: str, dialect: Dialect) -> tuple[str, tuple[Callable[[Any], str], ...]]:
    """Return the query in the driver's SQL, and what makes a word of each detail.

    Both are made once: every letter that is typed asks for titles, and SQLAlchemy takes longer to
    put fifty ids into the query than the engine to answer it.
    """
    query = QUERIES[kind]
    columns = list(query.selected_columns)
    sql = query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    ids = "= ANY(%s)" if dialect.name == "postgresql" else "IN (SELECT value FROM json_each(?))"
    return f"{sql} WHERE {columns[0]} {ids}", tuple(map(_word_of, columns[DETAILS:]))


def _word_of(column: ColumnElement[Any]) -> Callable[[Any], str]:
    """Return what makes a word of a value as the driver gives it."""
    if isinstance(column.type, JSON):
        return _listed
    if not isinstance(column.type, Enum):
        return str
    term = cast("type[Term]", column.type.enum_class)
    return lambda value: term(value).label


def _listed(value: str | list[str]) -> str:
    """Return the texts of a list with marks between; SQLite's driver gives it as JSON."""
    texts: list[str] = json.loads(value) if isinstance(value, str) else value
    return LIST_MARK.join(texts)


def _title(row: Sequence[Any], words: Sequence[Callable[[Any], str]]) -> Title:
    identity, title, code, kind, record, *details = row
    del identity
    known = (word(value) for word, value in zip(words, details, strict=True) if value)
    return Title(code or "", title or "", BETWEEN.join(known), (kind, record))
