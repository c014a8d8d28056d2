"""Saying afterwards what came of a line of the day (docs/domain.md, The day).

The caller owns the transaction; nothing here commits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.agenda.commands import NextStep, finish_due
from crm.agenda.steps import COLUMNS
from crm.agenda.terms import DueKind
from crm.language import mark
from crm.leads.models import Lead, LeadRequirement
from crm.records import saving
from crm.records.fields import Field, Kind
from crm.staff.permissions import require_owner
from crm.tasks.models import Task
from crm.trips.models import TripContact
from crm.visits.models import Issue, Visit

if TYPE_CHECKING:
    from typing import Any, Unpack

    from crm.database.session import Work
    from crm.followups.terms import Channel
    from crm.records.saved import Saved

MODELS: dict[DueKind, Any] = {
    DueKind.LEAD: Lead,
    DueKind.VISIT: Visit,
    DueKind.CONTACT: TripContact,
    DueKind.TASK: Task,
    DueKind.REQUIREMENT: LeadRequirement,
    DueKind.ISSUE: Issue,
}
WAS = Field("was", mark("field", "What was done"), Kind.TEXT)


def tell_outcome(
    work: Work,
    kind: DueKind | str,
    id: int,
    version: int | None = None,
    was: str | None = None,
    note: str | None = None,
    channel: Channel | str | None = None,
    **following: Unpack[NextStep],
) -> Saved:
    """Write down what came of a line that was finished a moment ago, and what comes next.

    `was` is what had to be done: the note begins with it. Only whoever finished the line and
    managers say so. Otherwise as `finish_due`, whose errors it raises.
    """
    columns = COLUMNS[DueKind(kind)]
    row = saving.locked(work, MODELS[DueKind(kind)], id, version)
    require_owner(work.actor.role, work.actor.id, [row.updated_by])
    # As it was before, so that the usual way of finishing keeps the words and the next step.
    if columns.done:
        saving.assign(row, {columns.done: None})
    else:
        before = {columns.text: was or None, columns.on: work.today}
        saving.assign(row, {**before, columns.staff: work.actor.id})
    return finish_due(work, kind, id, None, note, channel, **following)
