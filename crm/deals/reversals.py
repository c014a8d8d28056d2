"""A payment taken back from a form, and the deal that a pay-in belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from crm.deals.commands import reverse_pay_in
from crm.deals.fields import PAY_IN_FIELDS
from crm.deals.models import PayIn
from crm.language import mark
from crm.records import saving
from crm.records.fields import Field, by_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from crm.database.session import Work
    from crm.records.saved import Saved

_PAY_IN = by_name(PAY_IN_FIELDS)
REVERSAL_FIELDS: tuple[Field, ...] = (
    replace(_PAY_IN["on"], label=mark("field", "Reversed on")),
    _PAY_IN["voucher_no"],
)


def reverse_payment(work: Work, pay_in_id: int, raw: Mapping[str, object]) -> Saved:
    """Take a payment back in full; `raw`: on, voucher_no. Raises as `reverse_pay_in`."""
    values: dict[str, Any] = saving.parsed(work, REVERSAL_FIELDS, raw, partial=False)
    return reverse_pay_in(work, pay_in_id, on=values["on"], voucher_no=values["voucher_no"])


def deal_of(session: Session, pay_in_id: int) -> int:
    """Return the id of the deal of a pay-in; raises UserError NOT_FOUND."""
    return saving.found(session, PayIn, pay_in_id).deal_id
