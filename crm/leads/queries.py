"""Leads for lists, board and forms: ids first, rows by page, totals over all rows."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import aliased, load_only

from crm.companies.models import Company
from crm.industries.models import Industry
from crm.leads.aging import aging_of, step_is_overdue
from crm.leads.fields import FIELDS
from crm.leads.lead_sql import (
    UNCLASSIFIED,
    counts_as_intent,
    industry_code,
    intent_area,
    intent_lapsed,
    investment_cny,
    lead_park_id,
    lead_park_key,
    letter_count,
    stage_rank,
)
from crm.leads.list_columns import CONDITIONS
from crm.leads.matching import conditions
from crm.leads.models import Lead, LeadRequirement
from crm.leads.requirement_fields import REQUIREMENT_FIELDS
from crm.leads.rows import LeadRow, LeadTotals
from crm.leads.stage import days_in_stage
from crm.letters.models import Letter
from crm.parks.models import Park
from crm.quantities.dates import DatePrecision
from crm.quantities.formatting import natural, qualified
from crm.quantities.money import CURRENCIES
from crm.records import saving
from crm.records.finding import chunks, plain_rows
from crm.records.grouping import by_group, group_column, group_key, groups_of, listed_ids
from crm.records.saved import FormValues
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.records.groups import Groups, Sums
    from crm.records.listing import ListRequest

READS = (
    "lead",
    "lead_stage_history",
    "lead_requirement",
    "task",
    "company",
    "staff",
    "park",
    "industry",
    "letter",
    "deal",
    "pay_in",
    "visit",
    "visit_company",
    "trip_contact",
    "follow_up",
)

_SIZES = ((10**8, "亿"), (10**4, "万"), (1, ""))
_UNIT_OF = {currency: unit for unit, currency in CURRENCIES.items()}


SORTS: dict[str, Any] = {
    "code": Lead.code,
    "title": Lead.sort_key,
    "company": select(Company.sort_key).where(Company.id == Lead.company_id).scalar_subquery(),
    "industry": industry_code(),
    "stage": stage_rank(),
    # A stay without a known day of entry has no days.
    "days": case((Lead.stage_precision == DatePrecision.DAY, Lead.stage_entered_on)),
    "investment": investment_cny(),
    "area_needed": Lead.est_area_needed,
    "park": lead_park_key(),
    "owner": select(Staff.code).where(Staff.id == Lead.owner_id).scalar_subquery(),
    "next_action": Lead.next_action_on,
    "registered": Lead.registered_on,
    "level": Lead.project_level,
}
_BLANK = frozenset({"days", "investment", "area_needed", "intent_area", "park", "next_action"})


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching leads in display order; the newest registered first by default.

    Filters: see `crm.leads.matching.conditions`; sort keys: see `SORTS`, and
    intent_area. Blanks come last. Where the request names a group, group by group.
    """
    name = request.sort or "registered"
    descending = request.descending or not request.sort
    if name == "days":  # many days are an early entry
        descending = not descending
    column = intent_area(today) if name == "intent_area" else SORTS[name]
    query = by_group(select(Lead.id).where(*conditions(request, today)), request, CONDITIONS)
    if name in _BLANK:
        query = query.order_by(column.is_(None))
    query = query.order_by(column.desc() if descending else column.asc(), Lead.id.desc())
    return listed_ids(session, query, request, CONDITIONS, today)


def find_groups(session: Session, request: ListRequest, today: date) -> Groups:
    """Return the groups of the list with the sums of `totals`, in display order."""
    column = group_column(request, CONDITIONS)
    key = group_key(column, today).label("key")
    wanted = conditions(request, today)
    leads = select(key, investment_cny().label("cny")).where(*wanted).subquery()
    cny = leads.c.cny
    sums = select(leads.c.key, func.count(), func.sum(cny), func.count(cny))
    ids = select(Lead.id, key).where(*wanted).subquery()
    signed = (
        select(ids.c.key, func.sum(Letter.area), func.count())
        .join(ids, Letter.lead_id == ids.c.id)
        .where(counts_as_intent(today))
    )
    # As the driver gives them: there may be a group for each of 60,000 companies.
    letters = plain_rows(session, signed.group_by(ids.c.key))
    areas = {row[0]: row[1:] for row in letters}
    found = {row[0]: row for row in plain_rows(session, sums.group_by(leads.c.key))}

    def sums_of(group: object) -> Sums:
        _key, count, amount, filled = found[group]
        area, number = areas.get(group, (None, 0))
        return {
            "investment_cny": _hundredths(amount),
            "unfilled": count - filled,
            "intent_area": _hundredths(area),
            "letters": number,
        }

    counts = {key: row[1] for key, row in found.items()}
    return groups_of(session, request, column, counts, sums_of)


def _hundredths(whole: int | Decimal | None) -> Decimal:
    return Decimal(int(whole or 0)).scaleb(-2)


def totals(session: Session, request: ListRequest, today: date) -> LeadTotals:
    """Add up all matching leads: count, investment in 元 with the unfilled ones, intent area."""
    cny = investment_cny()
    wanted = conditions(request, today)
    count, investment, filled = session.execute(
        select(func.count(), func.sum(cny), func.count(cny)).select_from(Lead).where(*wanted)
    ).one()
    letters, area = session.execute(
        select(func.count(), func.sum(Letter.area))
        .select_from(Letter)
        .join(Lead, Letter.lead_id == Lead.id)
        .where(*wanted, counts_as_intent(today))
    ).one()
    zero = Decimal(0)
    return LeadTotals(count, investment or zero, count - filled, area or zero, letters)


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, LeadRow]:
    """Return the rows of one page, or the cards in sight, by id."""
    query = _rows_query(today)
    return {
        row[0].id: _row(row, today)
        for piece in chunks(ids)
        for row in session.execute(query.where(Lead.id.in_(piece)))
    }


# What a row shows; long texts and dates of the project belong to the pane.
_SHOWN = (
    Lead.archived_at,
    Lead.code,
    Lead.company_id,
    Lead.currency,
    Lead.est_area_needed,
    Lead.est_investment,
    Lead.est_investment_qual,
    Lead.id,
    Lead.is_demo,
    Lead.kind,
    Lead.land_needed,
    Lead.mode,
    Lead.next_action,
    Lead.next_action_on,
    Lead.next_action_time,
    Lead.owner_id,
    Lead.project_level,
    Lead.registered_on,
    Lead.review_on,
    Lead.scope,
    Lead.source_channel,
    Lead.stage,
    Lead.stage_entered_on,
    Lead.stage_precision,
    Lead.title,
    Lead.version,
)


@lru_cache(maxsize=4)  # it takes longer to build than to run
def _rows_query(today: date) -> Any:
    main = aliased(Industry)
    return (
        select(
            Lead,
            Company.name.label("company"),
            func.coalesce(main.code, Industry.code).label("industry_code"),
            Industry.name.label("industry"),
            investment_cny().label("investment_cny"),
            intent_area(today).label("intent_area"),
            letter_count().label("letters"),
            intent_lapsed(today).label("intent_lapsed"),
            Park.id.label("park_id"),
            Park.name.label("park"),
            Staff.name.label("owner"),
            Staff.active.label("owner_active"),
        )
        .join(Company, Lead.company_id == Company.id)
        .join(Staff, Lead.owner_id == Staff.id)
        .outerjoin(Industry, Lead.industry_id == Industry.id)
        .outerjoin(main, Industry.parent_id == main.id)
        .outerjoin(Park, Park.id == lead_park_id())
        .options(load_only(*_SHOWN))
    )


def _row(found: Any, today: date) -> LeadRow:
    lead: Lead = found[0]
    days = days_in_stage(lead.stage_entered_on, today, lead.stage_precision)
    return LeadRow(
        id=lead.id,
        version=lead.version,
        code=lead.code,
        title=lead.title,
        company_id=lead.company_id,
        company=found.company,
        industry_code=found.industry_code or UNCLASSIFIED,
        industry=found.industry,
        stage=lead.stage,
        entered_on=lead.stage_entered_on,
        precision=lead.stage_precision,
        days=days,
        aging=aging_of(lead.stage, days, lead.review_on, today),
        investment=lead.est_investment,
        investment_qual=lead.est_investment_qual,
        currency=lead.currency,
        investment_cny=found.investment_cny,
        area_needed=lead.est_area_needed,
        land_needed=lead.land_needed,
        intent_area=found.intent_area,
        letters=found.letters,
        intent_lapsed=bool(found.intent_lapsed),
        park_id=found.park_id,
        park=found.park,
        owner_id=lead.owner_id,
        owner=found.owner,
        owner_active=found.owner_active,
        next_action=lead.next_action,
        next_action_on=lead.next_action_on,
        next_action_time=lead.next_action_time,
        next_overdue=step_is_overdue(lead.next_action_on, lead.stage, today),
        kind=lead.kind,
        scope=lead.scope,
        mode=lead.mode,
        source_channel=lead.source_channel,
        project_level=lead.project_level,
        registered_on=lead.registered_on,
        archived=lead.archived_at is not None,
        is_demo=lead.is_demo,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the lead form starts from; raises UserError NOT_FOUND.

    An investment with a qualifier or in a foreign currency is given as it would be written.
    """
    lead = saving.found(session, Lead, id)
    form = saving.form_values(lead, FIELDS)
    values = {**form.values, "est_investment": _written_investment(lead)}
    return FormValues(form.id, form.version, values)


def _written_investment(lead: Lead) -> object:
    amount, qualifier = lead.est_investment, lead.est_investment_qual or ""
    if not amount or (lead.currency == "CNY" and not qualifier):
        return amount
    unit = _UNIT_OF.get(lead.currency, lead.currency)
    size, prefix = next(each for each in _SIZES if amount >= each[0] or each[0] == 1)
    return qualified(natural(amount / size), prefix + unit, qualifier)


def load_requirement_form(session: Session, id: int) -> FormValues:
    """Return the values that the form of a requirement starts from."""
    return saving.form_values(saving.found(session, LeadRequirement, id), REQUIREMENT_FIELDS)
