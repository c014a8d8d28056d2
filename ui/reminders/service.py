"""Looks twice a minute what there is to be reminded of, tells it once, and remembers the answers.

Every look compares with the clock of the program: a computer that slept, midnight and a changed
clock are just a longer or a shorter way since the last look. It works while the window is hidden.
"""

from __future__ import annotations

import logging
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from crm.agenda import reminders
from crm.agenda.commands import finish_due
from crm.agenda.occasions import load_occasions
from crm.agenda.queries import READS, count_due
from crm.agenda.reminded import NAME, ReminderFile
from ui.navigation import PAGE_OF
from ui.reminders.preferences import REMIND, SETTINGS, lead_times

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from crm.agenda.reminders import LeadTimes, Memory, Occasion, Reminder, Snooze
    from crm.database.changes import Changes
    from crm.errors import UserError
    from crm.records.saved import Saved
    from ui.context import Context

log = logging.getLogger(__name__)
LOOK_EVERY_MS = 30_000
SOON_MS = 300  # after a commit: pages read anew first
TODAY_PAGE = "today"
OFTEN = 10  # looks: after as many, the file is written and what colleagues did is counted


class Reminders(QObject):
    """What is told, what waits for an answer, and how much is due.

    Signals:
        told(reminders): these are to be told now.
        changed: `waiting` or `due` are different.
    """

    told = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        """Know nothing yet; `start` begins to look."""
        super().__init__(parent)
        self._context = context
        self._file = ReminderFile(context.folder.root / NAME)
        self._memory: Memory | None = None
        self._person = ""
        self._occasions: tuple[Occasion, ...] = ()
        self._looking = self._counting = 0
        self._looks = 0
        self._counted: date | None = None
        self._silent = False  # that nothing could be read was said in the log
        self.due = 0
        self.starting = True  # nothing was told yet
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.look)

    @property
    def waiting(self) -> tuple[Reminder, ...]:
        """What was told or missed and nobody has answered yet, in the order of days and times."""
        if self._memory is None:
            return ()
        return reminders.unanswered(self._occasions, self._memory)

    @property
    def missed(self) -> bool:
        """Tell whether something waits that nobody heard of in time."""
        return any(each.missed for each in self.waiting)

    def start(self) -> None:
        """Look now and twice a minute from now on."""
        context = self._context
        self.starting = True
        context.acting.changed.connect(self._change_person)
        context.changes.changed.connect(self._on_changes)
        context.language.changed.connect(self.look)
        context.settings.follow(self._on_setting)
        self._timer.start()
        self._change_person()

    def stop(self) -> None:
        """Look no more; what was told is remembered."""
        if self._memory is None:
            return
        context = self._context
        self._timer.stop()
        self._soon.stop()
        context.acting.changed.disconnect(self._change_person)
        context.changes.changed.disconnect(self._on_changes)
        context.language.changed.disconnect(self.look)
        context.settings.unfollow(self._on_setting)
        context.background.forget(self._looking)
        context.background.forget(self._counting)
        self._file.keep(self._person, self._memory)
        self._memory = None

    @Slot()
    def look(self) -> None:
        """Ask what there is to be reminded of; telling follows when the answer is there."""
        context = self._context
        if self._memory is None:
            return
        self._soon.stop()
        now = context.clock.now()
        self._looks += 1
        often = self._looks % OFTEN == 0
        if often:  # a crash must not make the program look back further than this
            self._file.keep(self._person, self._memory)
        if often or self._counted != context.today:
            self._count()
        self._memory = reminders.looked_back(self._memory, now)
        if not context.settings.value(REMIND) or not context.actor.id:
            self._memory = reminders.after_telling(self._memory, (), now)
            self._show(())
            return
        context.background.forget(self._looking)
        self._looking = context.read(
            _looked,
            context.actor.id,
            self._memory,
            now,
            lead_times(context.settings),
            owner=self,
            done=self._tell,
            failed=self._on_refused,
        )

    # answers

    def answer(self, chosen: Iterable[Reminder]) -> None:
        """Take these off the list: somebody has seen to them."""
        keys = [each.occasion.key for each in chosen]
        if self._memory is not None:
            self._remember(reminders.answered(self._memory, keys))

    def put_off(self, chosen: Iterable[Reminder], how_long: Snooze) -> None:
        """Take these off the list until later."""
        keys = [each.occasion.key for each in chosen]
        wanted = lead_times(self._context.settings)
        until = reminders.put_off_until(how_long, self._context.clock.now(), wanted)
        if self._memory is not None:
            self._remember(reminders.put_off(self._memory, keys, until))

    def open(self, reminder: Reminder) -> None:
        """Show the record behind a reminder, else the page of the day; that answers it."""
        self.answer([reminder])
        opens = reminder.occasion.opens
        if opens is not None and opens[0] in PAGE_OF:
            self._context.navigate.open(*opens)
        else:
            self._context.navigate.show(TODAY_PAGE)

    def finish(self, reminder: Reminder) -> None:
        """Mark what is to be done as done; a visit and the summary of a morning are only seen."""
        line = reminder.occasion.line
        if line is None:
            self.answer([reminder])
            return
        self._context.write(
            "finish_due",
            finish_due,
            line.kind,
            line.id,
            line.version,
            owner=self,
            done=self._finished,
            failed=self._on_conflict,
        )

    def _finished(self, _saved: Saved) -> None:
        self._context.messages.tell(self.tr("Done."))
        self.look()

    def _on_conflict(self, error: UserError) -> None:
        self._context.messages.refuse(error)
        self.look()

    # looking

    def _tell(self, looked: tuple[datetime, tuple[Occasion, ...]]) -> None:
        now, occasions = looked
        if self._memory is None:
            return
        self._silent = False
        wanted = lead_times(self._context.settings)
        due = reminders.due_reminders(occasions, self._memory, now, wanted)
        memory = reminders.after_telling(self._memory, due, now)
        memory = reminders.settled(memory, occasions)
        changed = memory.told != self._memory.told
        self._memory = memory
        if changed:
            self._file.keep(self._person, memory)
        self._show(occasions)
        if due:
            self.told.emit(due)
        self.starting = False

    def _show(self, occasions: tuple[Occasion, ...]) -> None:
        if occasions != self._occasions:
            self._occasions = occasions
        self.changed.emit()

    def _remember(self, memory: Memory) -> None:
        self._memory = memory
        self._file.keep(self._person, memory)
        self.changed.emit()

    def _count(self) -> None:
        context = self._context
        context.background.forget(self._counting)
        self._counted = context.today
        self._counting = context.read(
            count_due,
            context.today,
            context.actor.id,
            owner=self,
            done=self._show_count,
            failed=self._on_refused,
        )

    def _show_count(self, count: int) -> None:
        if count != self.due:
            self.due = count
            self.changed.emit()

    def _on_refused(self, error: UserError) -> None:
        """A server that cannot be reached costs a line in the log, not a message every look."""
        if not self._silent:
            log.warning("Reminders could not be read: %s", error.message)
        self._silent = True

    @Slot()
    def _change_person(self) -> None:
        """Go on with what the one who acts now was told."""
        context = self._context
        if self._memory is not None:
            self._file.keep(self._person, self._memory)
        self._person = f"{_place(str(context.database.engine.url))}#{context.actor.code}"
        self._memory = self._file.memory(self._person, context.clock.now())
        self._occasions, self._counted = (), None
        self.look()

    def _on_setting(self, key: str) -> None:
        if key.startswith(SETTINGS):
            self.look()

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.touch(*READS):
            self._counted = None
            self._soon.start()


def _looked(
    session: Any, staff_id: int, memory: Memory, now: datetime, wanted: LeadTimes
) -> tuple[datetime, tuple[Occasion, ...]]:
    """Return what there is to be reminded of, and for which moment it was asked."""
    return now, load_occasions(session, staff_id, memory, now, wanted)


def _place(url: str) -> str:
    """Return a name for a database: the folder of a file may be moved, a server has an address."""
    return PurePath(url).name if url.startswith("sqlite") else url
