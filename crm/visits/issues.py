"""Changes to the issues raised at service visits (走访问题; docs/domain.md, Issues).

The caller owns the transaction; nothing here commits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.records import saving
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active
from crm.visits.commands import owners_of
from crm.visits.fields import ISSUE_FIELDS
from crm.visits.models import Issue, Visit
from crm.visits.rules import check_issue, not_service
from crm.visits.terms import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_issue(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Write down what a company asked for at a service visit, or change the issue `id`.

    It was raised on the day of the visit unless `raw` says otherwise. Who answers for the visit
    may do it, and whoever sees to the issue. Raises UserError FIELD_REQUIRED, VISIT_NOT_SERVICE,
    PERIOD_ORDER (closed before it was raised), DATE_INVALID (closed in the future),
    STAFF_INACTIVE, PERMISSION_DENIED, VERSION_CONFLICT.
    """
    require_writer(work.actor.role)
    issue = None if id is None else _own(work, id, version)
    values: dict[str, Any] = saving.parsed(work, ISSUE_FIELDS, raw, partial=issue is not None)
    before: dict[str, Any] = {
        field.name: getattr(issue, field.name, None) for field in ISSUE_FIELDS
    }
    after = {**before, **values}
    visit = saving.found(work.session, Visit, after["visit_id"])
    if issue is None or after["visit_id"] != before["visit_id"]:
        require_owner(work.actor.role, work.actor.id, owners_of(visit))
    if visit.direction is not Direction.SERVICE:
        raise not_service("visit_id")
    if after["opened_on"] is None:
        after["opened_on"] = values["opened_on"] = visit.on
    check_issue(after["opened_on"], after["closed_on"], work.today)
    if after["staff_id"] != before["staff_id"]:
        require_active(work.session, after["staff_id"], "staff_id")
    if issue is None:
        issue = saving.added(work, Issue(**values))
    else:
        saving.assign(issue, values)
    return saving.saved(work, issue)


def close_issue(
    work: Work,
    id: int,
    on: date | str | None = None,
    answer: str | None = None,
    version: int | None = None,
) -> Saved:
    """Mark an issue as settled, today unless another day is given; `answer` says how."""
    values: dict[str, object] = {"closed_on": on or work.today}
    if answer is not None:
        values["answer"] = answer
    return save_issue(work, values, id=id, version=version)


def reopen_issue(work: Work, id: int, version: int | None = None) -> Saved:
    """Take back that an issue was settled; the answer stays."""
    return save_issue(work, {"closed_on": None}, id=id, version=version)


def archive_issue(work: Work, id: int, version: int | None = None) -> Saved:
    """Take an issue off its visit: it counts no more."""
    issue = _own(work, id, version)
    saving.archive(work, issue)
    return saving.saved(work, issue)


def restore_issue(work: Work, id: int, version: int | None = None) -> Saved:
    """Put an archived issue back; raises RECORD_ARCHIVED, VISIT_NOT_SERVICE."""
    issue = _own(work, id, version)
    if saving.found(work.session, Visit, issue.visit_id).direction is not Direction.SERVICE:
        raise not_service("visit_id")
    saving.restore(issue)
    return saving.saved(work, issue)


def _own(work: Work, id: int, version: int | None) -> Issue:
    issue = saving.locked(work, Issue, id, version)
    visit = saving.found(work.session, Visit, issue.visit_id)
    require_owner(work.actor.role, work.actor.id, [*owners_of(visit), issue.staff_id])
    return issue
