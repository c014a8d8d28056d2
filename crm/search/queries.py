"""Find any record by any part of what is written in it (docs/domain.md, Search)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.language import _
from crm.search.excerpts import excerpt
from crm.search.index import index_of
from crm.search.places import place_of
from crm.search.titles import BETWEEN, titles
from crm.search.tokens import question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from crm.search.places import Place
    from crm.search.titles import Title

HITS = 50
READS = ("search_piece",)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: how it is called, the text that matched, and what opens it.

    `match` has at most 80 characters of the text, `marks` are [start, end) of the hits in it.
    `opens` is the record whose page shows it: a contact opens its company.
    """

    kind: str
    id: int
    code: str
    title: str
    detail: str
    match: str
    marks: tuple[tuple[int, int], ...]
    opens: tuple[str, int]
    archived: bool = False


def find(session: Session, text: str, *, limit: int = HITS) -> tuple[Hit, ...]:
    """Return the records with every word of `text`, the best first, at most `limit`.

    Words are parts of names, codes or numbers, pinyin or initials. In order: records in use
    before archived ones, by kind, the whole of a name or code, its beginning, the newest. An
    empty text, one of punctuation only and one of more than 200 characters find nothing.
    """
    asked = question(text)
    if asked is None or limit <= 0:
        return ()
    rows = index_of(session).search(asked, limit)
    found = [(place_of(record), piece) for record, piece in rows]
    shown = _titles(session, (place for place, _piece in found))
    return tuple(
        _hit(place, shown[place.kind][place.id], *excerpt(piece, asked))
        for place, piece in found
        if place.id in shown[place.kind]
    )


def _titles(session: Session, places: Iterable[Place]) -> dict[str, dict[int, Title]]:
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        by_kind[place.kind].append(place.id)
    return {kind: titles(session, kind, ids) for kind, ids in by_kind.items()}


def _hit(place: Place, title: Title, match: str, marks: tuple[tuple[int, int], ...]) -> Hit:
    detail = title.detail
    if place.archived:
        detail = BETWEEN.join(filter(None, (_("Archived"), detail)))
    return Hit(
        kind=place.kind,
        id=place.id,
        code=title.code,
        title=title.title,
        detail=detail,
        match=match,
        marks=marks,
        opens=title.opens,
        archived=place.archived,
    )
