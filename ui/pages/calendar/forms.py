"""The forms of the calendar: what can be entered on a day, and another day for an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from crm.appointments import queries as appointments
from crm.appointments.commands import save_appointment
from crm.appointments.fields import APPOINTMENT_FIELDS
from crm.calendar.commands import move_entry, move_written
from crm.calendar.fields import MOVE_FIELDS
from crm.calendar.terms import EntryKind
from crm.events import queries as events
from crm.events.commands import save_event
from crm.events.fields import EVENT_FIELDS
from crm.tasks.commands import save_task
from crm.tasks.fields import TASK_FIELDS
from crm.trips.commands import save_trip
from crm.trips.fields import TRIP_FIELDS
from crm.visits.commands import save_visit
from crm.visits.fields import VISIT_FIELDS
from ui.pages.calendar.scene import WITHOUT_HOUR
from ui.pages.list_spec import FormSpec

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.calendar.entries import Entry
    from crm.records.saved import Saved

translate = QCoreApplication.translate
# What a day can get, in the order of the menu.
NEW = (
    EntryKind.VISIT,
    EntryKind.TRIP,
    EntryKind.EVENT,
    EntryKind.APPOINTMENT,
    EntryKind.TASK,
)
# Kinds that live on this page; the others have a page of their own.
OWN = (EntryKind.EVENT, EntryKind.APPOINTMENT)


def new_title(kind: EntryKind) -> str:
    """Return what a new entry is called in menus and over its form."""
    return {
        EntryKind.VISIT: translate("Calendar", "New visit"),
        EntryKind.TRIP: translate("Calendar", "New trip"),
        EntryKind.EVENT: translate("Calendar", "New event"),
        EntryKind.APPOINTMENT: translate("Calendar", "New appointment"),
        EntryKind.TASK: translate("Calendar", "New task"),
    }[kind]


def form_of(kind: EntryKind) -> FormSpec:
    """Return the form of a kind that a day can get."""
    edit_event = translate("Calendar", "Edit event")
    edit_appointment = translate("Calendar", "Edit appointment")
    title = new_title(kind)
    return {
        EntryKind.VISIT: FormSpec(VISIT_FIELDS, save_visit, title, ""),
        EntryKind.TRIP: FormSpec(TRIP_FIELDS, save_trip, title, ""),
        EntryKind.EVENT: FormSpec(
            EVENT_FIELDS, save_event, title, edit_event, load=events.load_form
        ),
        EntryKind.APPOINTMENT: FormSpec(
            APPOINTMENT_FIELDS, save_appointment, title, edit_appointment, appointments.load_form
        ),
        EntryKind.TASK: FormSpec(TASK_FIELDS, save_task, title, ""),
    }[kind]


def first_values(kind: EntryKind, day: date, time: str | None, actor_id: int) -> dict[str, object]:
    """Return what a new entry of a day begins with."""
    me = actor_id or None
    values: dict[EntryKind, dict[str, object]] = {
        EntryKind.VISIT: {"on": day, "start_time": time, "host_staff_id": me},
        EntryKind.TRIP: {"starts_on": day, "ends_on": day, "leader_staff_id": me},
        EntryKind.EVENT: {"on": day, "start_time": time, "owner_id": me},
        EntryKind.APPOINTMENT: {"on": day, "ends_on": day, "start_time": time, "staff_id": me},
        EntryKind.TASK: {"due_on": day, "due_time": time, "staff_id": me},
    }
    return values[kind]


def move_form(entry: Entry) -> FormSpec:
    """Return the short form that moves an entry without dragging it."""
    hourless = entry.kind in WITHOUT_HOUR or entry.starts_on != entry.ends_on
    title = translate("Calendar", "Move: {title}").format(title=entry.title)
    return FormSpec(
        fields=MOVE_FIELDS[:1] if hourless else MOVE_FIELDS,
        save=Moving(entry, not hourless),
        new_title=title,
        edit_title=title,
        save_text=translate("Calendar", "Move"),
        saved_text=translate("Calendar", "Moved."),
    )


@dataclass(frozen=True)
class Moving:
    """The command of the short form; it has the signature of a save."""

    entry: Entry
    hours: bool

    @property
    def __name__(self) -> str:
        """Name the command in the history."""
        return move_entry.__name__

    def __call__(
        self,
        work: Any,
        raw: Mapping[str, object],
        *,
        id: int | None = None,
        version: int | None = None,
    ) -> Saved:
        """Move the entry to the day and hour of the form."""
        del id, version
        entry = self.entry
        written = {"start_time": None, **raw} if self.hours else raw
        return move_written(work, entry.kind, entry.id, written, entry.version)
