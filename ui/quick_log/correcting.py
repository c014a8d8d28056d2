"""Who was logged today, going back to one of them, and throwing away what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from crm.trips.logged import AT_DESK, ON_TRIP, READS, list_logged, load_entry, unconverted
from ui.quick_log.draft import Correction
from ui.quick_log.entry import from_logged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from crm.database.changes import Changes
    from crm.trips.logged import LoggedEntry, LoggedRow
    from ui.context import Context
    from ui.quick_log.entry import Entry
    from ui.quick_log.form import LogForm
    from ui.quick_log.session import LogSession


class Correcting(QObject):
    """Knows who was logged, and puts one of them into the form.

    Signals:
        listed: `rows` and `unconverted` are others now.
        said(text): what the person should read.
    """

    listed = Signal()
    said = Signal(str)

    def __init__(
        self, context: Context, session: LogSession, form: LogForm, parent: QObject
    ) -> None:
        """Begin without rows; `ask` reads them."""
        super().__init__(parent)
        self._context, self._session, self._form = context, session, form
        self._read: Entry | None = None  # what is being corrected, as it was read
        self.rows: Sequence[LoggedRow] = ()
        self.unconverted: Sequence[int] = ()
        context.changes.changed.connect(self._follow)

    @property
    def at_desk(self) -> bool:
        """Whether a conversation is being corrected: what followed from it stays."""
        correction = self._session.draft.correction
        return correction is not None and correction.kind == AT_DESK

    @Slot()
    def ask(self) -> None:
        """Read who was logged today, and who is no lead yet of them and of the trip."""
        wanted = tuple(self._session.draft.logged)
        trip_id = self._form.trip.trip_id
        trips = (trip_id,) if trip_id is not None else ()
        self._context.read(_read_logged, wanted, trips, owner=self, done=self._list)

    def step(self, by: int) -> None:
        """Go to the entry before or after; after the last one to the new one."""
        rows, correction = self._corrigible(), self._session.draft.correction
        pairs = [(each.kind, each.id) for each in rows]
        at = len(rows)
        if correction is not None and (correction.kind, correction.id) in pairs:
            at = pairs.index((correction.kind, correction.id))
        wanted = at + by
        if 0 <= wanted < len(rows):
            self.correct(rows[wanted])
        elif wanted >= len(rows) and correction is not None and not self._is_changed():
            self.show(self._session.end_correction())
            self.listed.emit()

    @Slot(object)
    def choose(self, action: QAction) -> None:
        """Correct what was chosen in the list."""
        kind, record_id = action.data()
        found = [each for each in self.rows if (each.kind, each.id) == (kind, record_id)]
        if found:
            self.correct(found[0])

    def correct(self, row: LoggedRow) -> None:
        """Put somebody logged into the form; what was begun waits meanwhile."""
        if self._session.draft.correction is not None and self._is_changed():
            return
        if row.kind == ON_TRIP:
            actor, today = self._context.actor.id, self._context.today
            self._context.read(load_entry, row.id, actor, today, owner=self, done=self._loaded)
        elif row.id in self._session.draft.conversations:
            entry, version = self._session.draft.conversations[row.id]
            self._begin(Correction(AT_DESK, row.id, version), entry)

    def discard(self) -> tuple[str, Callable[[], None]]:
        """Throw away what is written; return what to say and what brings it back."""
        thrown, draft = self._form.entry(), self._session.draft
        correction, read = draft.correction, self._read
        self.show(self._session.end_correction() if correction else thrown.following())
        self.listed.emit()

        def bring_back() -> None:
            if correction is not None:
                self._session.begin_correction(correction, self._form.entry())
            self.show(thrown)
            self._read = read
            self.listed.emit()

        one, other = self.tr("The changes are thrown away."), self.tr("The draft is thrown away.")
        return (one if correction else other), bring_back

    def show(self, entry: Entry) -> None:
        """Show another entry and keep it as the draft."""
        self._form.put(entry)
        self._form.settle_desk(on=self.at_desk)
        self._session.keep()

    def _is_changed(self) -> bool:
        """Tell whether a correction would be lost, and say so."""
        changed = self._form.entry() != self._read
        if changed:
            self.said.emit(self.tr("Save these changes first (Enter), or throw them away."))
        return changed

    def _corrigible(self) -> list[LoggedRow]:
        conversations = self._session.draft.conversations
        return [each for each in self.rows if each.kind == ON_TRIP or each.id in conversations]

    def _loaded(self, logged: LoggedEntry) -> None:
        self._begin(Correction(ON_TRIP, logged.id, logged.version), from_logged(logged))

    def _begin(self, correction: Correction, entry: Entry) -> None:
        self._session.begin_correction(correction, self._form.entry())
        self.show(entry)
        self._read = self._form.entry()
        (self._form.topic if self.at_desk else self._form.person_line).setFocus()
        self.said.emit(self.tr("Correct it and press Enter; Alt+Down goes back to the new one."))
        self.listed.emit()

    def _list(self, found: tuple[tuple[LoggedRow, ...], tuple[int, ...]]) -> None:
        self.rows, self.unconverted = found
        self.listed.emit()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.touch(*READS):
            self.ask()


def _read_logged(
    session: Any, wanted: Sequence[tuple[str, int]], trips: Sequence[int]
) -> tuple[tuple[LoggedRow, ...], tuple[int, ...]]:
    """Return who was logged, and the contacts that are no leads yet."""
    met = [each for kind, each in wanted if kind == ON_TRIP]
    return list_logged(session, wanted), unconverted(session, trip_ids=trips, contact_ids=met)
