"""What a lead needs (要素需求) in its pane: added in place, ticked off with the space bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.leads import queries
from crm.leads import requirements as commands
from crm.leads.requirement_fields import REQUIREMENT_FIELDS
from crm.leads.requirement_units import suggested_unit
from crm.leads.terms import RequirementKind
from crm.quantities.formatting import natural
from crm.records.fields import by_name
from ui.forms.given import hides
from ui.pages.list_spec import FormSpec
from ui.pages.plan_acts import Act, Plan
from ui.panes.plan_content import ADD, PlanGroup, PlanList, PlanRow, QuickAdd
from ui.panes.plan_rows import due_chip, line_menu, open_count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.leads.rows import RequirementRow
    from ui.pages.plan_acts import PlanActs

translate = QCoreApplication.translate
NEEDS = "needs"


def needs_list(needs: Sequence[RequirementRow], today: date) -> PlanList:
    """Write what a lead needs, open needs first, with the fields that add one."""
    late = sum(each.overdue for each in needs)
    note = translate("Leads", "{count} overdue").format(count=late) if late else ""
    left = sum(each.closed_on is None for each in needs)
    return PlanList(
        NEEDS,
        translate("Leads", "Needs"),
        (PlanGroup(rows=tuple(_need(each, today) for each in needs)),),
        empty=translate("Leads", "No need recorded."),
        count=open_count(left, len(needs)),
        note=note,
        tone="overdue",
        quick=_quick(),
    )


def _quick() -> QuickAdd:
    fields = by_name(REQUIREMENT_FIELDS)
    units = {str(kind): suggested_unit(kind) for kind in RequirementKind}
    return QuickAdd(
        translate("Leads", "Add a need"),
        (
            (fields["kind"], fields["quantity"], fields["unit"]),
            (fields["due_on"], fields["staff_id"]),
        ),
        suggested={"kind": ("unit", units)},
    )


def _need(need: RequirementRow, today: date) -> PlanRow:
    met = need.closed_on is not None
    amount = ""
    if need.quantity is not None:
        amount = f"{natural(need.quantity)} {need.unit or ''}".strip()
    return PlanRow(
        need.id,
        " ".join(part for part in (need.kind.label, amount) if part),
        detail=need.note or "",
        who=need.staff,
        chip=due_chip(need.due_on, need.closed_on, today, translate("Leads", "met")),
        done=met,
        open=f"need.edit:{need.id}",
        toggle=f"need.reopen:{need.id}" if met else f"need.close:{need.id}",
        remove=f"need.archive:{need.id}",
        menu=line_menu("need", "lead_requirement", need.id),
    )


def need_form() -> FormSpec:
    """Return the form of a need; the lead is the one of the pane."""
    return FormSpec(
        fields=REQUIREMENT_FIELDS,
        save=commands.save_requirement,
        new_title=translate("Leads", "New need"),
        edit_title=translate("Leads", "Edit need"),
        load=queries.load_requirement_form,
        prepare=hides("lead_id"),
    )


def needs_plan(acts: PlanActs) -> Plan:
    """Return what can be done with the needs of a lead."""
    return Plan(
        acts={
            "need.close": Act(commands.close_requirement, translate("Leads", "Met.")),
            "need.reopen": Act(commands.reopen_requirement, translate("Leads", "Open again.")),
            "need.archive": Act(commands.archive_requirement, translate("Leads", "Archived.")),
        },
        forms={"need.edit": need_form},
        takers={
            (NEEDS, ADD): partial(acts.add, command=commands.save_requirement, parent="lead_id")
        },
    )
