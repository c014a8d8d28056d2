"""The bell in the status bar: how many reminders wait; a click lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.actions import REMINDERS_KEY
from ui.widgets.buttons import FLAT, Button

if TYPE_CHECKING:
    from ui.context import Context
    from ui.reminders.service import Reminders


class Bell(Button):
    """Always there, so that one knows where reminders are; the number only when some wait."""

    def __init__(self, context: Context, reminders: Reminders) -> None:
        """Show what waits in `reminders`."""
        super().__init__(context.theme, kind=FLAT, icon="bell", small=True, run=self._list)
        self._context, self._reminders = context, reminders
        reminders.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show how many wait now."""
        count = len(self._reminders.waiting)
        self.setText(str(count) if count else "")
        named = self.tr("Reminders: {count} unanswered").format(count=count)
        self.name_only(named if count else self.tr("Reminders"))
        self._fit()

    def _list(self) -> None:
        self._context.navigate.do(REMINDERS_KEY)
