"""Somebody met on a trip joins a lead that is open already: a follow-up on it, nothing forgotten.

docs/domain.md, Quick log. The caller owns the transaction; nothing here commits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.companies.models import Contact
from crm.followups.commands import log_follow_up
from crm.followups.terms import Channel
from crm.language import _
from crm.records import saving
from crm.records.saved import Saved
from crm.staff.models import Staff
from crm.tasks.commands import save_task
from crm.trips.at_desk import said_by

if TYPE_CHECKING:
    from crm.database.session import Work
    from crm.leads.models import Lead
    from crm.trips.models import TripContact


def add_to_lead(work: Work, logged: TripContact, lead: Lead) -> Saved:
    """Log on `lead` what was said; the next step becomes the lead's if that is free.

    Else, or where the lead is somebody else's, it becomes a task for the lead: neither the owner's
    plan nor this one is lost. It is done by whoever was to do it, or who met them; by the actor
    where they have left.
    """
    contact = saving.found(work.session, Contact, logged.contact_id or 0)
    met_by = _still_here(work, logged.met_by_staff_id) or work.actor.id
    doer = _still_here(work, logged.next_action_staff_id) or met_by
    mine = work.actor.id in (lead.owner_id, *lead.co_owner_ids)
    free = mine and not lead.next_action and lead.next_action_on is None
    step = {
        "next_action": logged.next_action,
        "next_action_on": logged.next_action_on,
        "next_action_time": logged.next_action_time,
    }
    log_follow_up(
        work,
        {
            "lead_id": lead.id,
            "channel": Channel.VISIT,
            "on": min(logged.met_on, work.today),
            "by_staff_id": met_by,
            "content": said_by(contact.name, logged.title, logged.topic),
            **(step if free else {}),
        },
    )
    if logged.next_action or logged.next_action_on is not None:
        if free:
            lead.next_action_staff_id = None if doer == lead.owner_id else doer
        else:
            _remember(work, logged, lead.id, doer)
    return Saved(lead.id, lead.code, lead.version)


def _remember(work: Work, logged: TripContact, lead_id: int, staff_id: int) -> None:
    """Make a task for the lead of the next step."""
    save_task(
        work,
        {
            "text": logged.next_action or _("Next step"),
            "due_on": logged.next_action_on,
            "due_time": logged.next_action_time,
            "staff_id": staff_id,
            "lead_id": lead_id,
        },
    )


def _still_here(work: Work, staff_id: int | None) -> int | None:
    """Return somebody who has not left; None for nobody, and for who has."""
    staff = None if staff_id is None else work.session.get(Staff, staff_id)
    return staff.id if staff is not None and staff.active else None
