"""Who acts when the window opens. Loaded in the background, beside the first frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.database.session import Actor
from crm.errors import UserError
from crm.staff.queries import actor_of, list_staff
from crm.staff.terms import Role

if TYPE_CHECKING:
    from crm.database.session import Database


def first_actor(database: Database, code: str, *, required: bool) -> Actor:
    """Return the member of staff with `code`, else the first manager.

    Where nobody is entered yet, a manager without a name acts, so that somebody can be entered.
    Raises UserError (VALUE_UNKNOWN, STAFF_INACTIVE) for a wrong code that is `required`; one
    that was only remembered is passed over.
    """
    with database.read() as session:
        if code:
            try:
                return actor_of(session, code)
            except UserError:
                if required:
                    raise
        managers = [
            each for each in list_staff(session) if each.active and each.role is Role.MANAGER
        ]
    if managers:
        first = managers[0]
        return Actor(first.id, first.code, first.name, first.role)
    return Actor(0, "", "", Role.MANAGER)
