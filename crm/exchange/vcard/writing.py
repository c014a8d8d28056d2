"""Write business cards as vCard 3.0, which everything reads, or 4.0 (docs/domain.md, vCard). Pure.

UTF-8, CR LF, folded at 75 octets between characters; the same cards give the same bytes.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.exchange.vcard.names import split_name
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crm.exchange.vcard.card import Card, Number

VERSION_3, VERSION_4 = "3.0", "4.0"
VERSIONS = (VERSION_3, VERSION_4)
PRODUCT = "-//Yinfeng//Contacts//EN"
WIDEST = 75  # octets of a line without its end
URN = "urn:uuid:"
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def write_cards(cards: Iterable[Card], version: str = VERSION_3) -> bytes:
    """Return the cards as one file; raises UserError VALUE_UNKNOWN for another version."""
    if version not in VERSIONS:
        message = _("“{value}” is not known here. Choose one of: {choices}.")
        raise refuse("VALUE_UNKNOWN", message.format(value=version, choices=", ".join(VERSIONS)))
    return b"".join(fold(line) for card in cards for line in _lines(card, version))


def fold(line: str) -> bytes:
    """Return a line in UTF-8 with its end, folded so that no character is cut."""
    pieces, room = [bytearray()], WIDEST
    for character in line:
        encoded = character.encode()
        if len(pieces[-1]) + len(encoded) > room:
            pieces.append(bytearray(b" "))
        pieces[-1] += encoded
    return b"\r\n".join(pieces) + b"\r\n"


def escaped(text: str) -> str:
    """Return a text as a value: line ends of any system become one sign."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(ESCAPES)


def _lines(card: Card, version: str) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"PRODID:{PRODUCT}"
    if version == VERSION_4:
        yield "KIND:individual"
    if card.uid:
        yield f"UID:{URN if version == VERSION_4 else ''}{escaped(card.uid)}"
    if card.revised:
        yield f"REV:{card.revised.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    family, given = split_name(card.name)
    yield f"N:{escaped(family)};{escaped(given)};;;"
    yield f"FN:{escaped(card.name)}"
    if card.company:
        yield "ORG:" + ";".join(map(escaped, (card.company, *card.departments)))
    for name, text in (("TITLE", card.title), ("ROLE", card.role)):
        if text:
            yield f"{name}:{escaped(text)}"
    yield from (_number(each, version) for each in card.numbers)
    yield from (f"EMAIL{_types(('internet',), version)}:{escaped(each)}" for each in card.emails)
    if card.wechat:
        yield f"X-WECHAT:{escaped(card.wechat)}"
    if card.note:
        yield f"NOTE:{escaped(card.note)}"
    yield "END:VCARD"


def _number(number: Number, version: str) -> str:
    return f"TEL{_types(sorted(number.kinds), version)}:{escaped(number.text)}"


def _types(kinds: Iterable[str], version: str) -> str:
    """Return a TYPE: one for each kind in upper case before 4.0, which knows no internet."""
    if version == VERSION_4:
        known = [each for each in kinds if each != "internet"]
        return f";TYPE={','.join(known)}" if known else ""
    return "".join(f";TYPE={each.upper()}" for each in kinds)
