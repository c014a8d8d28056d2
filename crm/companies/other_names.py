"""Which companies are also called so: other names and short names, in any spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Text, cast, or_, select

from crm.companies.models import Company
from crm.names.keys import exact_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

KEPT_AS = "other_names"


class OtherNames:
    """Ids of companies by the exact keys of their other names."""

    def __init__(self) -> None:
        """Start without any."""
        self._ids: dict[str, set[int]] = {}
        self._keys: dict[int, tuple[str, ...]] = {}

    def put(self, company_id: int, names: Iterable[str | None]) -> None:
        """Say what a company is also called, in the place of what was said before."""
        for key in self._keys.pop(company_id, ()):
            self._ids[key].discard(company_id)
        keys = tuple(dict.fromkeys(exact_key(each) for each in names if each))
        if keys:
            self._keys[company_id] = keys
        for key in keys:
            self._ids.setdefault(key, set()).add(company_id)

    def ids(self, name: str) -> frozenset[int]:
        """Return the companies that are also called so."""
        return frozenset(self._ids.get(exact_key(name), ()))


def names_besides(
    session: Session, *conditions: ColumnElement[bool]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the companies that have more than one name, with their short and other names."""
    has_more = or_(Company.short_name.is_not(None), cast(Company.aliases, Text) != "[]")
    query = select(Company.id, Company.short_name, Company.aliases).where(has_more, *conditions)
    for company_id, short_name, aliases in session.execute(query):
        yield company_id, tuple(each for each in (short_name, *aliases) if each)


def other_names(session: Session) -> OtherNames:
    """Return the other names of all companies as the transaction sees them, read once in it.

    A command that changes a company puts its new ones in: an import would read them all again
    for each row.
    """
    known = session.info.get(KEPT_AS)
    if not isinstance(known, OtherNames):
        known = OtherNames()
        for company_id, names in names_besides(session, Company.merged_into_id.is_(None)):
            known.put(company_id, names)
        session.info[KEPT_AS] = known
    return known


def remember_names(session: Session, company: Company) -> None:
    """Put in what a company that was just written is also called, if they have been read."""
    known = session.info.get(KEPT_AS)
    if isinstance(known, OtherNames):
        known.put(company.id, (company.short_name, *company.aliases))
