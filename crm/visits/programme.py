"""Changes to the programme of a visit (docs/domain.md, Programmes); the caller commits them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.language import _
from crm.quantities.dates import printed_date
from crm.records import saving
from crm.records.ordering import ids_named
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active
from crm.trips.rules import out_of_order
from crm.visits.commands import owners_of
from crm.visits.conflicts import warn_of_guide
from crm.visits.fields import ITEM_FIELDS
from crm.visits.models import Visit, VisitItem
from crm.visits.rules import check_item

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_visit_item(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Add a line to the programme of a visit, or change the fields in `raw` of the line `id`.

    Raises UserError FIELD_REQUIRED, PERIOD_ORDER, STAFF_INACTIVE, PERMISSION_DENIED,
    VERSION_CONFLICT. Warns where the guide is wanted elsewhere at that time.
    """
    require_writer(work.actor.role)
    item = None if id is None else _own_item(work, id, version)
    values: dict[str, Any] = saving.parsed(work, ITEM_FIELDS, raw, partial=item is not None)
    before: dict[str, Any] = {field.name: getattr(item, field.name, None) for field in ITEM_FIELDS}
    after = {**before, **values}
    visit = _own(work, after["visit_id"])
    check_item(after["start_time"], after["end_time"])
    if after["staff_id"] != before["staff_id"]:
        require_active(work.session, after["staff_id"], "staff_id")
    if item is None:
        position = _last_position(work, visit.id) + 1
        item = saving.added(work, VisitItem(**values, position=position))
    else:
        saving.assign(item, values)
    warn_of_guide(work, visit, item)
    return saving.saved(work, item)


def _own(work: Work, visit_id: int) -> Visit:
    visit = saving.found(work.session, Visit, visit_id)
    require_owner(work.actor.role, work.actor.id, owners_of(visit))
    return visit


def _own_item(work: Work, id: int, version: int | None) -> VisitItem:
    item = saving.locked(work, VisitItem, id, version)
    _own(work, item.visit_id)
    return item


def _last_position(work: Work, visit_id: int) -> int:
    query = select(func.max(VisitItem.position)).where(VisitItem.visit_id == visit_id)
    return work.session.scalar(query) or 0


def arrange_visit_items(
    work: Work, id: int, items: Sequence[object], version: int | None = None
) -> Saved:
    """Put the lines of a programme in the order of `items`, their ids; those not named follow.

    A programme is read by its times: what has none stands last, and only lines without a time or
    with the same one change places. Raises UserError NOT_FOUND for a line that is not there,
    VALUE_FORMAT for one named twice, PERMISSION_DENIED. Warns of times that contradict.
    """
    visit = saving.locked(work, Visit, id, version)
    require_owner(work.actor.role, work.actor.id, owners_of(visit))
    query = select(VisitItem).where(VisitItem.visit_id == id, VisitItem.archived_at.is_(None))
    known = {each.id: each for each in work.session.scalars(query.order_by(VisitItem.position))}
    ids = ids_named(items, known, "items")
    ordered = [*(known[each] for each in ids), *(known[each] for each in known if each not in ids)]
    for position, item in enumerate(ordered, 1):
        saving.assign(item, {"position": position})
    _warn_of_times(work, visit, ordered)
    return saving.saved(work, visit)


def _warn_of_times(work: Work, visit: Visit, ordered: Sequence[VisitItem]) -> None:
    odd = out_of_order([item.start_time or _LAST for item in ordered])
    item = next((each for each, is_odd in zip(ordered, odd, strict=True) if is_odd), None)
    if item is not None:
        message = _("On {day} the line at {time} stays in its place by time. Change the time.")
        text = message.format(day=printed_date(visit.on), time=item.start_time)
        work.warn("TIME_ORDER", text, "start_time")


_LAST = "99:99"  # a line without a time stands after every line with one


def archive_visit_item(work: Work, id: int, version: int | None = None) -> Saved:
    """Take a line off the programme."""
    item = _own_item(work, id, version)
    saving.archive(work, item)
    return saving.saved(work, item)


def restore_visit_item(work: Work, id: int, version: int | None = None) -> Saved:
    """Put a line back on the programme; raises RECORD_ARCHIVED when the visit is archived."""
    item = _own_item(work, id, version)
    saving.restore(item)
    return saving.saved(work, item)
