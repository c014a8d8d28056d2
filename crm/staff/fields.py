"""The fields of staff (docs/domain.md, Staff)."""

from __future__ import annotations

from crm.language import mark
from crm.records.fields import Field, Kind
from crm.staff.terms import Role

STAFF_FIELDS: tuple[Field, ...] = (
    Field("code", mark("field", "Code"), Kind.TEXT, required=True, limit=20),
    Field("name", mark("field", "Name or role"), Kind.TEXT, required=True),
    Field(
        "role",
        mark("field", "Role"),
        Kind.CHOICE,
        required=True,
        choices=Role,
        default=Role.RECRUITER,
    ),
    Field("team", mark("field", "Team"), Kind.TEXT),
    Field("phone", mark("field", "Phone"), Kind.TEXT),
    Field("email", mark("field", "E-mail"), Kind.TEXT),
)
