"""A letter with the letters before and after it, for its pane (docs/domain.md, Intent letters)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.letters import queries
from crm.letters.letter_actions import line_of
from crm.letters.standings import standings_of
from crm.letters.terms import LetterStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.letters.letter_state import LetterFacts
    from crm.letters.rows import LetterDetail, LetterRow


@dataclass(frozen=True, slots=True)
class LetterFile:
    """Everything that the pane shows: the letter, and its chain with the newest letter first.

    The chain is empty for a letter that replaces none and is not replaced.
    """

    detail: LetterDetail
    chain: tuple[LetterRow, ...]


def chain_of(letter_id: int, letters: Iterable[LetterFacts]) -> tuple[int, ...]:
    """Return the ids of the letters that replace one another, the newest first.

    A draft or void letter replaces nothing, but its own chain shows what it names.
    """
    supersedes: dict[int, int | None] = {}
    successor: dict[int, int] = {}
    for each in letters:
        if each.id is None:
            continue
        supersedes[each.id] = each.supersedes_id
        if each.supersedes_id is not None and each.status is LetterStatus.SIGNED:
            successor[each.supersedes_id] = each.id
    newest, seen = letter_id, {letter_id}
    while newest in successor and successor[newest] not in seen:
        newest = successor[newest]
        seen.add(newest)
    line = line_of(newest, supersedes)
    return line if len(line) > 1 else ()


def load_file(session: Session, id: int, today: date) -> LetterFile:
    """Return a letter with its chain; raises UserError NOT_FOUND."""
    detail = queries.load_detail(session, id, today)
    standings = standings_of(session, detail.row.company_id).values()
    ids = chain_of(id, [each.letter for each in standings])
    rows = queries.load_rows(session, ids, today)
    return LetterFile(detail, tuple(rows[each] for each in ids))
