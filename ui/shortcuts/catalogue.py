"""Every command that can have keys of its own, with the keys that it has at first.

A command is the same on all pages: Ctrl+N enters a new record, whatever the page holds. Keys are
written as Qt's portable text ("Ctrl+Shift+E"). Those of `FIXED` belong to fields and lists and
cannot be changed; they are listed because people look for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.language import LANGUAGES, mark, speaking
from ui import actions

if TYPE_CHECKING:
    from crm.language import Marked

# Groups of the list of shortcuts, in their order.
EVERYWHERE = mark("command group", "Everywhere")
PAGES = mark("command group", "Pages")
NEW = mark("command group", "New record, from anywhere")
RECORDS = mark("command group", "Lists and records")
SINGLE = mark("command group", "Single pages")
FORMS = mark("command group", "Forms")
LOOK = mark("command group", "Look and language")
KEYBOARD = mark("command group", "In fields and lists")
GROUPS = (EVERYWHERE, RECORDS, SINGLE, FORMS, NEW, PAGES, LOOK, KEYBOARD)

LISTS = ("leads", "companies", "trips", "visits", "letters", "funds", "parks")
WITH_RECORDS = ("board", "calendar", *LISTS)
WITH_HISTORY = (*WITH_RECORDS, "recycle_bin")


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `pages` are those on which it works, none means everywhere."""

    id: str
    title: Marked
    group: Marked
    keys: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    fixed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called in every language of the program."""
        spoken: list[str] = []
        for language in LANGUAGES:
            with speaking(language):
                spoken.append(str(self.title))
        return tuple(spoken)

    def meets(self, other: Command) -> bool:
        """Tell whether both can be wanted at once, so that they need different keys."""
        return not self.pages or not other.pages or bool({*self.pages} & {*other.pages})


COMMANDS: tuple[Command, ...] = (
    Command(actions.FIND_KEY, mark("command", "Find anything"), EVERYWHERE, ("Ctrl+K",)),
    Command(actions.SHORTCUTS_KEY, mark("command", "Keyboard shortcuts"), EVERYWHERE, ("Ctrl+/",)),
    Command(actions.UNDO_KEY, mark("command", "Undo"), EVERYWHERE, ("Ctrl+Z",)),
    Command(actions.REDO_KEY, mark("command", "Redo"), EVERYWHERE, ("Ctrl+Y", "Ctrl+Shift+Z")),
    Command("region.next", mark("command", "Next part of the page"), EVERYWHERE, ("F6",)),
    Command(
        "region.previous", mark("command", "Previous part of the page"), EVERYWHERE, ("Shift+F6",)
    ),
    Command(actions.LOG_KEY, mark("command", "Log a contact"), EVERYWHERE, ("Ctrl+L",)),
    Command(actions.CONVERT_KEY, mark("command", "Turn contacts into leads"), EVERYWHERE),
    Command(actions.IMPORT_CONTACTS_KEY, mark("command", "Import contacts"), EVERYWHERE),
    Command(actions.EXPORT_CONTACTS_KEY, mark("command", "Export contacts"), EVERYWHERE),
    Command(actions.IMPORT_CALENDAR_KEY, mark("command", "Import calendar"), EVERYWHERE),
    Command(actions.EXPORT_CALENDAR_KEY, mark("command", "Export calendar"), EVERYWHERE),
    Command(actions.DUPLICATES_KEY, mark("command", "Find duplicates"), EVERYWHERE),
    Command(actions.REMINDERS_KEY, mark("command", "Reminders"), EVERYWHERE),
    Command(actions.QUIT_KEY, mark("command", "Quit"), EVERYWHERE, ("Ctrl+Q",)),
    Command("folder", mark("command", "Open data folder"), EVERYWHERE),
    Command("about", mark("command", "About Yinfeng"), EVERYWHERE),
    # Lists and records
    Command(
        actions.NEW_KEY,
        mark("command", "New record"),
        RECORDS,
        ("Ctrl+N",),
        ("today", *WITH_RECORDS),
    ),
    Command(actions.EDIT_KEY, mark("command", "Edit"), RECORDS, ("F2",), WITH_RECORDS),
    Command(
        actions.EDIT_FORM_KEY,
        mark("command", "Edit in the form"),
        RECORDS,
        ("Ctrl+E",),
        WITH_RECORDS,
    ),
    Command(
        actions.BULK_EDIT_KEY,
        mark("command", "Edit the selected records"),
        RECORDS,
        ("Ctrl+Shift+E",),
        LISTS,
    ),
    Command(
        actions.HAND_OVER_KEY, mark("command", "Hand over the selected records"), RECORDS, (), LISTS
    ),
    Command(
        actions.MOVE_MANY_KEY, mark("command", "Move the selected leads"), RECORDS, (), ("leads",)
    ),
    Command(
        actions.MERGE_KEY,
        mark("command", "Merge with another record"),
        RECORDS,
        ("Ctrl+M",),
        ("leads", "companies"),
    ),
    Command(actions.CHECK_ALL_KEY, mark("command", "Select all records"), RECORDS, (), LISTS),
    Command(actions.INVERT_KEY, mark("command", "Invert the selection"), RECORDS, (), LISTS),
    Command(actions.ARCHIVE_KEY, mark("command", "Archive"), RECORDS, ("Ctrl+Del",), WITH_RECORDS),
    Command(actions.HISTORY_KEY, mark("command", "History"), RECORDS, ("Ctrl+H",), WITH_HISTORY),
    Command(actions.RESTORE_KEY, mark("command", "Restore"), SINGLE, ("Ctrl+R",), ("recycle_bin",)),
    Command(
        actions.COPY_WITH_HEADER_KEY,
        mark("command", "Copy with header"),
        RECORDS,
        ("Ctrl+Shift+C",),
        LISTS,
    ),
    Command(actions.SORT_KEY, mark("command", "Sort the list"), RECORDS, ("Ctrl+Shift+O",), LISTS),
    Command(actions.FIT_KEY, mark("command", "Fit the columns"), RECORDS, (), LISTS),
    Command(
        actions.WIDER_KEY, mark("command", "Wider pane"), RECORDS, ("Alt+Shift+Left",), WITH_RECORDS
    ),
    Command(
        actions.NARROWER_KEY,
        mark("command", "Narrower pane"),
        RECORDS,
        ("Alt+Shift+Right",),
        WITH_RECORDS,
    ),
    Command(actions.SEARCH_KEY, mark("command", "Search in the list"), RECORDS, ("Ctrl+F",)),
    Command(actions.VIEWS_KEY, mark("command", "Views"), RECORDS, ("Ctrl+Shift+V",), LISTS),
    Command(actions.SAVE_VIEW_KEY, mark("command", "Save view"), RECORDS, ("Ctrl+Shift+S",), LISTS),
    Command(actions.COLUMNS_KEY, mark("command", "Columns"), RECORDS, (), LISTS),
    Command(
        actions.CONDITION_KEY,
        mark("command", "Add a condition"),
        RECORDS,
        ("Ctrl+Shift+F",),
        WITH_RECORDS,
    ),
    Command(
        actions.GROUP_KEY, mark("command", "Group the list"), RECORDS, ("Ctrl+Shift+G",), LISTS
    ),
    Command(actions.FOLD_KEY, mark("command", "Fold all groups"), RECORDS, (), LISTS),
    Command(actions.UNFOLD_KEY, mark("command", "Unfold all groups"), RECORDS, (), LISTS),
    Command(actions.SHOW_ARCHIVED_KEY, mark("command", "Show archived"), RECORDS, (), LISTS),
    Command(actions.REFRESH_KEY, mark("command", "Reload"), RECORDS, ("F5",)),
    Command(
        actions.EXPORT_COMPANY_CONTACTS_KEY,
        mark("command", "Export contacts as vCard"),
        RECORDS,
        (),
        ("companies",),
    ),
    Command(
        actions.EXPORT_RECORD_KEY,
        mark("command", "Export as calendar file"),
        RECORDS,
        (),
        ("trips", "visits", "calendar"),
    ),
    # Single pages
    Command(
        actions.FORWARD_KEY,
        mark("command", "Move on one stage"),
        SINGLE,
        ("Alt+Right",),
        ("board",),
    ),
    Command(
        actions.BACK_KEY, mark("command", "Move back one stage"), SINGLE, ("Alt+Left",), ("board",)
    ),
    Command(
        actions.NEW_CONTACT_KEY,
        mark("command", "New contact"),
        SINGLE,
        ("Ctrl+Shift+N",),
        ("companies",),
    ),
    Command(actions.SWITCH_KEY, mark("command", "Funds or deals"), SINGLE, ("Ctrl+T",), ("funds",)),
    Command(
        actions.DATE_KEY, mark("command", "Go to the as-of date"), SINGLE, ("Ctrl+D",), ("figures",)
    ),
    Command(actions.DAY_KEY, mark("command", "Go to a day"), SINGLE, ("Ctrl+D",), ("calendar",)),
    Command(actions.SAVE_KEY, mark("command", "Save PDF"), SINGLE, ("Ctrl+S",), ("briefings",)),
    Command(actions.PRINT_KEY, mark("command", "Print"), SINGLE, ("Ctrl+P",), ("briefings",)),
    # Forms
    Command(
        actions.FORM_SAVE_KEY, mark("command", "Save the form"), FORMS, ("Ctrl+S",), WITH_RECORDS
    ),
    Command(
        actions.FORM_MAIN_KEY,
        mark("command", "Main button of the form or dialog"),
        FORMS,
        ("Ctrl+Return",),
        WITH_RECORDS,
    ),
    Command(
        actions.SWAP_KEY,
        mark("command", "Merging: swap the sides"),
        FORMS,
        ("Ctrl+R",),
        ("leads", "companies"),
    ),
    Command(
        actions.ADDITIONAL_KEY,
        mark("command", "Overlapping letter: both hold"),
        FORMS,
        ("Alt+A",),
        ("letters",),
    ),
    Command(
        actions.SUPERSEDE_KEY,
        mark("command", "Overlapping letter: in place of the other"),
        FORMS,
        ("Alt+S",),
        ("letters",),
    ),
    # New record, from anywhere
    Command("new.lead", mark("command", "New lead"), NEW),
    Command("new.company", mark("command", "New company"), NEW),
    Command("new.trip", mark("command", "New trip"), NEW),
    Command("new.visit", mark("command", "New visit"), NEW),
    Command("new.event", mark("command", "New event"), NEW),
    Command("new.appointment", mark("command", "New appointment"), NEW),
    Command("new.letter", mark("command", "New letter"), NEW),
    Command("new.fund", mark("command", "New fund"), NEW),
    Command("new.deal", mark("command", "New deal"), NEW),
    Command("new.park", mark("command", "New park"), NEW),
    # Pages
    Command("page.today", mark("command", "Today"), PAGES, ("Alt+Home",)),
    Command("page.calendar", mark("command", "Calendar"), PAGES),
    Command("page.board", mark("command", "Board"), PAGES, ("Alt+1",)),
    Command("page.leads", mark("command", "Leads"), PAGES, ("Alt+2",)),
    Command("page.companies", mark("command", "Companies"), PAGES, ("Alt+3",)),
    Command("page.trips", mark("command", "Trips"), PAGES, ("Alt+4",)),
    Command("page.visits", mark("command", "Visits"), PAGES, ("Alt+5",)),
    Command("page.letters", mark("command", "Letters"), PAGES, ("Alt+6",)),
    Command("page.funds", mark("command", "Funds"), PAGES, ("Alt+7",)),
    Command("page.parks", mark("command", "Parks"), PAGES, ("Alt+8",)),
    Command("page.figures", mark("command", "Figures"), PAGES, ("Alt+9",)),
    Command("page.briefings", mark("command", "Briefings"), PAGES, ("Alt+0",)),
    Command("page.recycle_bin", mark("command", "Recycle bin"), PAGES),
    Command("page.settings", mark("command", "Settings"), PAGES, ("Ctrl+,",)),
    # Look and language
    Command("theme.system", mark("command", "Theme: as the system"), LOOK),
    Command("theme.light", mark("command", "Theme: light"), LOOK),
    Command("theme.dark", mark("command", "Theme: dark"), LOOK),
    Command("language.system", mark("command", "Language: as the system"), LOOK),
    Command("language.zh_CN", mark("command", "Language: Chinese"), LOOK),
    Command("language.en", mark("command", "Language: English"), LOOK),
)


def _fixed(name: str, title: Marked, *keys: str) -> Command:
    return Command(f"fixed.{name}", title, KEYBOARD, keys, fixed=True)


FIXED: tuple[Command, ...] = (
    _fixed("cut", mark("command", "Cut"), "Ctrl+X"),
    _fixed("copy", mark("command", "Copy"), "Ctrl+C"),
    _fixed("paste", mark("command", "Paste"), "Ctrl+V"),
    _fixed("all", mark("command", "Select all"), "Ctrl+A"),
    _fixed("open", mark("command", "Open the record, press the button"), "Return"),
    _fixed("select", mark("command", "Select the row, turn the box on or off"), "Space"),
    _fixed("up", mark("command", "Move the line of a plan up"), "Alt+Up"),
    _fixed("down", mark("command", "Move the line of a plan down"), "Alt+Down"),
    _fixed("off", mark("command", "Take the line off the plan"), "Del"),
    _fixed("close", mark("command", "Close the innermost: menu, dialog, pane"), "Esc"),
    _fixed("next", mark("command", "Next field"), "Tab"),
    _fixed("previous", mark("command", "Previous field"), "Shift+Tab"),
    _fixed("choices", mark("command", "Open the choices or the calendar"), "Alt+Down"),
    _fixed("clear", mark("command", "Clear the condition that has the keyboard"), "Backspace"),
    _fixed("log_company", mark("command", "Quick log: new company as written"), "Ctrl+Return"),
    _fixed("log_close", mark("command", "Quick log: save and close"), "Ctrl+S"),
    _fixed("log_last", mark("command", "Quick log: correct the last one"), "Alt+Up"),
    _fixed("follow_up", mark("command", "Save the follow-up"), "Ctrl+Return"),
    _fixed("today_done", mark("command", "Today: done"), "Space"),
    _fixed("today_postpone", mark("command", "Today: postpone"), "D"),
    _fixed("today_hand_on", mark("command", "Today: hand on"), "H"),
    _fixed("today_new", mark("command", "Today: new next step"), "N"),
    _fixed("calendar_today", mark("command", "Calendar: today"), "T"),
    _fixed("calendar_month", mark("command", "Calendar: month"), "M"),
    _fixed("calendar_week", mark("command", "Calendar: week"), "W"),
    _fixed("calendar_before", mark("command", "Calendar: month or week before"), "PgUp"),
    _fixed("calendar_after", mark("command", "Calendar: month or week after"), "PgDown"),
    _fixed("calendar_new", mark("command", "Calendar: new entry on the chosen day"), "N"),
    _fixed(
        "calendar_move",
        mark("command", "Calendar: move the chosen entry"),
        "Ctrl+Left",
        "Ctrl+Right",
        "Ctrl+Up",
        "Ctrl+Down",
    ),
    _fixed("menu", mark("command", "Menu of the record"), "Menu"),
    _fixed("menus", mark("command", "Menu bar"), "Alt"),
)
BY_ID = {each.id: each for each in (*COMMANDS, *FIXED)}
