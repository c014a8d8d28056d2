"""What the one-pager says of a lead, for a date (docs/domain.md, One-pager)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.briefings.area_statement import letter_line
from crm.briefings.contents import (
    DealLine,
    Fact,
    NextAction,
    OnePager,
    Progress,
    RequirementLine,
)
from crm.companies import queries as companies
from crm.industries.queries import list_level_1
from crm.language import ENGLISH, _, current_language, mark
from crm.leads import detail as leads
from crm.leads.gates import history_of
from crm.leads.stage import stage_at
from crm.letters import queries as letters
from crm.letters.terms import LetterState
from crm.measures.tiers import LOWER_BOUND
from crm.quantities.dates import printed_date
from crm.quantities.formatting import (
    in_m2,
    in_mu,
    in_wan_m2,
    money_auto,
    natural,
    percent,
    qualified,
)
from crm.timeline.queries import load_timeline
from crm.timeline.rows import TimelineAsked
from crm.timeline.terms import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from crm.companies.queries import CompanyDetail
    from crm.language import Marked
    from crm.leads.rows import DealLine as StoredDeal
    from crm.leads.rows import LeadDetail, LeadRow, RequirementRow

READS = (*letters.READS, *companies.READS, "deal", "pay_in", "visit", "trip_contact", "follow_up")
LATEST = 5  # rows of 对接进展
_KINDS = {
    EntryKind.FOLLOW_UP: mark("progress kind", "Follow-up"),
    EntryKind.VISIT: mark("progress kind", "Visit"),
    EntryKind.LETTER: mark("progress kind", "Letter"),
    EntryKind.TRIP: mark("progress kind", "Trip"),
    EntryKind.DEAL: mark("progress kind", "Pay-in"),
}
_NO_PAPER = (LetterState.VOID, LetterState.NOT_SIGNED)
_SIZES = ((10**8, "亿元"), (10**4, "万元"), (1, "元"))


def collect_one_pager(session: Session, lead_id: int, as_of: date) -> OnePager:
    """Collect the page of a lead; what happened after `as_of` is left out.

    Raises UserError NOT_FOUND.
    """
    lead = leads.load_detail(session, lead_id, as_of)
    row = lead.row
    company = companies.load_detail(session, row.company_id, as_of)
    papers = [each for each in lead.letters if each.state not in _NO_PAPER]
    stage = stage_at(history_of(session, lead_id), as_of)
    return OnePager(
        as_of=as_of,
        code=row.code,
        company=company.row.name,
        title=row.title,
        stage=stage.label if stage else "",
        owner=row.owner,
        level=row.project_level.label,
        tier=_tier(row.investment_cny),
        company_facts=tuple(_company_facts(session, company, row)),
        project_facts=tuple(_project_facts(lead)),
        progress=tuple(_progress(session, lead.row.id, as_of)),
        letters=tuple(letter_line(each) for each in papers),
        deals=tuple(_deal(each) for each in lead.deals if _is_known(each, as_of)),
        requirements=tuple(
            _requirement(each)
            for each in lead.requirements
            if each.closed_on is None or each.closed_on > as_of
        ),
        talking_points=lead.talking_points or "",
        next_action=_next_action(row),
        note=lead.note or "",
        is_demo=row.is_demo or company.row.is_demo or any(each.is_demo for each in papers),
    )


def _company_facts(session: Session, company: CompanyDetail, lead: LeadRow) -> Iterator[Fact]:
    year = f" ({company.figures_year})" if company.figures_year else ""
    yearly = _listed(_money(company.annual_revenue), _money(company.annual_tax))
    founded = printed_date(company.founded_on) if company.founded_on else ""
    capital = _money(company.registered_capital)
    yield Fact(str(mark("pack fact", "Full name")), company.row.name, is_name=True)
    yield _fact(mark("pack fact", "Credit code"), company.row.uscc)
    yield _fact(mark("pack fact", "Founded, capital"), _listed(founded, capital))
    yield _fact(mark("pack fact", "Industry"), _industry(session, lead))
    yield _fact(mark("pack fact", "Qualifications"), _listed(*_standing(company)))
    yield _fact(mark("pack fact", "Employees"), _people(company.headcount))
    yield _fact(mark("pack fact", "Revenue, tax"), yearly and yearly + year)
    yield _fact(mark("pack fact", "Address"), company.address or company.row.city)
    yield _fact(mark("pack fact", "Main products"), company.main_products)


def _project_facts(lead: LeadDetail) -> Iterator[Fact]:
    row = lead.row
    yield _fact(mark("pack fact", "Investment"), _investment(row))
    yield _fact(mark("pack fact", "Location"), _location(lead))
    yield _fact(mark("pack fact", "Plant needed"), _floor(row.area_needed))
    yield _fact(mark("pack fact", "Land needed"), _land(row.land_needed))
    yield _fact(mark("pack fact", "Annual output"), _money(lead.est_output))
    yield _fact(mark("pack fact", "Annual tax"), _money(lead.est_tax))
    yield _fact(mark("pack fact", "Output per mu"), _money(lead.output_per_mu))
    yield _fact(mark("pack fact", "Tax per mu"), _money(lead.tax_per_mu))
    yield _fact(mark("pack fact", "Construction"), _construction(lead))
    yield _fact(mark("pack fact", "Jobs"), _people(lead.est_jobs))


def _fact(label: Marked, value: str | None) -> Fact:
    return Fact(str(label), value or "")


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else money_auto(amount)


def _location(lead: LeadDetail) -> str:
    return lead.landing_park or lead.row.park or _listed(*lead.preferred_parks)


def _standing(company: CompanyDetail) -> tuple[str, ...]:
    tier = (company.row.tier.label,) if company.row.tier else ()
    return (*tier, *(each for each in company.qualifications if each not in tier))


def _industry(session: Session, lead: LeadRow) -> str:
    main = {each.code: each.name for each in list_level_1(session)}.get(lead.industry_code, "")
    return " / ".join(dict.fromkeys(each for each in (main, lead.industry or "") if each))


def _investment(lead: LeadRow) -> str:
    if lead.investment is None:
        return ""
    if not lead.investment_qual or current_language() == ENGLISH or lead.currency != "CNY":
        return money_auto(lead.investment, lead.currency)
    # A qualified figure keeps the digits it was written with: 超300亿元.
    size, unit = next(each for each in _SIZES if lead.investment >= each[0] or each[0] == 1)
    return qualified(natural(lead.investment / size), unit, lead.investment_qual)


def _floor(area: Decimal | None) -> str:
    if area is None:
        return ""
    shown = in_m2(area) if current_language() == ENGLISH else in_wan_m2(area)
    return str(mark("area in a sentence of packs", "{area} m²")).format(area=shown)


def _land(area: Decimal | None) -> str:
    """Statutory units first, 亩 in brackets: 2.00万平方米（30.00亩）."""
    if area is None:
        return ""
    return _("{area} ({mu} mu)").format(area=_floor(area), mu=in_mu(area))


def _construction(lead: LeadDetail) -> str:
    days = {each.name: each.on or each.planned_on for each in lead.milestones}
    start, end = days.get("construction_started_on"), days.get("production_on")
    if start is None and end is None:
        return ""
    return _("{start} to {end}").format(
        start=printed_date(start) if start else "—", end=printed_date(end) if end else "—"
    )


def _people(count: int | None) -> str:
    return "" if count is None else _("{count} people").format(count=f"{count:,}")


def _tier(investment: Decimal | None) -> str:
    """The highest tier that the investment (元) reaches, "" below all or if it is not known."""
    reached = [tier for tier, bound in LOWER_BOUND.items() if (investment or 0) >= bound]
    return reached[-1].label if reached else ""


def _progress(session: Session, lead_id: int, as_of: date) -> Iterator[Progress]:
    asked = TimelineAsked(frozenset(_KINDS), until=as_of)
    for entry in load_timeline(session, "lead", lead_id, asked, limit=LATEST).entries:
        yield Progress(entry.on, str(_KINDS[entry.kind]), entry.text, entry.by)


def _is_known(deal: StoredDeal, as_of: date) -> bool:
    return deal.signed_on is None or deal.signed_on <= as_of


def _deal(deal: StoredDeal) -> DealLine:
    return DealLine(
        vehicle=deal.fund or deal.vehicle.label,
        status=deal.status.label,
        subscribed=deal.subscribed,
        paid_in=deal.paid_in,
        percent=percent(deal.paid_in, deal.subscribed),
        signed_on=deal.signed_on,
    )


def _requirement(need: RequirementRow) -> RequirementLine:
    amount = "" if need.quantity is None else f"{natural(need.quantity)}{need.unit or ''}"
    return RequirementLine(need.kind.label, _listed(amount, need.note or ""), need.due_on)


def _next_action(lead: LeadRow) -> NextAction | None:
    if not lead.next_action:
        return None
    return NextAction(lead.next_action, lead.next_action_on, lead.owner)


def _listed(*parts: str) -> str:
    return str(mark("pack list", ", ")).join(part for part in parts if part)
