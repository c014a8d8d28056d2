"""The fields of leads and of their moves (docs/domain.md, Leads).

No amount or area has a unit of its own: a bare number is refused with UNIT_MISSING. The currency
of the investment is the one written with it (3000万美元).
"""

from __future__ import annotations

from crm.language import mark
from crm.leads.terms import (
    LeadKind,
    LostReason,
    Mode,
    ProjectLevel,
    Scope,
    SourceChannel,
)
from crm.records.fields import Field, Kind

PROJECT = mark("group", "Project")
NEXT_STEP = mark("group", "Responsibility and next step")
SIZE_AND_NEEDS = mark("group", "Investment and needs")
ORIGIN = mark("group", "Where it came from")
LANDING = mark("group", "Contract and landing")
PLAN = mark("group", "Planned dates")
NOTES = mark("group", "Notes")

_CONTRACT_SIGNED_ON = Field(
    "contract_signed_on", mark("field", "Contract signed on"), Kind.DATE, group=LANDING
)
_CONTRACT_NO = Field("contract_no", mark("field", "Contract number"), Kind.TEXT, group=LANDING)
_PARK = Field(
    "park_id", mark("field", "Park of the landing"), Kind.REFERENCE, target="park", group=LANDING
)
_LAND_PARCEL = Field("land_parcel", mark("field", "Land parcel"), Kind.TEXT, group=LANDING)
_LANDED_ON = Field("landed_on", mark("field", "Landed on"), Kind.DATE, group=LANDING)
_PRODUCTION_ON = Field("production_on", mark("field", "In production on"), Kind.DATE, group=LANDING)
_TERMINATED_ON = Field(
    "contract_terminated_on", mark("field", "Contract terminated on"), Kind.DATE, group=LANDING
)
_NOTE = Field("note", mark("field", "Note"), Kind.NOTE, group=NOTES, wide=True)

_PROJECT_FIELDS = (
    Field(
        "title",
        mark("field", "Project title"),
        Kind.TEXT,
        required=True,
        group=PROJECT,
        wide=True,
    ),
    Field(
        "company_id",
        mark("field", "Company"),
        Kind.REFERENCE,
        required=True,
        target="company",
        group=PROJECT,
    ),
    Field("contact_id", mark("field", "Contact"), Kind.REFERENCE, target="contact", group=PROJECT),
    Field(
        "kind",
        mark("field", "Kind of project"),
        Kind.CHOICE,
        required=True,
        choices=LeadKind,
        default=LeadKind.NEW,
        group=PROJECT,
    ),
    Field(
        "scope",
        mark("field", "Scope"),
        Kind.CHOICE,
        required=True,
        choices=Scope,
        default=Scope.GROUP,
        group=PROJECT,
    ),
    Field(
        "industry_id", mark("field", "Industry"), Kind.REFERENCE, target="industry", group=PROJECT
    ),
    Field(
        "project_level",
        mark("field", "Project level"),
        Kind.CHOICE,
        required=True,
        choices=ProjectLevel,
        default=ProjectLevel.ORDINARY,
        group=PROJECT,
    ),
    Field("level_note", mark("field", "Note on the level"), Kind.TEXT, group=PROJECT),
)

_NEXT_STEP_FIELDS = (
    Field(
        "owner_id",
        mark("field", "Owner"),
        Kind.REFERENCE,
        required=True,
        target="staff",
        group=NEXT_STEP,
    ),
    Field(
        "co_owner_ids",
        mark("field", "Co-owners"),
        Kind.REFERENCES,
        target="staff",
        group=NEXT_STEP,
    ),
    Field(
        "registered_on",
        mark("field", "Registered on"),
        Kind.DATE,
        required=True,
        group=NEXT_STEP,
    ),
    Field("escalation_level", mark("field", "Supervision level"), Kind.TEXT, group=NEXT_STEP),
    Field("next_action", mark("field", "Next action"), Kind.TEXT, group=NEXT_STEP),
    Field(
        "next_action_on",
        mark("field", "Next action on"),
        Kind.DATE,
        group=NEXT_STEP,
        words=True,
        time_name="next_action_time",
    ),
    Field("next_action_time", mark("field", "At"), Kind.TIME, group=NEXT_STEP),
    Field(
        "next_action_staff_id",
        mark("field", "Next action by"),
        Kind.REFERENCE,
        target="staff",
        group=NEXT_STEP,
        hint=mark("hint", "The owner, unless somebody else is chosen"),
    ),
)

_SIZE_FIELDS = (
    Field(
        "est_investment",
        mark("field", "Total investment"),
        Kind.MONEY,
        group=SIZE_AND_NEEDS,
        qualifier="est_investment_qual",
        foreign=True,
        hint=mark("hint", "With its unit, such as 1.2亿元 or 3000万美元"),
    ),
    Field(
        "probability_override",
        mark("field", "Probability"),
        Kind.PERCENT,
        group=SIZE_AND_NEEDS,
        hint=mark("hint", "Blank takes the probability of the stage"),
    ),
    Field(
        "fx_rate",
        mark("field", "Exchange rate to CNY"),
        Kind.DECIMAL,
        group=SIZE_AND_NEEDS,
        limit_places=6,
    ),
    Field("fx_date", mark("field", "Date of the rate"), Kind.DATE, group=SIZE_AND_NEEDS),
    Field("est_area_needed", mark("field", "Floor area needed"), Kind.AREA, group=SIZE_AND_NEEDS),
    Field(
        "land_needed",
        mark("field", "Land needed"),
        Kind.AREA,
        group=SIZE_AND_NEEDS,
        floor=False,
        hint=mark("hint", "Such as 30亩"),
    ),
    Field("est_output", mark("field", "Expected output"), Kind.MONEY, group=SIZE_AND_NEEDS),
    Field("est_tax", mark("field", "Expected tax"), Kind.MONEY, group=SIZE_AND_NEEDS),
    Field("est_jobs", mark("field", "Expected jobs"), Kind.INTEGER, group=SIZE_AND_NEEDS),
    Field(
        "preferred_park_ids",
        mark("field", "Preferred parks"),
        Kind.REFERENCES,
        target="park",
        group=SIZE_AND_NEEDS,
        wide=True,
    ),
)

_ORIGIN_FIELDS = (
    Field(
        "mode",
        mark("field", "Attraction mode"),
        Kind.CHOICE,
        required=True,
        choices=Mode,
        default=Mode.M17,
        group=ORIGIN,
    ),
    Field("mode_tags", mark("field", "Further modes"), Kind.TAGS, group=ORIGIN),
    Field(
        "source_channel",
        mark("field", "Source"),
        Kind.CHOICE,
        required=True,
        choices=SourceChannel,
        group=ORIGIN,
    ),
    Field(
        "source_trip_id", mark("field", "Source trip"), Kind.REFERENCE, target="trip", group=ORIGIN
    ),
    Field(
        "source_visit_id",
        mark("field", "Source visit"),
        Kind.REFERENCE,
        target="visit",
        group=ORIGIN,
    ),
    Field(
        "source_event_id",
        mark("field", "Source event"),
        Kind.REFERENCE,
        target="event",
        group=ORIGIN,
    ),
    Field(
        "referrer_id",
        mark("field", "Referring partner"),
        Kind.REFERENCE,
        target="partner",
        group=ORIGIN,
    ),
    Field(
        "referrer_company_id",
        mark("field", "Referring company"),
        Kind.REFERENCE,
        target="company",
        group=ORIGIN,
    ),
    Field(
        "chain_leader_company_id",
        mark("field", "Chain leader"),
        Kind.REFERENCE,
        target="company",
        group=ORIGIN,
    ),
)

_LANDING_FIELDS = (
    _CONTRACT_SIGNED_ON,
    _CONTRACT_NO,
    _PARK,
    _LAND_PARCEL,
    _LANDED_ON,
    Field("land_acquired_on", mark("field", "Land acquired on"), Kind.DATE, group=LANDING),
    Field(
        "construction_started_on",
        mark("field", "Construction started on"),
        Kind.DATE,
        group=LANDING,
    ),
    Field("topped_out_on", mark("field", "Topped out on"), Kind.DATE, group=LANDING),
    Field("equipment_in_on", mark("field", "Equipment moved in on"), Kind.DATE, group=LANDING),
    _PRODUCTION_ON,
    Field("full_capacity_on", mark("field", "At full capacity on"), Kind.DATE, group=LANDING),
    _TERMINATED_ON,
)

_PLAN_FIELDS = (
    Field(
        "planned_land_acquired_on", mark("field", "Planned land acquisition"), Kind.DATE, group=PLAN
    ),
    Field(
        "planned_construction_started_on",
        mark("field", "Planned construction start"),
        Kind.DATE,
        group=PLAN,
    ),
    Field("planned_topped_out_on", mark("field", "Planned topping out"), Kind.DATE, group=PLAN),
    Field(
        "planned_equipment_in_on", mark("field", "Planned equipment move-in"), Kind.DATE, group=PLAN
    ),
    Field("planned_production_on", mark("field", "Planned production"), Kind.DATE, group=PLAN),
)

_NOTE_FIELDS = (
    Field("summary", mark("field", "Project summary"), Kind.NOTE, group=NOTES, wide=True),
    Field("talking_points", mark("field", "Talking points"), Kind.NOTE, group=NOTES, wide=True),
    Field("risks", mark("field", "Risks"), Kind.NOTE, group=NOTES, wide=True),
    _NOTE,
)

FIELDS: tuple[Field, ...] = (
    *_PROJECT_FIELDS,
    *_NEXT_STEP_FIELDS,
    *_SIZE_FIELDS,
    *_ORIGIN_FIELDS,
    *_LANDING_FIELDS,
    *_PLAN_FIELDS,
    *_NOTE_FIELDS,
)

# What a move may bring besides its date and reason: the facts that the gates ask for.
GATE_FIELDS: tuple[Field, ...] = (
    _CONTRACT_SIGNED_ON,
    _CONTRACT_NO,
    _LANDED_ON,
    _PARK,
    _LAND_PARCEL,
    _PRODUCTION_ON,
    _TERMINATED_ON,
    _NOTE,
)

MOVE_FIELDS: tuple[Field, ...] = (
    Field("on", mark("field", "Date of the move"), Kind.DATE),
    Field("reason", mark("field", "Reason"), Kind.TEXT, wide=True),
    Field("review_on", mark("field", "Review on"), Kind.DATE),
    Field("lost_reason", mark("field", "Why lost"), Kind.CHOICE, choices=LostReason),
    *GATE_FIELDS,
)
