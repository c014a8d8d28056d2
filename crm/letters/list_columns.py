"""The columns of the list of letters that conditions can be set on; areas in ㎡, money in 元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String, select, type_coerce

from crm.language import mark
from crm.leads.models import Lead
from crm.leads.terms import Scope
from crm.letters.fields import CONVERT_FIELDS, FIELDS, VOID_FIELDS, WITHDRAW_FIELDS
from crm.letters.models import Letter
from crm.letters.state_at import state_at
from crm.letters.terms import LetterState
from crm.records.fields import Field, Kind, by_name
from crm.records.list_columns import columns_of, list_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.records.list_columns import ListColumn

_FIELDS = by_name((*FIELDS, *WITHDRAW_FIELDS, *CONVERT_FIELDS, *VOID_FIELDS))
_CODE = Field("code", mark("field", "Code"), Kind.TEXT, required=True)
_STATE = Field("state", mark("field", "State"), Kind.CHOICE, required=True, choices=LetterState)
_SCOPE = Field("scope", mark("field", "Scope"), Kind.CHOICE, required=True, choices=Scope)
_VOID_REASON = mark("field", "Reason for voiding")
_SCOPE_OF_LEAD = (
    select(type_coerce(Lead.scope, String))
    .where(Lead.id == Letter.lead_id)
    .correlate(Letter)
    .scalar_subquery()
)


def _plain(*names: str) -> list[ListColumn]:
    return [list_column(_FIELDS[name], getattr(Letter, name)) for name in names]


CONDITIONS: Mapping[str, ListColumn] = columns_of(
    list_column(_CODE, Letter.code),
    list_column(_FIELDS["company_id"], Letter.company_id, "company"),
    list_column(_FIELDS["park_id"], Letter.park_id, "park"),
    *_plain("area_kind", "area", "signed_on", "valid_until"),
    list_column(_STATE, state_at),
    list_column(_FIELDS["owner_id"], Letter.owner_id, "owner"),
    *_plain("letter_no", "unit_text", "lead_id", "contract_area"),
    list_column(_SCOPE, _SCOPE_OF_LEAD),
    *_plain("relation_to_prior", "deposit", "deposit_received_on", "rent_price"),
    *_plain("signed_with_title", "withdrawn_on", "withdraw_reason"),
    list_column(_FIELDS["converted_on"], Letter.converted_on),
    *_plain("contract_no"),
    list_column(_FIELDS["void_reason"], Letter.void_reason, label=_VOID_REASON),
    *_plain("note"),
)
