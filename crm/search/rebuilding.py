"""Build the index anew, and compare the one that is there with what it should be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import Select, delete, func, insert, select

from crm.records.finding import found_ids
from crm.search.collecting import collect
from crm.search.index import index_of
from crm.search.models import SearchFormat, SearchPiece
from crm.search.places import KINDS, RECORD_SHIFT, Place, record_number
from crm.search.sources import SOURCES
from crm.search.tokens import FORMAT, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from crm.search.index import Index

READ_AT_A_TIME = 20_000


def is_current(session: Session) -> bool:
    """Tell whether the index was built, and by the rules of this program."""
    return session.scalar(select(SearchFormat.format)) == FORMAT


def reindex(session: Session, progress: Callable[[int, int], None] | None = None) -> int:
    """Build the whole index anew within the transaction and return how many pieces it has.

    `progress` is told how many records are done, of how many; what it raises stops the work.
    """
    index = index_of(session)
    index.clear()
    records = {kind: found_ids(session, _ids(kind)) for kind in KINDS}
    total, done, written = sum(map(len, records.values())), 0, 0
    # From the last kind to the first, ascending in the index: that is the order that it likes.
    for kind in reversed(KINDS):
        for ids in _portions(records[kind]):
            pieces = collect(session, kind, ids)
            index.add(pieces)
            written += len(pieces)
            done += len(ids)
            if progress is not None:
                progress(done, total)
    index.settle()
    session.execute(delete(SearchFormat))
    session.execute(insert(SearchFormat).values(id=1, format=FORMAT))
    return written


def _ids(kind: str) -> Select[int]:
    identity = SOURCES[kind].model.id
    return select(identity).order_by(identity)


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), READ_AT_A_TIME):
        yield ids[start : start + READ_AT_A_TIME]


def wrong_records(session: Session) -> int:
    """Return how many records are not indexed as they should be.

    Counts records whose pieces differ, pieces of records that are gone, and, where all pieces are
    right, tokens that the engine keeps of other pieces.
    """
    wrong, right = 0, 0
    expected: Counter[str] = Counter()
    index = index_of(session)
    for kind in KINDS:
        for ids in _portions(found_ids(session, _ids(kind))):
            pieces = collect(session, kind, ids)
            places = (Place(kind, each, archived) for archived in (True, False) for each in ids)
            stored = index.stored(map(record_number, places))
            made = {number: (piece.text, piece.haystack) for number, piece in pieces.items()}
            differing = dict(made.items() ^ stored.items())
            wrong += len({number >> RECORD_SHIFT for number in differing})
            right += len(made)
            for piece in pieces.values():
                expected.update(tokens(piece.haystack))
    orphans = session.scalars(select(func.count()).select_from(SearchPiece)).one() - right
    return wrong or max(orphans, 0) or _differing(expected, index)


def _differing(expected: Counter[str], index: Index) -> int:
    found = dict(index.frequencies())
    return sum(found.get(token) != count for token, count in expected.items()) + sum(
        token not in expected for token in found
    )
