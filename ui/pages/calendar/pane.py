"""What the pane shows of an entry: when, who, what is in its way, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.appointments.fields import APPOINTMENT_FIELDS
from crm.appointments.queries import AppointmentDetail
from crm.calendar.terms import EntryKind, Lane
from crm.events.fields import EVENT_FIELDS
from ui import formats
from ui.actions import EDIT_KEY
from ui.pages.calendar import looks, words
from ui.pages.calendar.forms import OWN
from ui.panes.content import BoxTone, Fact, Link, PaneAction, PaneBox, PaneChip, PaneContent
from ui.panes.fact_sheet import FactSheet

if TYPE_CHECKING:
    from datetime import date

    from crm.calendar.entries import Entry
    from crm.events.queries import EventDetail

translate = QCoreApplication.translate
OPEN, EDIT, MOVE, FINISH, ARCHIVE = "open", "edit", "move", "finish", "archive"
MANY = 1_000_000_000  # ids of one kind; those of different kinds must differ in the pane
KINDS = tuple(EntryKind)


def pane_content(
    entry: Entry, detail: EventDetail | AppointmentDetail | None, today: date
) -> PaneContent:
    """Write an entry; `detail` is that of an event or an appointment."""
    record = Link(*entry.opens) if entry.kind in OWN else None
    return PaneContent(
        id=KINDS.index(entry.kind) * MANY + entry.id,
        version=entry.version,
        code=entry.kind.label,
        title=entry.title,
        subtitle=entry.detail,
        chip=_chip(entry),
        facts=(*_facts(entry, today), *_more_facts(detail)),
        box=_box(entry),
        actions=_actions(entry),
        history=record is not None,
        record=record,
    )


def _chip(entry: Entry) -> PaneChip | None:
    """Return the state of an entry; a conflict comes before it."""
    if entry.conflict:
        return PaneChip(translate("Calendar", "Conflict"), "overdue", "ring-alert")
    return looks.chip_of(entry)


def _facts(entry: Entry, today: date) -> tuple[Fact, ...]:
    who = {
        Lane.TRIP: translate("Calendar", "Leader"),
        Lane.VISIT: translate("Calendar", "Host"),
        Lane.EVENT: translate("Calendar", "Person in charge"),
        Lane.APPOINTMENT: translate("Calendar", "Whose"),
        Lane.DUE: translate("Calendar", "Who does it"),
    }[entry.lane]
    facts = (
        Fact(translate("Calendar", "When"), words.when(entry, today), wide=True),
        Fact(who, entry.staff or formats.not_entered()),
    )
    if not entry.conflict:
        return facts
    return (*facts, Fact(translate("Calendar", "Status"), words.state(entry)))


def _more_facts(detail: EventDetail | AppointmentDetail | None) -> tuple[Fact, ...]:
    if isinstance(detail, AppointmentDetail):
        sheet = FactSheet(APPOINTMENT_FIELDS)
        sheet.known("place", detail.place)
        sheet.known("note", detail.note, wide=True)
        return sheet.facts
    if detail is None:
        return ()
    sheet = FactSheet(EVENT_FIELDS)
    sheet.known("venue", detail.row.venue)
    for name in (
        *("companies", "company_people", "investors"),
        *("investor_people", "departments", "department_people"),
    ):
        count: int | None = getattr(detail, name)
        sheet.known(name, None if count is None else formats.whole(count))
    sheet.known("note", detail.note, wide=True)
    return sheet.facts


def _box(entry: Entry) -> PaneBox | None:
    if not entry.clash:
        return None
    conflict = translate("Calendar", "Conflict of the host")
    beside = translate("Calendar", "On the same day")
    return PaneBox(conflict if entry.conflict else beside, entry.clash, tone=BoxTone.WARNING)


def _actions(entry: Entry) -> tuple[PaneAction, ...]:
    move = PaneAction(MOVE, translate("Calendar", "Move…"), "calendar")
    found = [move] if entry.movable else []
    if entry.kind in OWN:
        edit = PaneAction(EDIT, translate("Calendar", "Edit"), "edit", EDIT_KEY)
        archive = PaneAction(ARCHIVE, translate("Calendar", "Archive"), "archive")
        return (edit, *found, archive)
    opened = PaneAction(OPEN, translate("Calendar", "Open the record"), "link")
    if entry.lane is Lane.DUE:
        done = PaneAction(FINISH, translate("Calendar", "Done"), "check")
        return (opened, done, *found)
    return (opened, *found)
