"""The lines of the day as pages, reminders and the command line show them: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from crm.agenda.terms import DueGroup, DueKind
    from crm.leads.terms import RequirementKind, Stage
    from crm.letters.terms import AreaKind
    from crm.trips.terms import TripStatus
    from crm.visits.terms import VisitStatus


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something that somebody has to do.

    `id` and `version` are those of the row that keeps it (a lead, a visit, a trip contact, a
    task, a requirement, an issue), `opens` the kind and id of the record to open. `days` counts
    the days since `on`: positive when overdue, negative when it lies ahead, 0 without a day.
    `text` is what is to be done, `subject` the company or title, `detail` what happened last.
    `stage` and `days_in_stage` are those of the lead, None without one.
    """

    kind: DueKind
    id: int
    version: int
    on: date | None
    time: str | None
    group: DueGroup
    days: int
    text: str
    subject: str
    detail: str
    staff_id: int
    staff: str
    stage: Stage | None
    days_in_stage: int | None
    opens: tuple[str, int]


@dataclass(frozen=True, slots=True)
class ComingLine:
    """A visit or a trip of today or the next two weeks.

    `kind` is “visit” or “trip”, which with `id` is the record to open; `ends_on` is the day of a
    visit itself.
    """

    kind: str
    id: int
    version: int
    on: date
    ends_on: date
    start_time: str | None
    end_time: str | None
    title: str
    detail: str
    status: VisitStatus | TripStatus
    staff_id: int
    staff: str

    @property
    def opens(self) -> tuple[str, int]:
        """The record to open."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class OverdueLead:
    """A lead that stands in its stage longer than its limit (K23).

    `limit` and `days` are None for a held lead, whose review was due on `review_on`.
    """

    id: int
    version: int
    code: str
    title: str
    company: str
    stage: Stage
    days: int | None
    limit: int | None
    review_on: date | None
    staff_id: int
    staff: str


@dataclass(frozen=True, slots=True)
class ExpiringLetter:
    """A letter in force that ends within 30 days; area in ㎡, `days` until it ends."""

    id: int
    version: int
    code: str
    company: str
    park: str
    area: Decimal | None
    area_kind: AreaKind
    valid_until: date
    days: int
    staff_id: int
    staff: str


@dataclass(frozen=True, slots=True)
class OpenNeed:
    """What a lead still needs (要素需求).

    `amount` is the quantity with its unit, or the note where none is known; `days` counts the
    days left to `due_on`, negative when it is overdue, None without a day.
    """

    id: int
    version: int
    kind: RequirementKind
    amount: str
    lead_id: int
    company: str
    due_on: date | None
    days: int | None
    staff_id: int
    staff: str

    @property
    def opens(self) -> tuple[str, int]:
        """The record to open."""
        return "lead", self.lead_id


@dataclass(frozen=True, slots=True)
class Agenda:
    """The first page of the program, block by block.

    `due` holds at most `DUE_LIMIT` lines of each group; `counts` says how many there are. The
    same goes for `overdue_leads`, `expiring` and `requirements` with their counts.
    `without_end` counts the letters in force without `valid_until` (长期有效).
    """

    today: date
    due: tuple[DueLine, ...]
    counts: Mapping[DueGroup, int]
    visits_and_trips: tuple[ComingLine, ...]
    overdue_leads: tuple[OverdueLead, ...]
    overdue_count: int
    expiring: tuple[ExpiringLetter, ...]
    expiring_count: int
    without_end: int
    requirements: tuple[OpenNeed, ...]
    requirement_count: int
