"""The right side of the calendar: an entry, all entries of a day, a form, or what changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from crm.appointments.commands import archive_appointment
from crm.calendar.commands import finish_entry
from crm.calendar.terms import EntryKind
from crm.events.commands import archive_event
from ui.forms.date_editor import DateEditor
from ui.pages.calendar import forms, pane
from ui.pages.calendar.day_list import DayList
from ui.pages.calendar.forms import OWN
from ui.pages.calendar.reading import read_detail
from ui.pages.form_side import FormSide, name_of
from ui.pages.history_side import HistorySide
from ui.panes.content import HISTORY
from ui.panes.record_pane import RecordPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from crm.appointments.queries import AppointmentDetail
    from crm.calendar.entries import Entry
    from crm.errors import UserError
    from crm.events.queries import EventDetail
    from crm.records.saved import Saved
    from ui.context import Context
    from ui.forms.candidates import References
    from ui.pages.calendar.cursor import Key
    from ui.pages.list_spec import FormSpec

    Detail = EventDetail | AppointmentDetail | None

ARCHIVES: dict[EntryKind, Callable[[Any, int, int | None], Saved]] = {
    EntryKind.EVENT: archive_event,
    EntryKind.APPOINTMENT: archive_appointment,
}


class CalendarSide(QStackedWidget):
    """Shows one thing at a time; a form with unsaved text stays and asks.

    Signals:
        opened(bool): something is shown; True for a form.
        emptied: nothing is shown any more.
        keyboard_freed: what had the keyboard is gone; the calendar takes it.
        saved(EntryKind, int, date or None): a form saved this entry, on this day.
        entry_wanted(Entry): a row of the day was chosen.
        record_wanted(Entry): its record is to be opened on its page.
        new_wanted(date): something is to be entered on the day that is listed.
    """

    opened = Signal(bool)
    emptied = Signal()
    keyboard_freed = Signal()
    saved = Signal(object, int, object)
    entry_wanted = Signal(object)
    record_wanted = Signal(object)
    new_wanted = Signal(object)

    def __init__(self, context: Context, references: References, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._context = context
        self._ticket = 0
        self._kind = EntryKind.EVENT
        self.entry: Entry | None = None
        self.pane = RecordPane(context.theme, context.today, self)
        self.pane.action_asked.connect(self.act)
        self.pane.close_asked.connect(self.close_side)
        self.day = DayList(context.theme, self)
        self.day.opened.connect(self.entry_wanted)
        self.day.new_wanted.connect(self._new_on_day)
        self.day.close_asked.connect(self.close_side)
        self.forms = FormSide(context, references, self)
        self.forms.ready.connect(self._show_form)
        self.forms.saved.connect(self._saved)
        self.forms.left.connect(self._left)
        self.forms.keyboard_freed.connect(self.keyboard_freed)
        self.history = HistorySide(context, self)
        self.history.left.connect(self._leave_history)
        self.history.close_asked.connect(self.close_side)
        for each in (self.pane, self.day, self.forms, self.history):
            self.addWidget(each)

    def show_entry(self, entry: Entry) -> None:
        """Show an entry; what it says of itself is read first where it lives on this page."""
        if not self.forms.may_leave():
            return
        self._context.background.forget(self._ticket)
        if entry.kind not in OWN:
            self._show(entry, None)
            return
        context = self._context
        self._ticket = context.read(
            read_detail,
            entry.kind,
            entry.id,
            context.today,
            owner=self,
            done=partial(self._show, entry),
            failed=self._not_there,
        )

    def shows(self, entry: Entry) -> bool:
        """Tell whether the pane of an entry is open."""
        return self.follows() and self.entry is not None and self.entry.key == entry.key

    def follows(self) -> bool:
        """Tell whether a pane is open, which goes with the chosen entry."""
        return not self.isHidden() and self.currentWidget() is self.pane

    def show_day(self, day: date, entries: Sequence[Entry]) -> None:
        """List the entries of a day, and give the list the keyboard."""
        if self.forms.may_leave():
            self.forms.drop()
            self.history.drop()
            self.entry = None
            self.day.show_day(day, entries, self._context.today)
            self.setCurrentWidget(self.day)
            self.opened.emit(False)
            self.day.view.setFocus()

    def new(self, kind: EntryKind, values: Mapping[str, object]) -> None:
        """Open the empty form of a kind, with raw values filled in."""
        self._open_form(kind, forms.form_of(kind), None, values)

    def edit(self, entry: Entry) -> None:
        """Open the form of an entry that lives on this page."""
        if entry.kind in OWN:
            self._open_form(entry.kind, forms.form_of(entry.kind), entry.id, None)

    def ask_move(self, entry: Entry) -> None:
        """Ask for another day and hour."""
        values = {"on": entry.starts_on, "start_time": entry.start_time}
        self._open_form(entry.kind, forms.move_form(entry), None, values)

    def refresh(self, find: Callable[[Key], Entry | None], on_day: Callable[..., Any]) -> None:
        """Show again what is shown, from entries that were just read."""
        if self.isHidden() or self.forms.form is not None:
            return
        if self.history.active:
            self.history.read_again()
        elif self.currentWidget() is self.day and self.day.day is not None:
            self.day.show_day(self.day.day, on_day(self.day.day), self._context.today)
        elif self.entry is not None:
            found = find(self.entry.key)
            if found is None:
                self.close_side()
            elif found != self.entry or found.kind in OWN:
                self.show_entry(found)

    @Slot()
    def close_side(self) -> None:
        """Close what is shown."""
        if self.forms.may_leave():
            self.forms.drop()
            self.history.drop()
            self.entry = None
            self._context.background.forget(self._ticket)
            self.emptied.emit()
            self.keyboard_freed.emit()

    @Slot(str)
    def act(self, key: str) -> None:
        """Do what a button of the pane asks."""
        entry = self.entry
        if entry is None:
            return
        if key == pane.OPEN:
            self.record_wanted.emit(entry)
        elif key == pane.EDIT:
            self.edit(entry)
        elif key == pane.MOVE:
            self.ask_move(entry)
        elif key == pane.FINISH:
            self.finish(entry)
        elif key == pane.ARCHIVE:
            self.archive(entry)
        elif key == HISTORY:
            self.show_history()

    def show_history(self) -> None:
        """Show what changed in the event or appointment that is shown."""
        entry = self.entry
        if entry is not None and entry.kind in OWN and self.forms.may_leave():
            self.setCurrentWidget(self.history)
            self.opened.emit(False)
            self.history.start(entry.kind.value, entry.id, entry.title, entry.kind.label)

    def finish(self, entry: Entry) -> None:
        """Mark what is due as done."""
        self._context.write(
            "finish_due",
            partial(_finish, entry),
            owner=self,
            done=partial(self._tell, self.tr("Done.")),
        )

    def archive(self, entry: Entry) -> None:
        """Take an event or an appointment out of the calendar."""
        command = ARCHIVES[entry.kind]
        self._context.write(
            name_of(command),
            command,
            entry.id,
            entry.version,
            owner=self,
            done=partial(self._tell, self.tr("Archived.")),
        )

    def _tell(self, text: str, _saved: Saved) -> None:
        self._context.messages.tell(text)

    def _open_form(
        self,
        kind: EntryKind,
        spec: FormSpec,
        record_id: int | None,
        values: Mapping[str, object] | None,
    ) -> None:
        if self.forms.may_leave():
            self._kind = kind
            self.history.drop()
            self.forms.start(spec, record_id=record_id, values=values, content=None, field="")

    def _show(self, entry: Entry, detail: Detail) -> None:
        self.forms.drop()
        self.history.drop()
        self.entry = entry
        self.pane.show_content(pane.pane_content(entry, detail, self._context.today))
        self.setCurrentWidget(self.pane)
        self.opened.emit(False)
        if entry.kind in OWN:
            self._context.navigate.tell_shown(entry.kind.value, entry.id)

    def _not_there(self, error: UserError) -> None:
        """Close the pane of a record that an undo has taken away, without a word about it."""
        if error.code == "NOT_FOUND":
            self.close_side()
        else:
            self._context.messages.refuse(error)

    @Slot()
    def _show_form(self) -> None:
        self.setCurrentWidget(self.forms)
        self.opened.emit(True)

    @Slot(object)
    def _saved(self, saved: Saved) -> None:
        spec = self.forms.spec
        moved = spec.save if spec is not None else None
        record_id = moved.entry.id if isinstance(moved, forms.Moving) else saved.id
        day = self._day_of_form()
        self.forms.drop()
        self.saved.emit(self._kind, record_id, day)

    def _day_of_form(self) -> date | None:
        form = self.forms.form
        editors = [] if form is None else [block.editor for block in form.body.blocks.values()]
        first = next((each for each in editors if isinstance(each, DateEditor)), None)
        return None if first is None else first.day()

    @Slot()
    def _left(self) -> None:
        """Go back to the entry that was shown before the form."""
        self.forms.drop()
        if self.entry is not None:
            self.show_entry(self.entry)
        else:
            self.close_side()

    @Slot()
    def _leave_history(self) -> None:
        self.history.drop()
        if self.entry is not None:
            self.show_entry(self.entry)

    @Slot()
    def _new_on_day(self) -> None:
        self.new_wanted.emit(self.day.day)


def _finish(entry: Entry, work: Any) -> Saved:
    return finish_entry(work, entry.kind, entry.id, entry.version)
