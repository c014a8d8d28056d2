"""The pages of the window: made when they are first shown, again in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.focus import focus_into, holds, tab_stops
from ui.pages import page as offers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.context import Context
    from ui.pages.page import PageEntry


class PageStack(QStackedWidget):
    """Holds the pages by their keys."""

    def __init__(self, context: Context, entries: Sequence[PageEntry]) -> None:
        """Know which pages there are; none is made yet."""
        super().__init__()
        self._context = context
        self.entries = {entry.key: entry for entry in entries}
        self.pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self.key = ""

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self.pages[self.key]

    def show_page(self, key: str) -> bool:
        """Show a page, made if it never was; False when it was shown already."""
        if key in self._stale and not unsaved(self.pages[key]):
            self.drop(key)
        if key not in self.pages:
            self.pages[key] = self.entries[key].create(self._context)
            self.addWidget(self.pages[key])
        elif key == self.key:
            return False
        self.key = key
        self.setCurrentWidget(self.pages[key])
        return True

    def drop(self, key: str) -> None:
        """Throw a page away; it is made again when it is shown."""
        page = self.pages.pop(key)
        self._stale.discard(key)
        self.removeWidget(page)
        page.hide()
        page.deleteLater()

    def drop_all(self) -> bool:
        """Throw every page away; one that holds something unsaved waits until that is saved.

        Returns whether the page that is shown was kept.
        """
        for key in tuple(self.pages):
            if unsaved(self.pages[key]):
                self._stale.add(key)
            else:
                self.drop(key)
        return self.key in self.pages

    def unsaved_pages(self) -> list[str]:
        """Return the pages on which closing would lose something."""
        return [key for key, page in self.pages.items() if unsaved(page)]

    def keyboard_place(self) -> int:
        """Return which stop of the page has the keyboard; -1 when it is elsewhere."""
        stops, focused = tab_stops(self.page), QApplication.focusWidget()
        return stops.index(focused) if focused in stops else -1

    def return_keyboard(self, place: int) -> None:
        """Give the keyboard to the same stop of the page made anew; at -1 leave it."""
        stops = tab_stops(self.page)
        if stops and place >= 0:
            stops[min(place, len(stops) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def parts(self) -> list[QWidget]:
        """The parts of the page that are shown, the page itself where it names none."""
        page = self.page
        parts = page.regions() if isinstance(page, offers.HasRegions) else ()
        return [part for part in parts if part.isVisibleTo(page)] or [page]

    def move_region(self, first: QWidget, step: int) -> None:
        """Carry the keyboard round `first` (the rail) and the parts of the page."""
        regions = [first, *self.parts()]
        focused = QApplication.focusWidget()
        inside = [n for n, each in enumerate(regions) if holds(each, focused)]
        target = regions[((inside[-1] if inside else 0) + step) % len(regions)]
        focus_into(target)


def unsaved(page: QWidget) -> bool:
    """Tell whether a page holds what was typed and not saved."""
    return isinstance(page, offers.GuardsInput) and page.has_unsaved()
