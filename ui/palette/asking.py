"""What is asked in the background for each text of the search field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.palette.matching import find_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.search.queries import Hit
    from crm.search.titles import Title
    from ui.palette.matching import Named, Phrase

    Session = Any

HITS = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a text."""

    typed: str
    hits: tuple[Hit, ...] = ()
    actions: tuple[Named, ...] = ()
    recent: tuple[tuple[str, int, Title], ...] = ()


def find_anything(session: Session, typed: str, phrases: Sequence[Phrase]) -> Answer:
    """Return records and actions for what was typed."""
    from crm.search.queries import find

    return Answer(typed, find(session, typed, limit=HITS), find_phrases(typed, phrases))


def name_recent(session: Session, wanted: Sequence[tuple[str, int]]) -> Answer:
    """Return what the records opened lately are called now; those that are gone are left out."""
    from crm.search.titles import QUERIES, titles

    named = {
        kind: titles(session, kind, [each for other, each in wanted if other == kind])
        for kind in {kind for kind, _ in wanted if kind in QUERIES}
    }
    found = [(kind, each, named.get(kind, {}).get(each)) for kind, each in wanted]
    return Answer(
        "", recent=tuple((k, each, title) for k, each, title in found if title is not None)
    )
