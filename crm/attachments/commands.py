"""Changes to attached files. The caller owns the transaction; nothing here commits.

The content is in the store before (`FileStore.keep`) and stays there afterwards: an undo takes
the row away and a redo brings it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.attachments.fields import NAME
from crm.attachments.judging import check_rename
from crm.attachments.models import Attachment
from crm.attachments.queries import HOLDERS, holder_of, owners_of
from crm.errors import refuse
from crm.language import _
from crm.records import saving
from crm.records.parsing import parse
from crm.staff.permissions import require_owner, require_writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.attachments.store import Kept
    from crm.database.base import Record
    from crm.database.session import Work
    from crm.records.saved import Saved


def attach_file(work: Work, record_kind: str, record_id: int, kept: Kept) -> Saved:
    """Let a record have a file that is in the store.

    The same content a second time changes nothing and warns DUPLICATE. Raises UserError
    VALUE_UNKNOWN (a kind of record without files), NOT_FOUND, RECORD_ARCHIVED, PERMISSION_DENIED
    (whoever may edit the record, or entered it, attaches files).
    """
    require_writer(work.actor.role)
    record = holder_of(work.session, record_kind, record_id)
    saving.locked(work, HOLDERS[record_kind], record_id, None)  # not one that was merged away
    _require_owner(work, record)
    if record.archived_at is not None:
        sentence = _("The record is archived. Restore it before you attach files to it.")
        raise refuse("RECORD_ARCHIVED", sentence)
    present = _present(work, record_kind, record_id, kept.sha256)
    if present is not None:
        sentence = _("“{name}” is attached already, as “{present}”.")
        work.warn("DUPLICATE", sentence.format(name=kept.name, present=present.name))
        return saving.saved(work, present)
    row = Attachment(
        record_kind=record_kind,
        record_id=record_id,
        name=kept.name,
        sha256=kept.sha256,
        size=kept.size,
        media_type=kept.media_type,
    )
    return saving.saved(work, saving.added(work, row))


def attach_files(
    work: Work, record_kind: str, record_id: int, kept: Sequence[Kept]
) -> tuple[Saved, ...]:
    """Let a record have several files in one step, as `attach_file` does each."""
    return tuple(attach_file(work, record_kind, record_id, each) for each in kept)


def rename_attachment(work: Work, id: int, name: str, version: int | None = None) -> Saved:
    """Call a file otherwise; its ending stays, because it says what the content is.

    Raises UserError FIELD_REQUIRED, ATTACHMENT_TYPE, NAME_TOO_LONG, PERMISSION_DENIED,
    VERSION_CONFLICT, NOT_FOUND.
    """
    row = _own(work, id, version)
    given = parse([NAME], {NAME.name: name}, _nobody).values[NAME.name]
    row.name = check_rename(row.name, str(given))
    return saving.saved(work, row)


def archive_attachment(work: Work, id: int, version: int | None = None) -> Saved:
    """Take a file off its record; its content stays in the store."""
    row = _own(work, id, version)
    saving.archive(work, row)
    return saving.saved(work, row)


def restore_attachment(work: Work, id: int, version: int | None = None) -> Saved:
    """Put a file that was taken off back on its record."""
    row = _own(work, id, version)
    saving.restore(row)
    return saving.saved(work, row)


def _own(work: Work, id: int, version: int | None) -> Attachment:
    """Return a file to change: whoever attached it or may edit its record changes it."""
    row = saving.locked(work, Attachment, id, version)
    record = holder_of(work.session, row.record_kind, row.record_id)
    _require_owner(work, record, row.created_by)
    return row


def _require_owner(work: Work, record: Record, adder: int | None = None) -> None:
    # What the program itself brought belongs to nobody: everybody may add to it.
    entered = record.created_by or work.actor.id
    owners = (entered, adder, *owners_of(work.session, record))
    require_owner(work.actor.role, work.actor.id, owners)


def _present(work: Work, kind: str, record_id: int, sha256: str) -> Attachment | None:
    return work.session.scalar(
        select(Attachment)
        .where(
            Attachment.record_kind == kind,
            Attachment.record_id == record_id,
            Attachment.sha256 == sha256,
            Attachment.archived_at.is_(None),
        )
        .limit(1)
    )


def _nobody(_target: str, _text: str, _field: str) -> int:
    return 0
