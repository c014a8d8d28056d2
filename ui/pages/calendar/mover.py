"""Carries entries to other days and hours, one move after the other."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from crm.calendar.commands import move_entry
from crm.calendar.moving import minutes, refusal_of_done
from ui import formats
from ui.pages.calendar.scene import stepped

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from crm.calendar.entries import Entry
    from crm.calendar.moving import Keep
    from crm.errors import UserError
    from crm.records.saved import Saved
    from ui.context import Context
    from ui.pages.calendar.cursor import Key

LONGEST = 40  # characters of a title in a message


class Mover(QObject):
    """Moves entries; keys that are pressed while a move is under way are added up.

    Signals:
        moved(key, date): the entry stands on this day now.
    """

    moved = Signal(object, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        """Start at rest."""
        super().__init__(parent)
        self._context = context
        self._under_way: Entry | None = None
        self._waiting: tuple[Key, int, int] | None = None
        self._old: dict[Key, int] = {}  # the version before the last move

    def move(self, entry: Entry, day: date, time: str | Keep | None) -> None:
        """Move an entry; a conflict that arises is warned of by the command."""
        if day == entry.starts_on and (not _is_time(time) or time == entry.start_time):
            return
        if self._under_way is not None:
            self._wait(entry, day, time)
            return
        self._under_way = entry
        self._context.write(
            move_entry.__name__,
            partial(_move, entry, day, time),
            owner=self,
            done=partial(self._done, entry, day, time),
            failed=self._failed,
        )

    def refuse(self, entry: Entry) -> None:
        """Say why an entry stays where it is."""
        self._context.messages.refuse(refusal_of_done(shortened(entry.title)))

    def go_on(self, find: Callable[[Key], Entry | None]) -> None:
        """Make the moves that waited, from the entry as it stands now."""
        waiting = self._waiting
        if waiting is None or self._under_way is not None:
            return
        key, days, by = waiting
        entry = find(key)
        if entry is not None and entry.version == self._old.get(key):
            return  # it was not read again yet
        self._waiting = None
        if entry is not None and entry.movable:
            self.move(entry, *stepped(entry, days, by))

    def _wait(self, entry: Entry, day: date, time: str | Keep | None) -> None:
        days = (day - entry.starts_on) // timedelta(days=1)
        by = 0
        if isinstance(time, str) and entry.start_time is not None and _is_time(time):
            by = minutes(time) - minutes(entry.start_time)
        if self._waiting is not None and self._waiting[0] == entry.key:
            days, by = days + self._waiting[1], by + self._waiting[2]
        self._waiting = entry.key, days, by

    def _done(self, entry: Entry, day: date, time: str | Keep | None, _saved: Saved) -> None:
        self._under_way = None
        self._old = {entry.key: entry.version}
        text = self.tr("{title} moved to {day}")
        hour = time if isinstance(time, str) and _is_time(time) and time != entry.start_time else ""
        words = (formats.short_day(day, self._context.today), formats.weekday(day), hour)
        shown = " ".join(filter(None, words))
        self._context.messages.tell(text.format(title=shortened(entry.title), day=shown))
        self.moved.emit(entry.key, day)

    def _failed(self, error: UserError) -> None:
        self._under_way = self._waiting = None
        self._context.messages.refuse(error)


def shortened(title: str) -> str:
    """Return a title that fits into a message."""
    return title if len(title) <= LONGEST else f"{title[:LONGEST]}…"


def _is_time(time: object) -> bool:
    """Tell whether an hour, or none, was asked for."""
    return time is None or isinstance(time, str)


def _move(entry: Entry, day: date, time: str | Keep | None, work: Any) -> Saved:
    return move_entry(work, entry.kind, entry.id, day, time, entry.version)
