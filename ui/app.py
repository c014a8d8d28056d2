"""Start of the window: look and language first, then the database beside it, then the pages."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog

from crm.logs import start_log
from crm.settings import Settings
from ui.acting import ACTING, Acting
from ui.background import ThreadBackground
from ui.change_notifier import ChangeNotifier
from ui.context import Context
from ui.crash import CrashHandler
from ui.field_undo import FieldUndo
from ui.language import Languages
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.navigation import Navigator
from ui.pages.entries import page_entries
from ui.preferences import LANGUAGE, THEME
from ui.reminders.presence import Presence
from ui.reminders.tray import program_icon
from ui.single_window import SingleWindow
from ui.theme import Theme
from ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from crm.clock import Clock
    from crm.database.session import Actor, Database
    from crm.errors import UserError
    from crm.paths import Folder
    from ui.background import Background, Busy
    from ui.pages.page import PageEntry
    from ui.progress import Report

REFUSED = 2


@dataclass(frozen=True)
class Start:
    """What the command line said.

    `location` is a file or a PostgreSQL URL; `language` and `acting` (a staff code) beat what was
    remembered; `prepare` is run once on the opened database (loading the demonstration data).
    """

    folder: Folder
    location: str | Path
    clock: Clock
    language: str = ""
    acting: str = ""
    demo: bool = False
    prepare: Callable[[Database], None] | None = None


def run(start: Start, entries: Callable[[], Sequence[PageEntry]] = page_entries) -> int:
    """Open the window and stay until it is closed; return the exit status, 2 when refused.

    Where a window is open on the same data already, that one comes to the front instead.
    """
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("yinfeng")
    app.setDesktopFileName("yinfeng")
    single = SingleWindow(start.folder.root, start.location, start.acting, start.clock.fixed)
    if single.passes_on():
        return 0
    single.listen()
    start_log(start.folder.logs)
    crash = CrashHandler(app)
    crash.install(start.folder.logs)
    opening = Opening(app, start, crash, entries)
    single.asked.connect(opening.come_forward)
    opening.begin()
    status = app.exec()
    single.close()
    opening.close()
    crash.remove()
    return status


class Opening(QObject):
    """Opens the database in the background and builds the window on it."""

    def __init__(
        self,
        app: QApplication,
        start: Start,
        crash: CrashHandler,
        entries: Callable[[], Sequence[PageEntry]],
        background: Background | None = None,
    ) -> None:
        """Dress the application; `begin` opens the database.

        Work runs in a thread of its own, unless another `background` is given.
        """
        super().__init__(app)
        self._app, self._start, self._entries = app, start, entries
        self.settings = Settings(start.folder.settings)
        self.theme = Theme(app, self.settings.value(THEME))
        app.setWindowIcon(program_icon(self.theme))
        self.languages = Languages(app, start.language or self.settings.value(LANGUAGE))
        self.background = background or ThreadBackground(self)
        self.background.unexpected_error.connect(crash.report)
        self.background.busy.connect(self._show_waiting)
        self.background.progressed.connect(self._show_progress)
        self.window: MainWindow | None = None
        self.context: Context | None = None
        self._presence: Presence | None = None
        self.refusal: UserError | None = None
        self._database: Database | None = None
        self._waiting: QProgressDialog | None = None
        self._ring = FocusRing(app, self.theme)
        self._field_undo = FieldUndo(app, self.theme.keys)

    def begin(self) -> None:
        """Open, migrate and prepare the database without blocking."""
        start = self._start
        acting = start.acting or self.settings.value(ACTING)
        required = bool(start.acting)

        def work(report: Report) -> tuple[Database, Actor]:
            # Imported here, beside the painting of the first frame: SQLAlchemy takes a while.
            from crm.opening import open_database
            from ui.opening import first_actor

            database = open_database(start.location, start.clock, report)
            try:
                if start.prepare is not None:
                    start.prepare(database)
                return database, first_actor(database, acting, required=required)
            except BaseException:
                database.close()
                raise

        self.background.run_write(
            work,
            owner=self,
            done=self._opened,
            failed=self._refused,
            title=self.tr("Preparing the database"),
        )

    @Slot()
    def come_forward(self) -> None:
        """Show the window in front of all others; one that is still opening will be."""
        if self.window is not None:
            self.window.come_forward()

    def close(self) -> None:
        """End work under way, release the database and the window."""
        self.background.close()
        self._ring.stop()
        self._field_undo.stop()
        if self._presence is not None:
            self._presence.stop()
        if self.window is not None:
            self.window.deleteLater()
        if self.context is not None:
            self.context.files.drop_copies()
        if self._database is not None:
            self._database.close()

    def _opened(self, opened: tuple[Database, Actor]) -> None:
        self._end_waiting()
        self.background.busy.disconnect(self._show_waiting)
        self.background.progressed.disconnect(self._show_progress)
        self._database, actor = opened
        self.context = Context(
            database=self._database,
            background=self.background,
            changes=ChangeNotifier(self._database, self),
            clock=self._start.clock,
            theme=self.theme,
            language=self.languages,
            settings=self.settings,
            acting=Acting(actor, self),
            messages=Messages(self),
            navigate=Navigator(self),
            folder=self._start.folder,
            demo=self._start.demo,
        )
        self.window = MainWindow(self.context, self._entries())
        self.window.show()
        self.window.ended.connect(self._end)
        self._presence = Presence(self._app, self.window, self.context)
        self._presence.start()

    @Slot()
    def _end(self) -> None:
        """End the program with its window, also when that was hidden in the tray."""
        # Without a loop to leave, Qt would remember the wish and let no later loop begin.
        if self._app.thread().loopLevel():
            self._app.exit(0)

    def _refused(self, error: UserError) -> None:
        """Say clearly why the database cannot be used, then end with status 2."""
        self._end_waiting()
        self.refusal = error
        box = QMessageBox()
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Yinfeng"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(error.message)
        box.setInformativeText(f"{self._start.location}\n{error.code}")
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(self._leave)
        box.open()
        self._box = box

    @Slot(int)
    def _leave(self, _result: int) -> None:
        self._app.exit(REFUSED)

    @Slot(object)
    def _show_waiting(self, busy: Busy) -> None:
        self._waiting = QProgressDialog(busy.title, "", 0, 0)
        self._waiting.setCancelButton(None)
        self._waiting.setWindowTitle(self.tr("Yinfeng"))
        self._waiting.setMinimumDuration(0)
        self._waiting.show()

    @Slot(int, int, int)
    def _show_progress(self, _ticket: int, done: int, total: int) -> None:
        if self._waiting is not None:
            self._waiting.setMaximum(total)
            self._waiting.setValue(done)

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.close()
            self._waiting.deleteLater()
            self._waiting = None
