"""The columns of the list of companies that conditions can be set on; amounts in 元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from crm.companies.fields import COMPANY_FIELDS
from crm.companies.models import Company
from crm.industries.main_industry import main_code, name_industries, with_segments
from crm.language import mark
from crm.leads.models import Lead
from crm.letters.models import Letter
from crm.records.fields import Field, Kind, by_name
from crm.records.list_columns import columns_of, list_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.records.list_columns import ListColumn

OPEN_LEADS = (
    select(func.count())
    .where(Lead.company_id == Company.id, Lead.archived_at.is_(None), Lead.merged_into_id.is_(None))
    .scalar_subquery()
)
LETTERS = (
    select(func.count())
    .where(Letter.company_id == Company.id, Letter.archived_at.is_(None))
    .scalar_subquery()
)
_FIELDS = by_name(COMPANY_FIELDS)
_LEADS = Field("leads", mark("field", "Number of leads"), Kind.INTEGER, required=True)
_LETTERS = Field("letters", mark("field", "Number of letters"), Kind.INTEGER, required=True)


def _plain(*names: str) -> list[ListColumn]:
    return [list_column(_FIELDS[name], getattr(Company, name)) for name in names]


CONDITIONS: Mapping[str, ListColumn] = columns_of(
    *_plain("name", "short_name"),
    list_column(
        _FIELDS["industry_id"],
        Company.industry_id,
        "industry",
        one_of=with_segments(Company.industry_id),
        key=main_code(Company.industry_id),
        names=name_industries,
    ),
    *_plain("tier"),
    list_column(_FIELDS["city"], Company.city, grouped=True),
    list_column(_LEADS, OPEN_LEADS),
    list_column(_LETTERS, LETTERS),
    list_column(_FIELDS["is_tenant"], Company.is_tenant, "tenant"),
    list_column(_FIELDS["park_id"], Company.park_id, "park"),
    *_plain("uscc"),
    list_column(_FIELDS["province"], Company.province, grouped=True),
    list_column(_FIELDS["country"], Company.country, grouped=True),
    *_plain("address", "ownership", "is_foreign", "parent_company_id", "main_products"),
    *_plain("qualifications", "aliases", "tags", "stock_code", "registered_capital"),
    *_plain("founded_on", "annual_revenue", "annual_tax", "headcount", "figures_year"),
    *_plain("wutong_ref", "note"),
)
