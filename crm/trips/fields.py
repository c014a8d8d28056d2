"""The fields of trips, stops and logged contacts (docs/domain.md, Trips)."""

from __future__ import annotations

from crm.language import mark
from crm.leads.terms import Mode
from crm.records.fields import Field, Kind
from crm.trips.terms import Interest, StopKind, TripStatus

PLAN = mark("group", "Plan")
RESULT = mark("group", "Result")

TRIP_FIELDS: tuple[Field, ...] = (
    Field("title", mark("field", "Title"), Kind.TEXT, required=True, group=PLAN, wide=True),
    Field("cities", mark("field", "Cities"), Kind.TAGS, required=True, group=PLAN, wide=True),
    Field("starts_on", mark("field", "First day"), Kind.DATE, required=True, group=PLAN),
    Field("ends_on", mark("field", "Last day"), Kind.DATE, required=True, group=PLAN),
    Field(
        "leader_staff_id",
        mark("field", "Leader"),
        Kind.REFERENCE,
        required=True,
        target="staff",
        group=PLAN,
    ),
    Field("member_ids", mark("field", "Members"), Kind.REFERENCES, target="staff", group=PLAN),
    Field(
        "status",
        mark("field", "Status"),
        Kind.CHOICE,
        required=True,
        choices=TripStatus,
        default=TripStatus.PLANNED,
        group=PLAN,
    ),
    Field("mode", mark("field", "Attraction mode"), Kind.CHOICE, choices=Mode, group=PLAN),
    Field(
        "focus_industry_ids",
        mark("field", "Industries in focus"),
        Kind.REFERENCES,
        target="industry",
        group=PLAN,
        wide=True,
    ),
    Field("purpose", mark("field", "Purpose"), Kind.NOTE, group=PLAN, wide=True),
    Field("budget", mark("field", "Budget"), Kind.MONEY, group=PLAN),
    Field("approved_by", mark("field", "Approved by"), Kind.TEXT, group=PLAN),
    Field("approved_on", mark("field", "Approved on"), Kind.DATE, group=PLAN),
    Field("actual_cost", mark("field", "Actual cost"), Kind.MONEY, group=RESULT),
    Field("report", mark("field", "Report"), Kind.NOTE, group=RESULT, wide=True),
    Field("note", mark("field", "Note"), Kind.NOTE, group=RESULT, wide=True),
)

MEMBER_FIELDS: tuple[Field, ...] = (
    Field("trip_id", mark("field", "Trip"), Kind.REFERENCE, required=True, target="trip"),
    Field("staff_id", mark("field", "Who travels"), Kind.REFERENCE, required=True, target="staff"),
    Field("duty", mark("field", "Duty"), Kind.TEXT, wide=True),
)

STOP_FIELDS: tuple[Field, ...] = (
    Field("trip_id", mark("field", "Trip"), Kind.REFERENCE, required=True, target="trip"),
    Field("on", mark("field", "Day"), Kind.DATE, required=True),
    Field("start_time", mark("field", "From"), Kind.TIME),
    Field("end_time", mark("field", "To"), Kind.TIME),
    Field("city", mark("field", "City"), Kind.TEXT, required=True),
    Field(
        "kind",
        mark("field", "Kind"),
        Kind.CHOICE,
        required=True,
        choices=StopKind,
        default=StopKind.COMPANY,
    ),
    Field("company_id", mark("field", "Company"), Kind.REFERENCE, target="company"),
    Field("venue", mark("field", "Venue"), Kind.TEXT),
    Field("address", mark("field", "Address"), Kind.TEXT, wide=True),
    Field("host_contact_id", mark("field", "Received by"), Kind.REFERENCE, target="contact"),
    Field("objective", mark("field", "Objective"), Kind.NOTE, wide=True),
    Field("talking_points", mark("field", "Talking points"), Kind.NOTE, wide=True),
    Field("outcome", mark("field", "Outcome"), Kind.NOTE, wide=True),
)

TRIP_CONTACT_FIELDS: tuple[Field, ...] = (
    Field("trip_id", mark("field", "Trip"), Kind.REFERENCE, required=True, target="trip"),
    Field("met_on", mark("field", "Met on"), Kind.DATE, required=True),
    Field("company_id", mark("field", "Known company"), Kind.REFERENCE, target="company"),
    Field("company_name_text", mark("field", "Company as written"), Kind.TEXT),
    Field("contact_id", mark("field", "Known contact"), Kind.REFERENCE, target="contact"),
    Field("contact_text", mark("field", "Contact as written"), Kind.TEXT),
    Field("title", mark("field", "Job title"), Kind.TEXT),
    Field("phone", mark("field", "Phone"), Kind.TEXT),
    Field("wechat", mark("field", "WeChat"), Kind.TEXT),
    Field("email", mark("field", "E-mail"), Kind.TEXT),
    Field("met_by_staff_id", mark("field", "Met by"), Kind.REFERENCE, target="staff"),
    Field(
        "interest",
        mark("field", "Interest"),
        Kind.CHOICE,
        required=True,
        choices=Interest,
        default=Interest.UNCLEAR,
    ),
    Field("topic", mark("field", "Topic"), Kind.NOTE, wide=True),
    Field("next_action", mark("field", "Next action"), Kind.TEXT),
    Field(
        "next_action_on",
        mark("field", "Due on"),
        Kind.DATE,
        words=True,
        time_name="next_action_time",
    ),
    Field("next_action_time", mark("field", "At"), Kind.TIME),
    Field("next_action_staff_id", mark("field", "Next action by"), Kind.REFERENCE, target="staff"),
    Field("note", mark("field", "Note"), Kind.NOTE, wide=True),
)
