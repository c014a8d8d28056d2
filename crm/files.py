"""Read and write whole files, saying clearly what went wrong."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from crm.errors import UserError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def read_file(path: Path) -> bytes:
    """Return the content of a file; raises UserError FILE_UNREADABLE."""
    try:
        return path.read_bytes()
    except OSError as error:
        message = _("{path} cannot be read: {reason}.")
        raise refuse("FILE_UNREADABLE", message.format(path=path, reason=_reason(error))) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file, replacing an old one only when the new one is complete.

    Raises UserError FILE_UNWRITABLE, DISK_FULL; the old file is left as it was.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> UserError:
    """Return the refusal for a file that could not be written."""
    if error.errno in FULL:
        return refuse("DISK_FULL", _("The disk is full. Free some space and try again."))
    message = _("{path} cannot be written: {reason}. Choose another place.")
    return refuse("FILE_UNWRITABLE", message.format(path=path, reason=_reason(error)))


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
