"""The draft of whoever acts, kept while it is typed, and who was logged today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from crm.clock import SHANGHAI
from crm.trips.logged import AT_DESK
from ui.quick_log.draft import Correction, draft_file
from ui.quick_log.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import Context

KEEP_AFTER = 200  # ms after a key; keys in between do not put it off


class LogSession(QObject):
    """Reads and writes the draft; `read_form` says what stands in the form.

    Signals:
        kept(text): the time at which the draft was kept, "" where it could not be.
    """

    kept = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        """Read what was kept for whoever acts now."""
        super().__init__(parent)
        self._context = context
        self._file = draft_file(context)
        self._read_form: Callable[[], Entry] | None = None
        self.draft = self._file.read()
        today = context.today.isoformat()
        if self.draft.day != today:
            self.draft.day, self.draft.logged, self.draft.conversations = today, [], {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER)
        self._timer.timeout.connect(self.keep)

    def follow(self, read_form: Callable[[], Entry] | None) -> None:
        """Keep what `read_form` returns from now on; None: the form is gone."""
        self._read_form = read_form

    @Slot()
    def touch(self) -> None:
        """Something was typed: keep it soon."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def keep(self) -> None:
        """Keep the draft now."""
        self._timer.stop()
        if self._read_form is not None:
            self.draft.entry = self._read_form()
        whole = self._file.write(self.draft)
        now = self._context.clock.now().astimezone(SHANGHAI)
        self.kept.emit(f"{now:%H:%M}" if whole else "")

    def remember(self, kind: str, record_id: int, version: int, entry: Entry) -> None:
        """Remember somebody as logged today; conversations as they were written."""
        pair = (kind, record_id)
        if pair not in self.draft.logged:
            self.draft.logged.append(pair)
        if kind == AT_DESK:
            self.draft.conversations[record_id] = (entry, version)

    def begin_correction(self, correction: Correction, begun: Entry) -> None:
        """Correct somebody; what was begun before waits."""
        if self.draft.correction is None:
            self.draft.waiting = begun
        self.draft.correction = correction

    def end_correction(self) -> Entry:
        """Return to what was begun before."""
        entry = self.draft.waiting or Entry()
        self.draft.correction, self.draft.waiting = None, None
        return entry
