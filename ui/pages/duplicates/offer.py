"""Finding duplicates as an action of the window, in the menu of tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.actions import DUPLICATES_KEY, TOOLS, PageAction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.context import Context
    from ui.pages.duplicates.dialog import DuplicatesDialog


class FindDuplicates(QObject):
    """Opens the dialog over the window; the dialog is loaded when it is first asked for."""

    def __init__(self, window: QWidget, context: Context) -> None:
        """Work for `window`."""
        super().__init__(window)
        self._window, self._context = window, context
        self.dialog: DuplicatesDialog | None = None

    def page_actions(self) -> Sequence[PageAction]:
        """Return the one action."""
        text = self.tr("Find duplicates")
        return (PageAction(text, self.open, DUPLICATES_KEY, "duplicates", TOOLS),)

    @Slot()
    def open(self) -> None:
        """Search, and show what is found."""
        from ui.pages.duplicates.dialog import DuplicatesDialog

        if self.dialog is None:
            self.dialog = DuplicatesDialog(self._window, self._context)
            self.dialog.closed.connect(self._closed)
            self.dialog.open()

    @Slot()
    def _closed(self) -> None:
        self.dialog = None
