"""The page of the calendar: month and week, and the entry that is open beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.calendar.terms import EntryKind
from ui.forms.record_references import RecordReferences
from ui.pages.arranging import pane_actions
from ui.pages.calendar import forms
from ui.pages.calendar.actions import actions_of, hints_of, letters_of
from ui.pages.calendar.bar import CalendarBar
from ui.pages.calendar.cursor import MORE, Place
from ui.pages.calendar.forms import OWN
from ui.pages.calendar.grid import CalendarGrid
from ui.pages.calendar.head import CalendarHead
from ui.pages.calendar.mover import Mover
from ui.pages.calendar.opener import Opener
from ui.pages.calendar.periods import Mode, period_of, stepped, within_reach
from ui.pages.calendar.reading import MODE, READS, Asked, read_day, read_entries
from ui.pages.calendar.side import CalendarSide
from ui.panes.beside import BesideFrame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from crm.calendar.entries import Entry
    from crm.database.changes import Changes
    from ui.actions import PageAction
    from ui.context import Context
    from ui.pages.calendar.cursor import Key


def create_page(context: Context) -> CalendarPage:
    """Return the page."""
    return CalendarPage(context)


class CalendarPage(QWidget):
    """Header, bar, the calendar, and its side."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show today in the month or week of last time."""
        super().__init__(parent)
        self.context = context
        self._ticket = 0
        self._stale = False
        self._after: Key | None = None
        self._asked: Key | None = None
        self.anchor = context.today
        kept = context.settings.value(MODE)
        self.mode = Mode(kept) if kept in set(Mode) else Mode.MONTH
        self.header = CalendarHead(context.theme, self.mode, self)
        self.bar = CalendarBar(context, self)
        self.grid = CalendarGrid(context, self)
        self.side = CalendarSide(context, RecordReferences(context), self)
        self.mover = Mover(context, self)
        self.opener = Opener(context, self.grid, self.side, self.mover)
        self.beside = BesideFrame(self.grid, self.side, context.theme, context.settings, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.bar)
        column.addWidget(self.beside, 1)
        self._connect()
        self.reload()

    # what the window and other pages call

    def period(self) -> tuple[date, date]:
        """Return the first and the last day of the month or week that is shown."""
        return period_of(self.mode, self.anchor)

    def page_actions(self) -> Sequence[PageAction]:
        """Return the actions of the page for menus and the search field."""
        return [*actions_of(self, self.opener), *pane_actions(self.beside)]

    def keys_text(self) -> str:
        """Name the keys of the page."""
        return hints_of(self.context.keys)

    def regions(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes round."""
        return (self.grid, self.side, self.bar)

    def has_unsaved(self) -> bool:
        """Tell whether a form holds typed text."""
        form = self.side.forms.form
        return form is not None and form.touched

    def current_record(self) -> tuple[str, int] | None:
        """Return the event or appointment that is open."""
        entry = self.side.entry
        return entry.opens if entry is not None and entry.kind in OWN else None

    def open_kind(self, kind: str, record_id: int) -> None:
        """Show an event or an appointment on its day, whoever's it is."""
        found = EntryKind(kind)
        self.context.read(
            read_day,
            found,
            record_id,
            self.context.today,
            owner=self,
            done=partial(self._open_on, found, record_id),
        )

    def create_record(self, kind: str, values: Mapping[str, object]) -> None:
        """Open the empty form of a kind, with raw values filled in."""
        found = EntryKind(kind)
        first = forms.first_values(found, self.grid.place.day, None, self.context.actor.id)
        self.side.new(found, {**first, **values})

    def select_record(self, kind: str, record_id: int) -> None:
        """Put the keyboard on the entry of a record, where one is shown."""
        of_record = (each for each in self.grid.shown if each.opens == (kind, record_id))
        entry = self.grid.entry_of((kind, record_id)) or next(of_record, None)
        if entry is not None and self.side.forms.form is None:
            self.grid.choose(Place(entry.starts_on, entry.key))

    # what the user does

    @Slot()
    def reload(self) -> None:
        """Read the entries again."""
        self._stale = False
        context, bar = self.context, self.bar
        asked = Asked(
            self.mode, self.anchor, bar.chosen_lanes(), bar.chosen_whose(), context.actor.id
        )
        context.background.forget(self._ticket)
        self._ticket = context.read(read_entries, asked, context.today, owner=self, done=self._show)

    @Slot(object)
    def show_day(self, day: date) -> None:
        """Show the month or week of a day, and choose the day."""
        self.grid.choose(Place(within_reach(day)))
        self._turn_to(within_reach(day))

    @Slot(int)
    def turn(self, step: int) -> None:
        """Go some months or weeks on or back."""
        self.show_day(stepped(self.mode, self.grid.place.day, step))

    def go_today(self) -> None:
        """Show today."""
        self.show_day(self.context.today)

    @Slot(object)
    def show_mode(self, mode: Mode) -> None:
        """Show a month or a week around the chosen day."""
        self.context.settings.keep(MODE, str(mode))
        self.header.modes.choose(str(mode))
        self.mode, self.anchor = mode, self.grid.place.day
        self.reload()

    def focus_date(self) -> None:
        """Go to the field for a day."""
        self.bar.date.line.setFocus()
        self.bar.date.line.selectAll()

    def _open_on(self, kind: EntryKind, record_id: int, day: date) -> None:
        self.bar.switch_on(kind.lane)
        self.bar.show_everybody()
        self._after = self._asked = kind.value, record_id
        self.grid.choose(Place(day))
        self.anchor = day
        self.reload()

    @Slot(object, int, object)
    def _saved(self, kind: EntryKind, record_id: int, day: date | None) -> None:
        """Show what a form saved, on its day."""
        self._after = kind.value, record_id
        self.bar.switch_on(kind.lane)
        if day is not None and not self.grid.scene.first <= day <= self.grid.scene.last:
            self.grid.choose(Place(within_reach(day)))
            self.anchor = within_reach(day)
        self.reload()

    @Slot(object, object)
    def _follow(self, key: Key, day: date) -> None:
        """Stay with an entry that moved."""
        self.grid.choose(Place(day, key))
        if not self.grid.scene.first <= day <= self.grid.scene.last:
            self._turn_to(day)
        self.mover.go_on(self.grid.entry_of)

    def _turn_to(self, day: date) -> None:
        first, last = self.period()
        if not first <= day <= last:
            self.anchor = day
            self.reload()

    # building

    def _connect(self) -> None:
        bar, grid, side = self.bar, self.grid, self.side
        self.header.mode_chosen.connect(self.show_mode)
        self.header.new_wanted.connect(self.opener.ask_here)
        bar.changed.connect(self.reload)
        bar.turned.connect(self.turn)
        bar.day_chosen.connect(self.show_day)
        grid.carried.connect(self.mover.move)
        grid.stayed.connect(self.mover.refuse)
        grid.turned.connect(self.turn)
        grid.left.connect(self.show_day)
        grid.lettered.connect(self._press)
        grid.place_changed.connect(self._write_day)
        self.mover.moved.connect(self._follow)
        side.opened.connect(self._open_side)
        side.emptied.connect(self.beside.close_side)
        side.keyboard_freed.connect(grid.setFocus)
        side.saved.connect(self._saved)
        self.context.changes.changed.connect(self._on_changes)

    @Slot(bool)
    def _open_side(self, form: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.beside.open(form=form)

    # showing

    def _show(self, entries: Sequence[Entry]) -> None:
        self.grid.show_entries(entries, self.mode, self.anchor)
        self.header.show_period(self.mode, self.anchor, entries)
        after, self._after = self._after, None
        entry = self.grid.entry_of(after) if after is not None else None
        if entry is not None:
            self.grid.choose(Place(entry.starts_on, entry.key))
            self.side.show_entry(entry)
            self.grid.setFocus()
        elif after is not None:
            self._tell_gone(after)
        self._settle_place()
        self.side.refresh(self.grid.entry_of, self.grid.on_day)
        self.mover.go_on(self.grid.entry_of)

    def _tell_gone(self, key: Key) -> None:
        """Close the side of what is not shown; say so where somebody asked for it."""
        self.side.close_side()
        if key == self._asked:
            text = self.tr("This entry is not in the calendar any more: look in the recycle bin.")
            self.context.messages.tell(text)

    def _settle_place(self) -> None:
        """Stay with the chosen entry where it stands now; leave it when it is gone."""
        place, entry = self.grid.place, self.grid.entry
        if place.key in (None, MORE):
            return
        if entry is None:
            self.grid.choose(Place(place.day))
        elif not entry.starts_on <= place.day <= entry.ends_on:
            self.grid.choose(Place(entry.starts_on, entry.key))

    @Slot()
    def _write_day(self) -> None:
        self.bar.show_day(self.grid.place.day)

    @Slot(str)
    def _press(self, letter: str) -> None:
        act = letters_of(self, self.opener, self.context.keys).get(letter)
        if act is not None:
            act()

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if not changes.touch(*READS):
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was committed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the side."""
        if event.matches(QKeySequence.StandardKey.Cancel) and not self.side.isHidden():
            self.side.close_side()
        else:
            super().keyPressEvent(event)
