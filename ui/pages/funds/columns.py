"""Columns, conditions and sums of the lists of funds and of equity deals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.deals.fields import DEAL_FIELDS
from crm.deals.terms import DealStatus, Vehicle
from crm.funds.fields import FUND_FIELDS
from crm.funds.terms import FundKind, FundStatus
from crm.quantities.formatting import percent, plain
from crm.records.fields import by_name
from ui import formats
from ui.pages.list_spec import FilterSpec, Total
from ui.panes.related_rows import UNDECIDED
from ui.tables.columns import MUTED, SECONDARY, Column, Look
from ui.widgets.chips import STATE_ICONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from crm.deals.queries import DealRow
    from crm.language import Term
    from crm.measures.fund_list import FundSums, Share
    from ui.pages.list_spec import Choice
    from ui.tables.columns import Row

translate = QCoreApplication.translate
FUND, DEAL = by_name(FUND_FIELDS), by_name(DEAL_FIELDS)
FUND_LOOK = {
    FundStatus.PROPOSED: "draft",
    FundStatus.PREPARING: "draft",
    FundStatus.ESTABLISHED: "in_force",
    FundStatus.RAISING: "in_force",
    FundStatus.INVESTING: "in_force",
    FundStatus.EXITING: "won",
    FundStatus.LIQUIDATING: "lapsed",
}


def fund_columns() -> tuple[Column, ...]:
    """Return the columns of funds; amounts are those of today."""
    return (
        Column(
            "code",
            _title(FUND, "code"),
            lambda line: line.row.code,
            sort_key="code",
            width=80,
            tone=lambda _line: SECONDARY,
            edits="code",
        ),
        Column(
            "name",
            _title(FUND, "name"),
            lambda line: line.row.name,
            look=Look.STRONG,
            sort_key="name",
            width=210,
            secondary=lambda line: "" if line.row.counted else not_counted(),
            edits="name",
        ),
        Column(
            "kind",
            _title(FUND, "kind"),
            lambda line: line.row.kind.label,
            sort_key="kind",
            width=110,
            wide=160,
            edits="kind",
        ),
        Column(
            "status",
            _title(FUND, "status"),
            lambda line: line.row.status.label,
            look=Look.CHIP,
            sort_key="status",
            width=96,
            wide=130,
            tone=lambda line: FUND_LOOK[line.row.status],
            icon=lambda line: STATE_ICONS[FUND_LOOK[line.row.status]],
            edits="status",
        ),
        Column(
            "established_on",
            _title(FUND, "established_on"),
            lambda line: formats.day(line.row.established_on),
            look=Look.DATE,
            sort_key="established_on",
            width=96,
            wide=110,
            tone=lambda line: "" if line.row.established_on else MUTED,
            edits="established_on",
        ),
        *_fund_amounts(),
    )


def _fund_amounts() -> tuple[Column, ...]:
    return (
        _in_yi("total_size", lambda: translate("Funds", "Size"), lambda line: line.size),
        _in_yi(
            "group_subscribed",
            lambda: translate("Funds", "Subscribed"),
            lambda line: line.subscribed,
        ),
        _in_yi("group_paid_in", lambda: translate("Funds", "Paid in"), lambda line: line.paid_in),
        _rate(lambda line: line.paid_in_rate),
        Column(
            "deals",
            lambda: translate("Funds", "Deals"),
            lambda line: formats.whole(line.row.deals),
            look=Look.NUMBER,
            sort_key="deals",
            width=64,
            tone=lambda line: "" if line.row.deals else MUTED,
        ),
    )


def _in_yi(key: str, title: Callable[[], str], amount: Callable[[Row], Decimal | None]) -> Column:
    return Column(
        key,
        lambda: f"{title()} {formats.investment_unit()}",
        lambda line: formats.investment(amount(line)),
        look=Look.NUMBER,
        sort_key=key,
        width=96,
        wide=130,
        tone=lambda line: MUTED if amount(line) is None else "",
        value=lambda line: formats.investment_value(amount(line)),
    )


def _rate(value: Callable[[Row], Decimal | None]) -> Column:
    return Column(
        "rate",
        lambda: translate("Funds", "Paid in %"),
        lambda line: formats.percent(value(line)),
        look=Look.NUMBER,
        width=80,
        wide=90,
        tone=lambda line: MUTED if value(line) is None else "",
    )


def deal_columns() -> tuple[Column, ...]:
    """Return the columns of deals; amounts in 万元."""
    return (
        Column("code", lambda: translate("Funds", "Code"), lambda row: row.code, sort_key="code"),
        Column(
            "company",
            _title(DEAL, "company_id"),
            lambda row: row.company,
            look=Look.STRONG,
            sort_key="company",
            width=160,
        ),
        Column(
            "vehicle",
            _title(DEAL, "vehicle"),
            vehicle_text,
            sort_key="vehicle",
            width=130,
        ),
        Column(
            "status",
            _title(DEAL, "status"),
            lambda row: row.status.label,
            look=Look.CHIP,
            sort_key="status",
            width=100,
            wide=150,
            tone=deal_tone,
            icon=lambda row: STATE_ICONS[deal_tone(row)],
            edits="status",
        ),
        Column(
            "signed_on",
            _title(DEAL, "signed_on"),
            lambda row: formats.day(row.signed_on),
            look=Look.DATE,
            sort_key="signed_on",
            width=96,
            tone=lambda row: "" if row.signed_on else MUTED,
            edits="signed_on",
        ),
        _in_wan(
            "subscribed",
            lambda: translate("Funds", "Subscribed"),
            lambda row: row.subscribed,
            edits="subscribed",
        ),
        _in_wan("paid_in", lambda: translate("Funds", "Paid in"), lambda row: row.paid_in),
        _rate(lambda row: percent(row.paid_in, row.subscribed)),
        Column(
            "owner",
            _title(DEAL, "owner_id"),
            lambda row: row.owner,
            sort_key="owner",
            edits="owner_id",
        ),
    )


def _in_wan(
    key: str,
    title: Callable[[], str],
    amount: Callable[[Row], Decimal | None],
    *,
    edits: str = "",
) -> Column:
    return Column(
        key,
        lambda: f"{title()} {formats.deal_unit()}",
        lambda row: formats.deal_amount(amount(row)),
        look=Look.NUMBER,
        sort_key=key,
        width=110,
        wide=130,
        tone=lambda row: "" if amount(row) else MUTED,
        value=lambda row: formats.deal_value(amount(row)),
        edits=edits,
    )


def _title(fields: dict[str, Row], name: str) -> Callable[[], str]:
    return lambda: str(fields[name].label)


def vehicle_text(row: DealRow) -> str:
    """Name the fund, or say that the deal is direct."""
    return row.fund or row.vehicle.label


def deal_tone(row: DealRow) -> str:
    """Return the state of the theme that a deal's status is shown in."""
    if row.status is DealStatus.TERMINATED:
        return "lapsed"
    return "draft" if row.status in UNDECIDED else "won"


def not_counted() -> str:
    """Say that a fund is left out of the statistics."""
    return translate("Funds", "not counted")


def fund_filters() -> tuple[FilterSpec, ...]:
    """Return the conditions of the list of funds."""
    counted = (
        (True, translate("Funds", "counted")),
        (False, not_counted()),
    )
    return (
        FilterSpec("kind", str(FUND["kind"].label), choices(FundKind)),
        FilterSpec("status", str(FUND["status"].label), choices(FundStatus)),
        FilterSpec("counted", translate("Funds", "Statistics"), counted, many=False),
    )


def deal_filters() -> tuple[FilterSpec, ...]:
    """Return the conditions of the list of deals."""
    return (
        FilterSpec("vehicle", str(DEAL["vehicle"].label), choices(Vehicle)),
        FilterSpec("fund_id", str(DEAL["fund_id"].label), target="fund"),
        FilterSpec("status", str(DEAL["status"].label), choices(DealStatus)),
        FilterSpec("owner_id", str(DEAL["owner_id"].label), target="staff"),
        FilterSpec("company_id", str(DEAL["company_id"].label), target="company", pinned=False),
    )


def choices(terms: type[Term]) -> tuple[Choice, ...]:
    """Return the members of a term as stored value and label."""
    return tuple((member, member.label) for member in terms)


def fund_totals(sums: FundSums) -> Sequence[Total]:
    """Write the sums of the funds that count: size, subscription, paid in, rate, multiple."""
    count, unit = formats.whole(sums.share.count), translate("Funds", "funds")
    found = [
        Total(translate("Funds", "Counted"), count, unit),
        _amount(translate("Funds", "Total size"), sums.size, sums.size_unfilled),
        *_share_totals(sums.share),
    ]
    if sums.multiple is not None:
        times = translate("Funds", "times")
        found.append(Total(translate("Funds", "Multiple"), plain(sums.multiple), times))
    return found


def deal_totals(share: Share) -> Sequence[Total]:
    """Write the sums of the deals that are signed and not terminated."""
    count, unit = formats.whole(share.count), translate("Funds", "deals")
    return (Total(translate("Funds", "Signed"), count, unit), *_share_totals(share))


def _share_totals(share: Share) -> tuple[Total, ...]:
    subscribed, paid_in = translate("Funds", "Subscribed"), translate("Funds", "Paid in")
    return (
        _amount(subscribed, share.subscribed, share.subscribed_unfilled),
        _amount(paid_in, share.paid_in, share.paid_in_unfilled),
        Total(translate("Funds", "Paid in %"), formats.percent(share.percent)),
    )


def _amount(label: str, value: Decimal | None, unfilled: int) -> Total:
    amount = formats.investment_summary(value)
    note = translate("Funds", "({count} not set)").format(count=unfilled) if unfilled else ""
    return Total(label, amount.number, amount.unit, note)
