"""Changes to equity deals and their pay-ins. The caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.database.codes import next_code
from crm.deals.fields import DEAL_FIELDS, PAY_IN_FIELDS, PLAN_FIELDS
from crm.deals.models import Deal, PayIn, PayInPlan
from crm.deals.terms import PayInKind
from crm.deals.tranches import (
    DealFacts,
    Instalment,
    Tranche,
    check_deal,
    check_plan,
    check_tranches,
)
from crm.errors import refuse
from crm.funds.commands import facts as fund_facts
from crm.funds.limits import check_fund
from crm.funds.models import Fund
from crm.language import _
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.database.session import Work
    from crm.records.saved import Saved

PREFIX = "GQ"


def save_deal(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Create a deal, or change the fields in `raw` of the deal `id`; money in 元.

    Raises UserError: FIELD_REQUIRED, DEAL_VEHICLE, DEAL_DATE_ORDER, DEAL_GT_FUND_SIZE,
    PAYIN_GT_SUBSCRIBED (the subscription below what is paid in), STAFF_INACTIVE,
    PERMISSION_DENIED.
    """
    require_writer(work.actor.role)
    values = saving.parsed(work, DEAL_FIELDS, raw, partial=id is not None)
    if "owner_id" in values:
        values["owner_id"] = values["owner_id"] or work.actor.id
    if id is None:
        require_active(work.session, values["owner_id"], "owner_id")
        deal = Deal(**values, code="")
    else:
        deal = saving.locked(work, Deal, id, version)
        require_owner(work.actor.role, work.actor.id, [deal.owner_id, deal.created_by])
        if values.get("owner_id", deal.owner_id) != deal.owner_id:
            require_active(work.session, values["owner_id"], "owner_id")
        with work.session.no_autoflush:
            saving.assign(deal, values)
    with work.session.no_autoflush:
        check_deal(_facts(deal))
        if id is not None:
            _check_money(work, deal)
    if id is None:
        deal.code = next_code(work.session, PREFIX, (deal.signed_on or work.today).year)
        saving.added(work, deal)
    else:
        work.session.flush()  # the fund's limits are checked with this deal in it
    _check_fund(work, deal)
    return saving.saved(work, deal)


def _facts(deal: Deal) -> DealFacts:
    return DealFacts(
        vehicle=deal.vehicle,
        fund_id=deal.fund_id,
        status=deal.status,
        decided_on=deal.decided_on,
        signed_on=deal.signed_on,
        terminated_on=deal.terminated_on,
        subscribed=deal.subscribed,
    )


def _check_money(work: Work, deal: Deal) -> None:
    """Compare what is paid in and planned with the subscription, at every date."""
    check_tranches(_facts(deal), _tranches(work, deal.id), today=work.today)
    plan = work.session.scalars(
        select(PayInPlan).where(PayInPlan.deal_id == deal.id, PayInPlan.archived_at.is_(None))
    )
    instalments = [Instalment(each.due_on, each.amount) for each in plan]
    if instalments:
        check_plan(_facts(deal), instalments)


def _check_fund(work: Work, deal: Deal) -> None:
    if deal.fund_id is not None:
        check_fund(fund_facts(work.session, saving.found(work.session, Fund, deal.fund_id)))


def _tranches(work: Work, deal_id: int) -> list[Tranche]:
    rows = work.session.scalars(select(PayIn).where(PayIn.deal_id == deal_id))
    return [
        Tranche(
            id=each.id,
            on=each.on,
            amount=each.amount,
            kind=each.kind,
            reverses_id=each.reverses_id,
        )
        for each in rows
    ]


def record_pay_in(work: Work, raw: Mapping[str, object]) -> Saved:
    """Record a payment, re-checked against all later dates; 元.

    Raises UserError: PAYIN_IN_FUTURE, DEAL_DATE_ORDER (before the signing),
    PAYIN_GT_SUBSCRIBED, PERMISSION_DENIED.
    """
    values = saving.parsed(work, PAY_IN_FIELDS, raw, partial=False)
    pay_in = PayIn(**values, kind=PayInKind.PAYMENT)
    return _add_pay_in(work, pay_in)


def reverse_pay_in(work: Work, pay_in_id: int, *, on: date, voucher_no: str | None = None) -> Saved:
    """Take a payment back in full on a day; the payment itself stays.

    Raises UserError: REVERSAL_INVALID, PAYIN_NEGATIVE, PAYIN_IN_FUTURE, NOT_FOUND.
    """
    payment = saving.found(work.session, PayIn, pay_in_id)
    reversal = PayIn(
        deal_id=payment.deal_id,
        on=on,
        amount=payment.amount,
        kind=PayInKind.REVERSAL,
        reverses_id=payment.id,
        voucher_no=voucher_no,
    )
    return _add_pay_in(work, reversal)


def _add_pay_in(work: Work, pay_in: PayIn) -> Saved:
    deal = saving.found(work.session, Deal, pay_in.deal_id)
    require_owner(work.actor.role, work.actor.id, [deal.owner_id, deal.created_by])
    new = Tranche(
        id=None,
        on=pay_in.on,
        amount=pay_in.amount,
        kind=pay_in.kind,
        reverses_id=pay_in.reverses_id,
    )
    check_tranches(_facts(deal), [*_tranches(work, deal.id), new], today=work.today)
    saving.added(work, pay_in)
    return saving.saved(work, pay_in)


def plan_pay_in(work: Work, raw: Mapping[str, object]) -> Saved:
    """Add an instalment to the plan of a deal; raises PAYIN_GT_SUBSCRIBED."""
    values = saving.parsed(work, PLAN_FIELDS, raw, partial=False)
    instalment = PayInPlan(**values)
    deal = saving.found(work.session, Deal, instalment.deal_id)
    require_owner(work.actor.role, work.actor.id, [deal.owner_id, deal.created_by])
    saving.added(work, instalment)
    _check_money(work, deal)
    return saving.saved(work, instalment)


def archive_deal(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide a deal from lists; raises RECORD_IN_USE once it was signed."""
    deal = saving.locked(work, Deal, id, version)
    require_owner(work.actor.role, work.actor.id, [deal.owner_id, deal.created_by])
    if deal.signed_on is not None:
        raise refuse("RECORD_IN_USE", _("This deal was signed. It stays, so that figures add up."))
    saving.archive(work, deal)
    return saving.saved(work, deal)


def restore_deal(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived deal again."""
    deal = saving.locked(work, Deal, id, version)
    require_owner(work.actor.role, work.actor.id, [deal.owner_id, deal.created_by])
    saving.restore(deal)
    return saving.saved(work, deal)
