"""From an entry or a day to what is shown of it: pane, record, list of the day, menu, form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from ui.pages.calendar.cursor import Place
from ui.pages.calendar.forms import OWN, first_values
from ui.pages.calendar.menus import entry_menu, new_menu

if TYPE_CHECKING:
    from datetime import date

    from crm.calendar.entries import Entry
    from crm.calendar.terms import EntryKind
    from ui.context import Context
    from ui.pages.calendar.grid import CalendarGrid
    from ui.pages.calendar.mover import Mover
    from ui.pages.calendar.side import CalendarSide


class Opener(QObject):
    """Connects the calendar with its side."""

    def __init__(
        self, context: Context, grid: CalendarGrid, side: CalendarSide, mover: Mover
    ) -> None:
        """Listen to both from now on; `mover` says why an entry stays where it is."""
        super().__init__(grid)
        self._context, self._grid, self._side, self._mover = context, grid, side, mover
        grid.clicked.connect(side.show_entry)
        grid.opened.connect(self._open)
        grid.record_wanted.connect(self.open_record)
        grid.day_opened.connect(self._open_day)
        grid.new_wanted.connect(self.ask_new)
        grid.menu_wanted.connect(self._ask_entry)
        grid.place_changed.connect(self._follow)
        side.entry_wanted.connect(self._open_of_day)
        side.record_wanted.connect(self.open_record)
        side.new_wanted.connect(self._new_on_day)

    @Slot(object, object, QPoint)
    def ask_new(self, day: date, time: str | None, at: QPoint) -> None:
        """Ask what to enter on a day."""
        new_menu(partial(self._new, day, time), self._grid).popup(at)

    @Slot()
    def ask_here(self) -> None:
        """Ask what to enter on the chosen day."""
        self.ask_new(self._grid.place.day, None, self._grid.middle_of_place())

    def edit_current(self) -> None:
        """Edit the chosen entry: here, or where its record lives."""
        entry = self._side.entry or self._grid.entry
        if entry is not None and self._side.forms.form is None:
            self.open_record(entry)

    def move_current(self) -> None:
        """Ask for another day for the chosen entry."""
        entry = self._grid.entry or self._side.entry
        if entry is None:
            return
        if entry.movable:
            self._side.ask_move(entry)
        else:
            self._mover.refuse(entry)

    def show_history(self) -> None:
        """Show what changed in the event or appointment that is open."""
        self._side.show_history()

    @Slot(object)
    def open_record(self, entry: Entry) -> None:
        """Open the record of an entry; events and appointments open their form here."""
        if entry.kind in OWN:
            self._side.edit(entry)
        else:
            self._context.navigate.open(*entry.opens)

    def _new(self, day: date, time: str | None, kind: EntryKind) -> None:
        self._side.new(kind, first_values(kind, day, time, self._context.actor.id))

    @Slot(object)
    def _new_on_day(self, day: date) -> None:
        self.ask_new(day, None, self._side.mapToGlobal(QPoint(0, 0)))

    @Slot(object)
    def _open(self, entry: Entry) -> None:
        """Show an entry; once it is shown, open its record."""
        if self._side.shows(entry):
            self.open_record(entry)
        else:
            self._side.show_entry(entry)

    @Slot(object)
    def _open_day(self, day: date) -> None:
        self._side.show_day(day, self._grid.on_day(day))

    @Slot(object)
    def _open_of_day(self, entry: Entry) -> None:
        """Show an entry that was chosen in the list of its day."""
        self._grid.choose(Place(self._side.day.day or entry.starts_on, entry.key))
        self._side.show_entry(entry)

    @Slot(object, QPoint)
    def _ask_entry(self, entry: Entry, at: QPoint) -> None:
        ask_new = partial(self.ask_new, self._grid.place.day, None, at)
        entry_menu(entry, self._side, self.open_record, ask_new, self._grid).popup(at)

    @Slot()
    def _follow(self) -> None:
        """Show the chosen entry where a pane is open, unless the mouse still has it."""
        entry = self._grid.entry
        if entry is not None and self._side.follows() and not self._grid.carrying.held:
            self._side.show_entry(entry)
