"""Records as entries of other calendars: who they are, when, where, and what there is to know.

Rules: docs/domain.md, iCalendar. A plan is known by its UID: the uid of its record; that of what is
due next with a lead, a visit or a contact ends in “-next”, because the record has one of its own.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from crm.appointments.models import Appointment
from crm.calendar.lanes import DUE_KINDS
from crm.calendar.plan_facts import (
    Facts,
    appointment_facts,
    due_facts,
    event_facts,
    stop_facts,
    trip_facts,
    visit_facts,
)
from crm.calendar.queries import load_entries
from crm.calendar.terms import EntryKind
from crm.events.models import Event
from crm.leads.models import Lead, LeadRequirement
from crm.records.finding import CHUNK, chunks
from crm.tasks.models import Task
from crm.trips.models import Trip, TripContact, TripStop
from crm.visits.models import Issue, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from typing import TypeAlias

    from sqlalchemy.orm import Session

    from crm.database.session import Work

    Key: TypeAlias = tuple[str, int]

T = TypeVar("T")

TRIP: str = EntryKind.TRIP.value
APPOINTMENT: str = EntryKind.APPOINTMENT.value
STOP = "trip_stop"
NEXT = "-next"
# The uid of a task that was read from another calendar is made from the UID that it has there.
FROM_OUTSIDE = uuid.UUID("5b1f4f0e-5d9b-4c5e-9a55-6d1b1e0c3c52")
STEPS = {EntryKind.LEAD_STEP, EntryKind.VISIT_STEP, EntryKind.CONTACT_STEP}
TABLES: Mapping[str, Any] = {
    EntryKind.TRIP: Trip,
    STOP: TripStop,
    EntryKind.VISIT: Visit,
    EntryKind.EVENT: Event,
    EntryKind.APPOINTMENT: Appointment,
    EntryKind.TASK: Task,
    EntryKind.REQUIREMENT: LeadRequirement,
    EntryKind.ISSUE: Issue,
    EntryKind.LEAD_STEP: Lead,
    EntryKind.VISIT_STEP: Visit,
    EntryKind.CONTACT_STEP: TripContact,
}
DUE = {entry: due for due, entry in DUE_KINDS.items()}


@dataclass(frozen=True, slots=True)
class Plan:
    """A record with its place in the calendar; days in Shanghai, times "HH:MM" or None.

    `code` is what people call it, `changed` the UTC instant at which it was written last. What is
    `due` has no end. `state` is "CONFIRMED", "TENTATIVE", "CANCELLED", "COMPLETED" or "".
    """

    kind: str
    id: int
    uid: str
    version: int
    changed: datetime
    code: str
    title: str
    on: date | None
    ends_on: date | None
    start_time: str | None
    end_time: str | None
    place: str
    text: str
    category: str
    state: str
    due: bool
    archived: bool

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other plan."""
        return self.kind, self.id


def keys_between(
    session: Session,
    start: date,
    end: date,
    *,
    staff_id: int | None = None,
    team: str | None = None,
) -> list[Key]:
    """Return what stands in the calendar from `start` to `end`, the timed stops of trips too."""
    found = load_entries(session, start, end, staff_id=staff_id, team=team)
    keys: list[Key] = [(each.kind.value, each.id) for each in found]
    trips = [id for kind, id in keys if kind == TRIP]
    return [*keys, *_timed_stops(session, trips, start, end)]


def keys_of_trip(session: Session, trip_id: int) -> list[Key]:
    """Return a trip and its stops that have a time."""
    return [(TRIP, trip_id), *_timed_stops(session, [trip_id])]


def _timed_stops(
    session: Session, trip_ids: Sequence[int], start: date | None = None, end: date | None = None
) -> list[Key]:
    found: list[Key] = []
    for some in chunks(trip_ids):
        query = (
            select(TripStop.id)
            .where(
                TripStop.trip_id.in_(some),
                TripStop.start_time.is_not(None),
                TripStop.archived_at.is_(None),
            )
            .order_by(TripStop.on, TripStop.start_time, TripStop.id)
        )
        if start is not None and end is not None:
            query = query.where(TripStop.on.between(start, end))
        found += [(STOP, each) for each in session.scalars(query)]
    return found


def keys_by_uid(session: Session, uids: Collection[str]) -> dict[str, Key]:
    """Return the records that entries of an .ics file are, by their UID.

    Known are the records of this database, and what was read from another calendar before.
    """
    found: dict[str, Key] = {}
    for kind, table in TABLES.items():
        named = {_uid_in(kind, each): each for each in uids}
        wanted = {uid: each for uid, each in named.items() if uid is not None}
        for some in _pieces(list(wanted)):
            for uid, id in session.execute(select(table.uid, table.id).where(table.uid.in_(some))):
                found.setdefault(wanted[uid], (kind, id))
    for some in _pieces(list(uids)):
        read = select(Appointment.calendar_uid, Appointment.id)
        for uid, id in session.execute(read.where(Appointment.calendar_uid.in_(some))):
            found.setdefault(uid or "", (APPOINTMENT, id))
    tasks = {task_uid(each): each for each in uids}
    for some in _pieces(list(tasks)):
        for uid, id in session.execute(select(Task.uid, Task.id).where(Task.uid.in_(some))):
            found.setdefault(tasks[uid], (EntryKind.TASK.value, id))
    return found


def _pieces(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield values in as many as fit into one statement."""
    for at in range(0, len(values), CHUNK):
        yield values[at : at + CHUNK]


def _uid_in(kind: str, text: str) -> uuid.UUID | None:
    """Return the uid of the record that a UID names, None where it names none of this kind."""
    if text.endswith(NEXT) is not (kind in STEPS):
        return None
    try:
        return uuid.UUID(text.removesuffix(NEXT))
    except ValueError:
        return None


def task_uid(text: str) -> uuid.UUID:
    """Return the uid that a task has here when it was read from another calendar."""
    return uuid.uuid5(FROM_OUTSIDE, text)


def adopt_task_uid(work: Work, id: int, text: str) -> None:
    """Let a task that was just created be recognised when its calendar is read again."""
    work.session.get_one(Task, id).uid = task_uid(text)


def load_plans(session: Session, keys: Iterable[Key]) -> list[Plan]:
    """Return the plans of these records, in their order; archived and cancelled ones too."""
    wanted = list(dict.fromkeys(keys))
    found: dict[Key, Plan] = {}
    for kind in dict.fromkeys(kind for kind, _id in wanted):
        for some in chunks([id for other, id in wanted if other == kind]):
            found |= {plan.key: plan for plan in _loaded(session, kind, some)}
    return [found[key] for key in wanted if key in found]


def _loaded(session: Session, kind: str, ids: Sequence[int]) -> Iterator[Plan]:
    table = TABLES[kind]
    rows = {row.id: row for row in session.scalars(select(table).where(table.id.in_(ids)))}
    if kind in DUE:
        facts = due_facts(session, DUE[EntryKind(kind)], list(rows.values()))
    else:
        facts = _FACTS[kind](session, list(rows.values()))
    for id, row in rows.items():
        if id in facts:
            yield _plan(kind, row, facts[id])


def _plan(kind: str, row: Any, facts: Facts) -> Plan:
    return Plan(
        kind=kind,
        id=row.id,
        uid=_written_uid(kind, row),
        version=row.version,
        changed=row.updated_at,
        code=facts.code,
        title=facts.title,
        on=facts.on,
        ends_on=facts.ends_on,
        start_time=facts.start_time,
        end_time=facts.end_time,
        place=facts.place,
        text=facts.text,
        category=facts.category,
        state=facts.state,
        due=kind in DUE,
        archived=row.archived_at is not None,
    )


def _written_uid(kind: str, row: Any) -> str:
    """Return the UID: that of the calendar it was read from, where it is one entry there."""
    read = getattr(row, "calendar_uid", None)
    if read and "#" not in read:
        return read
    return f"{row.uid}{NEXT}" if kind in STEPS else str(row.uid)


_FACTS: dict[str, Callable[[Session, list[Any]], dict[int, Facts]]] = {
    EntryKind.TRIP: trip_facts,
    STOP: stop_facts,
    EntryKind.VISIT: visit_facts,
    EntryKind.EVENT: event_facts,
    EntryKind.APPOINTMENT: appointment_facts,
}
