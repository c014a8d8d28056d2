"""What is asked when an entry of the calendar is moved (docs/domain.md, Calendar)."""

from __future__ import annotations

from crm.language import mark
from crm.records.fields import Field, Kind

MOVE_FIELDS: tuple[Field, ...] = (
    Field("on", mark("field", "First day"), Kind.DATE, required=True),
    Field("start_time", mark("field", "From"), Kind.TIME),
)
