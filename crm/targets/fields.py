"""The fields of targets (docs/domain.md, Targets)."""

from __future__ import annotations

from crm.language import mark
from crm.leads.terms import Mode, Scope
from crm.records.fields import Field, Kind
from crm.targets.terms import Basis, PeriodKind

TARGET = mark("group", "Target")
APPLIES_TO = mark("group", "Applies to")

TARGET_FIELDS: tuple[Field, ...] = (
    Field(
        "measure",
        mark("field", "Measure"),
        Kind.TEXT,
        required=True,
        limit=40,
        group=TARGET,
        hint=mark("hint", "A figure such as K01, or the name of a published one"),
    ),
    Field(
        "basis",
        mark("field", "Measured on"),
        Kind.CHOICE,
        choices=Basis,
        group=TARGET,
        hint=mark("hint", "For the intent area: net, unless you choose otherwise"),
    ),
    Field(
        "period_kind",
        mark("field", "Kind of period"),
        Kind.CHOICE,
        required=True,
        choices=PeriodKind,
        default=PeriodKind.YEAR,
        group=TARGET,
    ),
    Field(
        "name",
        mark("field", "Name"),
        Kind.TEXT,
        group=TARGET,
        hint=mark("hint", "Required for a campaign"),
    ),
    Field("period_start", mark("field", "First day"), Kind.DATE, required=True, group=TARGET),
    Field("period_end", mark("field", "Last day"), Kind.DATE, required=True, group=TARGET),
    Field("value", mark("field", "Target value"), Kind.TEXT, required=True, group=TARGET),
    Field(
        "unit",
        mark("field", "Unit"),
        Kind.TEXT,
        limit=20,
        group=TARGET,
        hint=mark("hint", "Left blank: the unit of the figure"),
    ),
    Field(
        "scope",
        mark("field", "Scope"),
        Kind.CHOICE,
        required=True,
        choices=Scope,
        default=Scope.GROUP,
        group=APPLIES_TO,
    ),
    Field("park_id", mark("field", "Park"), Kind.REFERENCE, target="park", group=APPLIES_TO),
    Field(
        "industry_id",
        mark("field", "Industry"),
        Kind.REFERENCE,
        target="industry",
        group=APPLIES_TO,
    ),
    Field("owner_id", mark("field", "Owner"), Kind.REFERENCE, target="staff", group=APPLIES_TO),
    Field("team", mark("field", "Team"), Kind.TEXT, group=APPLIES_TO),
    Field("mode", mark("field", "Attraction mode"), Kind.CHOICE, choices=Mode, group=APPLIES_TO),
    Field("source_text", mark("field", "Source"), Kind.NOTE, group=APPLIES_TO, wide=True),
)
