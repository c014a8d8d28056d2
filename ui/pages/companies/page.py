"""Companies with their contacts and all that belongs to them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from crm.companies import queries, related
from crm.companies.calling import phone_of_company
from crm.companies.commands import archive_company, restore_company, save_company
from crm.companies.fields import COMPANY_FIELDS
from crm.records.list_columns import condition_fields, group_names
from ui.actions import MERGE_KEY, NEW_CONTACT_KEY, PageAction
from ui.forms.leaving import leave_for
from ui.pages.companies import pane
from ui.pages.companies.columns import company_columns, company_filters, totals_text
from ui.pages.companies.contacts import Contacts
from ui.pages.companies.duplicates import DuplicateWatch, show_duplicates
from ui.pages.list_page import ListPage
from ui.pages.list_spec import FormSpec, ListSpec
from ui.pages.merge.merger import Merger
from ui.pages.subtotals import company_subtotals
from ui.pages.views_given import COMPANY_FILTERS, company_views

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from crm.companies.related import CompanyFile
    from crm.records.saved import FormValues
    from ui.context import Context
    from ui.forms.record_form import RecordForm
    from ui.panes.content import PaneContent

translate = QCoreApplication.translate
COMPANY = "company"
CONTACT = "contact"
# What the button 打开已有 may throw away without asking: it is in the known company too.
OF_THE_NAME = frozenset({"name", "uscc", "country"})


def create_page(context: Context) -> ListPage:
    """Return the page."""
    return CompaniesPage(context)


class CompaniesPage(ListPage):
    """The list of companies; the pane shows contacts, leads, letters, deals, visits and trips."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show all companies."""
        self._shown: CompanyFile | None = None
        super().__init__(context, self._spec(), parent)
        self.merger = Merger(context, self)
        self.merger.merged.connect(self._merged)
        self.merger.offer_on(self)
        self.contacts = Contacts(context, self.side, self.merger)

    def page_actions(self) -> Sequence[PageAction]:
        """Add the new contact and the merge to the actions of every list."""
        text, merge = self.tr("New contact"), self.tr("Merge with …")
        return [
            *super().page_actions(),
            PageAction(text, self.new_contact, NEW_CONTACT_KEY, "user"),
            PageAction(merge, partial(self.merger.merge_on, self), MERGE_KEY, "merge"),
        ]

    def open_kind(self, kind: str, record_id: int) -> None:
        """Show a company, or the form of a contact beside its company."""
        if kind == COMPANY:
            self.open_record(record_id)
        else:
            load, done = queries.load_contact_form, self._open_contact
            self.context.read(load, record_id, owner=self, done=done)

    def create_record(self, kind: str, values: Mapping[str, object]) -> None:
        """Open the empty form of a company or of a contact."""
        if kind == CONTACT:
            self.side.open_form(self.contacts.form(), values=values)
        else:
            super().create_record(kind, values)

    def new_contact(self) -> None:
        """Enter a contact of the company in the pane, else of the current one of the list."""
        company_id = self.side.record_id or self.table.current_id()
        if company_id is not None:
            self.contacts.new(company_id)

    @Slot(str, int, int)
    def _merged(self, kind: str, survivor: int, _loser: int) -> None:
        if kind == COMPANY:
            self.records.uncheck()
            self.open_record(survivor)

    def _spec(self) -> ListSpec:
        return ListSpec(
            key="companies",
            kind=COMPANY,
            icon="companies",
            title=translate("Pages", "Companies"),
            search_hint=translate("Companies", "Name, pinyin, code, contact"),
            columns=company_columns(),
            sort="name",
            filters=company_filters(),
            find_ids=queries.find_ids,
            conditions=condition_fields(queries.CONDITIONS),
            groups=group_names(queries.CONDITIONS),
            find_groups=queries.find_groups,
            subtotals=company_subtotals(),
            load_rows=queries.load_rows,
            reads=related.READS,
            totals=queries.totals,
            totals_text=totals_text,
            load_pane=related.load_file,
            pane=self._pane,
            form=self._form(),
            archive=archive_company,
            restore=restore_company,
            act=self._act,
            phone=phone_of_company,
            views=company_views(),
            more_filters=COMPANY_FILTERS,
            count_text=_count_text,
            empty_text=translate("Companies", "No company yet. Enter the first one."),
            new_text=translate("Companies", "New company"),
        )

    def _form(self) -> FormSpec:
        return FormSpec(
            fields=COMPANY_FIELDS,
            save=save_company,
            new_title=translate("Companies", "New company"),
            edit_title=translate("Companies", "Edit company"),
            load=queries.load_form,
            prepare=self._watch_name,
            refused=show_duplicates,
        )

    def _pane(self, file: CompanyFile) -> PaneContent:
        self._shown = file
        return pane.pane_content(file)

    def _watch_name(self, form: RecordForm, values: FormValues) -> None:
        watch = DuplicateWatch(form, self.context, values.id)
        watch.opened.connect(self._open_known)

    @Slot(int)
    def _open_known(self, company_id: int) -> None:
        """Leave the form for a known company; what it does not have yet is asked about."""
        form = self.side.form
        if form is not None:
            leave_for(form, partial(self.open_record, company_id), may_lose=OF_THE_NAME)

    def _open_contact(self, values: FormValues) -> None:
        company_id = values.values.get("company_id")
        if isinstance(company_id, int):
            self.open_record(company_id)
            self.side.open_form(self.contacts.form(), record_id=values.id)

    def _act(self, key: str, company_id: int) -> None:
        navigate = self.context.navigate
        if key == pane.NEW_CONTACT:
            self.contacts.new(company_id)
        elif key == pane.MERGE:
            self.merger.merge(COMPANY, [company_id])
        elif key == pane.NEW_LEAD:
            navigate.new("lead", {"company_id": company_id})
        elif key == pane.NEW_DEAL:
            navigate.new("deal", {"company_id": company_id})
        elif key == pane.NEW_VISIT:
            navigate.new("visit", {"company_ids": [company_id]})
        elif key == pane.NEW_LETTER:
            lead_id = pane.open_lead(self._shown) if self._shown is not None else None
            navigate.new("letter", {"lead_id": lead_id, "company_id": company_id})
        elif key.startswith("contact."):
            self.contacts.act(key.removeprefix("contact."))


def _count_text(count: int) -> str:
    return translate("Companies", "{count} companies").format(count=f"{count:,}")
