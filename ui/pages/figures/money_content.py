"""What the tiles of funds and of equity deals show."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import formats
from ui.charts.bars import Bar, share
from ui.pages.figures.area_content import amount, count_of
from ui.pages.figures.cells import Cell, Fact, TableColumn, TileContent, money
from ui.pages.figures.links import Links
from ui.pages.figures.pipeline_content import unfilled

if TYPE_CHECKING:
    from datetime import date

    from crm.measures.figure import FigureRow, Value
    from ui.pages.figures.reading import Figures

translate = QCoreApplication.translate


def _unfilled_funds(count: int) -> str:
    if not count:
        return ""
    return translate("Figures", "(%n fund(s) not set)", None, count)


def funds(figures: Figures, today: date) -> TileContent:
    """Size of the funds, what the group subscribed and paid in, and each fund as a bar."""
    links = Links(figures.asked, today)
    size, share_of_group = figures.funds["K28"], figures.funds["K29"]
    whole, part = size.total, share_of_group.total
    times = figures.totals["K30"].total["times"]
    blank = {
        name: sum(row.values[f"{name}_cny"] is None for row in share_of_group.rows)
        for name in ("subscribed", "paid_in")
    }
    facts = (
        replace(
            _fund_fact(
                translate("Figures", "Size"), whole["amount_cny"], int(whole["unfilled"] or 0)
            ),
            link=links.funds(),
        ),
        _fund_fact(translate("Figures", "Subscribed"), part["subscribed_cny"], blank["subscribed"]),
        _fund_fact(translate("Figures", "Paid in"), part["paid_in_cny"], blank["paid_in"]),
        Fact(translate("Figures", "Share paid in"), formats.percent(amount(part["percent"]))),
        Fact(
            translate("Figures", "Multiple"),
            formats.DASH if times is None else str(times),
            "" if times is None else translate("Figures", "times"),
        ),
    )
    count = translate("Figures", "{count} funds").format(count=count_of(whole["count"]) or 0)
    return _shares(
        figures,
        links,
        share_of_group.rows,
        caption=f"{count} · {formats.investment_unit()}",
        name=translate("Figures", "Fund"),
        facts=facts,
        notes=size.notes,
    )


def _fund_fact(label: str, value: Value, blank: int) -> Fact:
    shown = formats.investment_summary(amount(value))
    return Fact(label, shown.number, "", _unfilled_funds(blank))


def deals(figures: Figures, today: date) -> TileContent:
    """Equity deals by the fund through which they go, or direct."""
    values = figures.deals.total
    blank = unfilled(values["unfilled"])
    subscribed = formats.investment_summary(amount(values["subscribed_cny"])).number
    paid_in = formats.investment_summary(amount(values["paid_in_cny"])).number
    facts = (
        Fact(translate("Figures", "Subscribed"), subscribed, "", blank),
        Fact(translate("Figures", "Paid in"), paid_in),
        Fact(translate("Figures", "Share paid in"), formats.percent(amount(values["percent"]))),
    )
    count = translate("Figures", "{count} deals · by vehicle").format(
        count=count_of(values["count"]) or 0
    )
    return _shares(
        figures,
        Links(figures.asked, today),
        figures.deals.rows,
        caption=f"{count} · {formats.investment_unit()}",
        name=translate("Figures", "Vehicle"),
        facts=facts,
        notes=figures.deals.notes,
        of_deals=True,
    )


def _shares(
    figures: Figures,
    links: Links,
    rows: tuple[FigureRow, ...],
    *,
    caption: str,
    name: str,
    facts: tuple[Fact, ...],
    notes: tuple[str, ...],
    of_deals: bool = False,
) -> TileContent:
    """Bars of what is subscribed, with what is paid in before it."""
    known = [amount(row.values["subscribed_cny"]) for row in rows]
    longest = max((each for each in known if each is not None), default=Decimal(0))

    def line(row: FigureRow) -> tuple[Cell, ...]:
        subscribed, paid_in = (
            amount(row.values[each]) for each in ("subscribed_cny", "paid_in_cny")
        )
        fund_id = figures.fund_ids.get(row.key)
        link = links.fund(fund_id)
        listed = links.deals(fund_id) if of_deals else link
        blank = Cell(formats.not_entered(), tone="text.tertiary")
        bar = Cell(bar=Bar(share(paid_in, longest), share(subscribed, longest)))
        return (
            Cell(row.name, link=link),
            blank if subscribed is None else bar,
            money(subscribed, listed),
            money(paid_in, listed),
        )

    whole, part = translate("Figures", "Subscribed"), translate("Figures", "Paid in")
    return TileContent(
        caption=caption,
        columns=(
            TableColumn(name, number=False),
            TableColumn("", number=False, bar=True),
            TableColumn(whole),
            TableColumn(part),
        ),
        rows=tuple(line(row) for row in rows),
        facts=facts,
        notes=notes,
        legend=(whole, part),
    )
