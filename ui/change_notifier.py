"""Brings the news of a commit into the GUI thread: a page refreshes when its tables changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from crm.database.changes import Changes
    from crm.database.session import Database


class ChangeNotifier(QObject):
    """Repeats the announcements of the database as a signal.

    Connect bound methods only: a lambda keeps its page alive for ever.

    Signals:
        changed(Changes): something was committed; `changes.touch(*queries.READS)` tells whether
            a page is concerned.
    """

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        """Listen to `database` from now on."""
        super().__init__(parent)
        self._arrived.connect(self._announce)
        database.subscribe(self._arrive)

    def _arrive(self, changes: Changes) -> None:
        """Receive the news in the thread that committed."""
        self._arrived.emit(changes)

    @Slot(object)
    def _announce(self, changes: Changes) -> None:
        self.changed.emit(changes)
