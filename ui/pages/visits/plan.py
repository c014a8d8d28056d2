"""The plan of a visit in its pane: programme, issues of a service visit, minutes and tasks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.records.fields import by_name
from crm.visits import commands, issues, programme, queries
from crm.visits.fields import ISSUE_FIELDS, ITEM_FIELDS
from crm.visits.terms import Direction
from ui import formats
from ui.forms.given import hides
from ui.pages.list_spec import FormSpec
from ui.pages.plan_acts import Act, Plan, joined, task_plan
from ui.panes.plan_content import (
    ADD,
    ARRANGE,
    WRITE,
    PlanGroup,
    PlanList,
    PlanRow,
    PlanText,
    QuickAdd,
    at_rest,
)
from ui.panes.plan_rows import due_chip, line_menu, open_count, task_list, times_text

if TYPE_CHECKING:
    from datetime import date

    from crm.visits.detail import IssueRow, ItemRow, VisitDetail
    from ui.pages.plan_acts import PlanActs
    from ui.panes.plan_content import Given, PlanPart

translate = QCoreApplication.translate
ITEMS, ISSUES, MINUTES = "items", "issues", "minutes"


def plan_parts(detail: VisitDetail, today: date) -> tuple[PlanPart, ...]:
    """Write what is planned and what is left: issues only at a service visit."""
    raised = (_issues(detail, today),) if detail.row.direction is Direction.SERVICE else ()
    parts = (
        _programme(detail),
        *raised,
        PlanText(
            MINUTES,
            translate("Visits", "Minutes"),
            detail.minutes or "",
            translate("Visits", "What was said, what was agreed"),
        ),
        task_list(detail.tasks, today),
    )
    return at_rest(parts) if detail.row.archived else parts


def _programme(detail: VisitDetail) -> PlanList:
    fields = by_name(ITEM_FIELDS)
    rows = tuple(_item(each) for each in detail.items)
    return PlanList(
        ITEMS,
        translate("Visits", "Programme"),
        (PlanGroup(rows=rows),),
        empty=translate("Visits", "No programme yet. Add its lines: Enter adds the next one."),
        movable=True,
        quick=QuickAdd(
            translate("Visits", "Add a line"),
            (
                (fields["start_time"], fields["end_time"], fields["activity"]),
                (fields["park_id"], fields["place"], fields["staff_id"]),
            ),
            values={"start_time": _next_start(detail)},
        ),
    )


def _next_start(detail: VisitDetail) -> str | None:
    """Return when the next line may begin: where the last one ends, at first with the visit."""
    timed = [each for each in detail.items if each.start_time]
    return timed[-1].end_time if timed else detail.row.start_time


def _item(row: ItemRow) -> PlanRow:
    where = " · ".join(part for part in (row.park, row.place) if part)
    return PlanRow(
        row.id,
        row.activity,
        first=times_text(row.start_time, row.end_time),
        detail=where,
        who=row.guide or "",
        open=f"item.edit:{row.id}",
        remove=f"item.archive:{row.id}",
        menu=line_menu("item", "visit_item", row.id, translate("Visits", "Take off the programme")),
    )


def _issues(detail: VisitDetail, today: date) -> PlanList:
    fields = by_name(ISSUE_FIELDS)
    raised = len(detail.issues)
    rate = translate("Visits", "closing rate {rate}")
    several = len(detail.row.companies) > 1
    first = (fields["text"], fields["company_id"]) if several else (fields["text"],)
    return PlanList(
        ISSUES,
        translate("Visits", "Issues raised"),
        (PlanGroup(rows=tuple(_issue(each, today) for each in detail.issues)),),
        empty=translate("Visits", "No issue raised."),
        count=open_count(raised - detail.closed, raised),
        note=rate.format(rate=formats.percent(detail.closing_rate)) if raised else "",
        quick=QuickAdd(
            translate("Visits", "Add an issue"),
            (first, (fields["staff_id"], fields["due_on"])),
        ),
    )


def _issue(row: IssueRow, today: date) -> PlanRow:
    closed = row.closed_on is not None
    return PlanRow(
        row.id,
        row.text,
        detail=" · ".join(part for part in (row.company, row.answer) if part),
        who=row.staff or "",
        chip=due_chip(row.due_on, row.closed_on, today, translate("Visits", "settled")),
        done=closed,
        open=f"issue.edit:{row.id}",
        toggle=f"issue.reopen:{row.id}" if closed else f"issue.close:{row.id}",
        remove=f"issue.archive:{row.id}",
        menu=line_menu("issue", "issue", row.id),
    )


def item_form() -> FormSpec:
    """Return the form of a line of the programme; the visit is the one of the pane."""
    return FormSpec(
        fields=ITEM_FIELDS,
        save=programme.save_visit_item,
        new_title=translate("Visits", "New line"),
        edit_title=translate("Visits", "Edit the line"),
        load=queries.load_item_form,
        prepare=hides("visit_id"),
    )


def issue_form() -> FormSpec:
    """Return the form of an issue; the visit is the one of the pane."""
    return FormSpec(
        fields=ISSUE_FIELDS,
        save=issues.save_issue,
        new_title=translate("Visits", "New issue"),
        edit_title=translate("Visits", "Edit the issue"),
        load=queries.load_issue_form,
        prepare=hides("visit_id"),
    )


def visit_plan(acts: PlanActs) -> Plan:
    """Return what can be done with the plan of a visit."""
    archived = translate("Visits", "Archived.")
    return joined(
        task_plan(acts, "visit_id"),
        Plan(
            acts={
                "item.archive": Act(programme.archive_visit_item, archived),
                "issue.close": Act(issues.close_issue, translate("Visits", "Settled.")),
                "issue.reopen": Act(issues.reopen_issue, translate("Visits", "Open again.")),
                "issue.archive": Act(issues.archive_issue, archived),
            },
            forms={"item.edit": item_form, "issue.edit": issue_form},
            takers={
                (ITEMS, ADD): partial(
                    acts.add, command=programme.save_visit_item, parent="visit_id"
                ),
                (ITEMS, ARRANGE): partial(_arrange, acts),
                (ISSUES, ADD): partial(acts.add, command=issues.save_issue, parent="visit_id"),
                (MINUTES, WRITE): partial(_write_minutes, acts),
            },
        ),
    )


def _arrange(acts: PlanActs, given: Given) -> None:
    ((_group, ids),) = given.value
    said = translate("Visits", "The programme is arranged.")
    acts.write(given, said, programme.arrange_visit_items, given.record_id, ids)


def _write_minutes(acts: PlanActs, given: Given) -> None:
    text, before = given.value
    said = translate("Visits", "The minutes are saved.")
    acts.write(given, said, commands.write_visit_minutes, given.record_id, text, before)
