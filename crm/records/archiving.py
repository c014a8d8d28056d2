"""What goes into the recycle bin with a record, and comes back with it (docs/domain.md, Archive).

Archiving a record takes along the parts that are there only for it. Which they were stands in the
change set, so that restoring brings back those, and none that had been archived before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from crm.companies.models import Company, Contact
from crm.database.changes import RowChange
from crm.errors import refuse
from crm.followups.models import FollowUp
from crm.language import _
from crm.leads.models import Lead, LeadRequirement
from crm.records.finding import chunks
from crm.records.together import rows_of
from crm.tasks.models import Task
from crm.trips.models import Trip, TripContact, TripStop
from crm.visits.models import Issue, Visit, VisitItem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from crm.database.base import Record

ARCHIVED_AT = "archived_at"


class Part(NamedTuple):
    """A column that names the record which a row is a part of, unless `unless` names another."""

    column: Any
    unless: Any = None


# Money stays where it is: limits count every payment, and nothing else shows them.
PARTS: Mapping[type[Record], tuple[Part, ...]] = {
    Company: (Part(Contact.company_id), Part(FollowUp.company_id, FollowUp.lead_id)),
    Lead: (Part(LeadRequirement.lead_id), Part(FollowUp.lead_id), Part(Task.lead_id)),
    Trip: (Part(TripStop.trip_id), Part(TripContact.trip_id), Part(Task.trip_id)),
    Visit: (Part(VisitItem.visit_id), Part(Issue.visit_id), Part(Task.visit_id)),
}


def archive_parts(session: Session, row: Record, at: datetime) -> None:
    """Hide the parts of a record that is being hidden at the instant `at`."""
    for each in _parts(session, row):
        if each.archived_at is None:
            each.archived_at = at


def restore_parts(session: Session, row: Record) -> None:
    """Show again the parts that were hidden together with a record; call it before the record."""
    parts = [each for each in _parts(session, row) if each.archived_at is not None]
    if not parts:
        return
    table = type(row).__tablename__
    hidden_in = archived_in(session, table, [row.id]).get(row.id)
    groups: dict[str, list[Any]] = {}
    for each in parts:
        groups.setdefault(each.__tablename__, []).append(each)
    for name, some in groups.items():
        found = archived_in(session, name, [each.id for each in some])
        for each in some:
            if hidden_in is not None and found.get(each.id) == hidden_in:
                each.archived_at = None


def require_parent_in_use(session: Session, row: Record) -> None:
    """Raise UserError RECORD_ARCHIVED for a part whose record is in the recycle bin itself."""
    parent = parent_of(session, row)
    if parent is not None and parent.archived_at is not None:
        sentence = _("It belongs to “{record}”, which is archived. Restore that record first.")
        name = getattr(parent, "title", None) or getattr(parent, "name", "")
        raise refuse("RECORD_ARCHIVED", sentence.format(record=name))


def parent_of(session: Session, row: Record) -> Record | None:
    """Return the record that a row is a part of, None for a record of its own."""
    for model, parts in PARTS.items():
        for part in parts:
            if isinstance(row, part.column.class_) and not _excepted(part, row):
                parent_id = getattr(row, part.column.key)
                return None if parent_id is None else session.get(model, parent_id)
    return None


def _parts(session: Session, row: Record) -> Iterator[Any]:
    for part in PARTS.get(type(row), ()):
        for each in rows_of(session, part.column, row.id):
            if not _excepted(part, each):
                yield each


def _excepted(part: Part, row: Record) -> bool:
    """A follow-up of a lead is a part of the lead, and of its company only without one."""
    if part.unless is not None:
        return getattr(row, part.unless.key) is not None
    return getattr(row, part.column.key) is None


def archived_in(session: Session, table: str, ids: Collection[int]) -> dict[int, int]:
    """Return the change set that hid each of some rows, by id; rows in use are left out."""
    found: dict[int, int] = {}
    for some in chunks(sorted(ids)):
        query = (
            select(RowChange.row_id, RowChange.change_set_id, RowChange.fields)
            .where(RowChange.table_name == table, RowChange.row_id.in_(some))
            .order_by(RowChange.id)
        )
        for row_id, change_set, fields in session.execute(query):
            if ARCHIVED_AT in fields:
                if fields[ARCHIVED_AT][1]:
                    found[row_id] = change_set
                else:
                    found.pop(row_id, None)
    return found
