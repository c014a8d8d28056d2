"""The one SQL statement of a search, the same on both engines but for how they spell it.

It takes the first matches from the index, ranks their records and returns the best with the piece
that was found. Numbers of pieces descend in the order of results, see `crm.search.places`. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.search.places import LAST_PIECE, RECORD_BITS, RECORD_SHIFT
from crm.search.tokens import LONGEST_WHOLE, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crm.search.tokens import Needle, Question

CONSIDERED = 1000  # matches that are ranked
RANK_SHIFT = RECORD_SHIFT  # a rank stands before the place of the piece in its record
_ORDER = f"record >> {RECORD_BITS} DESC, best >> {RANK_SHIFT}, record DESC"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How an engine spells what a search needs."""

    value: str  # stands for a value
    matches: str  # a row of the index has the tokens asked for
    position: str  # the function that finds a text in a text
    both: str
    either: str
    quote: str

    def word(self, needles: Iterable[Needle]) -> str:
        """Ask for all tokens of one of the needles."""
        return self._joined(self.either, (self.all(each.tokens) for each in needles))

    def all(self, tokens: Iterable[str]) -> str:
        """Ask for all tokens; quoted, so that none of them is an operator."""
        return self._joined(self.both, (f"{self.quote}{each}{self.quote}" for each in tokens))

    def words(self, asked: Question) -> str:
        """Ask for every word."""
        return self._joined(self.both, map(self.word, asked.words))

    def wholes(self, asked: Question) -> str:
        """Ask for a field that is the whole text; "" when it is too long to be one."""
        known = [WHOLE + each for each in asked.whole if len(each) <= LONGEST_WHOLE]
        return self._joined(self.either, (self.all((each,)) for each in known)) if known else ""

    def _joined(self, operator: str, terms: Iterable[str]) -> str:
        return "(" + f" {operator} ".join(terms) + ")"


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL in the spelling of a driver, and its values in their order."""

    sql: str
    values: tuple[object, ...]


def statement(asked: Question, spelling: Spelling, limit: int) -> Statement:
    """Return the statement whose rows are a record's number and the text that was found in it."""
    matched, values = _matched(asked, spelling)
    whole, whole_values = _anywhere([f"\n{each}\n" for each in asked.whole], spelling, "p")
    begin, begin_values = _anywhere([f"\n{each}" for each in asked.whole], spelling, "p")
    rank = f"CASE WHEN {whole} THEN 0 WHEN {begin} THEN 1 ELSE 2 END"
    best = f"MIN(({rank} << {RANK_SHIFT}) + {LAST_PIECE} - (p.id & {LAST_PIECE}))"
    ranked = (
        f"SELECT p.id >> {RECORD_SHIFT} AS record, {best} AS best"  # noqa: S608 - our own names
        f" FROM ({matched}) m JOIN search_piece p ON p.id = m.rowid GROUP BY 1"
    )
    sql = (
        "SELECT record, t.text FROM"  # noqa: S608 - our own names
        f" (SELECT record, best FROM ({ranked}) q ORDER BY {_ORDER} LIMIT {spelling.value}) r"
        f" JOIN search_piece t ON t.id = (record << {RECORD_SHIFT})"
        f" + {LAST_PIECE} - (best & {LAST_PIECE}) ORDER BY {_ORDER}"
    )
    return Statement(sql, (*whole_values, *begin_values, *values, limit))


def _matched(asked: Question, spelling: Spelling) -> tuple[str, tuple[object, ...]]:
    """Select the first matches, and those that are the whole text however old they are."""
    first = f"ORDER BY i.rowid DESC LIMIT {CONSIDERED}"
    unsure = [word for word in asked.words if not all(each.exact for each in word)]
    checks = [_anywhere([each.text for each in word], spelling, "v") for word in unsure]
    pieces = " CROSS JOIN search_piece v" if unsure else ""
    conditions = [spelling.matches, *(["v.id = i.rowid"] if unsure else [])]
    where = " AND ".join((*conditions, *(sql for sql, _ in checks)))
    rows = f"SELECT i.rowid FROM search_index i{pieces} WHERE"  # noqa: S608 - our own names
    selects = [f"{rows} {where} {first}"]
    values: list[object] = [spelling.words(asked), *(each for _, some in checks for each in some)]
    if wholes := spelling.wholes(asked):
        selects.append(f"SELECT i.rowid FROM search_index i WHERE {spelling.matches} {first}")  # noqa: S608
        values.append(wholes)
    named = (f"SELECT rowid FROM ({each}) s{n}" for n, each in enumerate(selects))  # noqa: S608
    return " UNION ".join(named), tuple(values)


def _anywhere(texts: list[str], spelling: Spelling, table: str) -> tuple[str, tuple[object, ...]]:
    """Ask for a piece with one of the texts in it."""
    terms = (f"{spelling.position}({table}.haystack, {spelling.value}) > 0" for _ in texts)
    return "(" + " OR ".join(terms) + ")", tuple(texts)
