"""A line of the day as the row that keeps it: whose it is, when, and who may change it.

Rules: docs/domain.md, The day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crm.agenda.terms import DueKind
from crm.errors import refuse
from crm.language import _
from crm.leads.models import Lead, LeadRequirement
from crm.leads.moving import owners_of
from crm.records import saving
from crm.staff.permissions import require_owner
from crm.tasks.models import Task
from crm.tasks.owners import owners_of_task
from crm.trips.models import TripContact
from crm.visits.models import Issue, Visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.database.session import Work


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a row that keep a line; `done` is "" where finishing clears the step."""

    text: str
    on: str
    time: str
    staff: str
    done: str = ""


NEXT_STEP = Columns("next_action", "next_action_on", "next_action_time", "next_action_staff_id")
NEED = Columns("note", "due_on", "", "staff_id", "closed_on")
COLUMNS = {
    DueKind.LEAD: NEXT_STEP,
    DueKind.VISIT: NEXT_STEP,
    DueKind.CONTACT: NEXT_STEP,
    DueKind.TASK: Columns("text", "due_on", "due_time", "staff_id", "done_on"),
    DueKind.REQUIREMENT: NEED,
    DueKind.ISSUE: Columns("text", "due_on", "", "staff_id", "closed_on"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A row with its columns; `otherwise` is whose line it is where nobody is named."""

    kind: DueKind
    row: Any
    columns: Columns
    otherwise: int | None

    @property
    def staff_id(self) -> int | None:
        """Whose line it is."""
        return getattr(self.row, self.columns.staff) or self.otherwise


def step_of(work: Work, kind: DueKind | str, id: int, version: int | None) -> Step:
    """Return a line to change; raises UserError.

    NOT_FOUND for what is not there or not due any more, VERSION_CONFLICT, PERMISSION_DENIED for
    everybody but whose line it is, who answers for the record, and managers.
    """
    kind = _kind(kind)
    model, owners = _ROWS[kind]
    row = saving.locked(work, model, id, version)
    who: list[int | None] = owners(work, row)
    step = Step(kind, row, COLUMNS[kind], who[0])
    require_owner(work.actor.role, work.actor.id, [step.staff_id, *who])
    if not _is_due(step):
        raise refuse("NOT_FOUND", _("This was done already. Reload the list."))
    return step


def _kind(kind: DueKind | str) -> DueKind:
    try:
        return DueKind(kind)
    except ValueError:
        sentence = _("“{text}” is not one of: {known}.")
        known = ", ".join(each.value for each in DueKind)
        message = sentence.format(text=kind[:40], known=known)
        raise refuse("VALUE_UNKNOWN", message, "kind") from None


def _is_due(step: Step) -> bool:
    columns = step.columns
    if columns.done:
        return getattr(step.row, columns.done) is None
    return bool(getattr(step.row, columns.text) or getattr(step.row, columns.on))


# The first of the owners is whose line it is where nobody is named.
def _of_lead(_work: Work, lead: Lead) -> list[int | None]:
    return owners_of(lead)


def _of_visit(_work: Work, visit: Visit) -> list[int | None]:
    return [visit.host_staff_id, visit.owner_id, visit.created_by]


def _of_contact(_work: Work, met: TripContact) -> list[int | None]:
    return [met.met_by_staff_id, met.created_by]


def _of_task(work: Work, task: Task) -> list[int | None]:
    return owners_of_task(work.session, task)


def _of_requirement(work: Work, need: LeadRequirement) -> list[int | None]:
    return owners_of(saving.found(work.session, Lead, need.lead_id))


def _of_issue(work: Work, issue: Issue) -> list[int | None]:
    return _of_visit(work, saving.found(work.session, Visit, issue.visit_id))


_ROWS: dict[DueKind, tuple[Any, Callable[[Work, Any], list[int | None]]]] = {
    DueKind.LEAD: (Lead, _of_lead),
    DueKind.VISIT: (Visit, _of_visit),
    DueKind.CONTACT: (TripContact, _of_contact),
    DueKind.TASK: (Task, _of_task),
    DueKind.REQUIREMENT: (LeadRequirement, _of_requirement),
    DueKind.ISSUE: (Issue, _of_issue),
}
