"""The program beside its window: in the tray, telling reminders, and what closing means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.actions import LOG_KEY
from ui.reminders.notices import Notices
from ui.reminders.preferences import ASKED, REMIND, STAY
from ui.reminders.service import TODAY_PAGE
from ui.reminders.tray import Tray

if TYPE_CHECKING:
    from crm.agenda.reminders import Reminder
    from ui.context import Context
    from ui.main_window import MainWindow


class Presence(QObject):
    """Keeps the program running in the tray while its window is closed, if that is wanted."""

    def __init__(
        self, app: QApplication, window: MainWindow, context: Context, tray: Tray | None = None
    ) -> None:
        """Prepare; `start` begins to remind."""
        super().__init__(window)
        self._app, self._window, self._context = app, window, context
        self._reminders = window.reminders
        self.tray = tray or Tray(context, self._reminders, self)
        self._notices = Notices(context, window, self.tray)

    def start(self) -> None:
        """Appear in the tray, watch over the window, and remind."""
        tray, window = self.tray, self._window
        tray.open_wanted.connect(window.come_forward)
        tray.log_wanted.connect(self._log)
        tray.today_wanted.connect(self._show_today)
        tray.list_wanted.connect(self._list)
        tray.quit_wanted.connect(self.quit)
        self._context.language.changed.connect(tray.refresh)
        self._context.theme.changed.connect(tray.refresh)
        self._app.commitDataRequest.connect(self._end_session)
        window.installEventFilter(self)
        tray.appear()
        self._reminders.told.connect(self._tell)
        self._reminders.changed.connect(self._refresh)
        self._reminders.start()

    def stop(self) -> None:
        """Remind no more and leave the tray."""
        self._reminders.stop()
        self._reminders.changed.disconnect(self._refresh)
        self._context.language.changed.disconnect(self.tray.refresh)
        self._context.theme.changed.disconnect(self.tray.refresh)
        self._app.commitDataRequest.disconnect(self._end_session)
        self._window.removeEventFilter(self)
        self.tray.vanish()

    @Slot()
    def quit(self) -> None:
        """End the program; what is not saved is asked about in the window."""
        if self._window.stack.unsaved_pages():
            self._window.come_forward()
        self._window.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the window in the tray instead of closing it, where that is wanted."""
        if event.type() == QEvent.Type.Show:
            QApplication.setQuitOnLastWindowClosed(True)
        elif event.type() == QEvent.Type.Close and not self._window.leaving:
            if self._asks():
                event.ignore()
                self._ask()
                return True
            if self._stays():
                event.ignore()
                self._hide()
                return True
        return False

    # closing

    def _asks(self) -> bool:
        settings = self._context.settings
        return self.tray.available and settings.value(REMIND) and not settings.value(ASKED)

    def _stays(self) -> bool:
        return self.tray.available and self._context.settings.value(STAY)

    def _ask(self) -> None:
        question = StayQuestion(self._window)
        question.stay.clicked.connect(self._stay)
        question.end.clicked.connect(self._leave)
        question.open()

    @Slot()
    def _stay(self) -> None:
        self._remember(stays=True)
        self._hide()

    @Slot()
    def _leave(self) -> None:
        self._remember(stays=False)
        self._window.leave()

    def _remember(self, *, stays: bool) -> None:
        self._context.settings.keep(STAY, stays)
        self._context.settings.keep(ASKED, True)

    def _hide(self) -> None:
        """Forms keep what was typed: the window is only out of sight."""
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.hide()

    @Slot(QSessionManager)
    def _end_session(self, _session: QSessionManager) -> None:
        """The desktop closes the window next; nobody can answer a question then."""
        self._window.leave_at_once()

    # reminding

    @Slot(object)
    def _tell(self, reminders: tuple[Reminder, ...]) -> None:
        starting = self._reminders.starting
        if starting and self._reminders.missed and self._window.isVisible():
            self._window.list_reminders()
        else:
            self._notices.tell(reminders)

    @Slot()
    def _refresh(self) -> None:
        self.tray.appear()
        self.tray.refresh()

    # what the menu of the tray asks for

    @Slot()
    def _log(self) -> None:
        self._window.come_forward()
        self._context.navigate.do(LOG_KEY)

    @Slot()
    def _show_today(self) -> None:
        self._window.come_forward()
        self._context.navigate.show(TODAY_PAGE)

    @Slot()
    def _list(self) -> None:
        self._window.come_forward()
        self._window.list_reminders()


class StayQuestion(QMessageBox):
    """Asked when the window is closed for the first time; Esc closes nothing."""

    def __init__(self, parent: MainWindow) -> None:
        """Offer the tray first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setText(self.tr("Go on reminding when the window is closed?"))
        self.setInformativeText(
            self.tr(
                "Yinfeng can stay in the tray of the desktop and remind you from there. Quit ends "
                "it. The settings can change this at any time."
            )
        )
        role = QMessageBox.ButtonRole
        self.stay = self.addButton(self.tr("Stay in the tray"), role.AcceptRole)
        self.end = self.addButton(self.tr("Quit"), role.DestructiveRole)
        self.back = self.addButton(self.tr("Go back"), role.RejectRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.back)
