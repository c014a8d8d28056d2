"""Which known companies are the same as one being written (docs/domain.md, Company names)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from crm.companies.models import Company
from crm.names.keys import Likeness, compare, exact_key, loose_key

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Match:
    """A known company and how like the new one it is."""

    id: int
    name: str
    uscc: str | None
    likeness: Likeness


def find_matches(
    session: Session, name: str, uscc: str | None, *, besides: int | None = None
) -> list[Match]:
    """Return duplicates first, then suspects; `besides` leaves out the company being edited."""
    ways = [Company.exact_key == exact_key(name), Company.loose_key == loose_key(name)]
    if uscc:
        ways.append(Company.uscc == uscc)
    query = (
        select(Company.id, Company.name, Company.uscc)
        .where(or_(*ways), Company.merged_into_id.is_(None), Company.id != (besides or 0))
        .order_by(Company.id)
    )
    found = [
        Match(row.id, row.name, row.uscc, compare(name, uscc, row.name, row.uscc))
        for row in session.execute(query)
    ]
    wanted = (Likeness.DUPLICATE, Likeness.SUSPECT, Likeness.DIFFERENT)
    return sorted(
        (each for each in found if each.likeness in wanted),
        key=lambda each: wanted.index(each.likeness),
    )
