"""The lines of vCard and iCalendar: unfolded, with group, name, parameters and value.

Works on bytes, because a line may be folded inside a character and may declare an encoding of its
own. Sources: vCard 2.1; RFC 2425, RFC 2426; RFC 6350 section 3; RFC 5545 section 3.1; RFC 6868.
Pure, and linear in the length of the file.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HEAD = re.compile(rb'[^":]*(?:"[^"]*"[^":]*)*:')  # a colon in quotes does not end the head
NAME = re.compile(rb"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)\s*")
PARAMETER = re.compile(r';([^=;"]*)(?:=((?:"[^"]*"|[^";])*))?')
QUOTED_OR_LISTED = re.compile(r'"([^"]*)"|([^",]+)')
CARET = re.compile(r"\^([n'^])")
CARETS = {"n": "\n", "'": '"', "^": "^"}
BASE64_ONLY = re.compile(rb"[A-Za-z0-9+/]+=*")
# Words that vCard 2.1 writes without the name of their parameter.
ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT", "Q"})
VALUES = frozenset({"URI", "URL", "CID", "CONTENT-ID"})
BINARY = frozenset({"BASE64", "B"})
SOFT_BREAK = b"="
VERSION_2_1 = b"2.1"


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One property: `number` is the line of the file on which it begins, the name upper case.

    `head` is what stands before the value, as written; `value` its bytes, unfolded.
    """

    number: int
    head: bytes
    value: bytes
    group: str = ""
    name: str = ""

    @property
    def whole(self) -> bytes:
        """The line as it would be written without folding."""
        return self.head + b":" + self.value if self.name else self.value


def unfold(content: bytes) -> Iterator[ContentLine]:
    """Yield the properties of a file; what is not one has no name."""
    version = b""
    lines = _physical(content)
    number, line = next(lines, (0, None))
    while line is not None:
        parts = [line]
        binary, quoted = _wraps(line)
        following = next(lines, (0, None))
        while following[1] is not None:
            more = _continuation(parts[-1], following[1], version, binary=binary, quoted=quoted)
            if more is None:
                break
            if quoted:
                parts[-1] = parts[-1].rstrip()[:-1] if _breaks_softly(parts[-1]) else parts[-1]
            parts.append(more)
            following = next(lines, (0, None))
        whole = b"".join(parts)
        if whole.strip():
            found = _split(number, whole)
            if found.name in {"BEGIN", "VERSION"}:
                version = found.value.strip()
            yield found
        number, line = following


def _physical(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file with their numbers, however they end."""
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    begin, number = 0, 1
    while begin < len(content):
        end = content.find(b"\n", begin)
        end = len(content) if end < 0 else end
        yield number, content[begin:end].rstrip(b"\r")
        begin, number = end + 1, number + 1


def _wraps(line: bytes) -> tuple[bool, bool]:
    """Tell whether a value is base64, which may go on unmarked, or quoted-printable."""
    head = line.partition(b":")[0].upper()
    words = set(re.split(rb"[;=,]", head))
    return bool(words & {b"BASE64", b"B"}), b"QUOTED-PRINTABLE" in words


def _continuation(
    before: bytes, line: bytes, version: bytes, *, binary: bool, quoted: bool
) -> bytes | None:
    """Return what `line` adds to the line before it, None where it begins a new one."""
    if quoted and _breaks_softly(before):
        return None if line[:4].upper() in {b"END:", b"BEGI"} else line
    if line[:1] in {b" ", b"\t"}:
        # vCard 2.1 folds where a blank stands and keeps it; the others add one.
        return line if version == VERSION_2_1 and not binary else line[1:]
    if binary and BASE64_ONLY.fullmatch(line):
        return line
    return None


def _breaks_softly(line: bytes) -> bool:
    return line.rstrip().endswith(SOFT_BREAK)


def _split(number: int, line: bytes) -> ContentLine:
    head = HEAD.match(line)
    before, colon, after = (
        (line[: head.end() - 1], b":", line[head.end() :]) if head else line.partition(b":")
    )
    name = NAME.match(before)
    if not colon or name is None or before[name.end() : name.end() + 1] not in {b"", b";"}:
        return ContentLine(number, b"", line)
    group = (name[1] or b"").decode("ascii").lower()
    return ContentLine(number, before, after, group, name[2].decode("ascii").upper())


def parameters(head: str) -> Mapping[str, tuple[str, ...]]:
    """Return the parameters of a head by upper-case name, their values as written.

    Bare words of vCard 2.1 count as ENCODING, VALUE or TYPE. Carets are resolved (RFC 6868).
    """
    found: dict[str, list[str]] = {}
    for match in PARAMETER.finditer(head):
        name, written = match[1].strip().upper(), match[2]
        if written is None:
            name, written = _kind_of(name), match[1].strip()
        for quoted, listed in QUOTED_OR_LISTED.findall(written):
            value = CARET.sub(lambda one: CARETS[one[1]], quoted or listed.strip())
            found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _kind_of(word: str) -> str:
    if word in ENCODINGS:
        return "ENCODING"
    return "VALUE" if word in VALUES else "TYPE"


def plain_bytes(value: bytes, encodings: tuple[str, ...]) -> bytes:
    """Return a value without its transfer encoding; raises ValueError for broken base64."""
    named = {each.upper() for each in encodings}
    if named & {"QUOTED-PRINTABLE", "Q"}:
        return binascii.a2b_qp(value)
    if named & BINARY:
        return binascii.a2b_base64(b"".join(value.split()), strict_mode=True)
    return value
