"""Changes to site visits. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from crm.database.codes import next_code
from crm.records import saving
from crm.records.references import require_known
from crm.records.together import rows_of
from crm.records.unchanged import require_unchanged
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active
from crm.visits.conflicts import warn_of_host
from crm.visits.fields import VISIT_FIELDS
from crm.visits.models import Issue, Visit, VisitCompany, VisitPark
from crm.visits.rules import check_visit, not_service
from crm.visits.terms import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work
    from crm.records.saved import Saved

PREFIX = "KC"


def save_visit(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Create a visit, or change the fields in `raw` of the visit `id`.

    The host answers for it: the acting member of staff unless another is named. Raises
    UserError: FIELD_REQUIRED, PERIOD_ORDER, STAFF_INACTIVE, PERMISSION_DENIED, VISIT_NOT_SERVICE
    (issues were raised there). Warns where the host has another visit at that time.
    """
    require_writer(work.actor.role)
    values = saving.parsed(work, VISIT_FIELDS, raw, partial=id is not None)
    companies = cast("list[int] | None", values.pop("company_ids", None))
    parks = cast("list[int] | None", values.pop("park_ids", None))
    if "host_staff_id" in values:
        values["host_staff_id"] = values["host_staff_id"] or work.actor.id
    if id is None:
        visit = Visit(**values, code="", owner_id=values["host_staff_id"])
    else:
        visit = saving.locked(work, Visit, id, version)
        require_owner(work.actor.role, work.actor.id, owners_of(visit))
    _check_people(work, visit, values, new=id is None)
    with work.session.no_autoflush:
        saving.assign(visit, values)
        visit.owner_id = visit.host_staff_id
        company_ids = companies if companies is not None else _linked(work, VisitCompany, visit.id)
        park_ids = parks if parks is not None else _linked(work, VisitPark, visit.id)
        check_visit(
            visit.direction,
            visit.status,
            companies=company_ids,
            parks=park_ids,
            visitors=visit.visitor_count,
            times=(visit.start_time, visit.end_time),
        )
        _check_issues(work, visit, values)
    if id is None:
        visit.code = next_code(work.session, PREFIX, visit.on.year)
        saving.added(work, visit)
    if companies is not None:
        _link(work, VisitCompany, visit.id, companies)
    if parks is not None:
        _link(work, VisitPark, visit.id, parks)
    saved = saving.saved(work, visit)
    if _BOOKING & set(values):
        warn_of_host(work, visit)
    return replace(saved, warnings=tuple(work.warnings))


# What decides whether the host is wanted elsewhere at the time.
_BOOKING = frozenset({"on", "start_time", "end_time", "host_staff_id", "status"})


def write_visit_minutes(
    work: Work, id: int, text: str | None, before: str | None = None, version: int | None = None
) -> Saved:
    """Write the minutes of a visit in the place of the text `before`.

    Raises UserError VERSION_CONFLICT where another text stands there by now, NOTE_TOO_LONG,
    PERMISSION_DENIED.
    """
    require_unchanged(saving.found(work.session, Visit, id).minutes, before)
    return save_visit(work, {"minutes": text}, id=id, version=version)


def owners_of(visit: Visit) -> list[int | None]:
    """Return who may change a visit besides managers: its host, and who entered it."""
    return [visit.owner_id, visit.created_by]


def _check_issues(work: Work, visit: Visit, values: Mapping[str, object]) -> None:
    """A visit at which issues were raised stays a service visit."""
    if visit.id and "direction" in values and visit.direction is not Direction.SERVICE:
        issues = rows_of(work.session, Issue.visit_id, visit.id)
        if any(each.archived_at is None for each in issues):
            raise not_service("direction")


def _check_people(work: Work, visit: Visit, values: Mapping[str, object], *, new: bool) -> None:
    """Refuse who has left and would host, escort or take the next step; who does already stays."""
    for name in ("host_staff_id", "next_action_staff_id"):
        if name in values and (new or values[name] != getattr(visit, name)):
            require_active(work.session, values[name], name)
    known = set[int]() if new else set(visit.escort_ids)
    for staff_id in cast("list[int]", values.get("escort_ids") or []):
        if staff_id not in known:
            require_active(work.session, staff_id, "escort_ids")


def _column(model: type[VisitCompany | VisitPark]) -> str:
    return "company_id" if model is VisitCompany else "park_id"


def _linked(work: Work, model: type[VisitCompany | VisitPark], visit_id: int) -> list[int]:
    rows = sorted(rows_of(work.session, model.visit_id, visit_id), key=lambda row: row.position)
    return [getattr(row, _column(model)) for row in rows]


def _link(work: Work, model: type[VisitCompany | VisitPark], visit_id: int, ids: list[int]) -> None:
    """Make `ids` the companies or parks of the visit, in this order, keeping rows that stay."""
    column = _column(model)
    for record_id in ids:
        require_known(work.session, column.removesuffix("_id"), record_id, f"{column}s")
    present = {getattr(row, column): row for row in rows_of(work.session, model.visit_id, visit_id)}
    for record_id, row in present.items():
        if record_id not in ids:
            work.session.delete(row)
    for position, record_id in enumerate(ids):
        if record_id in present:
            saving.assign(present[record_id], {"position": position})
        else:
            work.session.add(model(visit_id=visit_id, position=position, **{column: record_id}))


def archive_visit(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide a visit from lists; it still counts in the figures."""
    return _set_archived(work, id, version, archived=True)


def restore_visit(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived visit again."""
    return _set_archived(work, id, version, archived=False)


def _set_archived(work: Work, id: int, version: int | None, *, archived: bool) -> Saved:
    visit = saving.locked(work, Visit, id, version)
    require_owner(work.actor.role, work.actor.id, owners_of(visit))
    if archived:
        saving.archive(work, visit)
    else:
        saving.restore(visit)
    return saving.saved(work, visit)
