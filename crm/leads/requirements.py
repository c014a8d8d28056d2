"""Commands on what a project needs (要素需求). The caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.errors import refuse
from crm.language import _
from crm.leads.models import Lead, LeadRequirement
from crm.leads.moving import owners_of
from crm.leads.requirement_fields import REQUIREMENT_FIELDS
from crm.quantities.dates import printed_date
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_requirement(
    work: Work, raw: Mapping[str, object], id: int | None = None, version: int | None = None
) -> Saved:
    """Record what a lead needs, or change the requirement `id`.

    Who answers for the lead may do it, and whoever sees to the requirement. Raises UserError
    with the codes of its fields, DATE_INVALID for a closing in the future, STAFF_INACTIVE,
    PERMISSION_DENIED, VERSION_CONFLICT.
    """
    require_writer(work.actor.role)
    row = None if id is None else _own(work, id, version)
    values: dict[str, Any] = saving.parsed(work, REQUIREMENT_FIELDS, raw, partial=id is not None)
    if "lead_id" in values and (row is None or values["lead_id"] != row.lead_id):
        _require_own(work, values["lead_id"])
    _check(values, work.today)
    if row is None or values.get("staff_id", row.staff_id) != row.staff_id:
        require_active(work.session, values.get("staff_id"), "staff_id")
    if row is None:
        row = saving.added(work, LeadRequirement(**values))
    else:
        saving.assign(row, values)
    return saving.saved(work, row)


def close_requirement(
    work: Work, id: int, on: date | str | None = None, version: int | None = None
) -> Saved:
    """Mark a requirement as met, today unless another day is given."""
    return save_requirement(work, {"closed_on": on or work.today}, id, version)


def reopen_requirement(work: Work, id: int, version: int | None = None) -> Saved:
    """Take back that a requirement was met."""
    return save_requirement(work, {"closed_on": None}, id, version)


def archive_requirement(work: Work, id: int, version: int | None = None) -> Saved:
    """Take a requirement off the lead's list."""
    row = _own(work, id, version)
    saving.archive(work, row)
    return saving.saved(work, row)


def restore_requirement(work: Work, id: int, version: int | None = None) -> Saved:
    """Put an archived requirement back on the list."""
    row = _own(work, id, version)
    saving.restore(row)
    return saving.saved(work, row)


def _own(work: Work, id: int, version: int | None) -> LeadRequirement:
    row = saving.locked(work, LeadRequirement, id, version)
    _require_own(work, row.lead_id, row.staff_id)
    return row


def _require_own(work: Work, lead_id: int, staff_id: int | None = None) -> None:
    lead = saving.found(work.session, Lead, lead_id)
    require_owner(work.actor.role, work.actor.id, [*owners_of(lead), staff_id])


def _check(values: Mapping[str, Any], today: date) -> None:
    closed_on, quantity = values.get("closed_on"), values.get("quantity")
    if closed_on and closed_on > today:
        sentence = _("It cannot be closed in the future. Enter a date up to {today}.")
        raise refuse("DATE_INVALID", sentence.format(today=printed_date(today)), "closed_on")
    if quantity is not None and quantity < 0:
        raise refuse("VALUE_FORMAT", _("Enter a quantity of 0 or more."), "quantity")
