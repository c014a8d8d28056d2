"""Attached files of a record, and who may change them: plain rows, never ORM objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.attachments.models import Attachment
from crm.companies.models import Company, Contact
from crm.deals.models import Deal
from crm.errors import refuse
from crm.events.models import Event
from crm.funds.models import Fund
from crm.language import _
from crm.leads.models import Lead
from crm.letters.models import Letter
from crm.parks.models import Park
from crm.partners.models import Partner
from crm.records import saving
from crm.staff.models import Staff
from crm.tasks.models import Task
from crm.trips.models import Trip, TripContact
from crm.visits.models import Issue, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from crm.database.base import Record

READS = ("attachment", "staff")
# The records that can have files, by their kind.
HOLDERS: Mapping[str, type[Record]] = {
    each.__tablename__: each
    for each in (
        *(Company, Contact, Lead, Trip, TripContact, Visit, Letter, Deal, Fund, Park),
        *(Event, Partner, Task, Issue),
    )
}
# Columns that say who answers for a record.
_OWNERS = (
    *("owner_id", "host_staff_id", "leader_staff_id", "met_by_staff_id", "manager_staff_id"),
    *("staff_id", "created_by"),
)


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file of a record; size in bytes, `added_at` in UTC."""

    id: int
    version: int
    record_kind: str
    record_id: int
    name: str
    sha256: str
    size: int
    media_type: str
    added_at: datetime
    added_by: str
    archived: bool


def list_attachments(
    session: Session, kind: str, id: int, *, archived: bool = False
) -> tuple[AttachmentRow, ...]:
    """Return the files of a record, the newest first; with `archived` those taken away."""
    hidden = Attachment.archived_at.is_not(None) if archived else Attachment.archived_at.is_(None)
    query = _rows().where(Attachment.record_kind == kind, Attachment.record_id == id, hidden)
    query = query.order_by(Attachment.created_at.desc(), Attachment.id.desc())
    return tuple(_row(*found) for found in session.execute(query))


def load_attachment(session: Session, id: int) -> AttachmentRow:
    """Return one file; raises UserError NOT_FOUND."""
    found = session.execute(_rows().where(Attachment.id == id)).first()
    if found is None:
        raise refuse("NOT_FOUND", _("This record no longer exists. Reload the list."))
    return _row(*found)


def holder_of(session: Session, kind: str, id: int) -> Record:
    """Return the record that has, or shall have, files.

    Raises UserError VALUE_UNKNOWN for a kind of record without files, NOT_FOUND.
    """
    model = HOLDERS.get(kind)
    if model is None:
        message = _("“{kind}” cannot have files.")
        raise refuse("VALUE_UNKNOWN", message.format(kind=kind), "record_kind")
    return saving.found(session, model, id)


def owners_of(session: Session, record: Record) -> Iterator[int | None]:
    """Yield who may edit a record besides managers, its creator among them.

    What the program itself brought belongs to nobody: the answer is None only.
    """
    for name in _OWNERS:
        yield getattr(record, name, None)
    yield from getattr(record, "co_owner_ids", ())
    company_id = getattr(record, "company_id", None) if isinstance(record, Contact) else None
    if isinstance(record, Company):
        company_id = record.id
    if company_id is not None:
        yield from session.scalars(select(Lead.owner_id).where(Lead.company_id == company_id))
    visit_id = getattr(record, "visit_id", None)
    if isinstance(record, Issue) and visit_id is not None:
        yield from owners_of(session, saving.found(session, Visit, visit_id))


def _rows() -> Select[*tuple[Any, ...]]:
    return select(Attachment, Staff.name).outerjoin(Staff, Attachment.created_by == Staff.id)


def _row(file: Attachment, by: str | None) -> AttachmentRow:
    return AttachmentRow(
        id=file.id,
        version=file.version,
        record_kind=file.record_kind,
        record_id=file.record_id,
        name=file.name,
        sha256=file.sha256,
        size=file.size,
        media_type=file.media_type,
        added_at=file.created_at,
        added_by=by or "",
        archived=file.archived_at is not None,
    )
