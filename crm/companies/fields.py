"""The fields of companies and contacts (docs/domain.md, Companies)."""

from __future__ import annotations

from crm.companies.terms import CompanyTier, Ownership
from crm.language import mark
from crm.records.fields import Field, Kind

IDENTITY = mark("group", "Company")
PLACE = mark("group", "Where it is")
BUSINESS = mark("group", "Business")
SIZE = mark("group", "Size")
IN_THE_CITY = mark("group", "In the city")

COMPANY_FIELDS: tuple[Field, ...] = (
    Field(
        "name",
        mark("field", "Full legal name"),
        Kind.TEXT,
        required=True,
        group=IDENTITY,
        wide=True,
    ),
    Field("short_name", mark("field", "Short name"), Kind.TEXT, group=IDENTITY),
    Field(
        "uscc",
        mark("field", "Unified social credit code"),
        Kind.TEXT,
        group=IDENTITY,
        hint=mark("hint", "18 characters, with check digit"),
    ),
    Field("aliases", mark("field", "Other names"), Kind.TAGS, group=IDENTITY, wide=True),
    Field(
        "industry_id", mark("field", "Industry"), Kind.REFERENCE, target="industry", group=BUSINESS
    ),
    Field("tier", mark("field", "Tier"), Kind.CHOICE, choices=CompanyTier, group=BUSINESS),
    Field("main_products", mark("field", "Main products"), Kind.TEXT, group=BUSINESS, wide=True),
    Field("qualifications", mark("field", "Qualifications"), Kind.TAGS, group=BUSINESS, wide=True),
    Field("ownership", mark("field", "Ownership"), Kind.CHOICE, choices=Ownership, group=BUSINESS),
    Field("is_foreign", mark("field", "Foreign capital"), Kind.BOOLEAN, group=BUSINESS),
    Field(
        "parent_company_id",
        mark("field", "Parent company"),
        Kind.REFERENCE,
        target="company",
        group=BUSINESS,
    ),
    Field("stock_code", mark("field", "Stock code"), Kind.TEXT, group=BUSINESS),
    Field("registered_capital", mark("field", "Registered capital"), Kind.MONEY, group=SIZE),
    Field("founded_on", mark("field", "Founded on"), Kind.DATE, group=SIZE),
    Field("annual_revenue", mark("field", "Annual revenue"), Kind.MONEY, group=SIZE),
    Field("annual_tax", mark("field", "Annual tax"), Kind.MONEY, group=SIZE),
    Field("headcount", mark("field", "Employees"), Kind.INTEGER, group=SIZE),
    Field("figures_year", mark("field", "Year of these figures"), Kind.INTEGER, group=SIZE),
    Field("country", mark("field", "Country"), Kind.TEXT, default="中国", group=PLACE),
    Field("province", mark("field", "Province"), Kind.TEXT, group=PLACE),
    Field("city", mark("field", "City"), Kind.TEXT, group=PLACE),
    Field("address", mark("field", "Address"), Kind.TEXT, group=PLACE, wide=True),
    Field("is_tenant", mark("field", "Tenant of a park"), Kind.BOOLEAN, group=IN_THE_CITY),
    Field("park_id", mark("field", "Park"), Kind.REFERENCE, target="park", group=IN_THE_CITY),
    Field("wutong_ref", mark("field", "Number in the park system"), Kind.TEXT, group=IN_THE_CITY),
    Field("tags", mark("field", "Tags"), Kind.TAGS, group=IN_THE_CITY),
    Field("note", mark("field", "Note"), Kind.NOTE, group=IN_THE_CITY, wide=True),
)

CONTACT_FIELDS: tuple[Field, ...] = (
    Field("company_id", mark("field", "Company"), Kind.REFERENCE, target="company", required=True),
    Field("name", mark("field", "Name or role"), Kind.TEXT, required=True),
    Field("title", mark("field", "Job title"), Kind.TEXT),
    Field("mobile", mark("field", "Mobile"), Kind.TEXT),
    Field("phone", mark("field", "Phone"), Kind.TEXT),
    Field("wechat", mark("field", "WeChat"), Kind.TEXT),
    Field("email", mark("field", "E-mail"), Kind.TEXT),
    Field("is_primary", mark("field", "Main contact"), Kind.BOOLEAN),
    Field("met_on_trip_id", mark("field", "Met on trip"), Kind.REFERENCE, target="trip"),
    Field("consent_note", mark("field", "Consent to keep the data"), Kind.TEXT, wide=True),
    Field("note", mark("field", "Note"), Kind.NOTE, wide=True),
)
