"""The fields of attached files (docs/domain.md, Files)."""

from __future__ import annotations

from crm.language import mark
from crm.records.fields import Field, Kind

NAME = Field("name", mark("field", "File name"), Kind.TEXT, required=True)
ATTACHMENT_FIELDS: tuple[Field, ...] = (NAME,)
