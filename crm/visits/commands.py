"""Changes to site visits. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from crm.database.codes import next_code
from crm.records import saving
from crm.records.references import require_known
from crm.records.together import rows_of
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active
from crm.visits.fields import VISIT_FIELDS
from crm.visits.models import Visit, VisitCompany, VisitPark
from crm.visits.rules import check_visit

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
    UserError: FIELD_REQUIRED, PERIOD_ORDER, STAFF_INACTIVE, PERMISSION_DENIED.
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
        require_owner(work.actor.role, work.actor.id, [visit.owner_id, visit.created_by])
    _check_host(work, visit, values, new=id is None)
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
    if id is None:
        visit.code = next_code(work.session, PREFIX, visit.on.year)
        saving.added(work, visit)
    if companies is not None:
        _link(work, VisitCompany, visit.id, companies)
    if parks is not None:
        _link(work, VisitPark, visit.id, parks)
    return saving.saved(work, visit)


def _check_host(work: Work, visit: Visit, values: Mapping[str, object], *, new: bool) -> None:
    host = values.get("host_staff_id")
    if new or (host is not None and host != visit.host_staff_id):
        require_active(work.session, host, "host_staff_id")


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
    require_owner(work.actor.role, work.actor.id, [visit.owner_id, visit.created_by])
    if archived:
        saving.archive(work, visit)
    else:
        saving.restore(visit)
    return saving.saved(work, visit)
