"""Changes to follow-ups. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.errors import refuse
from crm.followups.fields import FIELDS
from crm.followups.models import FollowUp
from crm.language import _
from crm.leads.models import Lead
from crm.quantities.dates import printed_date
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work
    from crm.records.saved import Saved


def log_follow_up(
    work: Work, raw: Mapping[str, object], id: int | None = None, version: int | None = None
) -> Saved:
    """Log a follow-up on a lead or a company, or change the follow-up `id`.

    Dated today and made by whoever logs it unless `raw` says otherwise. A next action becomes
    the lead's; only its owner, a co-owner, whoever had the last one to do or a manager sets that.
    Raises UserError with the codes of its fields, DATE_INVALID for a day in the future,
    STAFF_INACTIVE, PERMISSION_DENIED, VERSION_CONFLICT.
    """
    require_writer(work.actor.role)
    if id is None:
        return _log(work, raw)
    row = saving.locked(work, FollowUp, id, version)
    require_owner(work.actor.role, work.actor.id, [row.by_staff_id])
    values = saving.parsed(work, FIELDS, raw, partial=True)
    after = {**{field.name: getattr(row, field.name) for field in FIELDS}, **values}
    _check(work, after, changed=values.get("by_staff_id"))
    saving.assign(row, values)
    return saving.saved(work, row)


def archive_follow_up(work: Work, id: int, version: int | None = None) -> Saved:
    """Take a follow-up off the timeline."""
    row = saving.locked(work, FollowUp, id, version)
    require_owner(work.actor.role, work.actor.id, [row.by_staff_id])
    saving.archive(work, row)
    return saving.saved(work, row)


def restore_follow_up(work: Work, id: int, version: int | None = None) -> Saved:
    """Put an archived follow-up back on the timeline."""
    row = saving.locked(work, FollowUp, id, version)
    require_owner(work.actor.role, work.actor.id, [row.by_staff_id])
    saving.restore(row)
    return saving.saved(work, row)


def _log(work: Work, raw: Mapping[str, object]) -> Saved:
    defaults: dict[str, object] = {"on": work.today}
    if work.actor.id:
        defaults["by_staff_id"] = work.actor.id
    given = {name: value for name, value in raw.items() if value is not None and value != ""}
    lead = _lead_of(work, given)
    if lead is not None:
        defaults["company_id"] = lead.company_id
    values: dict[str, Any] = saving.parsed(work, FIELDS, {**defaults, **given}, partial=False)
    _check(work, values, changed=values["by_staff_id"])
    if lead is not None and (values["next_action"] or values["next_action_on"]):
        owners = [lead.owner_id, *lead.co_owner_ids, lead.next_action_staff_id]
        require_owner(work.actor.role, work.actor.id, owners)
        lead.next_action = values["next_action"]
        lead.next_action_on = values["next_action_on"]
        lead.next_action_time = values["next_action_time"]
    return saving.saved(work, saving.added(work, FollowUp(**values)))


def _lead_of(work: Work, given: Mapping[str, object]) -> Lead | None:
    only_lead = [each for each in FIELDS if each.name == "lead_id"]
    lead_id = saving.parsed(work, only_lead, {"lead_id": given.get("lead_id")}, partial=True)[
        "lead_id"
    ]
    return saving.found(work.session, Lead, lead_id) if isinstance(lead_id, int) else None


def _check(work: Work, after: Mapping[str, Any], *, changed: object) -> None:
    if after["on"] > work.today:
        sentence = _("A follow-up has happened already. Enter a date up to {today}.")
        raise refuse("DATE_INVALID", sentence.format(today=printed_date(work.today)), "on")
    require_active(work.session, changed, "by_staff_id")
    lead = work.session.get(Lead, after["lead_id"]) if after["lead_id"] else None
    if lead is not None and lead.company_id != after["company_id"]:
        sentence = _("The lead belongs to another company. Choose the lead's company.")
        raise refuse("VALUE_UNKNOWN", sentence, "company_id")
