"""The menu of a line: its actions, each with its key as the data of the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.panes.content import PaneAction
    from ui.theme import Theme


def row_menu(actions: Sequence[PaneAction], theme: Theme, parent: QWidget) -> QMenu:
    """Return a menu of `actions`; what is chosen tells its key as `data()`."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    for action in actions:
        item = QAction(action.text.replace("&", "&&"), menu)
        if action.icon:
            item.setIcon(theme.icon(action.icon))
        item.setEnabled(action.enabled)
        item.setToolTip(plain_tooltip(action.reason))
        item.setData(action.key)
        menu.addAction(item)
    return menu
