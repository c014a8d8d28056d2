"""The page of leads: every project of the team as a list, with its pane beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.actions import MERGE_KEY, PageAction
from ui.pages.leads.actions import LeadActions
from ui.pages.leads.spec import lead_spec
from ui.pages.list_page import ListPage
from ui.pages.merge.merger import Merger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.context import Context


def create_page(context: Context) -> ListPage:
    """Return the page."""
    return LeadsPage(context)


class LeadsPage(ListPage):
    """The list of leads; the buttons of the pane are those of the board."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show all leads, the newest first."""
        actions = LeadActions(context, context.theme)
        spec = lead_spec(context, actions.act, actions.show, actions.plan.take)
        super().__init__(context, spec, parent)
        actions.setParent(self)
        actions.attach(self.side)
        self.merger = Merger(context, self)
        self.merger.merged.connect(self._merged)
        self.merger.offer_on(self)

    def page_actions(self) -> Sequence[PageAction]:
        """Add the merge to the actions of every list."""
        merge = partial(self.merger.merge_on, self)
        text = self.tr("Merge with …")
        return [*super().page_actions(), PageAction(text, merge, MERGE_KEY, "merge")]

    @Slot(str, int, int)
    def _merged(self, _kind: str, survivor: int, _loser: int) -> None:
        self.records.uncheck()
        self.open_record(survivor)
