"""How entries look: the colour and icon of each lane, and the mark of a state or a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor

from crm.agenda.terms import DueGroup
from crm.calendar.terms import Lane
from crm.events.terms import EventStatus
from crm.trips.terms import TripStatus
from crm.visits.terms import VisitStatus
from ui.panes.content import PaneChip
from ui.panes.related_rows import TRIP_LOOK, VISIT_LOOK

if TYPE_CHECKING:
    from crm.calendar.entries import Entry
    from ui.theme import Theme

# The colours of the charts are told apart with any colour vision; the icon tells the lane too.
COLOR = {
    Lane.TRIP: "chart.s1",
    Lane.VISIT: "chart.s3",
    Lane.EVENT: "chart.s4",
    Lane.APPOINTMENT: "chart.s5",
    Lane.DUE: "chart.s2",
}
ICON = {
    Lane.TRIP: "trips",
    Lane.VISIT: "visits",
    Lane.EVENT: "event",
    Lane.APPOINTMENT: "calendar",
    Lane.DUE: "task",
}
EVENT_LOOK = {
    EventStatus.PLANNED: ("draft", "dash"),
    EventStatus.DONE: ("won", "check"),
    EventStatus.CANCELLED: ("draft", "cross"),
}
DONE = (TripStatus.DONE, VisitStatus.DONE, EventStatus.DONE)
TINT, TINT_DARK = 0.15, 0.30  # how much of its colour an entry takes as its ground


class Mark(NamedTuple):
    """A small icon on an entry and the token of its colour."""

    icon: str
    color: str


def mark_of(entry: Entry) -> Mark | None:
    """Return what an entry has to tell at once: a conflict, overdue, confirmed, done."""
    if entry.conflict:
        return Mark("ring-alert", "state.overdue.text")
    if entry.status is DueGroup.OVERDUE:
        return Mark("triangle", "state.overdue.text")
    if entry.status is VisitStatus.CONFIRMED:
        return Mark("ring-check", "state.in_force.text")
    if entry.status is VisitStatus.NO_SHOW:
        return Mark("struck-ring", "state.lapsed.text")
    return Mark("check", "text.tertiary") if entry.status in DONE else None


def chip_of(entry: Entry) -> PaneChip | None:
    """Return the state of an entry as the panes of its record show it."""
    status = entry.status
    if isinstance(status, VisitStatus):
        state, icon = VISIT_LOOK[status]
    elif isinstance(status, TripStatus):
        state, icon = TRIP_LOOK[status]
    elif isinstance(status, EventStatus):
        state, icon = EVENT_LOOK[status]
    else:
        return PaneChip(status.label, "overdue", "triangle") if status is not None else None
    return PaneChip(status.label, state, icon)


def ground(lane: Lane, theme: Theme) -> QColor:
    """Return the ground of an entry: a little of its colour on the surface."""
    share = TINT_DARK if theme.dark else TINT
    color, base = theme.color(COLOR[lane]), theme.color("surface.base")
    return QColor(
        *(
            round(one * share + other * (1 - share))
            for one, other in (
                (color.red(), base.red()),
                (color.green(), base.green()),
                (color.blue(), base.blue()),
            )
        )
    )
