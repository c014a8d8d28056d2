"""Columns, conditions and sums of the list of companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.companies import related
from crm.companies.fields import COMPANY_FIELDS
from crm.companies.terms import CompanyTier
from crm.industries.queries import list_level_1
from crm.records.fields import by_name
from ui import formats
from ui.pages.list_spec import FilterSpec, Total
from ui.tables.columns import MUTED, NOT_DEFINED, Column, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crm.companies.queries import CompanyRow, CompanyTotals
    from ui.pages.list_spec import Choice, Session

translate = QCoreApplication.translate
LABELS = by_name(COMPANY_FIELDS)


def company_columns() -> tuple[Column, ...]:
    """Return the columns, the most asked for first."""
    return (
        Column(
            "name",
            lambda: translate("Companies", "Company"),
            _name,
            look=Look.STRONG,
            sort_key="name",
            width=230,
            secondary=lambda row: row.short_name or "",
            edits="name",
        ),
        Column(
            "industry",
            _title("industry_id"),
            lambda row: row.industry or formats.not_entered(),
            sort_key="industry",
            width=140,
            tone=lambda row: "" if row.industry else MUTED,
            edits="industry_id",
        ),
        _dashed("tier", lambda row: row.tier.label if row.tier else "", sort="tier", width=100),
        _dashed("city", _place, sort="city", width=80),
        Column(
            "leads",
            lambda: translate("Companies", "Leads"),
            lambda row: formats.whole(row.leads),
            look=Look.NUMBER,
            sort_key="leads",
            width=64,
            tone=lambda row: "" if row.leads else MUTED,
        ),
        Column(
            "letters",
            lambda: translate("Companies", "Letters"),
            lambda row: formats.whole(row.letters),
            look=Look.NUMBER,
            sort_key="letters",
            width=64,
            tone=lambda row: "" if row.letters else MUTED,
        ),
        Column(
            "tenant",
            lambda: translate("Companies", "Tenant"),
            lambda row: translate("Companies", "Tenant") if row.is_tenant else "",
            look=Look.CHIP,
            width=190,
            tone=lambda _row: "won",
            secondary=lambda row: row.park or "",
        ),
        _dashed("uscc", lambda row: row.uscc or "", width=180, shown=False),
        _dashed("province", lambda row: row.province or "", width=100, shown=False),
    )


def _name(row: CompanyRow) -> str:
    return row.name


def _place(row: CompanyRow) -> str:
    return row.city or row.province or ""


def _title(name: str) -> Callable[[], str]:
    return lambda: str(LABELS[name].label)


def _dashed(
    name: str,
    text: Callable[[CompanyRow], str],
    *,
    sort: str = "",
    width: int,
    shown: bool = True,
) -> Column:
    """Make a column whose blank cells are a dash."""
    return Column(
        name,
        _title(name),
        lambda row: text(row) or NOT_DEFINED,
        sort_key=sort,
        width=width,
        tone=lambda row: "" if text(row) else MUTED,
        copied=text,
        shown=shown,
        edits=name,
    )


def company_filters() -> tuple[FilterSpec, ...]:
    """Return the conditions that companies are listed by."""
    tenant = translate("Companies", "Tenant")
    others = translate("Companies", "Not a tenant")
    return (
        FilterSpec("industry_id", str(LABELS["industry_id"].label), load=_industries),
        FilterSpec(
            "tier",
            str(LABELS["tier"].label),
            choices=tuple((each, each.label) for each in CompanyTier),
        ),
        FilterSpec("park_id", str(LABELS["park_id"].label), target="park"),
        FilterSpec("is_tenant", tenant, choices=((True, tenant), (False, others)), many=False),
        FilterSpec("province", str(LABELS["province"].label), load=_provinces, pinned=False),
    )


def _industries(session: Session) -> Sequence[Choice]:
    return tuple((each.id, f"{each.code} {each.name}") for each in list_level_1(session))


def _provinces(session: Session) -> Sequence[Choice]:
    return tuple((each, each) for each in related.list_provinces(session))


def totals_text(totals: CompanyTotals) -> Sequence[Total]:
    """Write the sums of all companies that match."""
    unit = translate("Companies", "companies")
    return (
        Total(translate("Companies", "Total"), formats.whole(totals.count), unit),
        Total(translate("Companies", "Tenants"), formats.whole(totals.tenants), unit),
    )
