"""Which lists can be exported and imported."""

from __future__ import annotations

from crm.errors import refuse
from crm.language import _

COMPANIES, CONTACTS, CALENDAR = "companies", "contacts", "calendar"
KINDS = (COMPANIES, CONTACTS, CALENDAR)


def require_kind(kind: str) -> None:
    """Raise UserError VALUE_UNKNOWN for a list that is not known."""
    if kind not in KINDS:
        message = _("“{value}” is not known here. Choose one of: {choices}.")
        raise refuse("VALUE_UNKNOWN", message.format(value=kind, choices=", ".join(KINDS)))
