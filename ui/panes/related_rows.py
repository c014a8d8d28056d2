"""Related records as rows of a section, and what happened as lines of a timeline.

A letter, a visit or a deal looks the same in the pane of every record that it belongs to.
"""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.deals.terms import DealStatus
from crm.leads.stage import ORDER
from crm.leads.terms import Stage
from crm.letters.terms import LetterState, LetterStatus
from crm.timeline.terms import EntryKind
from crm.trips.terms import TripStatus
from crm.visits.terms import VisitStatus
from ui import formats
from ui.panes.content import Link, PaneChip, SectionRow, TimelineLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.deals.queries import DealRow
    from crm.leads.rows import LeadRow
    from crm.letters.rows import LetterRow
    from crm.timeline.rows import TimelineEntry
    from crm.visits.queries import VisitRow

translate = QCoreApplication.translate
CODE = re.compile(r"\b[A-Z]{2}-\d{4}-\d{4,5}\b")
ICONS = {
    "stage": "arrow-right",
    "letter": "letters",
    "visit": "visits",
    "trip": "trips",
    "follow_up": "phone",
    "deal": "funds",
    "file": "attach",
    "task": "check",
    "need": "flag",
    "issue": "info",
}
# A code in what people wrote themselves leads nowhere.
BY_HAND = frozenset({EntryKind.FOLLOW_UP, EntryKind.FILE, EntryKind.TASK})
LETTER_LOOK = {
    LetterState.IN_FORCE: ("in_force", ""),
    LetterState.CONVERTED: ("won", ""),
    LetterState.EXPIRED: ("lapsed", ""),
    LetterState.WITHDRAWN: ("lapsed", ""),
    LetterState.SUPERSEDED: ("draft", "swap"),
    LetterState.VOID: ("draft", "cross"),
    LetterState.NOT_SIGNED: ("draft", ""),
}
VISIT_LOOK = {
    VisitStatus.PLANNED: ("draft", "dash"),
    VisitStatus.CONFIRMED: ("in_force", "ring-check"),
    VisitStatus.DONE: ("won", "check"),
    VisitStatus.CANCELLED: ("draft", "cross"),
    VisitStatus.NO_SHOW: ("lapsed", "struck-ring"),
}
TRIP_LOOK = {
    TripStatus.PLANNED: ("draft", "dash"),
    TripStatus.UNDERWAY: ("won", "trips"),
    TripStatus.DONE: ("won", "check"),
    TripStatus.CANCELLED: ("draft", "cross"),
}
UNDECIDED = (DealStatus.INITIATED, DealStatus.DILIGENCE, DealStatus.DECIDED)


def letter_chip(row: LetterRow) -> PaneChip:
    """Return the state of a letter today."""
    if row.expires_in == 0:
        return PaneChip(translate("RelatedRows", "expires today"), "expiring")
    if row.expires_in is not None:
        text = translate("RelatedRows", "expires in {days}")
        return PaneChip(text.format(days=formats.days(row.expires_in)), "expiring")
    state, icon = LETTER_LOOK[row.state]
    term = row.status if row.status is LetterStatus.DRAFT else row.state
    return PaneChip(term.label, state, icon)


def letter_row(row: LetterRow, name: str) -> SectionRow:
    """Return a letter; `name` says what tells it apart: its park, or its company."""
    area = "" if row.area is None else str(formats.area_record(row.area))
    details = (name, row.area_kind.label)
    return SectionRow(row.code, details, area, letter_chip(row), Link("letter", row.id))


def lead_row(row: LeadRow) -> SectionRow:
    """Return a lead with its stage."""
    if row.stage is Stage.LOST:
        chip = PaneChip(row.stage.label, "lapsed")
    else:
        won = row.stage in ORDER and ORDER.index(row.stage) >= ORDER.index(Stage.SIGNED)
        chip = PaneChip(row.stage.label, "won" if won else "draft", "" if won else "dot")
    return SectionRow(row.code, (row.title, row.owner), "", chip, Link("lead", row.id))


def deal_row(row: DealRow) -> SectionRow:
    """Return a deal with what was subscribed."""
    vehicle = row.fund or row.vehicle.label
    amount = "" if row.subscribed is None else str(formats.deal_record(row.subscribed))
    if row.status is DealStatus.TERMINATED:
        state = "lapsed"
    else:
        state = "draft" if row.status in UNDECIDED else "won"
    chip = PaneChip(row.status.label, state)
    return SectionRow(row.code, (vehicle,), amount, chip, Link("deal", row.id))


def visit_row(row: VisitRow) -> SectionRow:
    """Return a visit with its day."""
    state, icon = VISIT_LOOK[row.status]
    chip = PaneChip(row.status.label, state, icon)
    details = (formats.day(row.on), row.direction.label)
    return SectionRow(row.code, details, "", chip, Link("visit", row.id))


def trip_chip(status: TripStatus) -> PaneChip:
    """Return the state of a trip."""
    state, icon = TRIP_LOOK[status]
    return PaneChip(status.label, state, icon)


def visit_chip(status: VisitStatus) -> PaneChip:
    """Return the state of a visit."""
    state, icon = VISIT_LOOK[status]
    return PaneChip(status.label, state, icon)


def timeline_lines(entries: Sequence[TimelineEntry]) -> tuple[TimelineLine, ...]:
    """Return what happened, with the code of the other record as a link."""
    return tuple(_line(each) for each in entries)


def _line(entry: TimelineEntry) -> TimelineLine:
    code = CODE.search(entry.text) if entry.kind not in BY_HAND else None
    # A file has no code: its whole line opens it.
    opens = code is not None or entry.kind is EntryKind.FILE
    linked = bool(entry.target) and entry.id is not None and opens
    return TimelineLine(
        on=entry.on,
        text=entry.text,
        who=entry.by,
        icon=ICONS.get(entry.kind, "log"),
        kind=entry.kind,
        at=time.fromisoformat(entry.time) if entry.time else None,
        link=Link(entry.target, entry.id or 0) if linked else None,
        linked=code.group() if linked and code else "",
        cut=entry.cut,
        entry=entry,
    )
