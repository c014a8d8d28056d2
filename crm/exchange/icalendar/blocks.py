"""The components of an .ics file with their lines, so that a fault can be told with its line. Pure.

The parser of icalendar knows no line numbers, and takes a file that is cut off for a shorter one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crm.errors import UserError, refuse
from crm.exchange.content_lines import unfold
from crm.exchange.encodings import as_lines, decode, encoding_of
from crm.language import _

if TYPE_CHECKING:
    from crm.exchange.content_lines import ContentLine

CALENDAR, ZONE = "VCALENDAR", "VTIMEZONE"


@dataclass(slots=True)
class Block:
    """A component of a calendar: where it begins, its lines, and lines that are no properties."""

    name: str
    line: int
    text: list[str] = field(default_factory=list[str])
    strange: list[int] = field(default_factory=list[int])
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The components of all calendars of a file."""

    encoding: str
    components: tuple[Block, ...]
    zones: tuple[Block, ...]


def read_blocks(content: bytes) -> Blocks:
    """Divide a file into its components.

    Raises UserError ENCODING_UNKNOWN; FILE_UNREADABLE where it is no calendar, is cut off, or ends
    a component that it has not begun.
    """
    lines = list(unfold(as_lines(content)))
    if not any(_names(line, "BEGIN") == CALENDAR for line in lines):
        message = _("This file holds no calendar: there is no line BEGIN:VCALENDAR in it.")
        raise refuse("FILE_UNREADABLE", message)
    encoding = encoding_of(line.whole for line in lines)
    found: list[Block] = []
    open_ones: list[tuple[str, int]] = []
    for line in lines:
        begins, ends = _names(line, "BEGIN"), _names(line, "END")
        if begins:
            open_ones.append((begins, line.number))
            if _is_component(open_ones):
                found.append(Block(begins, line.number))
        if _inside(open_ones):
            _add(found[-1], line, encoding)
        if ends:
            if not open_ones or open_ones[-1][0] != ends:
                raise _broken(line.number)
            open_ones.pop()
    if open_ones:
        raise _cut_off(*open_ones[-1])
    zones = tuple(each for each in found if each.name == ZONE)
    return Blocks(encoding, tuple(each for each in found if each.name != ZONE), zones)


def _names(line: ContentLine, word: str) -> str:
    """Return the component that a line begins or ends, "" for any other line."""
    if line.name != word:
        return ""
    return line.value.strip().decode("ascii", "replace").upper()


def _is_component(open_ones: list[tuple[str, int]]) -> bool:
    return len(open_ones) == len((CALENDAR, "component")) and open_ones[0][0] == CALENDAR


def _inside(open_ones: list[tuple[str, int]]) -> bool:
    return len(open_ones) > 1 and open_ones[0][0] == CALENDAR


def _add(block: Block, line: ContentLine, encoding: str) -> None:
    if not line.name:
        block.strange.append(line.number)
        return
    try:
        text = decode(line.whole, encoding)
    except UserError as error:
        message = _("Line {line}: {reason}").format(line=line.number, reason=error.message)
        raise refuse(error.code, message) from error
    block.text.append(text)
    if line.name == "UID" and not block.uid:
        block.uid = text.partition(":")[2].strip()


def _cut_off(name: str, number: int) -> UserError:
    message = _("The file is cut off: {name}, which begins at line {line}, has no end.")
    return refuse("FILE_UNREADABLE", message.format(name=name, line=number))


def _broken(number: int) -> UserError:
    message = _("The calendar is broken at line {line}.")
    return refuse("FILE_UNREADABLE", message.format(line=number))
