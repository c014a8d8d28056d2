"""The number of a piece says which record it belongs to and where it stands in the order. Pure.

Numbers descend in the order of results: records in use before archived ones, then by kind, the
newest record first, its first piece first (docs/domain.md, Search).
"""

from __future__ import annotations

from dataclasses import dataclass

# Things that others name come before those that name them.
KINDS = (
    *("company", "lead", "contact", "park", "trip", "visit", "letter", "fund", "deal"),
    *("event", "partner", "staff", "industry", "trip_contact", "appointment", "task"),
    "follow_up",
)
_KINDS_AT_MOST = 32
RECORD_SHIFT = 16  # the bits of a piece's place in its record
RECORD_BITS = 32
LAST_PIECE = (1 << RECORD_SHIFT) - 1
_LAST_RECORD = (1 << RECORD_BITS) - 1


@dataclass(frozen=True, slots=True)
class Place:
    """A record in the index."""

    kind: str
    id: int
    archived: bool


def record_number(place: Place) -> int:
    """Return the number of a record; those of its pieces are `piece_numbers`."""
    group = _KINDS_AT_MOST - 1 - KINDS.index(place.kind)
    return (group + (0 if place.archived else _KINDS_AT_MOST)) << RECORD_BITS | place.id


def piece_number(record: int, piece: int) -> int:
    """Return the number of the piece `piece` (from 0) of a record."""
    return record << RECORD_SHIFT | LAST_PIECE - piece


def first_and_last(record: int) -> tuple[int, int]:
    """Return the smallest and the greatest number that a piece of the record may have."""
    return record << RECORD_SHIFT, record << RECORD_SHIFT | LAST_PIECE


def place_of(record: int) -> Place:
    """Return the record that a number stands for."""
    group, row_id = record >> RECORD_BITS, record & _LAST_RECORD
    kind = KINDS[_KINDS_AT_MOST - 1 - group % _KINDS_AT_MOST]
    return Place(kind, row_id, group < _KINDS_AT_MOST)
