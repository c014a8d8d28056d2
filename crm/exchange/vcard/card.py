"""A business card as it stands in a file: what is read from a vCard, and what is written as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from crm.exchange.report import CellProblem

PERSON = "individual"


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number as written, with what it is for in lower case (cell, work, fax)."""

    text: str
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in one line; a private one is nobody's business address."""

    text: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One card: `number` counts the cards of the file from 1, `line` is where it begins.

    `messengers` are pairs of service and name; `left_out` names the properties that have no place
    here. A card with `errors` cannot be taken; `warnings` tell what of it could not be read.
    """

    number: int
    line: int
    version: str = ""
    kind: str = PERSON
    name: str = ""
    company: str = ""
    departments: tuple[str, ...] = ()
    title: str = ""
    role: str = ""
    numbers: tuple[Number, ...] = ()
    emails: tuple[str, ...] = ()
    wechat: str = ""
    messengers: tuple[tuple[str, str], ...] = ()
    addresses: tuple[Address, ...] = ()
    urls: tuple[str, ...] = ()
    note: str = ""
    photo: bytes | None = None
    uid: str = ""
    revised: datetime | None = None
    left_out: tuple[str, ...] = ()
    errors: tuple[CellProblem, ...] = ()
    warnings: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """A whole file; `version` is that of its first card, `hash` the SHA-256 of its content."""

    encoding: str
    cards: tuple[Card, ...]
    hash: str = ""
    file_name: str = ""

    @property
    def left_out(self) -> tuple[str, ...]:
        """The properties without a place here, each once, in their order."""
        return tuple(dict.fromkeys(name for card in self.cards for name in card.left_out))
