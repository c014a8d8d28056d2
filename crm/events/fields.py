"""The fields of attraction events (docs/domain.md, Events)."""

from __future__ import annotations

from crm.events.terms import EventKind, EventStatus
from crm.language import mark
from crm.records.fields import Field, Kind

EVENT = mark("group", "Event")
PARTICIPANTS = mark("group", "Participants")

EVENT_FIELDS: tuple[Field, ...] = (
    Field("title", mark("field", "Title"), Kind.TEXT, required=True, group=EVENT, wide=True),
    Field(
        "kind",
        mark("field", "Kind"),
        Kind.CHOICE,
        required=True,
        choices=EventKind,
        default=EventKind.SALON,
        group=EVENT,
    ),
    Field("on", mark("field", "Day"), Kind.DATE, required=True, group=EVENT),
    Field("start_time", mark("field", "From"), Kind.TIME, group=EVENT),
    Field("end_time", mark("field", "To"), Kind.TIME, group=EVENT),
    Field("venue", mark("field", "Venue"), Kind.TEXT, group=EVENT),
    Field(
        "status",
        mark("field", "Status"),
        Kind.CHOICE,
        required=True,
        choices=EventStatus,
        default=EventStatus.PLANNED,
        group=EVENT,
    ),
    Field(
        "owner_id",
        mark("field", "Person in charge"),
        Kind.REFERENCE,
        target="staff",
        group=EVENT,
        hint=mark("hint", "You, unless you choose somebody else"),
    ),
    Field("companies", mark("field", "Companies"), Kind.INTEGER, group=PARTICIPANTS),
    Field("company_people", mark("field", "People of companies"), Kind.INTEGER, group=PARTICIPANTS),
    Field("investors", mark("field", "Investment institutions"), Kind.INTEGER, group=PARTICIPANTS),
    Field(
        "investor_people", mark("field", "People of institutions"), Kind.INTEGER, group=PARTICIPANTS
    ),
    Field("departments", mark("field", "Government departments"), Kind.INTEGER, group=PARTICIPANTS),
    Field(
        "department_people",
        mark("field", "People of departments"),
        Kind.INTEGER,
        group=PARTICIPANTS,
    ),
    Field("note", mark("field", "Note"), Kind.NOTE, group=PARTICIPANTS, wide=True),
)
