"""The names of all companies, remembered between the keys that a person types.

Reading 100,000 names takes some hundred milliseconds, comparing with them a few. So they are read
once, and afterwards only what the commits since then changed: also those of other programs, for
each writes its change set in the same transaction (crm/database/changes.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select

from crm.companies.models import Company
from crm.companies.other_names import OtherNames, names_besides
from crm.database.changes import ChangeSet, RowChange
from crm.names.spelling import CLOSE, SHORTEST, counters, letters, spelling, spelling_of_key
from crm.records.finding import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

NEAREST = 20
# Entries are numbered: the id of the company, then which of its names it is.
NAMES_OF_ONE = 64
READ_ANEW = 2_000  # changed companies from which reading all of them is quicker
# Merged companies are known by their survivor; their index would only make SQLite slower.
IN_USE = func.coalesce(Company.merged_into_id, 0) == 0


class KnownNames:
    """Spellings by the numbers in them, and other names by their keys; one for a database.

    Not shared by threads: the window asks from its one worker for the database.
    """

    def __init__(self) -> None:
        """Start without any name; the first question reads them."""
        self._newest = -1  # the last change set that is taken in
        self._spelled: dict[str, dict[int, str]] = {}
        self._most = 1  # how many names one company has, at most
        self.others = OtherNames()

    def follow(self, session: Session) -> None:
        """Take in what was committed since the last question."""
        newest = session.scalar(select(func.max(ChangeSet.id))) or 0
        if newest == self._newest:
            return
        changed = self._changed(session) if 0 <= self._newest < newest else None
        if changed is None or len(changed) > READ_ANEW:
            self._spelled, self._most, self.others = {}, 1, OtherNames()
            self._take_in(session, IN_USE)
        else:
            self._forget(changed)
            for some in chunks(changed):
                self._take_in(session, IN_USE, Company.id.in_(some))
        self._newest = newest

    def near(self, spelled: str) -> list[int]:
        """Return companies with much the same letters as a spelling, the nearest first."""
        from rapidfuzz import fuzz, process

        if len(spelled) < SHORTEST:
            return []
        among = self._spelled.get(counters(spelled), {})
        found = process.extract(
            letters(spelled), among, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=NEAREST
        )
        return list(dict.fromkeys(entry // NAMES_OF_ONE for _text, _score, entry in found))

    def _changed(self, session: Session) -> list[int]:
        query = select(RowChange.row_id).where(
            RowChange.change_set_id > self._newest, RowChange.table_name == "company"
        )
        return list(session.scalars(query.distinct()))

    def _forget(self, ids: Sequence[int]) -> None:
        entries = [each * NAMES_OF_ONE + name for each in ids for name in range(self._most)]
        for spelled in self._spelled.values():
            for entry in entries:
                spelled.pop(entry, None)
        for each in ids:
            self.others.put(each, ())

    def _take_in(self, session: Session, *conditions: ColumnElement[bool]) -> None:
        for company_id, key in session.execute(
            select(Company.id, Company.loose_key).where(*conditions)
        ):
            self._put(company_id, 0, spelling_of_key(key))
        for company_id, names in names_besides(session, *conditions):
            self.others.put(company_id, names)
            known = dict.fromkeys(map(spelling, names))
            for place, each in enumerate([*known][: NAMES_OF_ONE - 1], start=1):
                self._put(company_id, place, each)
                self._most = max(self._most, place + 1)

    def _put(self, company_id: int, place: int, spelled: str) -> None:
        group = self._spelled.setdefault(counters(spelled), {})
        group[company_id * NAMES_OF_ONE + place] = letters(spelled)
