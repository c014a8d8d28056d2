"""The list of funds: spec, pane, and the forms of what changes a fund."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.funds import queries
from crm.funds.commands import (
    archive_fund,
    record_fund_call,
    record_fund_size_change,
    restore_fund,
    save_fund,
)
from crm.funds.fields import CALL_FIELDS, FUND_FIELDS, SIZE_CHANGE_FIELDS
from crm.measures.fund_list import (
    FUND_CONDITIONS,
    FUND_READS,
    find_funds,
    fund_groups,
    fund_sums,
    load_fund_file,
    load_lines,
)
from crm.records.list_columns import group_names
from ui import formats
from ui.pages.funds import refusals
from ui.pages.funds.columns import fund_columns, fund_filters, fund_totals
from ui.pages.funds.fund_pane import NEW_CALL, NEW_CHANGE, NEW_DEAL, pane_content
from ui.pages.list_page import ListPage
from ui.pages.list_spec import FormSpec, ListSpec
from ui.pages.subtotals import fund_subtotals
from ui.pages.views_given import fund_views

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context

translate = QCoreApplication.translate


class FundList(ListPage):
    """Funds with their amounts of today."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Show all funds by code."""
        super().__init__(context, self._spec(), parent)

    def _spec(self) -> ListSpec:
        return ListSpec(
            key="funds",
            kind="fund",
            icon="funds",
            title=translate("Pages", "Funds"),
            search_hint=translate("Funds", "Name, pinyin or code"),
            columns=fund_columns(),
            sort="code",
            filters=fund_filters(),
            find_ids=find_funds,
            conditions=FUND_CONDITIONS,
            groups=group_names(queries.CONDITIONS),
            find_groups=fund_groups,
            subtotals=fund_subtotals(),
            load_rows=load_lines,
            reads=FUND_READS,
            totals=fund_sums,
            totals_text=fund_totals,
            load_pane=load_fund_file,
            pane=pane_content,
            form=FormSpec(
                fields=FUND_FIELDS,
                save=save_fund,
                new_title=translate("Funds", "New fund"),
                edit_title=translate("Funds", "Edit fund"),
                load=queries.load_form,
                defaults=lambda: {"as_of": self.context.today},
                refused=refusals.moved_to(refusals.IN_FUND),
            ),
            archive=archive_fund,
            restore=restore_fund,
            act=self._act,
            views=fund_views(),
            count_text=_count_text,
            empty_text=translate("Funds", "No fund yet. Enter the first one."),
            new_text=translate("Funds", "New fund"),
        )

    def _act(self, key: str, fund_id: int) -> None:
        values = {"fund_id": fund_id, "on": self.context.today}
        if key == NEW_CHANGE:
            self.side.open_form(_size_change_form(), values=values)
        elif key == NEW_CALL:
            self.side.open_form(_call_form(), values=values)
        elif key == NEW_DEAL:
            self.context.navigate.new("deal", {"fund_id": fund_id})


def _size_change_form() -> FormSpec:
    title = translate("Funds", "Change the size of the fund")
    return FormSpec(
        fields=SIZE_CHANGE_FIELDS,
        save=refusals.only_new(record_fund_size_change),
        new_title=title,
        edit_title=title,
        prepare=refusals.hiding("fund_id"),
        refused=refusals.moved_to(refusals.IN_SIZE_CHANGE),
    )


def _call_form() -> FormSpec:
    title = translate("Funds", "Payment of the group into the fund")
    return FormSpec(
        fields=CALL_FIELDS,
        save=refusals.only_new(record_fund_call),
        new_title=title,
        edit_title=title,
        prepare=refusals.hiding("fund_id"),
        refused=refusals.moved_to(refusals.IN_CALL),
    )


def _count_text(count: int) -> str:
    return translate("Funds", "{count} funds").format(count=formats.whole(count))
