"""The fields of site visits (docs/domain.md, Site visits)."""

from __future__ import annotations

from crm.language import mark
from crm.records.fields import Field, Kind
from crm.trips.terms import Interest
from crm.visits.terms import Direction, VisitStatus

PLAN = mark("group", "Plan")
GUESTS = mark("group", "Guests and hosts")
RESULT = mark("group", "Result")

VISIT_FIELDS: tuple[Field, ...] = (
    Field(
        "direction",
        mark("field", "Direction"),
        Kind.CHOICE,
        required=True,
        choices=Direction,
        default=Direction.INBOUND,
        group=PLAN,
        wide=True,
    ),
    Field(
        "company_ids",
        mark("field", "Companies"),
        Kind.REFERENCES,
        required=True,
        target="company",
        group=PLAN,
        wide=True,
    ),
    Field("on", mark("field", "Day"), Kind.DATE, required=True, group=PLAN),
    Field(
        "status",
        mark("field", "Status"),
        Kind.CHOICE,
        required=True,
        choices=VisitStatus,
        default=VisitStatus.PLANNED,
        group=PLAN,
    ),
    Field("start_time", mark("field", "From"), Kind.TIME, group=PLAN),
    Field("end_time", mark("field", "To"), Kind.TIME, group=PLAN),
    Field(
        "park_ids",
        mark("field", "Parks shown"),
        Kind.REFERENCES,
        target="park",
        group=PLAN,
        wide=True,
        hint=mark("hint", "Required for a reception"),
    ),
    Field("lead_id", mark("field", "Lead"), Kind.REFERENCE, target="lead", group=PLAN),
    Field("purpose", mark("field", "Purpose"), Kind.NOTE, group=PLAN, wide=True),
    Field("itinerary", mark("field", "Programme in words"), Kind.NOTE, group=PLAN, wide=True),
    Field(
        "host_staff_id",
        mark("field", "Host"),
        Kind.REFERENCE,
        target="staff",
        group=GUESTS,
        hint=mark("hint", "You, unless you choose somebody else"),
    ),
    Field("leader_titles", mark("field", "Leaders present"), Kind.TAGS, group=GUESTS),
    Field(
        "visitor_count",
        mark("field", "Number of visitors"),
        Kind.INTEGER,
        group=GUESTS,
        hint=mark("hint", "Required once the visit is done"),
    ),
    Field(
        "visitor_ids", mark("field", "Visitors"), Kind.REFERENCES, target="contact", group=GUESTS
    ),
    Field("escort_ids", mark("field", "Escorts"), Kind.REFERENCES, target="staff", group=GUESTS),
    Field("minutes", mark("field", "Minutes"), Kind.NOTE, group=RESULT, wide=True),
    Field("feedback", mark("field", "Feedback"), Kind.NOTE, group=RESULT, wide=True),
    Field("interest", mark("field", "Interest"), Kind.CHOICE, choices=Interest, group=RESULT),
    Field("next_action", mark("field", "Next action"), Kind.TEXT, group=RESULT),
    Field(
        "next_action_on",
        mark("field", "Due on"),
        Kind.DATE,
        group=RESULT,
        words=True,
        time_name="next_action_time",
    ),
    Field("next_action_time", mark("field", "At"), Kind.TIME, group=RESULT),
    Field(
        "next_action_staff_id",
        mark("field", "Next action by"),
        Kind.REFERENCE,
        target="staff",
        group=RESULT,
        hint=mark("hint", "The host, unless somebody else is chosen"),
    ),
    Field("note", mark("field", "Note"), Kind.NOTE, group=RESULT, wide=True),
)

ITEM_FIELDS: tuple[Field, ...] = (
    Field("visit_id", mark("field", "Site visit"), Kind.REFERENCE, required=True, target="visit"),
    Field("start_time", mark("field", "From"), Kind.TIME),
    Field("end_time", mark("field", "To"), Kind.TIME),
    Field("activity", mark("field", "What happens"), Kind.TEXT, required=True, wide=True),
    Field("park_id", mark("field", "Park"), Kind.REFERENCE, target="park"),
    Field("place", mark("field", "Place"), Kind.TEXT),
    Field("staff_id", mark("field", "Who guides"), Kind.REFERENCE, target="staff"),
)

ISSUE_FIELDS: tuple[Field, ...] = (
    Field("visit_id", mark("field", "Site visit"), Kind.REFERENCE, required=True, target="visit"),
    Field("text", mark("field", "What was raised"), Kind.NOTE, required=True, wide=True),
    Field("company_id", mark("field", "Company"), Kind.REFERENCE, target="company"),
    Field(
        "opened_on",
        mark("field", "Raised on"),
        Kind.DATE,
        hint=mark("hint", "The day of the visit, unless another is given"),
    ),
    Field("staff_id", mark("field", "Who sees to it"), Kind.REFERENCE, target="staff"),
    Field("due_on", mark("field", "Due on"), Kind.DATE, words=True),
    Field("closed_on", mark("field", "Closed on"), Kind.DATE),
    Field("answer", mark("field", "Answer"), Kind.NOTE, wide=True),
)
