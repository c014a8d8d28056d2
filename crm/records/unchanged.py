"""A text written where it is read must not take away what another person wrote meanwhile."""

from __future__ import annotations

from crm.errors import refuse
from crm.language import _


def require_unchanged(now: str | None, before: str | None) -> None:
    """Raise UserError VERSION_CONFLICT where a text is no longer the one that was read.

    `before` None does not ask: the command line writes over whatever is there.
    """
    if before is not None and (now or "") != before:
        raise refuse("VERSION_CONFLICT", _("Somebody else changed this text meanwhile."))
