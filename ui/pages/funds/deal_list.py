"""The list of equity deals: spec, pane, and the forms of payments, reversals and plan."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Slot

from crm.deals import queries
from crm.deals.commands import archive_deal, plan_pay_in, record_pay_in, restore_deal, save_deal
from crm.deals.fields import DEAL_FIELDS, PAY_IN_FIELDS, PLAN_FIELDS
from crm.deals.reversals import REVERSAL_FIELDS, reverse_payment
from crm.deals.terms import Vehicle
from crm.letters.parties import parties_of
from crm.measures.fund_list import DEAL_CONDITIONS, deal_groups, deal_sums, find_deals
from crm.records.list_columns import group_names
from ui import formats
from ui.pages.funds import refusals
from ui.pages.funds.columns import deal_columns, deal_filters, deal_totals
from ui.pages.funds.deal_pane import NEW_PAY_IN, NEW_PLAN, REVERSE, pane_content
from ui.pages.list_page import ListPage
from ui.pages.list_spec import FormSpec, ListSpec
from ui.pages.subtotals import deal_subtotals
from ui.pages.views_given import DEAL_FILTERS, deal_views

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from crm.deals.queries import DealDetail
    from crm.letters.parties import Parties
    from crm.records.saved import FormValues, Saved
    from ui.context import Context
    from ui.forms.record_form import RecordForm
    from ui.pages.list_spec import Work
    from ui.panes.content import PaneContent

translate = QCoreApplication.translate


class DealList(ListPage):
    """Equity deals; the newest first."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Show all deals."""
        super().__init__(context, self._spec(), parent)

    def pay_in(self, values: Mapping[str, object]) -> None:
        """Open the form of a payment; the deal is in `values`, or still to be chosen."""
        known = {"on": self.context.today, **values}
        self.side.open_form(_pay_in_form(), values=known, field="amount")

    def _spec(self) -> ListSpec:
        return ListSpec(
            key="deals",
            kind="deal",
            icon="funds",
            title=translate("Funds", "Equity deals"),
            search_hint=translate("Funds", "Company, fund, pinyin or code"),
            columns=deal_columns(),
            sort="code",
            descending=True,
            filters=deal_filters(),
            find_ids=find_deals,
            conditions=DEAL_CONDITIONS,
            groups=group_names(queries.CONDITIONS),
            find_groups=deal_groups,
            subtotals=deal_subtotals(),
            load_rows=queries.load_rows,
            reads=queries.READS,
            totals=deal_sums,
            totals_text=deal_totals,
            load_pane=queries.load_detail,
            pane=self._pane,
            form=self._form(),
            archive=archive_deal,
            restore=restore_deal,
            act=self._act,
            views=deal_views(),
            more_filters=DEAL_FILTERS,
            count_text=_count_text,
            empty_text=translate("Funds", "No equity deal yet. Enter the first one."),
            new_text=translate("Funds", "New deal"),
        )

    def _form(self) -> FormSpec:
        return FormSpec(
            fields=DEAL_FIELDS,
            save=save_deal,
            new_title=translate("Funds", "New deal"),
            edit_title=translate("Funds", "Edit deal"),
            load=queries.load_form,
            prepare=self._prepare,
            refused=refusals.moved_to(refusals.IN_DEAL),
        )

    def _prepare(self, form: RecordForm, _values: FormValues) -> None:
        DealDrafting(form, self.context)

    def _pane(self, detail: DealDetail) -> PaneContent:
        return pane_content(detail, self.context.today)

    def _act(self, key: str, deal_id: int) -> None:
        verb, _, what = key.partition(":")
        if verb == NEW_PAY_IN:
            self.pay_in({"deal_id": deal_id})
        elif verb == NEW_PLAN:
            self.side.open_form(_plan_form(), values={"deal_id": deal_id})
        elif verb == REVERSE:
            values = {"on": self.context.today}
            self.side.open_form(_reversal_form(int(what)), values=values)


class DealDrafting(QObject):
    """Fills the company from the lead, and asks for a fund only where one is used."""

    def __init__(self, form: RecordForm, context: Context) -> None:
        """Live as long as the form."""
        super().__init__(form)
        self._form = form
        self._context = context
        form.edited.connect(self._edited)
        self._show_fund()

    @Slot(str)
    def _edited(self, name: str) -> None:
        if name == "vehicle":
            self._show_fund()
        elif name == "lead_id":
            lead_id = self._form.raw("lead_id")
            if isinstance(lead_id, int) and self._form.raw("company_id") is None:
                self._context.read(parties_of, lead_id, owner=self, done=self._take_company)

    def _show_fund(self) -> None:
        direct = self._form.raw("vehicle") == Vehicle.DIRECT
        if direct:
            self._form.editor("fund_id").put(None)
        self._form.hide_field("fund_id", hidden=direct)

    def _take_company(self, parties: Parties) -> None:
        self._form.put("company_id", parties.company_id)


def _pay_in_form() -> FormSpec:
    title = translate("Funds", "New payment")
    return FormSpec(
        fields=PAY_IN_FIELDS,
        save=refusals.only_new(record_pay_in),
        new_title=title,
        edit_title=title,
        prepare=refusals.hiding("deal_id"),
        refused=refusals.moved_to(refusals.IN_PAY_IN),
    )


def _plan_form() -> FormSpec:
    title = translate("Funds", "Plan an instalment")
    return FormSpec(
        fields=PLAN_FIELDS,
        save=refusals.only_new(plan_pay_in),
        new_title=title,
        edit_title=title,
        prepare=refusals.hiding("deal_id"),
    )


def _reversal_form(pay_in_id: int) -> FormSpec:
    """Return the form that takes a payment back in full."""
    title = translate("Funds", "Reverse the payment in full")

    @wraps(reverse_payment)
    def save(work: Work, raw: Mapping[str, object], **_new: Any) -> Saved:
        return reverse_payment(work, pay_in_id, raw)

    return FormSpec(
        fields=REVERSAL_FIELDS,
        save=save,
        new_title=title,
        edit_title=title,
        save_text=translate("Funds", "Reverse"),
        refused=refusals.moved_to(refusals.IN_REVERSAL),
    )


def _count_text(count: int) -> str:
    return translate("Funds", "{count} deals").format(count=formats.whole(count))
