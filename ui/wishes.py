"""What pages wish of other pages: a record, a list, a new record, another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractItemView, QApplication

from ui.focus import holds
from ui.navigation import PAGE_OF
from ui.pages import page as offers

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.navigation import Navigator
    from ui.page_stack import PageStack


class Wishes(QObject):
    """Fulfils what is asked of `navigate`; `show_page` shows a page and gives it the keyboard."""

    def __init__(
        self,
        navigate: Navigator,
        stack: PageStack,
        show_page: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """Listen from now on."""
        super().__init__(parent)
        self._stack, self._show_page = stack, show_page
        navigate.page_wanted.connect(self._show)
        navigate.record_wanted.connect(self.open_record)
        navigate.list_wanted.connect(self._show_list)
        navigate.new_wanted.connect(self._create_record)
        navigate.record_touched.connect(self._select_record)

    @Slot(str, int)
    def open_record(self, kind: str, record_id: int) -> None:
        """Show a record on its page."""
        self._show_page(PAGE_OF[kind])
        page = self._stack.page
        if isinstance(page, offers.OpensKinds):
            page.open_kind(kind, record_id)
        elif isinstance(page, offers.OpensRecords):
            page.open_record(record_id)
        self._leave_search()

    def _leave_search(self) -> None:
        """Give the keyboard to the list, whose row is the record, not to what stands before it."""
        parts, focused = self._stack.parts(), QApplication.focusWidget()
        lists = [place for place, part in enumerate(parts) if isinstance(part, QAbstractItemView)]
        if lists and any(holds(part, focused) for part in parts[: lists[0]]):
            parts[lists[0]].setFocus()

    @Slot(str)
    def _show(self, key: str) -> None:
        self._show_page(key)

    @Slot(str, int)
    def _select_record(self, kind: str, record_id: int) -> None:
        page = self._stack.page
        if isinstance(page, offers.SelectsRecords):
            page.select_record(kind, record_id)

    @Slot(str, object)
    def _show_list(self, key: str, filters: dict[str, object]) -> None:
        self._show_page(key)
        page = self._stack.page
        if isinstance(page, offers.ShowsLists):
            page.show_list(filters)

    @Slot(str, object)
    def _create_record(self, kind: str, values: dict[str, object]) -> None:
        self._show_page(PAGE_OF[kind])
        page = self._stack.page
        if isinstance(page, offers.CreatesRecords):
            page.create_record(kind, values)
