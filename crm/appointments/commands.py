"""Changes to appointments. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from crm.appointments.fields import APPOINTMENT_FIELDS
from crm.appointments.models import Appointment
from crm.appointments.rules import check_appointment
from crm.quantities.dates import days_later
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_appointment(
    work: Work,
    raw: Mapping[str, object],
    *,
    id: int | None = None,
    version: int | None = None,
    calendar_uid: str | None = None,
) -> Saved:
    """Create an appointment, or change the fields in `raw` of the appointment `id`.

    It is that of the acting member of staff unless another is named; without a last day it takes
    one day, and on another first day it is as long as before. `calendar_uid` is the UID of an
    entry that was read from an .ics file; None leaves it as it is. Raises UserError:
    FIELD_REQUIRED, PERIOD_ORDER, STAFF_INACTIVE, PERMISSION_DENIED.
    """
    require_writer(work.actor.role)
    values = saving.parsed(work, APPOINTMENT_FIELDS, raw, partial=id is not None)
    if "staff_id" in values:
        values["staff_id"] = values["staff_id"] or work.actor.id
    if calendar_uid is not None:
        values["calendar_uid"] = calendar_uid
    if id is None:
        require_active(work.session, values["staff_id"], "staff_id")
        appointment = Appointment(**values)
    else:
        appointment = saving.locked(work, Appointment, id, version)
        require_owner(work.actor.role, work.actor.id, _owners(appointment))
        if values.get("staff_id", appointment.staff_id) != appointment.staff_id:
            require_active(work.session, values["staff_id"], "staff_id")
        if "ends_on" not in values:
            values["ends_on"] = _moved_end(appointment, values.get("on"))
        with work.session.no_autoflush:
            saving.assign(appointment, values)
    appointment.ends_on = appointment.ends_on or appointment.on
    check_appointment(
        appointment.on, appointment.ends_on, appointment.start_time, appointment.end_time
    )
    if id is None:
        saving.added(work, appointment)
    return saving.saved(work, appointment)


def _moved_end(appointment: Appointment, on: object) -> date:
    """Return the last day of as many days as before, from `on`."""
    days = appointment.ends_on - appointment.on
    return days_later(on, days, "on") if isinstance(on, date) else appointment.ends_on


def _owners(appointment: Appointment) -> list[int | None]:
    return [appointment.staff_id, appointment.created_by]


def archive_appointment(work: Work, id: int, version: int | None = None) -> Saved:
    """Take an appointment out of the calendar."""
    return _set_archived(work, id, version, archived=True)


def restore_appointment(work: Work, id: int, version: int | None = None) -> Saved:
    """Put an archived appointment back into the calendar."""
    return _set_archived(work, id, version, archived=False)


def _set_archived(work: Work, id: int, version: int | None, *, archived: bool) -> Saved:
    appointment = saving.locked(work, Appointment, id, version)
    require_owner(work.actor.role, work.actor.id, _owners(appointment))
    if archived:
        saving.archive(work, appointment)
    else:
        saving.restore(appointment)
    return saving.saved(work, appointment)
