"""The fields of what a project needs (要素需求; docs/domain.md, Leads)."""

from __future__ import annotations

from crm.language import mark
from crm.leads.terms import RequirementKind
from crm.records.fields import Field, Kind

REQUIREMENT_FIELDS: tuple[Field, ...] = (
    Field("lead_id", mark("field", "Lead"), Kind.REFERENCE, required=True, target="lead"),
    Field(
        "kind",
        mark("field", "What is needed"),
        Kind.CHOICE,
        required=True,
        choices=RequirementKind,
    ),
    Field("quantity", mark("field", "Quantity"), Kind.DECIMAL),
    Field("unit", mark("field", "Unit"), Kind.TEXT),
    Field("due_on", mark("field", "Due on"), Kind.DATE, words=True),
    Field("staff_id", mark("field", "Who sees to it"), Kind.REFERENCE, target="staff"),
    Field("closed_on", mark("field", "Closed on"), Kind.DATE),
    Field("note", mark("field", "Note"), Kind.NOTE, wide=True),
)
