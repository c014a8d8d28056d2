"""What the window itself offers, wherever one is: pages, new records, look, language, help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from crm.language import CHINESE, ENGLISH
from ui import actions, language, theme
from ui.actions import PageAction
from ui.shortcuts.catalogue import BY_ID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.context import Context
    from ui.pages.page import PageEntry

# The pages that make new records, by kind of record.
MADE_ON = {
    "lead": "leads",
    "company": "companies",
    "trip": "trips",
    "visit": "visits",
    "event": "calendar",
    "appointment": "calendar",
    "letter": "letters",
    "fund": "funds",
    "deal": "funds",
    "park": "parks",
}
SETTINGS = "settings"


class Window(Protocol):
    """What these actions call on the window."""

    def show_page(self, key: str) -> None:
        """Show a page."""
        ...

    def find_anything(self) -> None:
        """Open the search field of the window."""
        ...

    def list_shortcuts(self) -> None:
        """Open the list of shortcuts."""
        ...

    def list_reminders(self) -> None:
        """Open the list of reminders."""
        ...

    def next_region(self) -> None:
        """Carry the keyboard to the next part of the page."""
        ...

    def previous_region(self) -> None:
        """Carry the keyboard to the part before."""
        ...

    def choose_theme(self, preference: str) -> None:
        """Switch the theme."""
        ...

    def choose_language(self, preference: str) -> None:
        """Switch the language."""
        ...

    def open_folder(self) -> None:
        """Show the data folder."""
        ...

    def about(self) -> None:
        """Say what the program is."""
        ...

    def leave(self) -> None:
        """End the program."""
        ...


class WindowActions(QObject):
    """Declares them anew whenever it is asked, in the language of now."""

    def __init__(
        self, window: Window, context: Context, entries: Sequence[PageEntry], parent: QObject
    ) -> None:
        """Offer the pages of `entries`."""
        super().__init__(parent)
        self._window, self._context, self._entries = window, context, entries

    def page_actions(self) -> Sequence[PageAction]:
        """Return them in the order of the menus."""
        return (*self._new(), *self._program(), *self._edit(), *self._pages(), *self._look())

    def _program(self) -> Sequence[PageAction]:
        window = self._window
        return (
            *(self._page(each) for each in self._entries if each.key == SETTINGS),
            _named(actions.QUIT_KEY, window.leave, "", actions.FILE),
            _named(actions.REMINDERS_KEY, window.list_reminders, "bell", actions.TOOLS),
            _named("folder", window.open_folder, "", actions.TOOLS),
            _named(actions.SHORTCUTS_KEY, window.list_shortcuts, "", actions.HELP),
            _named("about", window.about, "info", actions.HELP),
        )

    def _new(self) -> Sequence[PageAction]:
        pages = {each.key for each in self._entries}
        new = self._context.navigate.new
        return tuple(
            _named(f"new.{kind}", partial(new, kind), page, actions.NEW_MENU)
            for kind, page in MADE_ON.items()
            if page in pages
        )

    def _edit(self) -> Sequence[PageAction]:
        slots = {"cut": "cut", "copy": "copy", "paste": "paste", "all": "selectAll"}
        return (
            _named(actions.FIND_KEY, self._window.find_anything, "find", actions.EDIT),
            *(
                PageAction(
                    str(BY_ID[f"fixed.{name}"].title),
                    partial(_on_focused, slot),
                    f"fixed.{name}",
                    menu=actions.EDIT,
                    quiet=True,
                )
                for name, slot in slots.items()
            ),
        )

    def _pages(self) -> Sequence[PageAction]:
        window = self._window
        return (
            *(self._page(each) for each in self._entries if each.key != SETTINGS),
            _named("region.next", window.next_region, "", actions.VIEW, quiet=True),
            _named("region.previous", window.previous_region, "", actions.VIEW, quiet=True),
        )

    def _page(self, entry: PageEntry) -> PageAction:
        menu = actions.FILE if entry.key == SETTINGS else actions.VIEW
        run = partial(self._window.show_page, entry.key)
        return PageAction(entry.title(), run, f"page.{entry.key}", entry.icon, menu)

    def _look(self) -> Sequence[PageAction]:
        context, window = self._context, self._window
        themes, languages = (
            (theme.SYSTEM, theme.LIGHT, theme.DARK),
            (language.SYSTEM, CHINESE, ENGLISH),
        )
        return (
            *(
                _named(
                    f"theme.{each}",
                    partial(window.choose_theme, each),
                    menu=actions.THEME_MENU,
                    checked=context.theme.preference == each,
                )
                for each in themes
            ),
            *(
                _named(
                    f"language.{each}",
                    partial(window.choose_language, each),
                    menu=actions.LANGUAGE_MENU,
                    checked=context.language.preference == each,
                )
                for each in languages
            ),
        )


def _named(
    command: str, run: Any, icon: str = "", menu: str = actions.VIEW, **more: Any
) -> PageAction:
    """Make an action that is called as its command is."""
    return PageAction(str(BY_ID[command].title), run, command, icon, menu, **more)


def _on_focused(slot: str) -> None:
    """Cut, copy, paste or select in the field that has the keyboard."""
    act = getattr(QApplication.focusWidget(), slot, None)
    if act is not None:
        act()
