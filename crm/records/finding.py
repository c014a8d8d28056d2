"""Parts that the list queries share: search text, filters, order, pages of rows."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar
from unicodedata import category

from sqlalchemy import ColumnElement, String, and_, case, func, true, type_coerce

from crm.names.sorting import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from crm.language import Term

# Any SELECT, whatever it returns: conditions and order do not change its rows' type.
Query = TypeVar("Query", bound="Select[*tuple[Any, ...]]")
UNSTORED = frozenset({"Cc", "Cs"})  # no text that is stored has them
CHUNK = 500  # ids in one IN (…); SQLite allows some thousands of variables


def search_words(text: str) -> list[str]:
    """Return the words that were typed, as search keys have them."""
    return fold("".join(each for each in text if category(each) not in UNSTORED)).split()


def matching(column: Any, text: str) -> ColumnElement[bool]:
    """Match every word of `text` anywhere in a search key (characters, pinyin, initials)."""
    words = search_words(text)
    return and_(true(), *(column.contains(word, autoescape=True) for word in words))


def containing(column: Any, text: str) -> ColumnElement[bool]:
    """Match `text` anywhere in a column without a search key, capitals or not."""
    return func.lower(column).contains(" ".join(search_words(text)), autoescape=True)


def filtered(query: Query, filters: Mapping[str, object], columns: Mapping[str, Any]) -> Query:
    """Add an equality condition for each filter; a tuple or list means "one of"."""
    for name, value in filters.items():
        column = columns[name]
        if isinstance(value, (list, tuple)):
            query = query.where(column.in_(value))
        elif value is None:
            query = query.where(column.is_(None))
        else:
            query = query.where(column == value)
    return query


def ordered(query: Query, column: Any, identity: Any, *, descending: bool) -> Query:
    """Order by a column, blanks last either way, then by id, so that pages never overlap."""
    direction = column.desc() if descending else column.asc()
    return query.order_by(column.is_(None), direction, identity.desc())


def in_order(column: Any, terms: type[Term]) -> ColumnElement[int]:
    """Return what a list is sorted by so that terms come in their own order (计划 before 完成)."""
    places = {term.value: place for place, term in enumerate(terms)}
    return case(places, value=type_coerce(column, String))


def found_ids(session: Session, query: Select[int]) -> list[int]:
    """Return the ids that a query selects, in its order.

    They are taken from the driver as they are: made into SQLAlchemy's rows first, 100,000 of
    them take twice as long.
    """
    return [row[0] for row in plain_rows(session, query)]


def plain_rows(session: Session, query: Select[*tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
    """Return rows as the driver gives them: dates may be texts, areas are whole 0.01 ㎡."""
    session.flush()  # as any query through the session would
    with closing(session.connection().execute(query)) as result:
        return result.cursor.fetchall() if result.cursor else ()


def chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cut a long list of ids into pieces that one query can take."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
