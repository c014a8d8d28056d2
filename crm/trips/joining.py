"""Somebody met on a trip joins a lead that is open already: a follow-up on it, nothing forgotten.

docs/domain.md, Quick log. The caller owns the transaction; nothing here commits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.companies.models import Contact
from crm.followups.commands import log_follow_up
from crm.followups.terms import Channel
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

    Else, or where the lead is somebody else's, it becomes a task for the lead, of whoever was to
    do it: neither the owner's plan nor this one is lost.
    """
    contact = saving.found(work.session, Contact, logged.contact_id or 0)
    met_by = work.session.get_one(Staff, logged.met_by_staff_id)
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
            "by_staff_id": met_by.id if met_by.active else work.actor.id,
            "content": said_by(contact.name, logged.title, logged.topic),
            **(step if free else {}),
        },
    )
    if logged.next_action and not free:
        by = logged.next_action_staff_id or (met_by.id if met_by.active else work.actor.id)
        save_task(
            work,
            {
                "text": logged.next_action,
                "due_on": logged.next_action_on,
                "due_time": logged.next_action_time,
                "staff_id": by,
                "lead_id": lead.id,
            },
        )
    return Saved(lead.id, lead.code, lead.version)
