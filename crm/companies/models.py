"""Tables of companies and contacts (docs/domain.md, Companies)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from crm.companies.terms import CompanyTier, Ownership
from crm.database.base import Record, merged_index, reference, short_text, sorted_text


class Company(Record):
    """A company (企业); money in 元. `exact_key` and `loose_key` find duplicates."""

    __tablename__ = "company"
    # The first answers the usual list without reading the long rows.
    __table_args__ = (
        Index("ix_company_list", "sort_key", "archived_at", "merged_into_id", "industry_id"),
        merged_index("company"),
    )

    name: Mapped[str] = mapped_column(short_text())
    short_name: Mapped[str | None]
    aliases: Mapped[list[str]] = mapped_column(default=list)
    exact_key: Mapped[str] = mapped_column(index=True)
    loose_key: Mapped[str] = mapped_column(index=True)
    sort_key: Mapped[str] = mapped_column(sorted_text())
    search_key: Mapped[str]
    uscc: Mapped[str | None] = mapped_column(short_text(18), unique=True)
    country: Mapped[str] = mapped_column(default="中国")
    province: Mapped[str | None]
    city: Mapped[str | None]
    address: Mapped[str | None]
    ownership: Mapped[Ownership | None]
    is_foreign: Mapped[bool] = mapped_column(default=False)
    parent_company_id: Mapped[int | None] = reference("company")
    industry_id: Mapped[int | None] = reference("industry")
    tier: Mapped[CompanyTier | None]
    qualifications: Mapped[list[str]] = mapped_column(default=list)
    registered_capital: Mapped[Decimal | None]
    founded_on: Mapped[date | None]
    stock_code: Mapped[str | None]
    main_products: Mapped[str | None]
    annual_revenue: Mapped[Decimal | None]
    annual_tax: Mapped[Decimal | None]
    headcount: Mapped[int | None]
    figures_year: Mapped[int | None]
    is_tenant: Mapped[bool] = mapped_column(default=False)
    park_id: Mapped[int | None] = reference("park")
    wutong_ref: Mapped[str | None]
    tags: Mapped[list[str]] = mapped_column(default=list)
    merged_into_id: Mapped[int | None] = reference("company", index=False)
    note: Mapped[str | None]


class Contact(Record):
    """A person at a company (联系人); the name may be a role title such as 投资总监.

    The keys are the first number of their field as digits: they find who is entered twice.
    """

    __tablename__ = "contact"

    company_id: Mapped[int] = reference("company", nullable=False)
    name: Mapped[str]
    search_key: Mapped[str]
    title: Mapped[str | None]
    phone: Mapped[str | None]
    mobile: Mapped[str | None]
    phone_key: Mapped[str | None] = mapped_column(index=True)
    mobile_key: Mapped[str | None] = mapped_column(index=True)
    email: Mapped[str | None] = mapped_column(index=True)
    wechat: Mapped[str | None] = mapped_column(index=True)
    is_primary: Mapped[bool] = mapped_column(default=False)
    met_on_trip_id: Mapped[int | None] = reference("trip")
    consent_note: Mapped[str | None]
    merged_into_id: Mapped[int | None] = reference("contact")
    note: Mapped[str | None]
