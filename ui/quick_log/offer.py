"""The quick log as an action of the window, and the turning of contacts into leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.actions import CONVERT_KEY, LOG_KEY, TOOLS, PageAction
from ui.pages import page as offers
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.context import Context
    from ui.quick_log.convert_dialog import ConvertDialog
    from ui.quick_log.dialog import QuickLog


class LogContacts(QObject):
    """Opens the dialogs over the window; they are loaded when they are first asked for.

    A trip that the page shows is where one logs; `page` returns the page.
    """

    def __init__(self, window: QWidget, context: Context, page: Callable[[], QWidget]) -> None:
        """Work for `window`."""
        super().__init__(window)
        self._window, self._context, self._page = window, context, page
        self.dialog: QuickLog | None = None
        self.converting: ConvertDialog | None = None

    def page_actions(self) -> Sequence[PageAction]:
        """Return the two actions."""
        log, convert = self.tr("Log a contact"), self.tr("Turn contacts into leads")
        return (
            PageAction(log, self.open, LOG_KEY, "log", TOOLS),
            PageAction(convert, self.convert, CONVERT_KEY, "leads", TOOLS),
        )

    @Slot()
    def open(self) -> None:
        """Log somebody, on the trip that is shown if there is one."""
        from ui.quick_log.dialog import QuickLog
        from ui.quick_log.session import LogSession

        if any(each.isVisible() for each in self._window.findChildren(Overlay)):
            return  # what is asked there is answered first
        trips = self._trips()
        session = LogSession(self._context, self)
        trip_id = trips[0] if trips else None
        self.dialog = QuickLog(self._window, self._context, session, trip_id)
        self.dialog.closed.connect(self._closed)
        self.dialog.closed.connect(session.deleteLater)
        self.dialog.convert_wanted.connect(self.convert_these)
        self.dialog.open()

    @Slot()
    def convert(self) -> None:
        """Turn who was met on the chosen trips, or on one's own running one, into leads."""
        from ui.quick_log.converting import contacts_to_convert

        actor, today = self._context.actor.id, self._context.today
        self._context.read(
            contacts_to_convert, self._trips(), actor, today, owner=self, done=self._convert_found
        )

    @Slot(object)
    def convert_these(self, ids: Sequence[int]) -> None:
        """Turn contacts into leads, as many as one dialog takes."""
        from ui.quick_log.convert_dialog import ConvertDialog

        if self.converting is None and ids:
            self.converting = ConvertDialog(self._window, self._context, ids)
            self.converting.closed.connect(self._converted)
            self.converting.open()

    def _convert_found(self, ids: Sequence[int]) -> None:
        if ids:
            self.convert_these(ids)
        else:
            self._context.messages.tell(self.tr("Everybody met on this trip is a lead already."))

    def _trips(self) -> tuple[int, ...]:
        """Return the trips that are checked on the page, else the one that it shows."""
        page = self._page()
        if isinstance(page, offers.ChecksRecords) and (checked := page.checked_records("trip")):
            return tuple(checked)
        shown = page.current_record() if isinstance(page, offers.KeepsRecord) else None
        return (shown[1],) if shown is not None and shown[0] == "trip" else ()

    @Slot()
    def _closed(self) -> None:
        self.dialog = None

    @Slot()
    def _converted(self) -> None:
        self.converting = None
