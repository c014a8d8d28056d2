"""What the pane shows of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.companies.masking import masked_phone
from crm.visits.conflicts import words
from crm.visits.fields import VISIT_FIELDS
from crm.visits.terms import VisitStatus
from ui import formats
from ui.pages.visits.columns import names, times
from ui.pages.visits.plan import plan_parts
from ui.panes.content import Link, PaneAction, PaneBox, PaneContent, Section, SectionRow
from ui.panes.fact_sheet import FactSheet, listed
from ui.panes.related_rows import visit_chip

if TYPE_CHECKING:
    from datetime import date

    from crm.visits.detail import VisitDetail, Visitor
    from crm.visits.queries import Named, VisitRow
    from ui.panes.content import Fact
    from ui.panes.plan_content import PlanPart

translate = QCoreApplication.translate
CONFIRM = "confirm"
FINISH = "finish"
NEW_LEAD = "lead.new"
EDIT = "edit"
OPEN = (VisitStatus.PLANNED, VisitStatus.CONFIRMED)


def pane_content(detail: VisitDetail, today: date) -> PaneContent:
    """Write a visit."""
    row = detail.row
    when = " ".join(part for part in (formats.day(row.on), times(row)) if part)
    return PaneContent(
        id=row.id,
        version=row.version,
        code=row.code,
        title=names(row.companies) or row.code,
        subtitle=f"{row.direction.label} · {when}",
        chip=visit_chip(row.status),
        facts=_facts(detail),
        box=_box(row),
        sections=_sections(detail, today),
        actions=_actions(row),
        archived=row.archived,
    )


def _actions(row: VisitRow) -> tuple[PaneAction, ...]:
    finish = PaneAction(FINISH, translate("Visits", "Finish"), "check")
    confirm = PaneAction(CONFIRM, translate("Visits", "Confirm the date"), "ring-check")
    if row.status not in OPEN:
        return ()
    return (finish, confirm) if row.status is VisitStatus.PLANNED else (finish,)


def _facts(detail: VisitDetail) -> tuple[Fact, ...]:
    row, sheet = detail.row, FactSheet(VISIT_FIELDS)
    if row.status in OPEN:
        for each in detail.clashes:
            sheet.add(translate("Visits", "Also wanted"), words(each), "expiring", wide=True)
    sheet.always("host_staff_id", row.host)
    sheet.known("escort_ids", listed(detail.escorts))
    count = None if row.visitor_count is None else formats.whole(row.visitor_count)
    sheet.always("visitor_count", count)
    sheet.known("interest", row.interest.label if row.interest else None)
    sheet.known("leader_titles", listed(detail.leader_titles), wide=True)
    sheet.known("purpose", detail.purpose, wide=True)
    sheet.known("itinerary", detail.itinerary, wide=True)
    if row.status is VisitStatus.DONE:
        sheet.known("feedback", detail.feedback, wide=True)
        if not detail.feedback:
            sheet.always("feedback", None)
    sheet.known("note", detail.note, wide=True)
    return sheet.facts


def _box(row: VisitRow) -> PaneBox | None:
    if not row.next_action:
        return None
    caption = translate("Visits", "Next action")
    day = formats.day(row.next_action_on) if row.next_action_on else ""
    when = " ".join(part for part in (day, row.next_action_time) if part)
    return PaneBox(" · ".join(part for part in (caption, when) if part), row.next_action)


def _sections(detail: VisitDetail, today: date) -> tuple[Section | PlanPart, ...]:
    row = detail.row
    programme, *others = plan_parts(detail, today)
    leads = (*((detail.lead,) if detail.lead else ()), *detail.new_leads)
    return (
        Section(
            translate("Visits", "Guests"),
            (
                *(_named(each, "company") for each in row.companies),
                *(_visitor(each) for each in detail.visitors),
            ),
            count=row.visitor_count if row.visitor_count is not None else len(detail.visitors),
            action=PaneAction(f"{EDIT}:visitor_ids", translate("Visits", "Who comes"), "edit"),
        ),
        programme,
        Section(
            translate("Visits", "Parks shown"),
            tuple(_named(each, "park") for each in row.parks),
            empty=translate("Visits", "No park: the visit did not lead to one."),
        ),
        *others,
        Section(
            translate("Visits", "Leads"),
            tuple(_named(each, "lead") for each in dict.fromkeys(leads)),
            empty=translate("Visits", "No lead came of it yet."),
            action=PaneAction(NEW_LEAD, translate("Visits", "New lead")),
        ),
    )


def _visitor(guest: Visitor) -> SectionRow:
    """Write a guest; the number is masked, because the pane is shown to others too."""
    details = tuple(part for part in (guest.title, guest.company) if part)
    link = Link("contact", guest.id)
    return SectionRow(guest.name, details, masked_phone(guest.phone), link=link)


def _named(record: Named, target: str) -> SectionRow:
    return SectionRow(record.name, link=Link(target, record.id))
