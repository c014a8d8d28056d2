"""Changes to attraction events. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.events.fields import EVENT_FIELDS
from crm.events.models import Event
from crm.language import _
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_event(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Create an event, or change the fields in `raw` of the event `id`.

    The acting member of staff is in charge unless another is named. Raises UserError:
    FIELD_REQUIRED, PERIOD_ORDER (it ends before it begins), STAFF_INACTIVE, PERMISSION_DENIED.
    """
    require_writer(work.actor.role)
    values = saving.parsed(work, EVENT_FIELDS, raw, partial=id is not None)
    if "owner_id" in values:
        values["owner_id"] = values["owner_id"] or work.actor.id
    if id is None:
        require_active(work.session, values["owner_id"], "owner_id")
        _check_times(values.get("start_time"), values.get("end_time"))
        event = saving.added(work, Event(**values))
    else:
        event = saving.locked(work, Event, id, version)
        require_owner(work.actor.role, work.actor.id, _owners(event))
        if values.get("owner_id", event.owner_id) != event.owner_id:
            require_active(work.session, values["owner_id"], "owner_id")
        saving.assign(event, values)
        _check_times(event.start_time, event.end_time)
    return saving.saved(work, event)


def _check_times(start: object, end: object) -> None:
    if isinstance(start, str) and isinstance(end, str) and end < start:
        raise refuse("PERIOD_ORDER", _("The event ends before it begins."), "end_time")


def _owners(event: Event) -> list[int | None]:
    return [event.owner_id, event.created_by]


def archive_event(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide an event from lists; it still counts in the figures."""
    return _set_archived(work, id, version, archived=True)


def restore_event(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived event again."""
    return _set_archived(work, id, version, archived=False)


def _set_archived(work: Work, id: int, version: int | None, *, archived: bool) -> Saved:
    event = saving.locked(work, Event, id, version)
    require_owner(work.actor.role, work.actor.id, _owners(event))
    if archived:
        saving.archive(work, event)
    else:
        saving.restore(event)
    return saving.saved(work, event)
