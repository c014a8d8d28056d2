"""Pictures of cards become files of their contacts (docs/domain.md, vCard and Files)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.attachments.commands import attach_file
from crm.attachments.judging import judge
from crm.errors import UserError, refuse
from crm.language import _

if TYPE_CHECKING:
    from crm.attachments.store import FileStore
    from crm.database.session import Work

CONTACT = "contact"
IMAGE = "image/"
UNREADABLE = "PHOTO_UNREADABLE"


def take_picture(
    work: Work, photo: bytes, contact_id: int, name: str, files: FileStore | None
) -> None:
    """Keep a picture and let the contact have it; without `files` only look whether it could be.

    What is no picture, or too large, is warned of (PHOTO_UNREADABLE) and the contact goes without.
    """
    try:
        called = _called(photo, name)
        if files is not None:
            attach_file(work, CONTACT, contact_id, files.keep(photo, called))
    except UserError as error:
        message = _("The picture is left out: {reason}").format(reason=error.message)
        work.warn(UNREADABLE, message, "photo")


def _called(photo: bytes, name: str) -> str:
    """Return the name of a picture with its ending; raises UserError for any other content."""
    found = judge(photo, name.replace(".", " "))
    if not found.media_type.startswith(IMAGE):
        raise refuse(UNREADABLE, _("It is not a picture."))
    return found.name
