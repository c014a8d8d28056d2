"""Site visits: receptions, visits to companies and service visits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.leads.terms import SourceChannel
from crm.records.fields import by_name
from crm.records.list_columns import condition_fields, group_names
from crm.visits import queries
from crm.visits.commands import archive_visit, restore_visit, save_visit
from crm.visits.detail import load_detail
from crm.visits.fields import VISIT_FIELDS
from crm.visits.terms import Direction, VisitStatus
from ui.pages.list_page import ListPage
from ui.pages.list_spec import FormSpec, ListSpec
from ui.pages.plan_acts import PlanActs
from ui.pages.subtotals import visit_subtotals
from ui.pages.views_given import VISIT_FILTERS, visit_views
from ui.pages.visits import pane
from ui.pages.visits.columns import totals_text, visit_columns, visit_filters
from ui.pages.visits.plan import visit_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from crm.records.saved import FormValues, Saved
    from crm.visits.detail import VisitDetail
    from ui.context import Context
    from ui.forms.record_form import RecordForm
    from ui.panes.content import PaneContent

translate = QCoreApplication.translate
FINISHING = (
    *("status", "visitor_count", "visitor_ids", "feedback", "interest"),
    *("next_action", "next_action_on", "next_action_time"),
)


def create_page(context: Context) -> ListPage:
    """Return the page."""
    return VisitsPage(context)


class VisitsPage(ListPage):
    """The list of visits; the pane confirms them, finishes them and starts leads from them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show all visits, the latest first."""
        self._shown: VisitDetail | None = None
        # The list owns them once it is made: its declaration names them before.
        self._plan = PlanActs(context, context.theme)
        super().__init__(context, self._spec(), parent)
        self._plan.setParent(self)
        self._plan.attach(self.side, visit_plan(self._plan))

    def _spec(self) -> ListSpec:
        return ListSpec(
            key="visits",
            kind="visit",
            icon="visits",
            title=translate("Pages", "Visits"),
            search_hint=translate("Visits", "Company, pinyin or code"),
            columns=visit_columns(),
            sort="on",
            descending=True,
            filters=visit_filters(),
            find_ids=queries.find_ids,
            conditions=condition_fields(queries.CONDITIONS),
            groups=group_names(queries.CONDITIONS),
            find_groups=queries.find_groups,
            subtotals=visit_subtotals(),
            load_rows=queries.load_rows,
            reads=queries.READS,
            totals=queries.totals,
            totals_text=totals_text,
            load_pane=load_detail,
            pane=self._pane,
            form=self._form(),
            archive=archive_visit,
            restore=restore_visit,
            act=self._act,
            take=self._plan.take,
            views=visit_views(),
            more_filters=VISIT_FILTERS,
            count_text=_count_text,
            empty_text=translate("Visits", "No visit yet. Enter the first one."),
            new_text=translate("Visits", "New visit"),
        )

    def _form(self) -> FormSpec:
        return FormSpec(
            fields=VISIT_FIELDS,
            save=save_visit,
            new_title=translate("Visits", "New visit"),
            edit_title=translate("Visits", "Edit visit"),
            load=queries.load_form,
            defaults=self._defaults,
        )

    def _defaults(self) -> Mapping[str, object]:
        return {"on": self.context.today, "host_staff_id": self.context.actor.id or None}

    def _pane(self, detail: VisitDetail) -> PaneContent:
        self._shown = detail
        return pane.pane_content(detail, self.context.today)

    def _act(self, key: str, visit_id: int) -> None:
        if self._plan.act(key):
            return
        if key == pane.FINISH:
            self.side.open_form(_finish_form(), record_id=visit_id)
        elif key == pane.CONFIRM:
            self._confirm(visit_id)
        elif key == pane.NEW_LEAD and self._shown is not None:
            self.context.navigate.new("lead", _lead_values(self._shown))

    def _confirm(self, visit_id: int) -> None:
        command = partial(save_visit, id=visit_id)
        values = {"status": str(VisitStatus.CONFIRMED)}
        self.context.write(save_visit.__name__, command, values, owner=self, done=self._confirmed)

    def _confirmed(self, saved: Saved) -> None:
        self.context.messages.tell(self.tr("{code} is confirmed.").format(code=saved.code))


def _lead_values(detail: VisitDetail) -> dict[str, object]:
    """Return what a lead that comes of the visit begins with."""
    row = detail.row
    channel = SourceChannel.RECEPTION if row.direction is Direction.INBOUND else SourceChannel.OTHER
    return {
        "company_id": row.companies[0].id if row.companies else None,
        "source_channel": str(channel),
        "source_visit_id": row.id,
        "next_action": row.next_action,
        "next_action_on": row.next_action_on,
    }


def _finish_form() -> FormSpec:
    """Return the form that ends a visit: how many came, what they said, what comes next."""
    fields = by_name(VISIT_FIELDS)
    fields["visitor_count"] = replace(fields["visitor_count"], required=True, hint=None)
    return FormSpec(
        fields=tuple(fields[name] for name in FINISHING),
        save=save_visit,
        new_title="",
        edit_title=translate("Visits", "Finish the visit"),
        load=queries.load_form,
        prepare=_set_done,
        save_text=translate("Visits", "Finish"),
    )


def _set_done(form: RecordForm, _values: FormValues) -> None:
    form.put("status", str(VisitStatus.DONE))
    form.hide_field("status", hidden=True)


def _count_text(count: int) -> str:
    return translate("Visits", "{count} visits").format(count=f"{count:,}")
