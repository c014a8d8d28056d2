"""What the pane shows of a company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.companies.fields import COMPANY_FIELDS
from crm.leads.stage import ORDER
from crm.leads.terms import Stage
from ui import formats
from ui.panes.content import (
    HISTORY,
    Link,
    PaneAction,
    PaneChip,
    PaneContent,
    Section,
    SectionRow,
    Story,
)
from ui.panes.fact_sheet import FactSheet, listed, measured
from ui.panes.merged import merged_away, merged_fact
from ui.panes.related_rows import (
    deal_row,
    lead_row,
    letter_row,
    trip_chip,
    visit_row,
)

if TYPE_CHECKING:
    from crm.companies.queries import CompanyDetail, ContactRow
    from crm.companies.related import CompanyFile
    from ui.panes.content import Fact

translate = QCoreApplication.translate
HOME = "中国"  # not worth a line
NEW_CONTACT = "contact.new"
NEW_LEAD = "lead.new"
NEW_LETTER = "letter.new"
NEW_DEAL = "deal.new"
NEW_VISIT = "visit.new"
MERGE = "merge"
COMPANY = "company"


def pane_content(file: CompanyFile) -> PaneContent:
    """Write a company with everything that belongs to it."""
    row = file.detail.row
    chip = PaneChip(translate("Companies", "Tenant"), "won") if row.is_tenant else None
    parts = (row.short_name, row.industry, row.city or row.province)
    return PaneContent(
        id=row.id,
        version=row.version,
        code=row.uscc or "",
        title=row.name,
        subtitle=" · ".join(part for part in parts if part),
        chip=chip,
        facts=(*merged_fact(COMPANY, file.merged_into), *_facts(file)),
        sections=(_contacts(file.detail), *_related(file)),
        story=Story(Link(COMPANY, row.id), file.timeline),
        actions=(PaneAction(MERGE, translate("Companies", "Merge with …"), "merge"),),
        archived=row.archived,
        read_only=merged_away(file.merged_into),
    )


def _facts(file: CompanyFile) -> tuple[Fact, ...]:
    detail, row, sheet = file.detail, file.detail.row, FactSheet(COMPANY_FIELDS)
    sheet.always("industry_id", row.industry)
    sheet.always("tier", row.tier.label if row.tier else None)
    sheet.always("uscc", row.uscc, label=translate("Companies", "Credit code"))
    sheet.known("ownership", detail.ownership.label if detail.ownership else None)
    if not detail.main_products:
        sheet.always("main_products", None)
    sheet.known("park_id", row.park, _link("park", file.park_id))
    sheet.known("parent_company_id", detail.parent, _link("company", file.parent_id))
    _add_size(sheet, detail)
    abroad = "" if detail.country == HOME else detail.country
    place = " ".join(part for part in (abroad, row.province, row.city) if part)
    sheet.known("city", place)
    sheet.known("stock_code", detail.stock_code)
    if detail.is_foreign:
        sheet.add(translate("Companies", "Capital"), translate("Companies", "Foreign capital"))
    sheet.known("main_products", detail.main_products, wide=True)
    sheet.known("address", detail.address, wide=True)
    sheet.known("aliases", listed(detail.aliases), wide=True)
    sheet.known("qualifications", listed(detail.qualifications), wide=True)
    sheet.known("tags", listed(detail.tags), wide=True)
    sheet.known("note", detail.note, wide=True)
    return sheet.facts


def _add_size(sheet: FactSheet, detail: CompanyDetail) -> None:
    for name, amount in (
        ("registered_capital", detail.registered_capital),
        ("annual_revenue", detail.annual_revenue),
        ("annual_tax", detail.annual_tax),
    ):
        sheet.known(name, measured(formats.deal_record(amount), known=amount is not None))
    sheet.known("founded_on", formats.day(detail.founded_on) if detail.founded_on else None)
    sheet.known("headcount", formats.whole(detail.headcount) if detail.headcount else None)
    sheet.known("figures_year", str(detail.figures_year) if detail.figures_year else None)


def _link(target: str, record_id: int | None) -> Link | None:
    return None if record_id is None else Link(target, record_id)


def _contacts(detail: CompanyDetail) -> Section:
    return Section(
        translate("Companies", "Contacts"),
        tuple(_contact(each) for each in detail.contacts),
        empty=translate("Companies", "No contact yet. Add whom to call."),
        action=PaneAction(NEW_CONTACT, translate("Companies", "New contact")),
    )


def _contact(row: ContactRow) -> SectionRow:
    main = PaneChip(translate("Companies", "Main contact"), "won") if row.is_primary else None
    menu = [PaneAction(f"contact.edit:{row.id}", translate("Companies", "Edit"), "edit")]
    if not row.is_primary:
        text = translate("Companies", "Make the main contact")
        menu.append(PaneAction(f"contact.primary:{row.id}", text, "star"))
    if row.mobile or row.phone:
        text = translate("Companies", "Copy the number")
        menu.append(PaneAction(f"contact.copy:{row.mobile or row.phone}", text, "phone"))
    history = translate("Companies", "What changed")
    menu.append(PaneAction(f"{HISTORY}:contact:{row.id}", history, "clock"))
    text = translate("Companies", "Merge with …")
    menu.append(PaneAction(f"contact.merge:{row.id}", text, "merge"))
    archive = translate("Companies", "Archive")
    menu.append(PaneAction(f"contact.archive:{row.id}", archive, "archive"))
    details = (row.title or "", row.mobile or row.phone or row.wechat or row.email or "")
    key = f"contact.edit:{row.id}"
    return SectionRow(row.name, details, chip=main, key=key, menu=tuple(menu))


def _related(file: CompanyFile) -> tuple[Section, ...]:
    new_letter = PaneAction(NEW_LETTER, translate("Companies", "New letter"))
    return (
        Section(
            translate("Companies", "Leads"),
            tuple(lead_row(each) for each in file.leads),
            empty=translate("Companies", "No lead yet."),
            action=PaneAction(NEW_LEAD, translate("Companies", "New lead")),
        ),
        Section(
            translate("Companies", "Letters of intent"),
            tuple(letter_row(each, each.park) for each in file.letters),
            empty=translate("Companies", "No letter yet."),
            action=new_letter if open_lead(file) is not None else None,
        ),
        Section(
            translate("Companies", "Equity deals"),
            tuple(deal_row(each) for each in file.deals),
            empty=translate("Companies", "No equity deal yet."),
            action=PaneAction(NEW_DEAL, translate("Companies", "New deal")),
        ),
        Section(
            translate("Companies", "Visits"),
            tuple(visit_row(each) for each in file.visits),
            empty=translate("Companies", "No visit yet."),
            action=PaneAction(NEW_VISIT, translate("Companies", "New visit")),
        ),
        Section(
            translate("Companies", "Trips"),
            tuple(
                SectionRow(
                    each.code,
                    (formats.day(each.starts_on), each.title),
                    chip=trip_chip(each.status),
                    link=Link("trip", each.id),
                )
                for each in file.trips
            ),
            empty=translate("Companies", "Not met on a trip yet."),
        ),
    )


def open_lead(file: CompanyFile) -> int | None:
    """Return the newest lead that a letter can be signed for."""
    closed = (Stage.LOST, Stage.ON_HOLD)
    found = [each.id for each in file.leads if each.stage in ORDER and each.stage not in closed]
    return found[0] if found else None
