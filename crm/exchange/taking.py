"""Files that are imported: read only where they are not too large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.files import read_file
from crm.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from crm.errors import UserError


def read_at_most(path: Path, limit: int) -> bytes:
    """Return the content of a file of at most `limit` bytes.

    Raises UserError FILE_UNREADABLE, FILE_TOO_LARGE.
    """
    if path.is_file() and path.stat().st_size > limit:
        raise too_large(limit)
    return read_file(path)


def too_large(limit: int) -> UserError:
    """Return the refusal of a file that is larger than `limit` bytes."""
    message = _("The file is larger than {limit} MB. Export it in parts.")
    return refuse("FILE_TOO_LARGE", message.format(limit=limit // 1024**2))
