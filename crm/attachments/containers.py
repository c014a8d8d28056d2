"""What files that hold other files are: packed ones (zip) and compound ones (OLE 2). Pure.

Both begin alike whatever they hold, so that only their lists of parts tell Word from Excel.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCAL_NAME = re.compile(rb"PK\x03\x04.{22}(.{2}).{2}", re.DOTALL)
NAMES_AT_MOST = 5000
SECTOR_POWER, FIRST_FOLDER, CLASS_PLACE = 0x1E, 0x30, 80
CLASS_LENGTH = 16


def names_in_zip(content: bytes) -> tuple[str, ...]:
    """Return the names of the parts, of a damaged file those that can be read; () for another."""
    if not content.startswith((ZIP, EMPTY_ZIP)):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return tuple(packed.namelist()[:NAMES_AT_MOST])
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return tuple(_names_on_the_way(content))


def mark_in_zip(content: bytes) -> str:
    """Return what the part `mimetype` says (OpenDocument, EPUB), "" without one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open("mimetype") as part:
            return part.read(100).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError, EOFError):
        return ""


def class_of(content: bytes) -> str:
    """Return the class of a compound file's root, "" where it has none or is another file."""
    if not content.startswith(OLE) or len(content) < FIRST_FOLDER + 4:
        return ""
    power = int.from_bytes(content[SECTOR_POWER : SECTOR_POWER + 2], "little")
    first = int.from_bytes(content[FIRST_FOLDER : FIRST_FOLDER + 4], "little")
    if power not in (9, 12):
        return ""
    place = ((first + 1) << power) + CLASS_PLACE
    found = content[place : place + CLASS_LENGTH]
    return str(uuid.UUID(bytes_le=found)) if len(found) == CLASS_LENGTH and any(found) else ""


def has_stream(content: bytes, name: str) -> bool:
    """Tell whether a compound file names a stream so."""
    return content.startswith(OLE) and f"{name}\0".encode("utf-16-le") in content


def _names_on_the_way(content: bytes) -> list[str]:
    names: list[str] = []
    for found in LOCAL_NAME.finditer(content):
        length = int.from_bytes(found.group(1), "little")
        names.append(content[found.end() : found.end() + length].decode("utf-8", "replace"))
        if len(names) == NAMES_AT_MOST:
            break
    return names
