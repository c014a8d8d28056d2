"""What “Merge with …” does on a page: of two checked records, of the current one, of a contact."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.pages.merge.dialog import MergeDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.context import Context
    from ui.pages.list_page import ListPage

PAIR = 2


class Merger(QObject):
    """Opens the dialog over the window of a page.

    Signals:
        merged(kind, survivor, loser): two records have become one.
    """

    merged = Signal(str, int, int)

    def __init__(self, context: Context, page: QWidget) -> None:
        """Work for `page`."""
        super().__init__(page)
        self._context, self._page = context, page
        self.dialog: MergeDialog | None = None

    def merge(self, kind: str, ids: Sequence[int]) -> None:
        """Merge two records, or one with another that is chosen in the dialog."""
        if not ids:
            self._context.messages.tell(self.tr("Choose the record first."))
            return
        if len(ids) > PAIR:
            self._context.messages.tell(self.tr("Select two records to merge them."))
            return
        other = ids[1] if len(ids) == PAIR else None
        self.dialog = MergeDialog(self._page.window(), self._context, kind, ids[0], other)
        self.dialog.merged.connect(self.merged)
        self.dialog.closed.connect(self._closed)
        self.dialog.open()

    def offer_on(self, page: ListPage) -> None:
        """Offer the merge at the foot of a list while two of its records are checked."""
        bar = page.records.selection
        bar.offer("merge")
        bar.merge_asked.connect(partial(self.merge_on, page))

    def merge_on(self, page: ListPage) -> None:
        """Merge the checked records of a list, else that of its pane, else the current one."""
        if page.side.form is not None:
            self._context.messages.tell(self.tr("Save or leave the form first."))
            return
        current = page.side.record_id or page.table.current_id()
        chosen = page.records.model.checked or ([] if current is None else [current])
        self.merge(page.spec.kind, chosen)

    @Slot()
    def _closed(self) -> None:
        self.dialog = None
