"""Whether the keys of names are right and no company is there twice."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.check.chosen import rows_of
from crm.check.finding import Finding, found_by
from crm.companies.models import Company
from crm.funds.models import Fund
from crm.language import _
from crm.leads.models import Lead
from crm.names.keys import Likeness, compare, exact_key, loose_key
from crm.names.sorting import sort_key
from crm.names.uscc import check_uscc
from crm.parks.models import Park
from crm.trips.models import Trip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy.orm import Session

SORTED: tuple[tuple[Any, Any], ...] = (
    (Company, Company.name),
    (Fund, Fund.name),
    (Lead, Lead.title),
    (Park, Park.name),
    (Trip, Trip.title),
)


def check_names(session: Session) -> Iterator[Finding]:
    """Verify keys, credit codes and duplicates."""
    for table, name in SORTED:
        for row_id, text, key in session.execute(select(table.id, name, table.sort_key)):
            if key != sort_key(text):
                yield _wrong_key(f"{table.__tablename__} {row_id}", text)
    yield from check_companies(session)


def check_companies(session: Session, keys: Collection[str] | None = None) -> Iterator[Finding]:
    """Verify names and credit codes; with `keys` only of companies with these exact keys."""
    alike: defaultdict[str, list[Any]] = defaultdict(list)
    columns = (Company.id, Company.name, Company.uscc, Company.exact_key, Company.loose_key)
    query = select(*columns, Company.merged_into_id)
    for row in rows_of(session, query, Company.exact_key, keys):
        record = f"company {row.id}"
        if (row.exact_key, row.loose_key) != (exact_key(row.name), loose_key(row.name)):
            yield _wrong_key(record, row.name)
        if row.uscc:
            yield from found_by(record, partial(check_uscc, row.uscc))
        if row.merged_into_id is None:
            alike[exact_key(row.name)].append(row)
    for rows in alike.values():
        for one, other in combinations(rows, 2):
            if compare(one.name, one.uscc, other.name, other.uscc) is Likeness.DUPLICATE:
                message = _("“{name}” is there twice, also as company {other}.")
                yield Finding(
                    "DUPLICATE", f"company {other.id}", message.format(name=one.name, other=one.id)
                )


def _wrong_key(record: str, name: str) -> Finding:
    message = _("The keys of “{name}” do not follow from it; it may not be found or sorted.")
    return Finding("KEY_WRONG", record, message.format(name=name))
