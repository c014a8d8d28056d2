"""The fields of partners (docs/domain.md, Partners)."""

from __future__ import annotations

from crm.language import mark
from crm.partners.terms import PartnerKind
from crm.records.fields import Field, Kind

PARTNER_FIELDS: tuple[Field, ...] = (
    Field("name", mark("field", "Name"), Kind.TEXT, required=True, wide=True),
    Field("kind", mark("field", "Kind"), Kind.CHOICE, required=True, choices=PartnerKind),
    Field("country", mark("field", "Country"), Kind.TEXT),
    Field("contact", mark("field", "Contact"), Kind.TEXT, wide=True),
    Field("note", mark("field", "Note"), Kind.NOTE, wide=True),
)
