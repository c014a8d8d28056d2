"""The fields of follow-ups (docs/domain.md, Follow-ups)."""

from __future__ import annotations

from crm.followups.terms import Channel
from crm.language import mark
from crm.records.fields import Field, Kind

FIELDS: tuple[Field, ...] = (
    Field("content", mark("field", "What was said"), Kind.NOTE, required=True, wide=True),
    Field("lead_id", mark("field", "Lead"), Kind.REFERENCE, target="lead"),
    Field("company_id", mark("field", "Company"), Kind.REFERENCE, required=True, target="company"),
    Field("on", mark("field", "Date"), Kind.DATE, required=True),
    Field(
        "channel",
        mark("field", "Channel"),
        Kind.CHOICE,
        required=True,
        choices=Channel,
        default=Channel.PHONE,
    ),
    Field("by_staff_id", mark("field", "By"), Kind.REFERENCE, required=True, target="staff"),
    Field("next_action", mark("field", "Next action"), Kind.TEXT),
    Field(
        "next_action_on",
        mark("field", "Next action on"),
        Kind.DATE,
        words=True,
        time_name="next_action_time",
    ),
    Field("next_action_time", mark("field", "At"), Kind.TIME),
)
