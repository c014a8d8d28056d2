"""What stands in the calendar: frozen entries, whatever they were made of. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from crm.calendar.terms import EntryKind, Lane
    from crm.language import Term


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the calendar.

    `id` and `version` are those of the row that keeps it (for what is due: the lead, visit, trip
    contact, task, requirement or issue), `opens` the kind and id of the record to open. Times are
    "HH:MM"; without `start_time` it takes the day. `staff` answers for it. `clash` says in words
    what else its host has to do then (docs/domain.md, Calendar); `conflict` tells that this gets
    in its way. One that is not `movable` is done or did not take place.
    """

    kind: EntryKind
    id: int
    version: int
    lane: Lane
    title: str
    detail: str
    starts_on: date
    ends_on: date
    start_time: str | None
    end_time: str | None
    status: Term | None
    staff_id: int | None
    staff: str
    conflict: bool
    movable: bool
    opens: tuple[str, int]
    clash: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other entry: its kind and its id."""
        return self.kind.value, self.id

    @property
    def timed(self) -> bool:
        """Whether it has an hour of one day."""
        return self.start_time is not None and self.starts_on == self.ends_on
