"""From the form to the database: one entry at a time, keys typed meanwhile are not lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from crm.trips.at_desk import log_conversation
from crm.trips.commands import log_trip_contact
from crm.trips.logged import AT_DESK, ON_TRIP
from crm.trips.quick_log import log_on_trip

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.attachments.store import Kept
    from crm.errors import UserError
    from crm.records.saved import Saved
    from ui.context import Context
    from ui.quick_log.draft import Correction
    from ui.quick_log.entry import Entry


class Saver(QObject):
    """Writes entries.

    Signals:
        saved(kind, entry, Saved): it is in the database.
        refused(UserError): nothing was changed.
    """

    saved = Signal(str, object, object)
    refused = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        """Write in the name of whoever acts."""
        super().__init__(parent)
        self._context = context
        self.busy = False

    def save(self, entry: Entry, met_on: str, correction: Correction | None) -> None:
        """Save an entry on its trip or at the desk, or what was corrected of one."""
        self.busy = True
        kind = ON_TRIP if entry.trip_id is not None else AT_DESK
        given: dict[str, int] = {}
        if correction is not None:
            kind, given = correction.kind, {"id": correction.id, "version": correction.version}
        command: Callable[..., Saved] = log_conversation
        name, raw = log_conversation.__name__, entry.at_desk()
        if kind == ON_TRIP:
            command, name = log_on_trip, log_trip_contact.__name__
            raw = entry.on_trip(met_on)
        write: Callable[[Any], Saved] = partial(
            _write, command=command, raw=raw, card=entry.card, given=given
        )
        done = partial(self._done, kind, entry)
        self._context.write(name, write, owner=self, done=done, failed=self._failed)

    def _done(self, kind: str, entry: Entry, saved: Saved) -> None:
        self.busy = False
        self.saved.emit(kind, entry, saved)

    def _failed(self, error: UserError) -> None:
        self.busy = False
        self.refused.emit(error)


def _write(
    work: Any,
    *,
    command: Callable[..., Saved],
    raw: dict[str, object],
    card: Kept | None,
    given: dict[str, int],
) -> Saved:
    return command(work, raw, card, **given)
