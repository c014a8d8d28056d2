"""Attached files beside the database, each content kept once under its hash.

`files/ab/cdef…` holds the content whose SHA-256 begins with `abcdef` (docs/domain.md, Files).
What is kept was looked at before: how large it is, what it is, what it is called.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from crm.attachments.judging import judge
from crm.attachments.names import clean_name, shortened
from crm.attachments.sizes import MB, data_size, exact_size
from crm.errors import refuse
from crm.files import unwritable
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT_MB = 20
NAME_BYTES = 240  # file systems allow 255
PIECE = MB
DRAFT = ".draft-"


@dataclass(frozen=True, slots=True)
class Kept:
    """A content that is in the store and the name it came under; size in bytes."""

    sha256: str
    size: int
    media_type: str
    name: str


class Named(Protocol):
    """What can be opened: a row of an attachment, or what was just kept."""

    @property
    def sha256(self) -> str:
        """The hash of its content."""
        ...

    @property
    def name(self) -> str:
        """What it is called."""
        ...


class FileStore:
    """The folder of attached files; may be used in any thread."""

    def __init__(
        self, folder: Path, *, limit_mb: int = LIMIT_MB, cache: Path | None = None
    ) -> None:
        """Use `folder`, made with the first file; `cache` is where small pictures are kept."""
        self.folder = folder
        self.limit = limit_mb * MB
        self.cache = cache
        self._copies: Path | None = None

    def keep(self, source: Path | bytes, name: str = "") -> Kept:
        """Keep a file or a content that is called `name`, and return what was kept.

        Raises UserError FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE, ATTACHMENT_TYPE (a program, or
        not what its name says), FILE_UNWRITABLE, DISK_FULL; nothing is kept then.
        """
        given = name or (source.name if isinstance(source, Path) else "")
        content = self._read(source, given)
        found = judge(content, given)
        sha256 = hashlib.sha256(content).hexdigest()
        if not self.is_whole(sha256):
            self._write(self.path(sha256), content)
        return Kept(sha256, len(content), found.media_type, found.name)

    def path(self, sha256: str) -> Path:
        """Return where a content lies, or would."""
        return self.folder / sha256[:2] / sha256[2:]

    def read(self, sha256: str) -> bytes:
        """Return a content; raises UserError FILE_MISSING where it is not there any more."""
        try:
            return self.path(sha256).read_bytes()
        except OSError as error:
            message = _("The file is not in the folder {folder} any more. Restore it from a copy.")
            raise refuse("FILE_MISSING", message.format(folder=self.folder)) from error

    def is_whole(self, sha256: str) -> bool:
        """Tell whether a content is there and still has its hash."""
        return self.hash_of(sha256) == sha256

    def hash_of(self, sha256: str) -> str:
        """Return the hash that a kept content has now, "" where it is missing or unreadable."""
        found = hashlib.sha256()
        try:
            with self.path(sha256).open("rb") as file:
                while piece := file.read(PIECE):
                    found.update(piece)
        except OSError:
            return ""
        return found.hexdigest()

    def kept(self) -> Iterator[tuple[str, int]]:
        """Yield hash and size in bytes of every content in the folder."""
        if not self.folder.is_dir():
            return
        for shelf in sorted(self.folder.iterdir()):
            if len(shelf.name) == 2 and shelf.is_dir():  # noqa: PLR2004 - as `path` makes them
                for each in sorted(shelf.iterdir()):
                    if not each.name.startswith(DRAFT):
                        yield shelf.name + each.name, each.stat().st_size

    def open_path(self, attachment: Named) -> Path:
        """Return a read-only copy under its own name, for the system's program.

        What is changed there is changed in the copy only. Raises UserError FILE_MISSING,
        FILE_UNWRITABLE, DISK_FULL.
        """
        content = self.read(attachment.sha256)
        name = shortened(clean_name(attachment.name), NAME_BYTES, in_bytes=True)
        try:
            if self._copies is None or not self._copies.is_dir():
                self._copies = Path(tempfile.mkdtemp(prefix="yinfeng-"))
            # Each content in a folder of its own: two files may have the same name.
            copy = self._copies / attachment.sha256[:16] / name
            copy.parent.mkdir(exist_ok=True)
            if not copy.exists():
                copy.write_bytes(content)
                copy.chmod(stat.S_IRUSR)
        except OSError as error:
            raise unwritable(Path(name), error) from error
        return copy

    def drop_copies(self) -> None:
        """Remove the copies that were opened; one that a program still holds stays."""
        if self._copies is not None:
            for each in self._copies.rglob("*"):
                with suppress(OSError):
                    each.chmod(stat.S_IRWXU)
            shutil.rmtree(self._copies, ignore_errors=True)
            self._copies = None

    def _read(self, source: Path | bytes, name: str) -> bytes:
        if isinstance(source, bytes):
            content, size = source, len(source)
        else:
            content, size = _content(source, self.limit)
        shown = clean_name(name)
        if size > self.limit:
            message = _(
                "“{name}” has {size}; a file may have up to {limit}. Make it smaller first."
            )
            message = message.format(
                name=shown, size=exact_size(size, self.limit), limit=data_size(self.limit)
            )
            raise refuse("FILE_TOO_LARGE", message)
        if not content:
            raise refuse("FILE_EMPTY", _("“{name}” is empty.").format(name=shown))
        return content

    def _write(self, target: Path, content: bytes) -> None:
        draft = target.with_name(f"{DRAFT}{secrets.token_hex(8)}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
            _settle(target.parent)
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise unwritable(target, error) from error


def _content(path: Path, limit: int) -> tuple[bytes, int]:
    """Return content and size of a file, of one over the limit only its size."""
    try:
        if path.is_dir():
            message = _("{path} is a folder. Attach the files in it, or pack it first.")
            raise refuse("FILE_UNREADABLE", message.format(path=path))
        if path.exists() and not path.is_file():
            raise refuse("FILE_UNREADABLE", _("{path} is not a file.").format(path=path))
        size = path.stat().st_size
        if size > limit:
            return b"", size
        with path.open("rb") as file:
            content = file.read(limit + 1)  # it may grow while it is read
    except OSError as error:
        reason = error.strerror or str(error)
        message = _("{path} cannot be read: {reason}.").format(path=path, reason=reason)
        raise refuse("FILE_UNREADABLE", message) from error
    return content, max(size, len(content))


def _settle(folder: Path) -> None:
    """Make the name of a new file last through a power cut; Windows does so by itself."""
    if os.name == "posix":
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)
