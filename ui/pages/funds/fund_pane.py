"""What the pane shows of a fund: its amounts of today, size changes, calls and deals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.funds.fields import FUND_FIELDS
from crm.quantities.formatting import plain
from ui import formats
from ui.pages.funds.columns import FUND_LOOK, not_counted
from ui.panes.content import PaneAction, PaneChip, PaneContent, Section, SectionRow
from ui.panes.fact_sheet import FactSheet
from ui.panes.facts import MUTED
from ui.panes.related_rows import deal_row

if TYPE_CHECKING:
    from decimal import Decimal

    from crm.funds.queries import FundChange
    from crm.measures.fund_list import FundFile
    from ui.panes.content import Fact

translate = QCoreApplication.translate
NEW_CHANGE, NEW_CALL, NEW_DEAL = "change.new", "call.new", "deal.new"


def pane_content(file: FundFile) -> PaneContent:
    """Write a fund with everything that belongs to it."""
    row = file.line.row
    parts = (row.kind.label, "" if row.counted else not_counted())
    return PaneContent(
        id=row.id,
        version=row.version,
        code=row.code,
        title=row.name,
        subtitle=" · ".join(part for part in parts if part),
        chip=PaneChip(row.status.label, FUND_LOOK[row.status]),
        facts=_facts(file),
        sections=(_sizes(file), _calls(file), _deals(file)),
        archived=row.archived,
    )


def _facts(file: FundFile) -> tuple[Fact, ...]:
    detail, row, line = file.detail, file.detail.row, file.line
    sheet = FactSheet(FUND_FIELDS)
    for name, amount in (
        ("total_size", line.size),
        ("group_subscribed", line.subscribed),
        ("group_paid_in", line.paid_in),
    ):
        sheet.always(name, None if amount is None else str(formats.investment_record(amount)))
    rate = line.paid_in_rate
    sheet.add(translate("Funds", "Paid in %"), formats.percent(rate), MUTED if rate is None else "")
    if line.multiple is not None:
        times = translate("Funds", "{number} times").format(number=plain(line.multiple))
        sheet.add(translate("Funds", "Multiple"), times)
    established = formats.day(row.established_on) if row.established_on else None
    sheet.always("established_on", established)
    sheet.known("as_of", formats.day(detail.as_of))
    sheet.known("parent_fund_id", detail.parent)
    sheet.known("manager_name", detail.manager_name)
    sheet.known("filing_no", detail.filing_no)
    sheet.known("note", detail.note, wide=True)
    return sheet.facts


def _sizes(file: FundFile) -> Section:
    changes = [each for each in file.detail.changes if each.delta_size is not None]
    return Section(
        translate("Funds", "Size changes"),
        tuple(_size(each) for each in reversed(changes)),
        empty=translate("Funds", "The size is that of the establishment."),
        action=PaneAction(NEW_CHANGE, translate("Funds", "Change the size")),
    )


def _size(change: FundChange) -> SectionRow:
    share = change.delta_group_subscribed
    details = [change.note or ""]
    if share:
        text = translate("Funds", "group {amount}").format(amount=_signed(share))
        details.insert(0, text)
    return SectionRow(
        formats.day(change.on),
        tuple(each for each in details if each),
        "" if change.delta_size is None else _signed(change.delta_size),
    )


def _signed(amount: Decimal) -> str:
    shown = formats.investment_record(amount)
    return f"+{shown}" if amount > 0 else str(shown)


def _calls(file: FundFile) -> Section:
    calls = [each for each in file.detail.changes if each.group_paid_in is not None]
    return Section(
        translate("Funds", "Payments of the group"),
        tuple(_call(each) for each in reversed(calls)),
        empty=translate("Funds", "No single payment entered."),
        action=PaneAction(NEW_CALL, translate("Funds", "New payment")),
    )


def _call(change: FundChange) -> SectionRow:
    amount = str(formats.investment_record(change.group_paid_in))
    return SectionRow(formats.day(change.on), tuple(filter(None, (change.note,))), amount)


def _deals(file: FundFile) -> Section:
    return Section(
        translate("Funds", "Equity deals"),
        tuple(deal_row(each) for each in file.deals),
        empty=translate("Funds", "No deal goes through this fund yet."),
        action=PaneAction(NEW_DEAL, translate("Funds", "New deal")),
    )
