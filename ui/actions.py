"""Actions declared as data: the window's own, and those that a page puts into the menus.

The menus and shortcuts are made from these by the window, so a shortcut exists once. A page only
shows the keys (on its main button, in the status bar).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Menus that take actions of the page.
FILE = "file"
EDIT = "edit"
VIEW = "view"
RECORD = "record"
TOOLS = "tools"

NEW_KEY = "Ctrl+N"
EDIT_KEY = "F2"
ARCHIVE_KEY = "Ctrl+Delete"
REFRESH_KEY = "F5"
PRINT_KEY = "Ctrl+P"
SAVE_KEY = "Ctrl+S"


@dataclass(frozen=True)
class PageAction:
    """Something that a page can do, in the menu `menu`, with a key and an icon.

    It stays enabled when it would only be refused with a reason: the reason is then shown.
    """

    title: str
    run: Callable[[], None]
    shortcut: str = ""
    icon: str = ""
    menu: str = RECORD
