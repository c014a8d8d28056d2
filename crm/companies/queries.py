"""Companies and contacts for lists, forms and the record pane: plain rows, never ORM objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from crm.companies.fields import COMPANY_FIELDS, CONTACT_FIELDS
from crm.companies.list_columns import CONDITIONS, LETTERS, OPEN_LEADS
from crm.companies.models import Company, Contact
from crm.companies.terms import CompanyTier
from crm.industries.models import Industry
from crm.parks.models import Park
from crm.records import saving
from crm.records.condition_sql import asked
from crm.records.finding import Query, chunks, filtered, in_order, matching, ordered
from crm.records.grouping import by_group, group_column, group_key, groups_of, listed_ids

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from crm.companies.terms import Ownership
    from crm.records.groups import Groups
    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues

READS = ("company", "contact", "industry", "park", "lead", "letter")
TENANTS = func.count().filter(Company.is_tenant.is_(True))
SORTS: dict[str, Any] = {
    "name": Company.sort_key,
    "city": Company.city,
    "tier": in_order(Company.tier, CompanyTier),
    "industry": Industry.code,
    "leads": OPEN_LEADS,
    "letters": LETTERS,
    "created": Company.created_at,
}


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A line of the company list."""

    id: int
    version: int
    name: str
    short_name: str | None
    uscc: str | None
    province: str | None
    city: str | None
    tier: CompanyTier | None
    industry: str | None
    is_tenant: bool
    park: str | None
    leads: int
    letters: int
    archived: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class CompanyTotals:
    """What stands under the list: all matching rows."""

    count: int
    tenants: int


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact of a company."""

    id: int
    version: int
    name: str
    title: str | None
    mobile: str | None
    phone: str | None
    wechat: str | None
    email: str | None
    is_primary: bool
    archived: bool


@dataclass(frozen=True, slots=True)
class CompanyDetail:
    """Everything that the pane shows of a company; money in 元."""

    row: CompanyRow
    aliases: tuple[str, ...]
    country: str
    address: str | None
    ownership: Ownership | None
    is_foreign: bool
    parent: str | None
    qualifications: tuple[str, ...]
    registered_capital: Decimal | None
    founded_on: date | None
    stock_code: str | None
    main_products: str | None
    annual_revenue: Decimal | None
    annual_tax: Decimal | None
    headcount: int | None
    figures_year: int | None
    tags: tuple[str, ...]
    note: str | None
    contacts: tuple[ContactRow, ...]


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching companies in display order, group by group where it is asked."""
    query = _matching(
        select(Company.id).outerjoin(Industry, Company.industry_id == Industry.id), request, today
    )
    column = SORTS[request.sort or "name"]
    query = by_group(query, request, CONDITIONS)
    query = ordered(query, column, Company.id, descending=request.descending)
    return listed_ids(session, query, request, CONDITIONS, today)


def totals(session: Session, request: ListRequest, today: date) -> CompanyTotals:
    """Count all matching companies, and the tenants among them."""
    query = select(func.count(), TENANTS).select_from(Company)
    query = query.outerjoin(Industry, Company.industry_id == Industry.id)
    count, tenant_count = session.execute(_matching(query, request, today)).one()
    return CompanyTotals(count, tenant_count)


def find_groups(session: Session, request: ListRequest, today: date) -> Groups:
    """Return the groups of the list with the sums of `totals`, in display order."""
    column = group_column(request, CONDITIONS)
    key = group_key(column, today).label("key")
    query = select(key, func.count(), TENANTS).select_from(Company).group_by(key)
    query = query.outerjoin(Industry, Company.industry_id == Industry.id)
    found = session.execute(_matching(query, request, today)).all()
    counts = {row[0]: row[1] for row in found}
    tenants = {row[0]: row[2] for row in found}
    return groups_of(session, request, column, counts, lambda key: {"tenants": tenants[key]})


def _matching(query: Query, request: ListRequest, today: date) -> Query:
    archived = (
        Company.archived_at.is_not(None) if request.archived else Company.archived_at.is_(None)
    )
    query = query.where(archived, Company.merged_into_id.is_(None))
    query = query.where(*asked(request, CONDITIONS, today))
    if request.text.strip():
        by_contact = select(Contact.company_id).where(matching(Contact.search_key, request.text))
        query = query.where(
            or_(matching(Company.search_key, request.text), Company.id.in_(by_contact))
        )
    columns = {
        "tier": Company.tier,
        "industry_id": func.coalesce(Industry.parent_id, Industry.id),
        "park_id": Company.park_id,
        "is_tenant": Company.is_tenant,
        "province": Company.province,
        "city": Company.city,
    }
    return filtered(query, request.filters, columns)


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, CompanyRow]:
    """Return the rows of one page by id."""
    del today
    query = (
        select(Company, Industry.name, Park.name, OPEN_LEADS, LETTERS)
        .outerjoin(Industry, Company.industry_id == Industry.id)
        .outerjoin(Park, Company.park_id == Park.id)
    )
    return {
        row[0].id: _row(*row)
        for piece in chunks(ids)
        for row in session.execute(query.where(Company.id.in_(piece)))
    }


def _row(
    company: Company, industry: str | None, park: str | None, leads: int, letters: int
) -> CompanyRow:
    return CompanyRow(
        id=company.id,
        version=company.version,
        name=company.name,
        short_name=company.short_name,
        uscc=company.uscc,
        province=company.province,
        city=company.city,
        tier=company.tier,
        industry=industry,
        is_tenant=company.is_tenant,
        park=park,
        leads=leads,
        letters=letters,
        archived=company.archived_at is not None,
        is_demo=company.is_demo,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the company form starts from."""
    return saving.form_values(saving.found(session, Company, id), COMPANY_FIELDS)


def load_contact_form(session: Session, id: int) -> FormValues:
    """Return the values that the contact form starts from."""
    return saving.form_values(saving.found(session, Contact, id), CONTACT_FIELDS)


def list_contacts(session: Session, company_id: int) -> tuple[ContactRow, ...]:
    """Return the contacts of a company, the main one first."""
    query = (
        select(Contact)
        .where(
            Contact.company_id == company_id,
            Contact.archived_at.is_(None),
            Contact.merged_into_id.is_(None),
        )
        .order_by(Contact.is_primary.desc(), Contact.id)
    )
    return tuple(
        ContactRow(
            id=each.id,
            version=each.version,
            name=each.name,
            title=each.title,
            mobile=each.mobile,
            phone=each.phone,
            wechat=each.wechat,
            email=each.email,
            is_primary=each.is_primary,
            archived=each.archived_at is not None,
        )
        for each in session.scalars(query)
    )


def load_detail(session: Session, id: int, today: date) -> CompanyDetail:
    """Return what the pane shows; raises UserError NOT_FOUND."""
    company = saving.found(session, Company, id)
    parent = session.get(Company, company.parent_company_id) if company.parent_company_id else None
    return CompanyDetail(
        row=load_rows(session, [id], today)[id],
        aliases=tuple(company.aliases),
        country=company.country,
        address=company.address,
        ownership=company.ownership,
        is_foreign=company.is_foreign,
        parent=parent.name if parent else None,
        qualifications=tuple(company.qualifications),
        registered_capital=company.registered_capital,
        founded_on=company.founded_on,
        stock_code=company.stock_code,
        main_products=company.main_products,
        annual_revenue=company.annual_revenue,
        annual_tax=company.annual_tax,
        headcount=company.headcount,
        figures_year=company.figures_year,
        tags=tuple(company.tags),
        note=company.note,
        contacts=list_contacts(session, id),
    )
