"""Open leads of the company that is chosen in the form of a lead (docs/domain.md, Leads)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Slot

from crm.leads.first_leads import open_leads
from crm.leads.terms import LeadKind
from ui import formats
from ui.forms.leaving import leave_for
from ui.forms.matches import NOTICE, MatchesBlock, MatchLine
from ui.forms.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.leads.first_leads import OpenLead
    from ui.context import Context
    from ui.forms.record_form import RecordForm

translate = QCoreApplication.translate
SHOWN = 3
WATCHED = ("company_id", "kind")


class FirstLeadWatch(Watch):
    """Says whose lead a company is before a second one is saved (首报首谈)."""

    def __init__(self, form: RecordForm, context: Context, lead_id: int | None) -> None:
        """Watch company and kind; `lead_id` is the lead being edited."""
        super().__init__(form, context, WATCHED, "company_id")
        self._lead_id = lead_id
        self.opened.connect(self._leave)
        if lead_id is None:
            self.look()  # the company may have been given

    def ask(self) -> Sequence[Any] | None:
        """Ask for the open leads of a company that was chosen."""
        company_id = self.form.raw("company_id")
        if not isinstance(company_id, int):
            return None
        kinds = {str(each.value): each for each in LeadKind}
        return (open_leads, company_id, kinds.get(self.text("kind")), self._lead_id)

    def block(self, found: Sequence[OpenLead] | None) -> MatchesBlock | None:
        """Show the open leads, those of the same kind first; saving is not refused."""
        if not found:
            return None
        same = found[0].same_kind
        title = self.tr("Already an open lead. The first to register keeps it:")
        if not same:
            title = self.tr("Already an open lead of another kind:")
        lines = [_line(each) for each in found[:SHOWN]]
        block = MatchesBlock(title, NOTICE, lines, self.context.theme, self.form)
        block.opened.connect(self.opened)
        return block

    @Slot(int)
    def _leave(self, lead_id: int) -> None:
        leave_for(self.form, partial(self.context.navigate.open, "lead", lead_id), may_lose=WATCHED)


def _line(lead: OpenLead) -> MatchLine:
    registered = translate("FirstLeadWatch", "registered {date}")
    detail = " · ".join(
        (lead.owner, lead.kind.label, registered.format(date=formats.day(lead.registered_on)))
    )
    return MatchLine(lead.id, f"{lead.code} {lead.title}", detail, (lead.stage.label, "draft", ""))
