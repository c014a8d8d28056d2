"""The fields of saved views (docs/domain.md, Saved views)."""

from __future__ import annotations

from crm.language import mark
from crm.records.fields import NOTE_LIMIT, Field, Kind
from crm.views.terms import ListKey

NAME_LENGTH = 60  # code points: more would not fit the button that shows it
NAME = Field("name", mark("field", "Name"), Kind.TEXT, required=True, limit=NAME_LENGTH)
LIST = Field("list_key", mark("field", "List"), Kind.CHOICE, required=True, choices=ListKey)
SHARED = Field("shared", mark("field", "Shared with everybody"), Kind.BOOLEAN)
# A mapping, or the same as JSON text: crm.views.definition reads it.
DEFINITION = Field("definition", mark("field", "Definition"), Kind.NOTE, limit=NOTE_LIMIT)

SAVED_VIEW_FIELDS: tuple[Field, ...] = (LIST, NAME, SHARED, DEFINITION)
