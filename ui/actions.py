"""Actions declared as data: the window's own, and those that a page puts into the menus.

An action names its command: its keys, which people can change, stand in ui/shortcuts/catalogue.py.
Menus, the search field of the window (Ctrl+K) and the list of shortcuts (Ctrl+/) are made from
these, so nothing has a key of its own. What only shows the keys (a button, the status bar, a
message) names the command too and asks `theme.keys`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Menus that take actions of the page. A path opens a menu inside: "view/theme".
FILE = "file"
EDIT = "edit"
VIEW = "view"
RECORD = "record"
TOOLS = "tools"
HELP = "help"
NEW_MENU = "file/new"
THEME_MENU = "view/theme"
LANGUAGE_MENU = "view/language"

# Commands, as the catalogue names them.
FIND_KEY = "find"
SHORTCUTS_KEY = "shortcuts"
REMINDERS_KEY = "reminders"
QUIT_KEY = "quit"
UNDO_KEY = "undo"
REDO_KEY = "redo"
NEW_KEY = "record.new"
EDIT_KEY = "record.edit"
EDIT_FORM_KEY = "record.edit_form"
ARCHIVE_KEY = "record.archive"
HISTORY_KEY = "record.history"
RESTORE_KEY = "bin.restore"
BULK_EDIT_KEY = "record.bulk_edit"
HAND_OVER_KEY = "record.hand_over"
MERGE_KEY = "record.merge"
DUPLICATES_KEY = "duplicates"
MOVE_MANY_KEY = "record.move_many"
CHECK_ALL_KEY = "list.check_all"
INVERT_KEY = "list.invert"
COPY_WITH_HEADER_KEY = "list.copy_with_header"
SEARCH_KEY = "list.search"
SHOW_ARCHIVED_KEY = "list.archived"
VIEWS_KEY = "list.views"
SAVE_VIEW_KEY = "list.save_view"
COLUMNS_KEY = "list.columns"
SORT_KEY = "list.sort"
FIT_KEY = "list.fit"
WIDER_KEY, NARROWER_KEY = "pane.wider", "pane.narrower"
CONDITION_KEY = "list.condition"
GROUP_KEY = "list.group"
FOLD_KEY, UNFOLD_KEY = "list.fold", "list.unfold"
REFRESH_KEY = "list.reload"
FORWARD_KEY, BACK_KEY = "board.forward", "board.back"
SWITCH_KEY = "funds.switch"
LOG_KEY, CONVERT_KEY = "trips.log", "trips.convert"
NEW_CONTACT_KEY = "companies.new_contact"
DATE_KEY = "figures.date"
DAY_KEY = "calendar.date"
PRINT_KEY = "briefings.print"
SAVE_KEY = "briefings.save"
IMPORT_CONTACTS_KEY, EXPORT_CONTACTS_KEY = "contacts.import", "contacts.export"
IMPORT_CALENDAR_KEY, EXPORT_CALENDAR_KEY = "calendar.import", "calendar.export"
EXPORT_COMPANY_CONTACTS_KEY = "companies.export_contacts"
EXPORT_RECORD_KEY = "record.export_calendar"
FORM_SAVE_KEY, FORM_MAIN_KEY = "form.save", "form.main"
SWAP_KEY = "merge.swap"
ADDITIONAL_KEY, SUPERSEDE_KEY = "letters.additional", "letters.supersede"


@dataclass(frozen=True)
class PageAction:
    """Something that a page or the window can do, in the menu `menu`, with an icon.

    `command` is one of the commands of the catalogue, from which the keys come. The action stays
    enabled when it would only be refused with a reason: the reason is then shown. `checked` is
    given for a choice that is on or off. `quiet` keeps it out of the search field: it acts on a
    field that has lost the keyboard by then.
    """

    title: str
    run: Callable[[], None]
    command: str = ""
    icon: str = ""
    menu: str = RECORD
    enabled: bool = True
    checked: bool | None = None
    quiet: bool = False


class Offers(Protocol):
    """Anything that offers actions: the window, a page, the undoing of changes."""

    def page_actions(self) -> Sequence[PageAction]:
        """Return what is offered now."""
        ...
