"""Write demonstration rows under fixed identifiers, so that loading twice adds nothing.

A row is marked `is_demo` when anything in it is invented, be it only who is responsible: leads of
real projects are marked, because no text says who looks after them. Parks, funds, companies,
industries, targets and figures as published are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, and_, or_, select

from crm.companies.models import Company
from crm.database.base import Record
from crm.database.uids import demo_uid
from crm.errors import refuse
from crm.language import _
from crm.names.keys import exact_key, loose_key
from crm.names.sorting import search_key, sort_key

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable, Mapping

    from crm.database.session import Work

Row = TypeVar("Row", bound=Record)
Values = dict[str, Any]
CHUNK = 500  # uids in one IN (…)


class Rows:
    """Adds what is missing; rows that are there stay as people left them."""

    def __init__(self, work: Work) -> None:
        """Write in the transaction of `work`."""
        self.session = work.session
        self._new: set[uuid.UUID] = set()

    @property
    def added(self) -> int:
        """How many rows were written."""
        return len(self._new)

    def is_new(self, row: Record) -> bool:
        """Tell whether this load wrote the row; only then does it get its children."""
        return row.uid in self._new

    def put(
        self, table: type[Row], rows: Mapping[str, Values], *, demo: bool = True
    ) -> dict[str, Row]:
        """Add the rows that are missing and return all of them by key, with their ids.

        Raises UserError RECORD_IN_USE when a record of the user's own has the code or name.
        """
        uids = {key: demo_uid(f"{table.__tablename__}:{key}") for key in rows}
        there = self._there(table, uids.values())
        found = {key: there[uid] for key, uid in uids.items() if uid in there}
        missing = {key: values for key, values in rows.items() if key not in found}
        if missing:
            self._refuse_clashes(table, list(missing.values()))
        for key, values in missing.items():
            row = table(uid=uids[key], is_demo=demo, **values)
            self.session.add(row)
            self._new.add(uids[key])
            found[key] = row
        self.session.flush()  # children refer to the ids
        return {key: found[key] for key in rows}

    def _there(self, table: type[Row], uids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Row]:
        wanted = list(uids)
        pieces = [wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)]
        return {
            row.uid: row
            for piece in pieces
            for row in self.session.scalars(select(table).where(table.uid.in_(piece)))
        }

    def _refuse_clashes(self, table: type[Record], missing: list[Values]) -> None:
        conditions: list[ColumnElement[bool]] = []
        for name in _natural_keys(table):
            values = [each[name] for each in missing if each.get(name)]
            conditions.append(getattr(table, name).in_(values))
        if not conditions:
            return
        if table is Company:
            conditions = [and_(each, Company.merged_into_id.is_(None)) for each in conditions]
        clash = self.session.scalar(select(table).where(or_(*conditions)).limit(1))
        if clash is not None:
            message = _(
                "“{record}” is one of your own records. "
                "Load the demonstration data into a database of its own (--demo)."
            )
            record = getattr(clash, "code", None) or getattr(clash, "name", "")
            raise refuse("RECORD_IN_USE", message.format(record=record))


def _natural_keys(table: type[Record]) -> list[str]:
    """Return what people tell records apart by, besides the uid."""
    keys = [each.name for each in table.__table__.columns if each.unique and each.name != "uid"]
    keys = [name for name in keys if name in {"code", "name"}]
    return [*keys, "exact_key"] if table is Company else keys


def company_values(name: str, **more: object) -> Values:
    """Return the columns of a company with the keys that follow from its name."""
    return {
        "name": name,
        "exact_key": exact_key(name),
        "loose_key": loose_key(name),
        "sort_key": sort_key(name),
        "search_key": search_key(name, exact_key(name)),
        **more,
    }
