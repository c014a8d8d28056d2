"""Changes to saved views. The caller owns the transaction; nothing here commits.

Views belong to the person who saved them (docs/domain.md, Saved views): they keep no business
fact, so that leaders may have theirs too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.errors import refuse
from crm.language import _
from crm.names.sorting import fold
from crm.records import saving
from crm.records.fields import NOTE_LIMIT
from crm.staff.permissions import MANAGING
from crm.views.definition import FIELD, from_json, to_json
from crm.views.fields import SAVED_VIEW_FIELDS
from crm.views.models import SavedView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_view(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Save what a list shows under a name, or change the fields in `raw` of the view `id`.

    Raises UserError: FIELD_REQUIRED, NAME_TOO_LONG, DUPLICATE (another view of the list has the
    name), VALUE_FORMAT (no definition), VIEW_NEWER (a newer program wrote it), PERMISSION_DENIED.
    """
    fields = {name: value for name, value in raw.items() if name != FIELD}
    values = saving.parsed(work, SAVED_VIEW_FIELDS, fields, partial=id is not None)
    values.pop(FIELD, None)
    if id is None:
        values["definition"] = _definition(raw.get(FIELD))
        view = SavedView(owner_id=work.actor.id or None, **_stored(values))
    else:
        view = _own(work, id, version)
        if FIELD in raw:
            from_json(view.definition)  # what a newer program wrote is not overwritten
            values["definition"] = _definition(raw[FIELD])
        saving.assign(view, _stored(values))
    _claim_name(work, view)
    return saving.saved(work, view if id is not None else saving.added(work, view))


def rename_view(work: Work, id: int, name: str, version: int | None = None) -> Saved:
    """Call a view otherwise; raises UserError DUPLICATE, NAME_TOO_LONG, PERMISSION_DENIED."""
    return save_view(work, {"name": name}, id=id, version=version)


def share_view(work: Work, id: int, *, shared: bool, version: int | None = None) -> Saved:
    """Offer a view to everybody, or keep it to oneself again; raises PERMISSION_DENIED.

    Not shared any more, it stays with the person who saved it.
    """
    return save_view(work, {"shared": shared}, id=id, version=version)


def archive_view(work: Work, id: int, version: int | None = None) -> Saved:
    """Put a view into the recycle bin; raises PERMISSION_DENIED."""
    view = _own(work, id, version)
    saving.archive(work, view)
    view.unique_name = None
    return saving.saved(work, view)


def restore_view(work: Work, id: int, version: int | None = None) -> Saved:
    """Bring a view back; raises DUPLICATE where its name is taken, PERMISSION_DENIED."""
    view = _own(work, id, version)
    saving.restore(view)
    _claim_name(work, view)
    return saving.saved(work, view)


def _own(work: Work, id: int, version: int | None) -> SavedView:
    view = saving.locked(work, SavedView, id, version)
    if view.owner_id == (work.actor.id or None):
        return view
    if view.shared and work.actor.role in MANAGING:
        return view
    message = _(
        "This view belongs to somebody else. Save a copy of your own; its owner changes it, and a "
        "manager if it is shared."
    )
    raise refuse("PERMISSION_DENIED", message)


def _stored(values: dict[str, object]) -> dict[str, Any]:
    """Keep the list by its name: the column takes those of newer programs too."""
    if "list_key" in values:
        values["list_key"] = str(values["list_key"])
    return values


def _definition(given: object) -> dict[str, Any]:
    """Read and write the definition again, so that only what can be read is stored."""
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError):
            given = None
    stored = to_json(from_json(given))
    if len(json.dumps(stored, ensure_ascii=False)) > NOTE_LIMIT:
        message = _("This view holds too much. Take some conditions away.")
        raise refuse("NOTE_TOO_LONG", message, FIELD)
    return stored


def _claim_name(work: Work, view: SavedView) -> None:
    """Give a view its name; capitals and full-width letters make no other one.

    Views in the bin have none: theirs is free.
    """
    if view.archived_at is not None:
        return
    name = f"{fold(view.name)} · {view.list_key} · {view.owner_id or 0}"
    with work.session.no_autoflush:
        same = select(SavedView.id).where(
            SavedView.unique_name == name, SavedView.id != (view.id or 0)
        )
        if work.session.scalar(same) is not None:
            message = _("You already have a view called “{name}”. Choose another name.")
            raise refuse("DUPLICATE", message.format(name=view.name), "name")
    if view.unique_name != name:
        view.unique_name = name
