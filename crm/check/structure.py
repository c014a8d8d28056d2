"""Whether the file is sound, rows have their parents, and stored terms are known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Enum, select, text
from sqlalchemy import String as StringType
from sqlalchemy import cast as sql_cast

from crm.check.chosen import scalars_of
from crm.check.finding import Finding, found_by
from crm.database.codes import CodeCounter
from crm.database.tables import metadata
from crm.deals.models import Deal
from crm.language import _
from crm.leads.models import Lead
from crm.letters.models import Letter
from crm.parks.models import Park
from crm.parks.rules import check_park
from crm.trips.models import Trip
from crm.visits.models import Visit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

    from crm.database.base import Record

# Lists of ids are kept as JSON, where no foreign key watches over them.
ID_LISTS: dict[str, str] = {
    "park.leading_industry_ids": "industry",
    "lead.co_owner_ids": "staff",
    "lead.preferred_park_ids": "park",
    "trip.focus_industry_ids": "industry",
    "visit.visitor_ids": "contact",
    "visit.escort_ids": "staff",
    "fund.focus_industry_ids": "industry",
}
CODED: dict[str, type[Record]] = {"XS": Lead, "YX": Letter, "CF": Trip, "KC": Visit, "GQ": Deal}
YEAR = slice(3, 7)
NUMBER = slice(8, None)


def check_structure(session: Session) -> Iterator[Finding]:
    """Verify the file and the links; what is found here must be mended before the rest."""
    if session.get_bind().dialect.name == "sqlite":
        yield from _check_file(session)
    yield from _check_terms(session)


def _check_file(session: Session) -> Iterator[Finding]:
    for (line,) in session.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield Finding("DB_DAMAGED", "", str(line))
    for table, row_id, parent, _key in session.execute(text("PRAGMA foreign_key_check")):
        message = _("The row names a record of {parent} that is not there.")
        yield Finding("NOT_FOUND", f"{table} {row_id}", message.format(parent=parent))


def _check_terms(session: Session) -> Iterator[Finding]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Enum):
                yield from _unknown_terms(session, table, column, column.type.enums)


def _unknown_terms(
    session: Session, table: Table, column: Column[Any], known: list[str]
) -> Iterator[Finding]:
    stored = sql_cast(column, StringType)
    query = select(table.c.id, stored).where(stored.is_not(None), stored.not_in(known))
    for row_id, value in session.execute(query):
        message = _("“{value}” is not a known value of {column}.")
        yield Finding(
            "VALUE_UNKNOWN",
            f"{table.name} {row_id}",
            message.format(value=value, column=column.name),
        )


def check_links(session: Session) -> Iterator[Finding]:
    """Verify lists of ids, code counters and what a park may say."""
    yield from _check_id_lists(session)
    yield from _check_counters(session)
    yield from check_parks(session)


def _check_id_lists(session: Session) -> Iterator[Finding]:
    for place, target in ID_LISTS.items():
        table_name, column_name = place.split(".")
        table = metadata.tables[table_name]
        known = set(session.scalars(select(metadata.tables[target].c.id)))
        for row_id, ids in session.execute(select(table.c.id, table.c[column_name])):
            lost = sorted(set(ids or ()) - known)
            if lost:
                message = _("{column} names records that are not there: {ids}.")
                yield Finding(
                    "NOT_FOUND",
                    f"{table_name} {row_id}",
                    message.format(column=column_name, ids=", ".join(map(str, lost))),
                )


def _check_counters(session: Session) -> Iterator[Finding]:
    """A counter behind its records would give a code out twice."""
    last = {(each.prefix, each.year): each.last for each in session.scalars(select(CodeCounter))}
    for prefix, table in CODED.items():
        column = metadata.tables[table.__tablename__].c.code
        used: dict[int, int] = {}
        for code in session.scalars(select(column).where(column.like(f"{prefix}-____-%"))):
            if code[YEAR].isdigit() and code[NUMBER].isdigit():
                year = int(code[YEAR])
                used[year] = max(used.get(year, 0), int(code[NUMBER]))
        for year, number in used.items():
            if last.get((prefix, year), 0) < number:
                message = _("The counter of codes stands before {number}, which is in use.")
                yield Finding("DUPLICATE", f"{prefix}-{year}", message.format(number=number))


def check_parks(session: Session, ids: Collection[int] | None = None) -> Iterator[Finding]:
    """Verify what parks may say; with `ids` only theirs."""
    for park in scalars_of(session, select(Park), Park.id, ids):
        facts = (park.leading_industry_ids, park.leased_baseline, park.baseline_on)
        yield from found_by(park.code, partial(check_park, *facts))
