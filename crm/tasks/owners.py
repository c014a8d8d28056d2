"""Who may change a task (docs/domain.md, Tasks)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.leads.models import Lead
from crm.trips.models import Trip
from crm.visits.models import Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from crm.tasks.models import Task


def owners_of_task(session: Session, task: Task) -> list[int | None]:
    """Return who may change a task besides managers.

    Whoever does it (first), whoever entered it, and who answers for the lead, visit or trip.
    """
    owners: list[int | None] = [task.staff_id, task.created_by]
    if task.lead_id is not None and (lead := session.get(Lead, task.lead_id)):
        owners += [lead.owner_id, *lead.co_owner_ids]
    if task.visit_id is not None and (visit := session.get(Visit, task.visit_id)):
        owners += [visit.host_staff_id, visit.owner_id]
    if task.trip_id is not None and (trip := session.get(Trip, task.trip_id)):
        owners.append(trip.leader_staff_id)
    return owners
