"""The fields of tasks (docs/domain.md, Tasks)."""

from __future__ import annotations

from crm.language import mark
from crm.records.fields import Field, Kind

TASK_FIELDS: tuple[Field, ...] = (
    Field("text", mark("field", "What is to be done"), Kind.TEXT, required=True, wide=True),
    Field("due_on", mark("field", "Due on"), Kind.DATE, words=True, time_name="due_time"),
    Field("due_time", mark("field", "Time"), Kind.TIME),
    Field(
        "staff_id",
        mark("field", "Who does it"),
        Kind.REFERENCE,
        target="staff",
        hint=mark("hint", "You, unless you choose somebody else"),
    ),
    Field("lead_id", mark("field", "Lead"), Kind.REFERENCE, target="lead"),
    Field("visit_id", mark("field", "Site visit"), Kind.REFERENCE, target="visit"),
    Field("trip_id", mark("field", "Trip"), Kind.REFERENCE, target="trip"),
    Field("done_on", mark("field", "Done on"), Kind.DATE),
    Field("note", mark("field", "Note"), Kind.NOTE, wide=True),
)
