"""Read business cards: vCard 2.1, 3.0 and 4.0 as phones and Outlook write them.

Sources: vCard 2.1 (versit); RFC 2426; RFC 6350; RFC 6868. Rules: docs/domain.md, vCard. Pure: a
file becomes frozen cards, and what is wrong with a card stands in it with its line.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.exchange.content_lines import unfold
from crm.exchange.encodings import as_lines, encoding_of
from crm.exchange.report import CellProblem
from crm.exchange.taking import too_large
from crm.exchange.vcard.card import Card, Cards
from crm.exchange.vcard.properties import Draft
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from crm.exchange.content_lines import ContentLine

LARGEST = 50 * 1024 * 1024  # bytes
STEP = 2_000  # lines between two signs of progress


def read_cards(
    content: bytes, file_name: str = "", progress: Callable[[int, int], None] | None = None
) -> Cards:
    """Read a file of cards; `progress(bytes done, bytes in all)` may raise to give up.

    Raises UserError FILE_TOO_LARGE (over 50 MB), FILE_UNREADABLE (no card in it) and
    ENCODING_UNKNOWN. What is wrong with single cards stands in their `errors`.
    """
    if len(content) > LARGEST:
        raise too_large(LARGEST)
    text = as_lines(content)
    lines = list(_followed(unfold(text), len(text), progress))
    if not any(_is(line, "BEGIN") for line in lines):
        message = _("This file holds no vCard: there is no line BEGIN:VCARD in it.")
        raise refuse("FILE_UNREADABLE", message)
    encoding = encoding_of(line.whole for line in lines if b"CHARSET" not in line.head.upper())
    cards = tuple(_cards(lines, encoding))
    return Cards(encoding, cards, hashlib.sha256(content).hexdigest(), file_name)


def _followed(
    lines: Iterator[ContentLine], size: int, progress: Callable[[int, int], None] | None
) -> Iterator[ContentLine]:
    done = 0
    for count, line in enumerate(lines):
        done += len(line.head) + len(line.value) + 3
        if progress is not None and count % STEP == 0:
            progress(min(done, size), size)
        yield line


def _is(line: ContentLine, name: str) -> bool:
    return line.name == name and line.value.strip().upper() == b"VCARD"


def _cards(lines: Sequence[ContentLine], encoding: str) -> Iterator[Card]:
    """Yield the cards in their order; one without an end is told to be cut off."""
    draft: Draft | None = None
    number, inside = 0, 0
    for line in lines:
        if _is(line, "BEGIN"):
            if draft is not None and draft.agent:
                inside += 1  # the card of an assistant, inside the card
                continue
            if draft is not None:
                yield _cut_off(draft)
            number += 1
            draft = Draft(number, line.number, encoding)
        elif _is(line, "END"):
            if inside:
                inside -= 1
            elif draft is not None:
                yield draft.card()
                draft = None
        elif draft is not None and not inside:
            draft.take(line)
    if draft is not None:
        yield _cut_off(draft)


def _cut_off(draft: Draft) -> Card:
    message = _("Card {number}, which begins at line {line}, has no end: the file is cut off.")
    sentence = message.format(number=draft.number, line=draft.line)
    draft.errors.append(CellProblem("FILE_UNREADABLE", "END", "", sentence))
    return draft.card()
