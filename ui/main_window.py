"""The main window: menus, rail, pages made when they are first shown, status bar, messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from ui.about import AboutDialog
from ui.focus import focus_into, holds
from ui.menus import Menus, WindowCommands, brand
from ui.navigation import PAGE_OF
from ui.pages import page as offers
from ui.preferences import GEOMETRY, LANGUAGE, PAGE, THEME
from ui.rail import Rail
from ui.status_line import StatusLine
from ui.unsaved import ask_to_discard
from ui.widgets.toast import Toasts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.context import Context
    from ui.pages.page import PageEntry

FIRST_SIZE = QSize(1440, 900)
FRAME = QSize(8, 40)  # what title bar and border of the desktop take at most
SMALLEST = QSize(800, 560)
# Below this width the rail shows icons only.
NARROW_WINDOW = 1000


class MainWindow(QMainWindow):
    """Shows one page at a time and carries wishes from page to page."""

    def __init__(self, context: Context, entries: Sequence[PageEntry]) -> None:
        """Prepare the frame; `show_page` makes the first page."""
        super().__init__()
        self.context = context
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._current = ""
        self._closing = False
        self.setMinimumSize(SMALLEST)
        self._body = QWidget()
        self.rail = Rail(context.theme, entries)
        self._stack = QStackedWidget()
        layout = QHBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(self._body)
        self.toasts = Toasts(self._stack, context.theme)
        self._stack.currentChanged.connect(self.toasts.bring_to_front)
        self._menus: Menus | None = None
        self._brand = brand(self.menuBar())
        self.menuBar().setFixedHeight(context.theme.px("size.menu_bar"))
        self._translate()
        self._connect()
        self._restore()

    @property
    def current_page(self) -> QWidget:
        """The page that is shown."""
        return self._pages[self._current]

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show a page, making it if it was never shown, and give it the keyboard."""
        if key in self._entries:
            self._show(key)
            focus_into(self._parts()[0])

    @Slot(str)
    def _show(self, key: str) -> None:
        """Show a page and leave the keyboard where it is: arrows go on in the rail."""
        if key in self._stale and not _unsaved(self._pages[key]):
            self._drop(key)
        if key not in self._pages:
            self._make(key)
        elif key == self._current:
            return
        self._current = key
        self._stack.setCurrentWidget(self._pages[key])
        self.rail.choose(key)
        self.refresh_actions()
        self.context.settings.keep(PAGE, key)

    def _make(self, key: str) -> None:
        try:
            self._pages[key] = self._entries[key].create(self.context)
        except Exception:
            self.rail.choose(self._current)  # a page with a defect is not shown as chosen
            raise
        self._stack.addWidget(self._pages[key])

    def refresh_actions(self) -> None:
        """Ask the page again for its actions and keys."""
        page = self.current_page
        offered = page.page_actions() if isinstance(page, offers.OffersActions) else ()
        if self._menus is not None:
            self._menus.show_page_actions(offered)
        keys = page.keys_text() if isinstance(page, offers.TellsKeys) else ""
        self._status.keys.setText(keys)
        self._status.refresh()

    def sizeHint(self) -> QSize:
        return FIRST_SIZE

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(narrow=self.width() < NARROW_WINDOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.toasts.dismiss_newest():
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and hasattr(self, "_status"):
            self._status.refresh()  # midnight may have passed

    def closeEvent(self, event: QCloseEvent) -> None:
        unsaved = [key for key, page in self._pages.items() if _unsaved(page)]
        if unsaved and not self._closing:
            event.ignore()
            self.show_page(unsaved[0])
            ask_to_discard(self, self._discard)
            return
        geometry = self.saveGeometry().toBase64().toStdString()
        self.context.settings.keep(GEOMETRY, geometry)
        event.accept()

    def _connect(self) -> None:
        context = self.context
        navigate = context.navigate
        self.rail.chosen.connect(self._show)
        navigate.page_wanted.connect(self.show_page)
        navigate.record_wanted.connect(self._open_record)
        navigate.list_wanted.connect(self._show_list)
        navigate.new_wanted.connect(self._create_record)
        context.messages.posted.connect(self.toasts.post)
        context.theme.changed.connect(self._build_menus)
        context.language.changed.connect(self._rebuild)

    def _restore(self) -> None:
        kept = self.context.settings.value(GEOMETRY)
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            self._take_first_size(self.screen().availableSize())
        page = self.context.settings.value(PAGE)
        self.show_page(page if page in self._entries else next(iter(self._entries)))

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
        self._status = StatusLine(self.context)
        self.setStatusBar(self._status)
        self._build_menus()

    @Slot()
    def _build_menus(self) -> None:
        """Build the menu bar: its icons have the theme's colours, its words the language's."""
        if self._menus is not None:
            self._menus.remove()
        self._brand.setText(self.tr("Yinfeng"))
        self._brand.adjustSize()
        commands = WindowCommands(
            show_page=self.show_page,
            next_region=self._next_region,
            previous_region=self._previous_region,
            choose_theme=self.choose_theme,
            choose_language=self.choose_language,
            open_folder=self._open_folder,
            about=self._about,
            quit=self._quit,
        )
        self._menus = Menus(self.menuBar(), self.context, commands)
        pages = [each for each in self._entries.values() if each.key != "settings"]
        self._menus.add_pages([(each.key, each.title(), each.icon) for each in pages])
        if self._current in self._pages:
            self.refresh_actions()

    def choose_theme(self, preference: str) -> None:
        """Switch the theme and remember it."""
        self.context.settings.keep(THEME, preference)
        self.context.theme.choose(preference)

    def choose_language(self, preference: str) -> None:
        """Switch the language and remember it."""
        self.context.settings.keep(LANGUAGE, preference)
        self.context.language.choose(preference)

    @Slot()
    def _rebuild(self) -> None:
        """Make everything anew in another language, keeping the page and its record.

        A page with something unsaved stays as it is until that is saved.
        """
        page = self.current_page
        record = page.current_record() if isinstance(page, offers.KeepsRecord) else None
        self._translate()
        for key in tuple(self._pages):
            if _unsaved(self._pages[key]):
                self._stale.add(key)
            else:
                self._drop(key)
        kept = self._current in self._pages
        self.show_page(self._current)
        if record is not None and not kept:
            self._open_record(*record)

    def _drop(self, key: str) -> None:
        page = self._pages.pop(key)
        self._stale.discard(key)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    @Slot(str, int)
    def _open_record(self, kind: str, record_id: int) -> None:
        self.show_page(PAGE_OF[kind])
        page = self.current_page
        if isinstance(page, offers.OpensKinds):
            page.open_kind(kind, record_id)
        elif isinstance(page, offers.OpensRecords):
            page.open_record(record_id)

    @Slot(str, object)
    def _show_list(self, key: str, filters: dict[str, object]) -> None:
        self.show_page(key)
        page = self.current_page
        if isinstance(page, offers.ShowsLists):
            page.show_list(filters)

    @Slot(str, object)
    def _create_record(self, kind: str, values: dict[str, object]) -> None:
        self.show_page(PAGE_OF[kind])
        page = self.current_page
        if isinstance(page, offers.CreatesRecords):
            page.create_record(kind, values)

    def _next_region(self) -> None:
        self._move_region(1)

    def _previous_region(self) -> None:
        self._move_region(-1)

    def _move_region(self, step: int) -> None:
        """Carry the keyboard round rail and parts of the page."""
        regions = [self.rail, *self._parts()]
        focused = QApplication.focusWidget()
        inside = [n for n, each in enumerate(regions) if holds(each, focused)]
        target = regions[((inside[-1] if inside else 0) + step) % len(regions)]
        focus_into(target)

    def _parts(self) -> list[QWidget]:
        """The parts of the page that are shown, the page itself where it names none."""
        page = self.current_page
        parts = page.regions() if isinstance(page, offers.HasRegions) else ()
        return [part for part in parts if part.isVisibleTo(page)] or [page]

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.context.folder.root)))

    def _about(self) -> None:
        AboutDialog(self).open()

    def _quit(self) -> None:
        self.close()

    def _discard(self) -> None:
        self._closing = True
        self.close()


def _unsaved(page: QWidget) -> bool:
    return isinstance(page, offers.GuardsInput) and page.has_unsaved()
