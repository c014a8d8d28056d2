"""Leads as a list, a form and a pane; the list page and the board stand on the same declaration."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.leads import queries
from crm.leads.calling import phone_of_lead
from crm.leads.commands import archive_lead, restore_lead, save_lead
from crm.leads.detail import load_detail
from crm.leads.fields import FIELDS
from crm.records.list_columns import condition_fields, group_names
from ui import formats
from ui.pages.leads.columns import lead_columns, lead_filters, totals_text
from ui.pages.leads.first_lead import FirstLeadWatch
from ui.pages.leads.pane import pane_content
from ui.pages.list_spec import FormSpec, ListSpec
from ui.pages.subtotals import lead_subtotals
from ui.pages.views_given import LEAD_FILTERS, lead_views

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crm.leads.rows import LeadDetail, LeadRow
    from crm.records.saved import FormValues
    from ui.context import Context
    from ui.forms.record_form import RecordForm
    from ui.panes.content import PaneContent
    from ui.panes.plan_content import Given

translate = QCoreApplication.translate


def lead_spec(
    context: Context,
    act: Callable[[str, int], None],
    shown: Callable[[LeadDetail], None],
    take: Callable[[Given], None],
) -> ListSpec:
    """Declare the list; `act` does the buttons of the pane, `shown` hears which lead it shows.

    `take` saves what is written in the plans of the pane.
    """

    def pane(detail: LeadDetail) -> PaneContent:
        shown(detail)
        return pane_content(detail, context.today)

    return ListSpec(
        key="leads",
        kind="lead",
        icon="leads",
        title=translate("Pages", "Leads"),
        search_hint=translate("Leads", "Company, project, pinyin, code"),
        columns=lead_columns(context),
        sort="registered",
        descending=True,
        filters=lead_filters(),
        find_ids=queries.find_ids,
        conditions=condition_fields(queries.CONDITIONS),
        groups=group_names(queries.CONDITIONS),
        find_groups=queries.find_groups,
        subtotals=lead_subtotals(),
        load_rows=queries.load_rows,
        reads=queries.READS,
        totals=queries.totals,
        totals_text=totals_text,
        load_pane=load_detail,
        pane=pane,
        form=lead_form(context),
        archive=archive_lead,
        restore=restore_lead,
        act=act,
        take=take,
        phone=phone_of_lead,
        views=lead_views(),
        more_filters=LEAD_FILTERS,
        count_text=count_text,
        empty_text=translate("Leads", "No lead yet. Log a contact on a trip, or enter one."),
        new_text=translate("Leads", "New lead"),
        chosen_text=partial(_chosen_text),
    )


def lead_form(context: Context) -> FormSpec:
    """Declare the form of a lead."""

    def watch(form: RecordForm, values: FormValues) -> None:
        FirstLeadWatch(form, context, values.id)

    return FormSpec(
        fields=FIELDS,
        save=save_lead,
        new_title=translate("Leads", "New lead"),
        edit_title=translate("Leads", "Edit lead"),
        load=queries.load_form,
        prepare=watch,
    )


def count_text(count: int) -> str:
    """Write how many leads match."""
    return translate("Leads", "{count} leads").format(count=formats.whole(count))


def _chosen_text(rows: Sequence[LeadRow]) -> str:
    areas = [row.intent_area for row in rows if row.intent_area is not None]
    if not areas:
        return ""
    total = formats.area_record(sum(areas[1:], areas[0]))
    return translate("Leads", "intent {area}").format(area=total)
