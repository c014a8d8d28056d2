"""Changes to funds. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from crm.deals.models import Deal
from crm.deals.terms import DealStatus
from crm.errors import refuse
from crm.funds.fields import CALL_FIELDS, FUND_FIELDS, SIZE_CHANGE_FIELDS
from crm.funds.limits import Call, Commitment, FundFacts, SizeChange, check_fund
from crm.funds.models import Fund, FundCall, FundSizeChange
from crm.funds.terms import FundStatus
from crm.language import _
from crm.names.sorting import search_key, sort_key
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_fund(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Create a fund, or change the fields in `raw` of the fund `id`; money in 元.

    Raises UserError: FIELD_REQUIRED, DUPLICATE (code or name), FUND_SUBSCRIBED_GT_SIZE,
    FUND_PAIDIN_GT_SUBSCRIBED, DEAL_GT_FUND_SIZE, PERMISSION_DENIED.
    """
    require_writer(work.actor.role)
    if id is None or "as_of" in raw:
        raw = {**raw, "as_of": raw.get("as_of") or work.today}
    values = saving.parsed(work, FUND_FIELDS, raw, partial=id is not None)
    if id is None:
        fund = Fund(**values, sort_key="", search_key="")
    else:
        fund = saving.locked(work, Fund, id, version)
        require_owner(work.actor.role, work.actor.id, [fund.created_by])
        with work.session.no_autoflush:
            saving.assign(fund, values)
    with work.session.no_autoflush:
        _require_date(fund)
        _refuse_duplicate(work, fund)
        check_fund(facts(work.session, fund))
    fund.sort_key = sort_key(fund.name)
    fund.search_key = search_key(fund.name, fund.code)
    if id is None:
        saving.added(work, fund)
    return saving.saved(work, fund)


def _require_date(fund: Fund) -> None:
    """A fund that counts must say since when, unless it is only planned."""
    planned = fund.status in {FundStatus.PROPOSED, FundStatus.PREPARING}
    if fund.counted and not planned and fund.established_on is None:
        raise refuse(
            "FIELD_REQUIRED",
            _("Say when the fund was established; without it, it cannot count."),
            "established_on",
        )


def _refuse_duplicate(work: Work, fund: Fund) -> None:
    other = work.session.scalar(
        select(Fund)
        .where(or_(Fund.code == fund.code, Fund.name == fund.name), Fund.id != (fund.id or 0))
        .limit(1)
    )
    if other is not None:
        raise refuse(
            "DUPLICATE",
            _("{code} {name} is already there.").format(code=other.code, name=other.name),
            "code" if other.code == fund.code else "name",
        )


def facts(session: Session, fund: Fund) -> FundFacts:
    """Collect everything that changes the amounts of a fund, for the rules."""
    fund_id = fund.id or 0  # a new fund has no deals; those without a fund are not its own
    changes = session.scalars(
        select(FundSizeChange).where(
            FundSizeChange.fund_id == fund_id, FundSizeChange.archived_at.is_(None)
        )
    )
    calls = session.scalars(
        select(FundCall).where(FundCall.fund_id == fund_id, FundCall.archived_at.is_(None))
    )
    deals = session.scalars(
        select(Deal).where(Deal.fund_id == fund_id, Deal.status != DealStatus.TERMINATED)
    )
    return FundFacts(
        total_size=fund.total_size,
        group_subscribed=fund.group_subscribed,
        group_paid_in=fund.group_paid_in,
        size_changes=[
            SizeChange(each.on, each.delta_size, each.delta_group_subscribed) for each in changes
        ],
        calls=[Call(each.on, each.group_paid_in) for each in calls],
        commitments=[Commitment(each.subscribed, each.signed_on) for each in deals],
    )


def record_fund_size_change(work: Work, raw: Mapping[str, object]) -> Saved:
    """Record an increase or reduction of a fund; raises the codes of `save_fund`."""
    require_writer(work.actor.role)
    values = saving.parsed(work, SIZE_CHANGE_FIELDS, raw, partial=False)
    values["delta_group_subscribed"] = values["delta_group_subscribed"] or Decimal(0)
    change = saving.added(work, FundSizeChange(**values))
    _check_changed(work, change.fund_id)
    return saving.saved(work, change)


def record_fund_call(work: Work, raw: Mapping[str, object]) -> Saved:
    """Record a payment of the group into a fund; raises FUND_PAIDIN_GT_SUBSCRIBED."""
    require_writer(work.actor.role)
    values = saving.parsed(work, CALL_FIELDS, raw, partial=False)
    call = FundCall(**values)
    if call.on > work.today:
        raise refuse(
            "PAYIN_IN_FUTURE", _("A payment cannot lie in the future. Correct the date."), "on"
        )
    saving.added(work, call)
    _check_changed(work, call.fund_id)
    return saving.saved(work, call)


def _check_changed(work: Work, fund_id: int) -> None:
    """Let only the fund's keeper change its money, and only within its limits."""
    fund = saving.found(work.session, Fund, fund_id)
    require_owner(work.actor.role, work.actor.id, [fund.created_by])
    check_fund(facts(work.session, fund))


def archive_fund(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide a fund from lists; raises RECORD_IN_USE when deals go through it."""
    fund = saving.locked(work, Fund, id, version)
    require_owner(work.actor.role, work.actor.id, [fund.created_by])
    if work.session.scalar(select(Deal.id).where(Deal.fund_id == id).limit(1)) is not None:
        raise refuse("RECORD_IN_USE", _("Deals go through this fund. It stays with them."))
    saving.archive(work, fund)
    return saving.saved(work, fund)


def restore_fund(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived fund again."""
    fund = saving.locked(work, Fund, id, version)
    require_owner(work.actor.role, work.actor.id, [fund.created_by])
    saving.restore(fund)
    return saving.saved(work, fund)
