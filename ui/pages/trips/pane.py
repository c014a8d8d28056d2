"""What the pane shows of a trip: its stops, whom it met, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.trips.fields import TRIP_FIELDS
from crm.trips.terms import Interest, TripStatus
from ui import formats
from ui.pages.trips.plan import plan_parts
from ui.panes.content import HISTORY, PaneAction, PaneChip, PaneContent, Section, SectionRow
from ui.panes.fact_sheet import FactSheet, listed, measured
from ui.panes.related_rows import trip_chip

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from crm.trips.detail import TripContactRow, TripDetail
    from ui.panes.content import Fact

translate = QCoreApplication.translate
NEW_CONTACT = "contact.new"
FINISH, CONVERT = "finish", "convert"
OPEN = (TripStatus.PLANNED, TripStatus.UNDERWAY)
AHEAD = (TripStatus.PLANNED, TripStatus.CANCELLED)
INTEREST_LOOK = {Interest.HIGH: "in_force", Interest.MEDIUM: "won", Interest.LOW: "draft"}


def pane_content(detail: TripDetail, today: date) -> PaneContent:
    """Write a trip: what is planned first, once it is under way whom it met."""
    row = detail.row
    days, *others = plan_parts(detail, today)
    ahead = row.status in AHEAD
    first = (days, _contacts(detail)) if ahead else (_contacts(detail), days)
    finish = (PaneAction(FINISH, translate("Trips", "Finish"), "check"),)
    return PaneContent(
        id=row.id,
        version=row.version,
        code=row.code,
        title=row.title,
        subtitle=" · ".join((listed(row.cities), _days(row.starts_on, row.ends_on))),
        chip=trip_chip(row.status),
        facts=_facts(detail),
        sections=(*first, *others),
        actions=(*_convert(detail), *(finish if row.status in OPEN else ())),
        archived=row.archived,
    )


def _convert(detail: TripDetail) -> tuple[PaneAction, ...]:
    """Offer to turn who is no lead yet into leads, all of them together."""
    waiting = sum(each.lead_id is None for each in detail.contacts)
    text = translate("Trips", "Turn into leads ({count})").format(count=waiting)
    return (PaneAction(CONVERT, text, "leads"),) if waiting else ()


def _days(first: date, last: date) -> str:
    if first == last:
        return formats.day(first)
    text = translate("Trips", "{first} to {last}")
    return text.format(first=formats.day(first), last=formats.day(last))


def _facts(detail: TripDetail) -> tuple[Fact, ...]:
    row, sheet = detail.row, FactSheet(TRIP_FIELDS)
    sheet.always("leader_staff_id", row.leader)
    sheet.known("mode", detail.mode.label if detail.mode else None)
    sheet.known("focus_industry_ids", listed(detail.industries))
    for name, amount in (("budget", detail.budget), ("actual_cost", detail.actual_cost)):
        sheet.known(name, measured(formats.cost_record(amount), known=amount is not None))
    _add_difference(sheet, detail.over_budget)
    sheet.known("approved_by", detail.approved_by)
    sheet.known("approved_on", formats.day(detail.approved_on) if detail.approved_on else None)
    sheet.known("purpose", detail.purpose, wide=True)
    sheet.known("note", detail.note, wide=True)
    return sheet.facts


def _add_difference(sheet: FactSheet, over: Decimal | None) -> None:
    """Say by how much (元) the budget was exceeded or kept, once both are known."""
    if over is None:
        return
    amount = str(formats.cost_record(abs(over)))
    above = translate("Trips", "{amount} over budget")
    below = translate("Trips", "{amount} below budget")
    text = (above if over > 0 else below).format(amount=amount)
    sheet.add(translate("Trips", "Difference"), text, "overdue" if over > 0 else "")


def _contacts(detail: TripDetail) -> Section:
    return Section(
        translate("Trips", "Contacts logged"),
        tuple(_contact(each) for each in detail.contacts),
        empty=translate("Trips", "Nobody logged yet. A click makes a lead of whom you log."),
        action=PaneAction(NEW_CONTACT, translate("Trips", "Log a contact")),
    )


def _contact(row: TripContactRow) -> SectionRow:
    edit, remove = f"contact.edit:{row.id}", f"contact.archive:{row.id}"
    if row.lead_id is None:
        action = PaneAction(f"contact.convert:{row.id}", translate("Trips", "Make a lead"))
    else:
        action = PaneAction(f"lead.open:{row.lead_id}", row.lead_code or "", "check")
    look = INTEREST_LOOK.get(row.interest)
    label = translate("Trips", "Interest: {level}").format(level=row.interest.label)
    return SectionRow(
        row.company,
        (" ".join(part for part in (row.contact, row.title) if part),),
        chip=PaneChip(label, look, "dot") if look else None,
        key=edit,
        action=action,
        menu=(
            PaneAction(edit, translate("Trips", "Edit"), "edit"),
            PaneAction(
                f"{HISTORY}:trip_contact:{row.id}", translate("Trips", "What changed"), "clock"
            ),
            PaneAction(remove, translate("Trips", "Take off the trip"), "archive"),
        ),
    )
