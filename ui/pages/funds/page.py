"""Funds and equity deals on one page, switched in its header."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crm.deals.reversals import deal_of
from ui import formats
from ui.actions import (
    ARCHIVE_KEY,
    EDIT_FORM_KEY,
    EDIT_KEY,
    HAND_OVER_KEY,
    HISTORY_KEY,
    NEW_KEY,
    REFRESH_KEY,
    SEARCH_KEY,
    SHOW_ARCHIVED_KEY,
    SWITCH_KEY,
    VIEW,
    PageAction,
)
from ui.actions import EDIT as EDIT_MENU
from ui.pages.funds.deal_list import DealList
from ui.pages.funds.fund_list import FundList
from ui.widgets.page_header import PageHeader
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ui.context import Context
    from ui.pages.list_page import ListPage

translate = QCoreApplication.translate
FUND, DEAL, PAY_IN = "fund", "deal", "pay_in"


def create_page(context: Context) -> FundsPage:
    """Return the page."""
    return FundsPage(context)


class FundsPage(QWidget):
    """Two lists in one place; menus and shortcuts act on the one that is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show the funds first."""
        super().__init__(parent)
        self._context = context
        self.header = PageHeader(context.theme, translate("Funds", "Funds and deals"), self)
        self.header.set_as_of(formats.as_of(context.today))
        self.switch = SegmentedControl(
            context.theme,
            [(FUND, translate("Pages", "Funds")), (DEAL, translate("Funds", "Equity deals"))],
            name=translate("Funds", "Funds or deals"),
            parent=self.header,
        )
        self.switch.chosen.connect(self.show_kind)
        self.funds, self.deals = FundList(context, self), DealList(context, self)
        self.lists: dict[str, ListPage] = {FUND: self.funds, DEAL: self.deals}
        self.stack = QStackedWidget(self)
        for each in self.lists.values():
            each.header.hide()  # the page has one header for both
            each.records.loaded.connect(self._say_count)
            self.stack.addWidget(each)
        self.header.add_widget(self.switch)
        self.buttons = {
            kind: self.header.set_main_action(each.spec.new_text, each.new_record, hint=NEW_KEY)
            for kind, each in self.lists.items()
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        self.show_kind(FUND)

    @property
    def current(self) -> ListPage:
        """The list that is shown."""
        return self.lists[self.switch.value]

    @Slot(str)
    def show_kind(self, kind: str) -> None:
        """Show the funds or the deals."""
        self.switch.choose(kind)
        self.stack.setCurrentWidget(self.lists[kind])
        for key, button in self.buttons.items():
            button.setVisible(key == kind)
        self._say_count()

    # what the window calls

    def page_actions(self) -> Sequence[PageAction]:
        """Return actions that go to whichever list is shown."""
        search = self.tr("Search in the list")
        common = enumerate(self.funds.list_actions())
        of_list = [replace(each, run=self._on_current(place)) for place, each in common]
        return (
            PageAction(search, self._search, SEARCH_KEY, "search", EDIT_MENU),
            PageAction(self.tr("New record"), self._new, NEW_KEY, "plus"),
            PageAction(self.tr("Edit"), self._edit, EDIT_KEY, "edit"),
            PageAction(self.tr("Edit in the form"), self._edit_in_form, EDIT_FORM_KEY, "edit"),
            PageAction(self.tr("Archive"), self._archive, ARCHIVE_KEY, "archive"),
            PageAction(self.tr("History"), self._show_history, HISTORY_KEY, "clock"),
            PageAction(self.tr("Show archived"), self._show_archived, SHOW_ARCHIVED_KEY, menu=VIEW),
            PageAction(self.tr("Funds or deals"), self.switch_kind, SWITCH_KEY, "swap", VIEW),
            *of_list,
            PageAction(
                self.tr("Hand over the selected deals"), self._hand_over, HAND_OVER_KEY, "swap"
            ),
            PageAction(self.tr("Reload"), self._reload, REFRESH_KEY, "refresh", VIEW),
        )

    def keys_text(self) -> str:
        """Name the keys of the lists."""
        return self._context.keys.hints(
            ("Enter", self.tr("open")),
            (SWITCH_KEY, self.tr("funds or deals")),
            (EDIT_KEY, self.tr("edit")),
            ("Ctrl+C", self.tr("copy")),
        )

    def regions(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes round."""
        return (self.switch, *self.current.regions())

    def current_record(self) -> tuple[str, int] | None:
        """Return kind and id of the record in the pane."""
        return self.current.current_record()

    def has_unsaved(self) -> bool:
        """Tell whether typed text would be lost in either list."""
        return any(each.has_unsaved() for each in self.lists.values())

    def open_kind(self, kind: str, record_id: int) -> None:
        """Show a fund, a deal, or the deal of a pay-in."""
        if kind == PAY_IN:
            self._context.read(deal_of, record_id, owner=self, done=self._open_deal)
            return
        self.show_kind(kind)
        self.lists[kind].open_record(record_id)

    def select_record(self, kind: str, record_id: int) -> None:
        """Make a fund or a deal current in the list that is shown."""
        self.current.select_record(kind, record_id)

    def create_record(self, kind: str, values: Mapping[str, object]) -> None:
        """Open the form of a fund, a deal or a payment."""
        self.show_kind(FUND if kind == FUND else DEAL)
        if kind == PAY_IN:
            self.deals.pay_in(values)
        else:
            known = {name: value for name, value in values.items() if value is not None}
            self.lists[kind].create_record(kind, known)

    def show_list(self, filters: Mapping[str, object]) -> None:
        """Show the records that match, in the list that has these conditions."""
        of_funds = {each.key for each in self.funds.spec.filters}
        self.show_kind(FUND if set(filters) <= of_funds else DEAL)
        self.current.show_list(filters)

    @Slot()
    def switch_kind(self) -> None:
        """Show the other list, with the keyboard in it."""
        self.show_kind(DEAL if self.switch.value == FUND else FUND)
        self.current.table.setFocus()

    def _open_deal(self, deal_id: int) -> None:
        self.open_kind(DEAL, deal_id)

    @Slot()
    def _say_count(self) -> None:
        spec, records = self.current.spec, self.current.records
        self.header.set_count(spec.count_text(len(records.model.ids)))

    def _on_current(self, place: int) -> Callable[[], None]:
        """Do what the list that is shown then offers at a place of its actions."""

        def run() -> None:
            self.current.list_actions()[place].run()

        return run

    def _search(self) -> None:
        self.current.focus_search()

    def _new(self) -> None:
        self.current.new_record()

    def _edit(self) -> None:
        self.current.edit_current()

    def _edit_in_form(self) -> None:
        self.current.edit_in_form()

    def _hand_over(self) -> None:
        """Funds belong to nobody in particular: only deals are handed over."""
        self.show_kind(DEAL)
        self.deals.bulk.hand_over()

    def _show_history(self) -> None:
        self.current.show_history()

    def _archive(self) -> None:
        self.current.archive_current()

    def _show_archived(self) -> None:
        self.current.filter_bar.toggle_archived()

    def _reload(self) -> None:
        self.current.reload()
