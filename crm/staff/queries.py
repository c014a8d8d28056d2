"""Staff for pickers and for the question who acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.database.session import Actor
from crm.errors import refuse
from crm.language import _
from crm.records import saving
from crm.staff.fields import STAFF_FIELDS
from crm.staff.models import Staff

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from crm.records.saved import FormValues
    from crm.staff.terms import Role

READS = ("staff",)


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A member of staff."""

    id: int
    version: int
    code: str
    name: str
    role: Role
    team: str | None
    active: bool


def list_staff(session: Session) -> list[StaffRow]:
    """Return all staff by code; those who left are marked inactive (已离岗)."""
    return [_row(each) for each in session.scalars(select(Staff).order_by(Staff.code))]


def _row(staff: Staff) -> StaffRow:
    return StaffRow(
        id=staff.id,
        version=staff.version,
        code=staff.code,
        name=staff.name,
        role=staff.role,
        team=staff.team,
        active=staff.active,
    )


def require_active(session: Session, staff_id: object, field: str) -> None:
    """Raise STAFF_INACTIVE when somebody who left would become responsible."""
    if not isinstance(staff_id, int):
        return
    staff = session.get(Staff, staff_id)
    if staff is not None and not staff.active:
        raise refuse(
            "STAFF_INACTIVE",
            _("{name} has left the team. Choose somebody who is active.").format(name=staff.name),
            field,
        )


def actor_of(session: Session, code: str) -> Actor:
    """Return who acts; raises VALUE_UNKNOWN for an unknown code, STAFF_INACTIVE."""
    staff = session.scalar(select(Staff).where(Staff.code == code))
    if staff is None:
        raise refuse(
            "VALUE_UNKNOWN",
            _("There is no member of staff with the code {code}.").format(code=code),
        )
    require_active(session, staff.id, "")
    return Actor(staff.id, staff.code, staff.name, staff.role)


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the form of a member of staff starts from."""
    return saving.form_values(saving.found(session, Staff, id), STAFF_FIELDS)
