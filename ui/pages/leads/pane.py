"""What the pane shows of a lead: where it stands, its facts, and everything that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.leads.aging import Aging
from crm.leads.fields import FIELDS
from crm.leads.stage import ORDER
from crm.leads.terms import Stage
from ui import formats
from ui.pages.leads.needs import needs_list
from ui.panes.content import (
    BoxTone,
    Link,
    PaneAction,
    PaneBox,
    PaneChip,
    PaneContent,
    Section,
    SectionRow,
    StageProgress,
    Story,
)
from ui.panes.fact_sheet import FactSheet, listed
from ui.panes.merged import merged_away, merged_fact
from ui.panes.plan_content import at_rest
from ui.panes.plan_rows import task_list
from ui.panes.related_rows import letter_row, visit_chip

if TYPE_CHECKING:
    from datetime import date

    from crm.leads.rows import DealLine, LeadDetail, LeadRow, Milestone, VisitLine
    from ui.panes.content import Fact
    from ui.panes.plan_content import PlanPart

translate = QCoreApplication.translate
NEW_LETTER, NEW_DEAL, NEW_VISIT = "letter.new", "deal.new", "visit.new"
MOVE, ONE_PAGER, MERGE = "move", "one-pager", "merge"
DONE, POSTPONE, HAND_OVER = "next.done", "edit:next_action_on", "edit:owner_id"
TONES = {Aging.NORMAL: "", Aging.NEARING: "expiring", Aging.OVERDUE: "overdue"}


def pane_content(detail: LeadDetail, today: date) -> PaneContent:
    """Write a lead with everything that belongs to it."""
    row = detail.row
    lapsed = PaneChip(translate("Leads", "Intent lapsed"), "lapsed") if row.intent_lapsed else None
    return PaneContent(
        id=row.id,
        version=row.version,
        code=row.code,
        title=row.company,
        subtitle=" · ".join(part for part in (_project(row), row.park) if part),
        chip=lapsed,
        stage=_stage(detail),
        facts=(*merged_fact("lead", detail.merged_into), *_facts(detail)),
        box=_next_box(row, today),
        sections=_sections(detail, today),
        story=Story(Link("lead", row.id), detail.timeline),
        actions=(
            PaneAction(ONE_PAGER, translate("Leads", "One-pager"), "print"),
            PaneAction(MERGE, translate("Leads", "Merge with …"), "merge"),
        ),
        archived=row.archived,
        read_only=merged_away(detail.merged_into),
    )


def _project(row: LeadRow) -> str:
    """The project's name, unless it is only that of the company above it."""
    return "" if row.title == row.company else row.title


def next_stage(row: LeadRow) -> Stage | None:
    """Return the stage after the present one, None at the end and beside the order."""
    if row.stage not in ORDER or row.stage is ORDER[-1]:
        return None
    return ORDER[ORDER.index(row.stage) + 1]


def _stage(detail: LeadDetail) -> StageProgress:
    row = detail.row
    parts: list[str] = []
    if row.days is not None:
        parts.append(translate("Leads", "in stage {days}").format(days=formats.days(row.days)))
    if detail.limit is not None:
        parts.append(translate("Leads", "limit {days}").format(days=formats.days(detail.limit)))
    if detail.review_on is not None and row.stage is Stage.ON_HOLD:
        day = formats.day(detail.review_on)
        parts.append(translate("Leads", "review on {day}").format(day=day))
    if row.stage is Stage.LOST and detail.lost_reason is not None:
        parts.append(detail.lost_reason.label)
    following = next_stage(row)
    action = None
    if following is not None:
        text = translate("Leads", "Move to {stage}").format(stage=following.label)
        action = PaneAction(MOVE, text, "chevron-right")
    elif detail.resumes_to is not None:
        text = translate("Leads", "Back to {stage}").format(stage=detail.resumes_to.label)
        action = PaneAction(MOVE, text, "chevron-right")
    return StageProgress(
        row.stage.label, detail.position, detail.parts, " · ".join(parts), TONES[row.aging], action
    )


def _facts(detail: LeadDetail) -> tuple[Fact, ...]:
    row, sheet = detail.row, FactSheet(FIELDS)
    sheet.always("company_id", row.company, Link("company", row.company_id))
    sheet.known("contact_id", detail.contact)
    sheet.always("owner_id", row.owner)
    sheet.always("industry_id", row.industry)
    sheet.always("mode", row.mode.label)
    sheet.always("source_channel", row.source_channel.label)
    amount = formats.qualified(formats.investment_record(row.investment), row.investment_qual)
    currency = "" if row.currency == "CNY" else f" {row.currency}"
    known = row.investment is not None
    sheet.always("est_investment", f"{amount}{currency}" if known else None)
    needed = row.area_needed
    sheet.always("est_area_needed", str(formats.area_record(needed)) if needed else None)
    sheet.always("project_level", row.project_level.label)
    sheet.known("kind", row.kind.label)
    sheet.known("scope", row.scope.label)
    sheet.known("registered_on", formats.day(row.registered_on))
    sheet.known("chain_leader_company_id", detail.chain_leader)
    sheet.known("co_owner_ids", listed(detail.co_owners))
    sheet.known("preferred_park_ids", listed(detail.preferred_parks), wide=True)
    sheet.known("contract_no", detail.contract_no)
    for milestone in detail.milestones:
        sheet.add(str(milestone.label), _milestone(milestone))
    for name, text in (
        ("summary", detail.summary),
        ("talking_points", detail.talking_points),
        ("risks", detail.risks),
        ("level_note", detail.level_note),
        ("note", detail.note),
    ):
        sheet.known(name, text, wide=True)
    return sheet.facts


def _milestone(milestone: Milestone) -> str:
    """Write the day, what was planned and the difference: 提前 12 天."""
    if milestone.on is None:
        planned = formats.day(milestone.planned_on)
        return translate("Leads", "planned {day}").format(day=planned)
    text = formats.day(milestone.on)
    if milestone.variance:
        early = translate("Leads", "{days} early")
        late = translate("Leads", "{days} late")
        difference = early if milestone.variance < 0 else late
        text += " " + difference.format(days=formats.days(abs(milestone.variance)))
    return text


def _next_box(row: LeadRow, today: date) -> PaneBox | None:
    if row.next_action is None and row.next_action_on is None:
        return None
    caption = translate("Leads", "Next")
    day = ""
    if row.next_action_on is not None:
        left = (row.next_action_on - today).days
        on = formats.short_day(row.next_action_on, today), formats.weekday(row.next_action_on)
        day = "".join(f"{part} " for part in (*on, row.next_action_time) if part)
        due = translate("Leads", "in {days}").format(days=formats.days(left))
        over = translate("Leads", "overdue by {days}").format(days=formats.days(-left))
        now = translate("Leads", "today")
        caption += " · " + (due if left > 0 else over if left < 0 else now)
    return PaneBox(
        caption,
        day + (row.next_action or ""),
        (
            PaneAction(DONE, translate("Leads", "Done"), "check"),
            PaneAction(POSTPONE, translate("Leads", "Postpone")),
            PaneAction(HAND_OVER, translate("Leads", "Hand over")),
        ),
        BoxTone.WARNING if row.next_overdue else BoxTone.NEXT,
    )


def _sections(detail: LeadDetail, today: date) -> tuple[Section | PlanPart, ...]:
    plans = needs_list(detail.requirements, today), task_list(detail.tasks, today)
    over = detail.merged_into is not None or detail.row.archived
    return (
        Section(
            translate("Leads", "Intent letters"),
            tuple(letter_row(each, each.park) for each in detail.letters),
            empty=translate("Leads", "No letter yet."),
            action=PaneAction(NEW_LETTER, translate("Leads", "New letter"), "plus"),
        ),
        Section(
            translate("Leads", "Equity deals"),
            tuple(_deal(each) for each in detail.deals),
            empty=translate("Leads", "No equity deal yet."),
            action=PaneAction(NEW_DEAL, translate("Leads", "New deal"), "plus"),
        ),
        *(at_rest(plans) if over else plans),
        Section(
            translate("Leads", "Visits of the company"),
            tuple(_visit(each) for each in detail.visits),
            empty=translate("Leads", "No visit yet."),
            action=PaneAction(NEW_VISIT, translate("Leads", "New visit"), "plus"),
        ),
    )


def _deal(deal: DealLine) -> SectionRow:
    amount = "" if deal.subscribed is None else str(formats.deal_record(deal.subscribed))
    details = (deal.fund or deal.vehicle.label,)
    return SectionRow(
        deal.code, details, amount, PaneChip(deal.status.label, "draft", ""), Link("deal", deal.id)
    )


def _visit(visit: VisitLine) -> SectionRow:
    return SectionRow(
        visit.code,
        (formats.day(visit.on), visit.direction.label),
        "",
        visit_chip(visit.status),
        Link("visit", visit.id),
    )
