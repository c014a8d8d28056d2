"""What a role may do (docs/domain.md, Responsibility). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import UserError, refuse
from crm.language import _
from crm.staff.terms import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

MANAGING = frozenset({Role.MANAGER, Role.ADMIN})


def require_writer(role: Role) -> None:
    """Raise PERMISSION_DENIED for leaders, who read and print only."""
    if role is Role.LEADER:
        raise _denied(_("Leaders read and print. Ask a recruiter to record this."))


def require_manager(role: Role) -> None:
    """Raise PERMISSION_DENIED unless the role is MANAGER or ADMIN."""
    if role not in MANAGING:
        raise _denied(_("Only a recruitment manager may do this."))


def require_admin(role: Role) -> None:
    """Raise PERMISSION_DENIED unless the role is ADMIN."""
    if role is not Role.ADMIN:
        raise _denied(_("Only an administrator may do this."))


def require_owner(role: Role, staff_id: int, owners: Iterable[int | None]) -> None:
    """Raise PERMISSION_DENIED unless it is the person's own record or they manage.

    `owners` are looked at one after the other, and not at all for a manager.
    """
    require_writer(role)
    if role not in MANAGING and all(staff_id != owner for owner in owners):
        raise _denied(
            _("This record belongs to somebody else. Its owner or a manager may edit it.")
        )


def _denied(message: str) -> UserError:
    return refuse("PERMISSION_DENIED", message)
