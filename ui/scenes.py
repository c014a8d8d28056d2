"""Pictures of what opens over a page: the quick log, finding, bulk edit, merge, history."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QLabel

from crm.agenda.reminded import NAME, ReminderFile
from crm.agenda.reminders import Memory
from crm.demo.pictured import Pictured, write_pictured_day
from crm.history.undoing import undo
from ui.actions import CONVERT_KEY, HISTORY_KEY, LOG_KEY
from ui.pages.calendar.periods import Mode
from ui.palette.dialog import DELAY, Palette
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from PySide6.QtWidgets import QWidget

    from ui.main_window import MainWindow
    from ui.pages.calendar.page import CalendarPage
    from ui.pages.companies.page import CompaniesPage
    from ui.pages.list_page import ListPage
    from ui.pages.today.page import TodayPage
    from ui.quick_log.dialog import QuickLog

INITIALS = "slqy"
SOUGHT = "hangzhou"  # pinyin, so that the picture shows what it finds
HANDED_OVER = 12


class Scenes:
    """Plays one scene after another in a window; each ends as it began."""

    def __init__(self, window: MainWindow, keep: Callable[[str], None]) -> None:
        """Call `keep` with the name of each scene while it is to be seen."""
        self._window, self._keep = window, keep

    def play(self) -> None:
        """Play them all."""
        with self._written() as pictured:
            self._postpone()
            self._month_and_week()
            self._quick_log()
            if pictured is not None:
                self._plans(pictured)
                self._reminders()
        self._find()
        self._shortcuts()
        self._groups()
        self._bulk()
        self._history()
        self._merge()

    def _postpone(self) -> None:
        """Ask when the first line of the day is to be done instead."""
        self._window.show_page("today")
        page = cast("TodayPage", self._window.current_page)
        page.reload()
        self._keep("today-planned")
        page.postpone()
        popup = page.answering.popup
        if popup is not None:
            with self._pinned(popup):
                self._keep("postpone")
            popup.close()

    def _plans(self, pictured: Pictured) -> None:
        """Show the trip and the visit as plans."""
        for page, record, name in (
            ("trips", pictured.trip_id, "trip-plan"),
            ("visits", pictured.visit_id, "visit-plan"),
        ):
            shown = self._page(page)
            shown.open_record(record)
            self._keep(name)
            shown.side.close_side()

    def _reminders(self) -> None:
        """Show what was due since this morning, as if the window had been open since then."""
        context = self._window.context
        place = PurePath(str(context.database.engine.url)).name
        morning = Memory(context.clock.now() - timedelta(hours=4), {})
        self._window.reminders.stop()
        ReminderFile(context.folder.root / NAME).keep(f"{place}#{context.actor.code}", morning)
        self._window.reminders.start()
        self._window.list_reminders()
        with self._overlay():
            self._keep("reminders")

    @contextmanager
    def _written(self) -> Generator[Pictured | None]:
        """Write the records of the pictures into the demonstration, and take them back."""
        context, pictured = self._window.context, None
        if context.demo:
            name = write_pictured_day.__name__
            with context.database.write(name, actor=context.actor) as work:
                pictured = write_pictured_day(work)
        yield pictured
        if pictured is not None:
            with context.database.write(undo.__name__, actor=context.actor) as work:
                undo(work)

    def _month_and_week(self) -> None:
        """Show the calendar, and a week by the hour."""
        self._window.show_page("calendar")
        page = cast("CalendarPage", self._window.current_page)
        page.reload()
        self._keep("calendar-month")
        page.show_mode(Mode.WEEK)
        self._keep("calendar-week")
        page.show_mode(Mode.MONTH)

    def _find(self) -> None:
        self._window.find_anything()
        with self._overlay() as dialog:
            cast("Palette", dialog).field.setText(SOUGHT)
            _wait(4 * DELAY)
            self._keep("find")

    def _quick_log(self) -> None:
        """Show suggestions for initials, and turning contacts into leads; nothing is written."""
        self._window.registry.run(LOG_KEY)
        with self._overlay() as dialog:
            log = cast("QuickLog", dialog)
            log.form.company_line.insert(INITIALS)
            log.form.company.look_again()
            log.form.day.setText("+7")
            _wait(2 * DELAY)
            self._keep("quick-log")
            log.discard()
        self._window.registry.run(CONVERT_KEY)
        if self._opened():
            with self._overlay():
                self._keep("turn-into-leads")

    def _shortcuts(self) -> None:
        self._window.list_shortcuts()
        with self._overlay():
            self._keep("shortcuts")

    def _groups(self) -> None:
        page = self._page("leads")
        page.side.close_side()
        page.records.group = "owner"
        page.reload()
        self._keep("groups")
        page.records.group = ""
        page.reload()

    def _bulk(self) -> None:
        """Hand leads over as far as the preview; nothing is written."""
        page = self._page("leads")
        model = page.records.model
        model.check(model.ids[:HANDED_OVER], on=True)
        page.bulk.hand_over()
        dialog = page.bulk.dialog
        if dialog is not None:
            row = next(iter(dialog.choosing.rows.values()))
            row.editor.put(self._window.context.actor.id)
            dialog.look()
            _wait(DELAY)
            self._keep("bulk-edit")
            dialog.close_overlay()
        page.records.uncheck()

    def _history(self) -> None:
        page = self._page("leads")
        page.open_record(page.records.model.ids[0])
        self._window.registry.run(HISTORY_KEY)
        self._keep("history")
        page.side.close_side()

    def _merge(self) -> None:
        page = cast("CompaniesPage", self._page("companies"))
        page.merger.merge("company", page.records.model.ids[:2])
        with self._overlay():
            self._keep("merge")

    @contextmanager
    def _pinned(self, popup: QWidget) -> Generator[None]:
        """Show a popup as a part of the window: a picture of the window would leave it out."""
        pin = QLabel(self._window)
        pin.setPixmap(popup.grab())
        pin.adjustSize()
        pin.move(self._window.mapFromGlobal(popup.pos()))
        pin.show()
        yield
        pin.deleteLater()

    def _page(self, key: str) -> ListPage:
        self._window.show_page(key)
        return cast("ListPage", self._window.current_page)

    def _opened(self) -> list[Overlay]:
        """Return the dialogs that can be seen."""
        return [each for each in self._window.findChildren(Overlay) if each.isVisible()]

    @contextmanager
    def _overlay(self) -> Generator[Overlay]:
        """Hand out the dialog that is open, and close it afterwards."""
        opened = self._opened()
        yield opened[-1]
        opened[-1].close_overlay()


def _wait(milliseconds: int) -> None:
    """Let timers run and what they ask for arrive."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
