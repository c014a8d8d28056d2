"""The main window: menus, rail, pages, status bar, messages, and what lies over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from ui.about import AboutDialog
from ui.actions import FIND_KEY, LOG_KEY
from ui.exchange.offer import Exchange
from ui.focus import focus_into, step, tab_stops
from ui.menus import Menus, brand
from ui.page_stack import PageStack
from ui.pages import page as offers
from ui.pages.duplicates.offer import FindDuplicates
from ui.pages.today.badge import PAGE as TODAY
from ui.pages.today.badge import DueBadge
from ui.palette.dialog import Palette
from ui.palette.memory import Memory
from ui.preferences import GEOMETRY, LANGUAGE, PAGE, THEME
from ui.quick_log.offer import LogContacts
from ui.rail import Rail, RailAction
from ui.registry import Registry
from ui.reminders.dialog import ReminderList
from ui.reminders.service import Reminders
from ui.shortcuts.dialog import ShortcutsDialog
from ui.status_line import StatusLine
from ui.undoing import Undoing
from ui.unsaved import ask_to_discard
from ui.widgets.toast import Toasts
from ui.window_actions import WindowActions
from ui.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.context import Context
    from ui.pages.page import PageEntry
    from ui.widgets.overlay import Overlay

FIRST_SIZE = QSize(1440, 900)
FRAME = QSize(8, 40)  # what title bar and border of the desktop take at most
SMALLEST = QSize(800, 560)
# Below this width the rail shows icons only.
NARROW_WINDOW = 1000


class MainWindow(QMainWindow):
    """Shows one page at a time and carries wishes from page to page.

    Signals:
        ended: it was closed for good; whatever was typed is saved or given up.
    """

    ended = Signal()

    def __init__(self, context: Context, entries: Sequence[PageEntry]) -> None:
        """Prepare the frame; `show_page` makes the first page."""
        super().__init__()
        self.context = context
        context.keys.remember(context.settings)
        self._closing = self.leaving = False
        self.reminders = Reminders(context, self)
        self.setMinimumSize(SMALLEST)
        self._body = QWidget()
        find = RailAction(FIND_KEY, "find", lambda: self.tr("Find"))
        log = RailAction(LOG_KEY, "log", lambda: self.tr("Log"))
        self.rail = Rail(context.theme, entries, (find, log))
        self.stack = PageStack(context, entries)
        layout = QHBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(self._body)
        self.toasts = Toasts(self.stack, context.theme)
        self.stack.currentChanged.connect(self.toasts.bring_to_front)
        self.registry = Registry(WindowActions(self, context, entries, self), self)
        self.undoing = Undoing(context, self)
        self.undoing.changed.connect(self.registry.refresh)
        self.registry.add(self.undoing)
        self.registry.add(FindDuplicates(self, context))
        self.registry.add(LogContacts(self, context, lambda: self.stack.page))
        self.exchange = Exchange(self, context, lambda: self.stack.pages.get(self.stack.key))
        self.registry.add(self.exchange)
        self.badge = DueBadge(context, self.rail, self) if TODAY in self.stack.entries else None
        self._memory = Memory(context.settings, context.navigate, self)
        self._overlay: Overlay | None = None
        self._menus: Menus | None = None
        self._brand = brand(self.menuBar())
        self.menuBar().setFixedHeight(context.theme.px("size.menu_bar"))
        self._translate()
        self._connect()
        self._restore()

    @property
    def current_page(self) -> QWidget:
        """The page that is shown."""
        return self.stack.page

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show a page, making it if it was never shown, and give it the keyboard."""
        if key in self.stack.entries:
            self._show(key)
            focus_into(self.stack.parts()[0])

    @Slot(str)
    def _show(self, key: str) -> None:
        """Show a page and leave the keyboard where it is: arrows go on in the rail."""
        try:
            another = self.stack.show_page(key)
        except Exception:
            self.rail.choose(self.stack.key)  # a page with a defect is not shown as chosen
            raise
        if another:
            self.rail.choose(key)
            self.refresh_actions()
            self.context.settings.keep(PAGE, key)

    @Slot()
    def refresh_actions(self) -> None:
        """Ask the page again for its actions and keys."""
        if not self.stack.key:
            return
        page = self.current_page
        self.registry.show_page(page if isinstance(page, offers.OffersActions) else None)
        self._say_keys()
        self._status.refresh()

    @Slot()
    def _say_keys(self) -> None:
        page = self.current_page
        self._status.keys.setText(page.keys_text() if isinstance(page, offers.TellsKeys) else "")

    def sizeHint(self) -> QSize:
        return FIRST_SIZE

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(narrow=self.width() < NARROW_WINDOW)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Tab goes through the page as one reads it, then to the rail and the status bar."""
        parts = (self.stack, self.rail, self._status)
        return step([each for part in parts for each in tab_stops(part)], forward=next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.toasts.dismiss_newest():
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and hasattr(self, "_status"):
            self._status.refresh()  # midnight may have passed
            if self.badge is not None:
                self.badge.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        unsaved = self.stack.unsaved_pages()
        if unsaved and not self._closing:
            event.ignore()
            self.show_page(unsaved[0])
            ask_to_discard(self, self._discard)
            return
        geometry = self.saveGeometry().toBase64().toStdString()
        self.context.settings.keep(GEOMETRY, geometry)
        event.accept()
        self.ended.emit()

    def _connect(self) -> None:
        context = self.context
        self._wishes = Wishes(context.navigate, self.stack, self.show_page, self)
        self.rail.chosen.connect(self._show)
        self.rail.asked.connect(self.registry.run)
        context.navigate.command_wanted.connect(self.registry.run)
        context.messages.posted.connect(self.toasts.post)
        context.messages.settled.connect(self.toasts.settle)
        context.theme.changed.connect(self._build_menus)
        context.language.changed.connect(self._rebuild)
        context.keys.changed.connect(self._say_keys)

    def _restore(self) -> None:
        kept = self.context.settings.value(GEOMETRY)
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            self._take_first_size(self.screen().availableSize())
        page = self.context.settings.value(PAGE)
        self.show_page(page if page in self.stack.entries else next(iter(self.stack.entries)))

    def _take_first_size(self, room: QSize) -> None:
        """Take the usual size; where it would not fit with its title bar, the whole screen."""
        wanted = FIRST_SIZE + FRAME
        self.resize(FIRST_SIZE.boundedTo(room - FRAME))
        if room.width() < wanted.width() or room.height() < wanted.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _translate(self) -> None:
        """Build what stands around the pages, in the language of now."""
        plain, marked = self.tr("Yinfeng"), self.tr("Yinfeng – demonstration")
        self.setWindowTitle(marked if self.context.demo else plain)
        self.rail.viewport().update()
        self._status = StatusLine(self.context, self.reminders)
        self.setStatusBar(self._status)
        self._build_menus()

    @Slot()
    def _build_menus(self) -> None:
        """Build the menu bar: its icons have the theme's colours, its words the language's."""
        if self._menus is not None:
            self._menus.remove()
        self._brand.setText(self.tr("Yinfeng"))
        self._brand.adjustSize()
        self.registry.refresh()
        self._menus = Menus(self.menuBar(), self.context.theme, self.registry)

    # what the window's own actions call

    def find_anything(self) -> None:
        """Open the field that finds anything."""
        palette = Palette(self, self.context, self.registry, self._memory)
        palette.chosen.connect(self.registry.run)
        self._lay_over(palette)

    def list_shortcuts(self) -> None:
        """Open the list of shortcuts."""
        self._lay_over(ShortcutsDialog(self, self.context, self.registry))

    def list_reminders(self) -> None:
        """Open the list of what was told or missed."""
        self._lay_over(ReminderList(self, self.context, self.reminders))

    def _lay_over(self, overlay: Overlay) -> None:
        """Show one dialog over the window; the one before gives way."""
        if self._overlay is not None:
            self._overlay.close_overlay()
        self._overlay = overlay
        overlay.closed.connect(self._uncover)
        overlay.open()

    @Slot()
    def _uncover(self) -> None:
        self._overlay = None

    def choose_theme(self, preference: str) -> None:
        """Switch the theme and remember it."""
        self.context.settings.keep(THEME, preference)
        self.context.theme.choose(preference)

    def choose_language(self, preference: str) -> None:
        """Switch the language and remember it."""
        self.context.settings.keep(LANGUAGE, preference)
        self.context.language.choose(preference)

    def next_region(self) -> None:
        """Carry the keyboard to the next part: rail, list, pane."""
        self.stack.move_region(self.rail, 1)

    def previous_region(self) -> None:
        """Carry the keyboard to the part before."""
        self.stack.move_region(self.rail, -1)

    def open_folder(self) -> None:
        """Show the data folder in the file browser of the desktop."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.context.folder.root)))

    def about(self) -> None:
        """Say what the program is."""
        AboutDialog(self).open()

    def leave(self) -> None:
        """End the program, wherever closing the window would leave it."""
        self.leaving = True
        self.close()
        self.leaving = False

    def leave_at_once(self) -> None:
        """End without a question: the session of the desktop ends."""
        self._discard()

    def come_forward(self) -> None:
        """Show the window in front of all others, also when it was hidden or minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def _rebuild(self) -> None:
        """Make everything anew in another language, keeping the page and its record.

        A page with something unsaved stays as it is until that is saved.
        """
        page = self.current_page
        record = page.current_record() if isinstance(page, offers.KeepsRecord) else None
        place = self.stack.keyboard_place()
        self._translate()
        kept = self.stack.drop_all()
        self._show(self.stack.key)
        self.stack.return_keyboard(place)
        if record is not None and not kept:
            self._wishes.open_record(*record)

    def _discard(self) -> None:
        self._closing = self.leaving = True
        self.close()
