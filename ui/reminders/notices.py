"""How reminders are told: by the system where it can, else by a message in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from ui.messages import Message
from ui.reminders.rows import when

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.agenda.reminders import Reminder
    from ui.context import Context
    from ui.main_window import MainWindow
    from ui.reminders.tray import Tray

LINES = 4  # reminders that one notification names


class Notices(QObject):
    """Tells what is due now in one notification, however much it is; a click opens it."""

    def __init__(self, context: Context, window: MainWindow, tray: Tray) -> None:
        """Tell over `tray` where it can."""
        super().__init__(window)
        self._context, self._window, self._tray = context, window, tray
        self._told: dict[str, tuple[Reminder, ...]] = {}
        tray.notice_clicked.connect(self._open_told)
        tray.notice_failed.connect(self._tell_here)

    def tell(self, reminders: Sequence[Reminder]) -> None:
        """Show one notification for these."""
        name = f"reminders-{len(self._told) + 1}"
        self._told[name] = tuple(reminders)
        if not self._tray.tell(name, *self._words(reminders)):
            self._tell_here(name)

    @Slot(str)
    def _tell_here(self, name: str) -> None:
        """Tell in the window, and let the desktop point at it."""
        reminders = self._told[name]
        title, text = self._words(reminders)
        said = f"{title} · {text}" if len(reminders) == 1 and text else title
        action = self.tr("Open") if len(reminders) == 1 else self.tr("Show list")
        run = partial(self._open, reminders)
        self._context.messages.posted.emit(Message(said, "bell", action, run, stays=True))
        QApplication.alert(self._window)

    def _words(self, reminders: Sequence[Reminder]) -> tuple[str, str]:
        today = self._context.today
        if len(reminders) == 1:
            return self._title(reminders[0], today), reminders[0].occasion.detail
        missed = all(each.missed for each in reminders)
        title = self.tr("{count} missed reminders") if missed else self.tr("{count} reminders")
        lines = [_line(each, today) for each in reminders[:LINES]]
        if len(reminders) > LINES:
            lines.append("…")
        return title.format(count=len(reminders)), "\n".join(lines)

    def _title(self, reminder: Reminder, today: date) -> str:
        named = f"{when(reminder.occasion, today)} {reminder.occasion.text}".strip()
        return self.tr("Missed: {text}").format(text=named) if reminder.missed else named

    @Slot(str)
    def _open_told(self, name: str) -> None:
        if name in self._told:
            self._open(self._told[name])

    def _open(self, reminders: tuple[Reminder, ...]) -> None:
        self._window.come_forward()
        if len(reminders) == 1:
            self._window.reminders.open(reminders[0])
        else:
            self._window.list_reminders()


def _line(reminder: Reminder, today: date) -> str:
    occasion = reminder.occasion
    words = (when(occasion, today), occasion.text, occasion.detail)
    return " ".join(word for word in words if word)
