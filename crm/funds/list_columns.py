"""The columns of the list of funds that conditions can be set on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from crm.deals.models import Deal
from crm.funds.fields import FUND_FIELDS
from crm.funds.models import Fund
from crm.language import mark
from crm.records.fields import Field, Kind, by_name
from crm.records.list_columns import columns_of, list_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.records.list_columns import ListColumn

DEALS = select(func.count()).where(Deal.fund_id == Fund.id).scalar_subquery()
_FIELDS = by_name(FUND_FIELDS)
_DEALS = Field("deals", mark("field", "Number of deals"), Kind.INTEGER, required=True)


def _plain(*names: str) -> list[ListColumn]:
    return [list_column(_FIELDS[name], getattr(Fund, name)) for name in names]


# The amounts that the list shows are those of today: crm.measures.fund_list asks for them.
CONDITIONS: Mapping[str, ListColumn] = columns_of(
    *_plain("code", "name", "kind", "status", "established_on"),
    list_column(_DEALS, DEALS),
    *_plain("counted", "parent_fund_id", "manager_name", "filing_no", "as_of"),
    *_plain("focus_industry_ids", "note"),
)
