"""The fields of industries (docs/domain.md, Industries)."""

from __future__ import annotations

from crm.industries.terms import IndustryGroup
from crm.language import mark
from crm.records.fields import Field, Kind

INDUSTRY_FIELDS: tuple[Field, ...] = (
    Field("code", mark("field", "Code"), Kind.TEXT, required=True, limit=20),
    Field("name", mark("field", "Name"), Kind.TEXT, required=True),
    Field("group", mark("field", "Group"), Kind.CHOICE, required=True, choices=IndustryGroup),
    Field("parent_id", mark("field", "Part of"), Kind.REFERENCE, target="industry"),
)
