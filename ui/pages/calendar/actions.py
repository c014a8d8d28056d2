"""What the calendar offers to menus and the search field, and the letters that do the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from ui.actions import (
    DAY_KEY,
    EDIT_KEY,
    HISTORY_KEY,
    NEW_KEY,
    REFRESH_KEY,
    VIEW,
    PageAction,
)
from ui.pages.calendar.periods import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.calendar.opener import Opener
    from ui.shortcuts.key_map import KeyMap

translate = QCoreApplication.translate
# Keys of this page alone: they stand among the fixed ones of the catalogue.
KEYS = "fixed.calendar_"


class Calendar(Protocol):
    """What these actions call on the page."""

    mode: Mode

    def focus_date(self) -> None:
        """Go to the field for a day."""
        ...

    def go_today(self) -> None:
        """Show today."""
        ...

    def turn(self, step: int) -> None:
        """Go on or back."""
        ...

    def show_mode(self, mode: Mode) -> None:
        """Show a month or a week."""
        ...

    def reload(self) -> None:
        """Read the entries again."""
        ...


def actions_of(page: Calendar, opener: Opener) -> list[PageAction]:
    """Return the actions in the order of the menus."""
    month, week = partial(page.show_mode, Mode.MONTH), partial(page.show_mode, Mode.WEEK)
    before, after = partial(page.turn, -1), partial(page.turn, 1)
    return [
        _action(translate("Calendar", "New entry…"), opener.ask_here, NEW_KEY, "plus"),
        _action(translate("Calendar", "Edit"), opener.edit_current, EDIT_KEY, "edit"),
        _action(translate("Calendar", "Move…"), opener.move_current, f"{KEYS}move", "calendar"),
        _action(translate("Calendar", "History"), opener.show_history, HISTORY_KEY, "clock"),
        _view(translate("Calendar", "Go to a day"), page.focus_date, DAY_KEY, "calendar"),
        _view(translate("Calendar", "Show today"), page.go_today, f"{KEYS}today", "today"),
        _view(translate("Calendar", "Before"), before, f"{KEYS}before", "chevron-left"),
        _view(translate("Calendar", "After"), after, f"{KEYS}after", "chevron-right"),
        _mode(translate("Calendar", "Month"), month, f"{KEYS}month", on=page.mode is Mode.MONTH),
        _mode(translate("Calendar", "Week"), week, f"{KEYS}week", on=page.mode is Mode.WEEK),
        _view(translate("Calendar", "Reload"), page.reload, REFRESH_KEY, "refresh"),
    ]


def letters_of(page: Calendar, opener: Opener, keys: KeyMap) -> dict[str, Callable[[], None]]:
    """Return what each letter does on the page."""
    return {
        keys.text(f"{KEYS}today"): page.go_today,
        keys.text(f"{KEYS}month"): partial(page.show_mode, Mode.MONTH),
        keys.text(f"{KEYS}week"): partial(page.show_mode, Mode.WEEK),
        keys.text(f"{KEYS}new"): opener.ask_here,
    }


def hints_of(keys: KeyMap) -> str:
    """Name the keys of the page for the status bar."""
    return keys.hints(
        ("Return", translate("Calendar", "open")),
        (f"{KEYS}new", translate("Calendar", "new")),
        (f"{KEYS}move", translate("Calendar", "move")),
        (f"{KEYS}today", translate("Calendar", "today")),
        (f"{KEYS}month", translate("Calendar", "month")),
        (f"{KEYS}week", translate("Calendar", "week")),
    )


def _action(title: str, run: Callable[[], None], command: str, icon: str) -> PageAction:
    return PageAction(title, run, command, icon)


def _view(title: str, run: Callable[[], None], command: str, icon: str) -> PageAction:
    return PageAction(title, run, command, icon, VIEW)


def _mode(title: str, run: Callable[[], None], command: str, *, on: bool) -> PageAction:
    return PageAction(title, run, command, menu=VIEW, checked=on)
