"""Reads the recycle bin for a list, which knows its rows by one number.

The number holds the id and the kind, so that a list of many kinds needs nothing of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from crm.errors import refuse
from crm.history.concerned import record_of
from crm.history.parts import KINDS
from crm.history.recycle_bin import ARCHIVABLE, READS, find_keys, load_archived
from crm.history.restoring import restore_records
from ui.navigation import PAGE_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from crm.history.recycle_bin import ArchivedRow
    from crm.records.listing import ListRequest

PLACES = tuple(sorted(ARCHIVABLE))
BIN_READS = READS


@dataclass(frozen=True, slots=True)
class BinDetail:
    """An archived record and where it can be looked at; `place` is None for want of a page."""

    number: int
    row: ArchivedRow
    place: tuple[str, int] | None


def number_of(kind: str, record_id: int) -> int:
    """Return the number of a record in the list."""
    return record_id * len(PLACES) + PLACES.index(kind)


def key_of(number: int) -> tuple[str, int]:
    """Return kind and id of a number."""
    record_id, place = divmod(number, len(PLACES))
    return PLACES[place], record_id


def kinds() -> list[tuple[str, str]]:
    """Return every kind that can be archived with its name in the present language."""
    return sorted(((kind, str(KINDS[kind])) for kind in PLACES), key=lambda each: each[1])


def find_numbers(session: Any, request: ListRequest, today: date) -> list[int]:
    """Return the numbers of what is archived."""
    del today
    return [number_of(*key) for key in find_keys(session, request)]


def load_rows(session: Any, numbers: Sequence[int], today: date) -> Mapping[int, ArchivedRow]:
    """Return the rows of some numbers."""
    del today
    found = load_archived(session, [key_of(each) for each in numbers])
    return {number_of(*key): row for key, row in found.items()}


def load_detail(session: Any, number: int, today: date) -> BinDetail:
    """Return one row; raises UserError NOT_FOUND when it is no longer in the recycle bin."""
    del today
    key = key_of(number)
    row = load_archived(session, [key]).get(key)
    if row is None:
        text = QCoreApplication.translate(
            "RecycleBin", "This record is no longer in the recycle bin."
        )
        raise refuse("NOT_FOUND", text)
    place = record_of(session, *key)
    return BinDetail(number, row, place if place is not None and place[0] in PAGE_OF else None)


def restore_numbers(numbers: Sequence[int], work: Any, progress: Callable[[int, int], None]) -> int:
    """Bring records back in one step."""
    return restore_records(work, [key_of(each) for each in numbers], progress=progress)
