"""The menus of the calendar: what a day can get, and what can be done with an entry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from crm.calendar.terms import EntryKind, Lane
from ui.mnemonics import with_mnemonics
from ui.pages.calendar.forms import NEW, OWN, new_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.calendar.entries import Entry
    from ui.pages.calendar.side import CalendarSide

translate = QCoreApplication.translate
ENGLISH = {
    EntryKind.VISIT: "New visit",
    EntryKind.TRIP: "New trip",
    EntryKind.EVENT: "New event",
    EntryKind.APPOINTMENT: "New appointment",
    EntryKind.TASK: "New task",
}


def new_menu(choose: Callable[[EntryKind], None], parent: QWidget) -> QMenu:
    """Return the menu of what a day can get; the first one is chosen already."""
    menu = _menu(parent)
    titles = with_mnemonics([(new_title(kind), ENGLISH[kind]) for kind in NEW])
    for kind, title in zip(NEW, titles, strict=True):
        menu.addAction(title).triggered.connect(partial(_choose, choose, kind))
    menu.setActiveAction(menu.actions()[0])
    return menu


def entry_menu(
    entry: Entry,
    side: CalendarSide,
    open_record: Callable[[Entry], None],
    ask_new: Callable[[], None],
    parent: QWidget,
) -> QMenu:
    """Return the menu of an entry."""
    own = entry.kind in OWN
    offered: list[tuple[str, str, Callable[[], None]]] = [
        (translate("Calendar", "Show"), "Show", partial(side.show_entry, entry)),
    ]
    if own:
        offered.append((translate("Calendar", "Edit"), "Edit", partial(side.edit, entry)))
    else:
        opened = translate("Calendar", "Open the record")
        offered.append((opened, "Open the record", partial(open_record, entry)))
    if entry.movable:
        offered.append((translate("Calendar", "Move…"), "Move", partial(side.ask_move, entry)))
    if entry.lane is Lane.DUE:
        offered.append((translate("Calendar", "Done"), "Done", partial(side.finish, entry)))
    if own:
        archive = translate("Calendar", "Archive")
        offered.append((archive, "Archive", partial(side.archive, entry)))
    offered.append((translate("Calendar", "New on this day…"), "New on this day", ask_new))
    menu = _menu(parent)
    titles = with_mnemonics([(title, english) for title, english, _run in offered])
    for title, (_title, _english, run) in zip(titles, offered, strict=True):
        menu.addAction(title).triggered.connect(partial(_run, run))
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _choose(choose: Callable[[EntryKind], None], kind: EntryKind, _checked: object = None) -> None:
    choose(kind)


def _run(run: Callable[[], None], _checked: object = None) -> None:
    run()
