"""The fields of parks (docs/domain.md, Parks)."""

from __future__ import annotations

from crm.language import mark
from crm.parks.terms import AttractionPlatform, ParkKind, ParkStatus, PlatformTier
from crm.records.fields import Field, Kind

IDENTITY = mark("group", "Park")
AREAS = mark("group", "Areas")
PLATFORM = mark("group", "Platform")
SERVICE = mark("group", "Service")

PARK_FIELDS: tuple[Field, ...] = (
    Field("code", mark("field", "Code"), Kind.TEXT, required=True, group=IDENTITY, limit=20),
    Field("name", mark("field", "Name"), Kind.TEXT, required=True, group=IDENTITY),
    Field("aliases", mark("field", "Other names"), Kind.TAGS, group=IDENTITY, wide=True),
    Field(
        "kind",
        mark("field", "Kind"),
        Kind.CHOICE,
        required=True,
        choices=ParkKind,
        default=ParkKind.PARK,
        group=IDENTITY,
    ),
    Field(
        "status",
        mark("field", "Status"),
        Kind.CHOICE,
        required=True,
        choices=ParkStatus,
        default=ParkStatus.PLANNED,
        group=IDENTITY,
    ),
    Field("town", mark("field", "Town"), Kind.TEXT, group=IDENTITY),
    Field("opened_on", mark("field", "Opened on"), Kind.DATE, group=IDENTITY),
    Field(
        "parent_park_id", mark("field", "Part of"), Kind.REFERENCE, target="park", group=IDENTITY
    ),
    Field(
        "manager_staff_id",
        mark("field", "Person in charge"),
        Kind.REFERENCE,
        target="staff",
        group=IDENTITY,
    ),
    Field(
        "operated_by_group",
        mark("field", "Run by the group"),
        Kind.BOOLEAN,
        default=True,
        group=IDENTITY,
    ),
    Field("land_area", mark("field", "Land area"), Kind.AREA, floor=False, group=AREAS),
    Field("floor_area", mark("field", "Floor area"), Kind.AREA, group=AREAS),
    Field(
        "leasable_area",
        mark("field", "Leasable area"),
        Kind.AREA,
        group=AREAS,
        hint=mark("hint", "Leave blank while it is not published"),
    ),
    Field("leased_baseline", mark("field", "Leased at the baseline"), Kind.AREA, group=AREAS),
    Field("baseline_on", mark("field", "Baseline date"), Kind.DATE, group=AREAS),
    Field(
        "leading_industry_ids",
        mark("field", "Leading industries"),
        Kind.REFERENCES,
        target="industry",
        group=PLATFORM,
        wide=True,
        hint=mark("hint", "One or two"),
    ),
    Field(
        "platform_tier",
        mark("field", "1+3+N tier"),
        Kind.CHOICE,
        choices=PlatformTier,
        group=PLATFORM,
    ),
    Field(
        "attraction_platform",
        mark("field", "2+4+14 tier"),
        Kind.CHOICE,
        choices=AttractionPlatform,
        group=PLATFORM,
    ),
    Field(
        "attraction_platform_name",
        mark("field", "2+4+14 platform"),
        Kind.TEXT,
        group=PLATFORM,
    ),
    Field(
        "co_builders", mark("field", "Built together with"), Kind.TAGS, group=PLATFORM, wide=True
    ),
    Field("digitalised", mark("field", "Smart park system"), Kind.BOOLEAN, group=SERVICE),
    Field("service_station_level", mark("field", "Service station"), Kind.TEXT, group=SERVICE),
    Field("amenities", mark("field", "Amenities"), Kind.TAGS, group=SERVICE, wide=True),
    Field("honours", mark("field", "Honours"), Kind.TAGS, group=SERVICE, wide=True),
    Field("note", mark("field", "Note"), Kind.NOTE, group=SERVICE, wide=True),
)
