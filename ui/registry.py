"""Everything that can be done now: what the window offers, and what the page that is shown adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ui.actions import Offers, PageAction


class Registry(QObject):
    """Asks its sources again whenever one of them says that something changed.

    Sources are asked in their order: those added with `add`, the page, the window itself. Where
    two offer the same command, the first one stands.

    Signals:
        changed: other actions are offered now, or the same ones look different.
    """

    changed = Signal()

    def __init__(self, window: Offers, parent: QObject | None = None) -> None:
        """Offer what `window` does; pages come and go with `show_page`."""
        super().__init__(parent)
        self._added: list[Offers] = []
        self._page: Offers | None = None
        self._window = window
        self.actions: tuple[PageAction, ...] = ()

    def add(self, source: Offers) -> None:
        """Ask another source too, before the page: undo and redo, the merging of duplicates."""
        self._added.append(source)
        self.refresh()

    def show_page(self, page: Offers | None) -> None:
        """Offer what another page can do; None for a page without actions."""
        self._page = page
        self.refresh()

    def refresh(self) -> None:
        """Ask every source again."""
        page = [self._page] if self._page is not None else []
        found: dict[object, PageAction] = {}
        for source in (*self._added, *page, self._window):
            for each in source.page_actions():
                found.setdefault(each.command or (each.menu, each.title), each)
        self.actions = tuple(found.values())
        self.changed.emit()

    def action(self, command: str) -> PageAction | None:
        """Return what a command does now, None where nothing offers it."""
        return next((each for each in self.actions if each.command == command), None)

    def run(self, command: str) -> None:
        """Do what a command does now, if it is offered and can be done."""
        found = self.action(command)
        if found is not None and found.enabled:
            found.run()
