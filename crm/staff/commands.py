"""Changes to the staff. The caller owns the transaction; nothing here commits.

Administrators manage the staff. In one's own SQLite file roles are a convention: anybody may
choose another role for themselves (docs/domain.md, Responsibility).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from crm.errors import refuse
from crm.language import _
from crm.records import saving
from crm.staff.fields import STAFF_FIELDS
from crm.staff.models import Staff
from crm.staff.permissions import require_admin
from crm.staff.terms import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_staff(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Add a member of staff, or change the fields in `raw` of the one `id`.

    Raises UserError: FIELD_REQUIRED, DUPLICATE (the code is taken), PERMISSION_DENIED.
    """
    require_admin(work.actor.role)
    values = saving.parsed(work, STAFF_FIELDS, raw, partial=id is not None)
    with work.session.no_autoflush:
        if id is None:
            staff = Staff(**values)
        else:
            staff = saving.locked(work, Staff, id, version)
            saving.assign(staff, values)
        _refuse_duplicate(work, staff)
    return saving.saved(work, saving.added(work, staff))


def _refuse_duplicate(work: Work, staff: Staff) -> None:
    same = select(Staff.name).where(Staff.code == staff.code, Staff.id != (staff.id or 0))
    if (name := work.session.scalar(same)) is not None:
        message = _("{code} {name} is already there.").format(code=staff.code, name=name)
        raise refuse("DUPLICATE", message, "code")


def deactivate_staff(work: Work, id: int, version: int | None = None) -> Saved:
    """Mark somebody as gone (已离岗): they keep their history and get nothing new.

    Raises UserError RECORD_IN_USE for the last active one, PERMISSION_DENIED.
    """
    require_admin(work.actor.role)
    staff = saving.locked(work, Staff, id, version)
    others = select(func.count()).where(Staff.active.is_(True), Staff.id != id)
    if not work.session.scalar(others):
        raise refuse("RECORD_IN_USE", _("Somebody has to stay active. Add a colleague first."))
    staff.active = False
    return saving.saved(work, staff)


def reactivate_staff(work: Work, id: int, version: int | None = None) -> Saved:
    """Take somebody back."""
    require_admin(work.actor.role)
    staff = saving.locked(work, Staff, id, version)
    staff.active = True
    return saving.saved(work, staff)


def choose_role(work: Work, role: Role) -> Saved:
    """Give the acting member of staff another role.

    On a shared server only an administrator may, or the first to become one. Raises UserError
    PERMISSION_DENIED, NOT_FOUND.
    """
    if work.session.get_bind().dialect.name != "sqlite" and _has_administrator(work):
        require_admin(work.actor.role)
    staff = saving.found(work.session, Staff, work.actor.id)
    staff.role = role
    return saving.saved(work, staff)


def _has_administrator(work: Work) -> bool:
    query = select(Staff.id).where(Staff.role == Role.ADMIN, Staff.active.is_(True)).limit(1)
    return work.session.scalar(query) is not None
