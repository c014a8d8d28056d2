"""The fields of appointments (docs/domain.md, Appointments)."""

from __future__ import annotations

from crm.language import mark
from crm.records.fields import Field, Kind

APPOINTMENT_FIELDS: tuple[Field, ...] = (
    Field("title", mark("field", "Title"), Kind.TEXT, required=True, wide=True),
    Field("on", mark("field", "First day"), Kind.DATE, required=True),
    Field("ends_on", mark("field", "Last day"), Kind.DATE),
    Field("start_time", mark("field", "From"), Kind.TIME),
    Field("end_time", mark("field", "To"), Kind.TIME),
    Field("place", mark("field", "Place"), Kind.TEXT, wide=True),
    Field(
        "staff_id",
        mark("field", "Whose appointment"),
        Kind.REFERENCE,
        target="staff",
        hint=mark("hint", "You, unless you choose somebody else"),
    ),
    Field("note", mark("field", "Note"), Kind.NOTE, wide=True),
)
