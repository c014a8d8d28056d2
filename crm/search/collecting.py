"""Read the texts of records and make their pieces."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, cast

from crm.records.finding import chunks
from crm.search.cutting import Piece, Role, pieces
from crm.search.places import Place, piece_number, record_number
from crm.search.sources import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from crm.search.source import Source

CHINA = "中国"  # said of nearly every company, so that it finds none


def collect(session: Session, kind: str, ids: Sequence[int]) -> dict[int, Piece]:
    """Return the pieces of records by their numbers, ascending; none for those that are hidden."""
    source = SOURCES[kind]
    found: dict[int, Piece] = {}
    for some in chunks(sorted(ids)):
        below = _children(session, source, some)
        roles = [role for role, _ in source.columns()]
        query = source.query().where(source.model.id.in_(some))
        for row_id, archived, last, *values in session.execute(query):
            place = Place(kind, row_id, archived=archived is not None or last is not None)
            texts = [*_texts(roles, values), *below[row_id]]
            record = record_number(place)
            for number, piece in enumerate(pieces(texts)):
                found[piece_number(record, number)] = piece
    return dict(sorted(found.items()))


def _children(
    session: Session, source: Source, ids: Sequence[int]
) -> defaultdict[int, list[tuple[Role, str]]]:
    found: defaultdict[int, list[tuple[Role, str]]] = defaultdict(list)
    for child in source.children:
        roles = [role for role, _ in child.columns()]
        for parent, *values in session.execute(child.query().where(child.parent.in_(ids))):
            found[parent].extend(_texts(roles, values))
    return found


def _texts(roles: Sequence[Role], values: Sequence[Any]) -> Iterator[tuple[Role, str]]:
    """Yield what is written, each of a list by itself."""
    for role, value in zip(roles, values, strict=True):
        several = cast("list[str]", value) if isinstance(value, list) else [value]
        yield from ((role, text) for text in several if text and text != CHINA)
