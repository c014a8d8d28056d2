"""The page of leads: every project of the team as a list, with its pane beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.leads.actions import LeadActions
from ui.pages.leads.spec import lead_spec
from ui.pages.list_page import ListPage

if TYPE_CHECKING:
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
        super().__init__(context, lead_spec(context, actions.act, actions.show), parent)
        actions.setParent(self)
        actions.attach(self.side)
