"""Read the texts of records and make their pieces."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from crm.records.finding import chunks
from crm.search.cutting import Piece, Role, pieces
from crm.search.places import Place, piece_number, record_number
from crm.search.sources import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Select
    from sqlalchemy.orm import Session

CHINA = "中国"  # said of nearly every company, so that it finds none


def collect(session: Session, kind: str, ids: Sequence[int]) -> dict[int, Piece]:
    """Return the pieces of records by their numbers, ascending; none for those that are hidden.

    What the session has not flushed is not seen.
    """
    connection = session.connection()
    reading = _reading(kind)
    found: dict[int, Piece] = {}
    for some in chunks(sorted(ids)):
        below = _children(connection, reading, some)
        query = reading.query.where(reading.identity.in_(some))
        for row_id, archived, last, *values in connection.execute(query):
            place = Place(kind, row_id, archived=archived is not None or last is not None)
            texts = [*_texts(reading.roles, values), *below.get(row_id, ())]
            record = record_number(place)
            for number, piece in enumerate(pieces(texts)):
                found[piece_number(record, number)] = piece
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The queries of one kind; made once, because every save asks them."""

    identity: Any
    query: Select[*tuple[Any, ...]]
    roles: tuple[Role, ...]
    children: tuple[_Reading, ...] = ()


@cache
def _reading(kind: str) -> _Reading:
    source = SOURCES[kind]
    children = tuple(
        _Reading(child.parent, child.query(), tuple(role for role, _ in child.columns()))
        for child in source.children
    )
    roles = tuple(role for role, _ in source.columns())
    return _Reading(source.model.id, source.query(), roles, children)


def _children(
    connection: Connection, reading: _Reading, ids: Sequence[int]
) -> dict[int, list[tuple[Role, str]]]:
    found: defaultdict[int, list[tuple[Role, str]]] = defaultdict(list)
    for child in reading.children:
        for parent, *values in connection.execute(child.query.where(child.identity.in_(ids))):
            found[parent].extend(_texts(child.roles, values))
    return found


def _texts(roles: Sequence[Role], values: Sequence[Any]) -> Iterator[tuple[Role, str]]:
    """Yield what is written, each of a list by itself."""
    for role, value in zip(roles, values, strict=True):
        several = cast("list[str]", value) if isinstance(value, list) else [value]
        yield from ((role, text) for text in several if text and text != CHINA)
