"""The columns of the list of deals that conditions can be set on; money in 元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, func, select, type_coerce

from crm.database.base import Scaled
from crm.deals.fields import DEAL_FIELDS
from crm.deals.models import Deal, PayIn
from crm.deals.terms import PayInKind
from crm.language import mark
from crm.records.fields import Field, Kind, by_name
from crm.records.list_columns import columns_of, list_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.records.list_columns import ListColumn

# Reversals take back; kept in whole 分, so the sum is exact on both engines.
PAID_IN = type_coerce(
    select(
        func.coalesce(
            func.sum(case((PayIn.kind == PayInKind.PAYMENT, PayIn.amount), else_=-PayIn.amount)), 0
        )
    )
    .where(PayIn.deal_id == Deal.id)
    .scalar_subquery(),
    Scaled(2),
)
_FIELDS = by_name(DEAL_FIELDS)
_CODE = Field("code", mark("field", "Code"), Kind.TEXT, required=True)
_PAID_IN = Field("paid_in", mark("field", "Paid in"), Kind.MONEY, required=True)


def _plain(*names: str) -> list[ListColumn]:
    return [list_column(_FIELDS[name], getattr(Deal, name)) for name in names]


CONDITIONS: Mapping[str, ListColumn] = columns_of(
    list_column(_CODE, Deal.code),
    list_column(_FIELDS["company_id"], Deal.company_id, "company"),
    *_plain("vehicle", "fund_id", "status", "signed_on", "subscribed"),
    list_column(_PAID_IN, PAID_IN),
    list_column(_FIELDS["owner_id"], Deal.owner_id, "owner"),
    *_plain("lead_id", "round", "decided_on", "terminated_on", "equity_pct", "pre_money"),
    *_plain("return_invest_multiple", "exit_on", "exit_amount", "note"),
)
