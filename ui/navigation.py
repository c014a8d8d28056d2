"""Ways from one page to another: a record, a list of records, a new record half filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

# The page on which a kind of record lives; kinds are the targets of reference fields.
PAGE_OF = {
    "lead": "leads",
    "company": "companies",
    "contact": "companies",
    "trip": "trips",
    "trip_contact": "trips",
    "visit": "visits",
    "letter": "letters",
    "fund": "funds",
    "deal": "funds",
    "pay_in": "funds",
    "park": "parks",
    "one_pager": "briefings",
    "task": "today",
    "event": "calendar",
    "appointment": "calendar",
}


class Navigator(QObject):
    """What pages call to get elsewhere; the window listens.

    Signals:
        page_wanted(page key)
        record_wanted(kind, id)
        list_wanted(page key, filters): the records behind a figure.
        new_wanted(kind, values): a form with these raw values filled in.
        record_shown(kind, id): the pane shows it; what was opened lately is remembered.
        command_wanted(command): what a menu entry does, asked for by a button of a page.
        day_chosen: the day of other people is shown now, and counted on the rail.
        record_touched(kind, id): it was undone or redone; the page shown may make it current.
    """

    page_wanted = Signal(str)
    record_wanted = Signal(str, int)
    list_wanted = Signal(str, object)
    new_wanted = Signal(str, object)
    record_shown = Signal(str, int)
    command_wanted = Signal(str)
    day_chosen = Signal()
    record_touched = Signal(str, int)

    def show(self, page: str) -> None:
        """Show a page by its key ("board", "leads" …)."""
        self.page_wanted.emit(page)

    def open(self, kind: str, record_id: int) -> None:
        """Show a record ("lead", 5) on its page."""
        self.record_wanted.emit(kind, record_id)

    def show_list(self, page: str, filters: Mapping[str, object]) -> None:
        """Show the records of a page that match `filters` (names as in ListRequest)."""
        self.list_wanted.emit(page, dict(filters))

    def new(self, kind: str, values: Mapping[str, object] | None = None) -> None:
        """Open an empty form for `kind`, with raw values filled in."""
        self.new_wanted.emit(kind, dict(values or {}))

    def do(self, command: str) -> None:
        """Do what the window offers under the name of a command."""
        self.command_wanted.emit(command)

    def tell_shown(self, kind: str, record_id: int) -> None:
        """Say that the pane shows a record, however it was opened."""
        self.record_shown.emit(kind, record_id)

    def point_at(self, kind: str, record_id: int) -> None:
        """Let the page that is shown make a record current, if it lists that kind."""
        self.record_touched.emit(kind, record_id)
