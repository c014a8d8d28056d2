"""Whether attached files are there as they were kept (docs/domain.md, Files)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.attachments.models import Attachment
from crm.attachments.queries import HOLDERS
from crm.check.finding import Finding
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from crm.attachments.store import FileStore


@dataclass(frozen=True, slots=True)
class Unused:
    """Contents that no record has any more: how many, and their size in bytes together.

    They are what an undone or another database's attachment was made of; nothing removes them.
    """

    count: int
    size: int


def check_files(
    session: Session, store: FileStore, progress: Callable[[int, int], None] | None = None
) -> Iterator[Finding]:
    """Verify that every attached file is there and unchanged, those taken off a record too.

    `progress` is told how many contents were read, of how many.
    """
    names: dict[str, tuple[int, str]] = {}
    columns = (Attachment.sha256, Attachment.id, Attachment.name)
    for sha256, row_id, name in session.execute(select(*columns).order_by(Attachment.id.desc())):
        names[sha256] = row_id, name
    for done, (sha256, (row_id, name)) in enumerate(sorted(names.items())):
        if progress is not None:
            progress(done, len(names))
        found = store.hash_of(sha256)
        if not found:
            message = _("“{name}” is missing in {folder}. Restore it from a copy of that folder.")
            message = message.format(name=name, folder=store.folder)
            yield Finding("FILE_MISSING", f"attachment {row_id}", message)
        elif found != sha256:
            message = _("“{name}” is not as it was attached: {path} was changed or damaged.")
            message = message.format(name=name, path=store.path(sha256))
            yield Finding("FILE_CHANGED", f"attachment {row_id}", message)


def check_holders(session: Session) -> Iterator[Finding]:
    """Verify that every attached file has its record: no foreign key watches over it."""
    kinds = session.scalars(select(Attachment.record_kind).distinct()).all()
    for kind in sorted(kinds):
        model = HOLDERS.get(kind)
        query = select(Attachment.id).where(Attachment.record_kind == kind)
        if model is not None:
            query = query.where(Attachment.record_id.not_in(select(model.id)))
        for row_id in session.scalars(query.order_by(Attachment.id)):
            message = _("The file belongs to a record ({kind}) that is not there.")
            yield Finding("NOT_FOUND", f"attachment {row_id}", message.format(kind=kind))


def unused_files(session: Session, store: FileStore) -> Unused:
    """Count the contents that no attachment names, archived ones included."""
    kept = dict(store.kept())
    for sha256 in session.scalars(select(Attachment.sha256).distinct()):
        kept.pop(sha256, None)
    return Unused(len(kept), sum(kept.values()))
