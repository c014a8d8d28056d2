"""Funds and equity deals: the published totals, split over fictional funds and companies.

Named funds stay blank and uncounted, because their sizes and whether they belong to the published
five or six are not published. Pay-ins after 2021 are not published either: none are made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm import taxonomies
from crm.companies.models import Company
from crm.deals.models import Deal, PayIn
from crm.deals.terms import DealStatus, PayInKind, Vehicle
from crm.demo.people import recruiter
from crm.demo.rows import company_values
from crm.funds.models import Fund
from crm.funds.terms import FundKind, FundStatus
from crm.names.sorting import search_key, sort_key

if TYPE_CHECKING:
    from crm.demo.rows import Rows, Values
    from crm.staff.models import Staff

YI = Decimal(10**8)  # 亿元


@dataclass(frozen=True, slots=True)
class DemoFund:
    """A fictional fund; amounts in 亿元, blank where nothing is published to split."""

    size: Decimal
    established_on: date
    as_of: date
    subscribed: Decimal | None = None
    paid_in: Decimal | None = None


FIRST_FIVE = date(2021, 6, 30)
FUNDS = {
    "A": DemoFund(Decimal(20), date(2020, 9, 15), FIRST_FIVE, Decimal(10), Decimal(6)),
    "B": DemoFund(Decimal(15), date(2020, 11, 20), FIRST_FIVE, Decimal(8), Decimal(4)),
    "C": DemoFund(Decimal(10), date(2021, 1, 15), FIRST_FIVE, Decimal(5), Decimal("2.5")),
    "D": DemoFund(Decimal("6.45"), date(2021, 3, 10), FIRST_FIVE, Decimal(3), Decimal("1.5")),
    "E": DemoFund(Decimal(5), date(2021, 5, 20), FIRST_FIVE, Decimal(3), Decimal(1)),
    "F": DemoFund(Decimal(30), date(2023, 6, 30), date(2025, 12, 31)),
}
# Deals by number: the fund that each goes through, "" for a direct one.
VEHICLES = (
    *("A",) * 4, *("B",) * 3, *("C",) * 2, "D", "E", *("",) * 5, *("F",) * 5, *("",) * 2
)  # fmt: skip
EARLY_DEALS = 16
EARLY_SUBSCRIBED = Decimal("1.5")
LATE_SUBSCRIBED = Decimal("2.4")
LAST_SUBSCRIBED = Decimal("2.3")
PAID_IN = Decimal("0.66")
LAST_PAID_IN = Decimal("0.64")
SIGNED_AFTER = timedelta(days=21)
PAID_AFTER = timedelta(days=7)
SIGNED_THROUGH_F = date(2023, 9, 1)
DIRECT_EARLY = date(2021, 6, 1)
DIRECT_LATE = date(2024, 3, 1)


def load_funds(rows: Rows) -> dict[str, Fund]:
    """Add 示例基金A … F (SF01 … SF06) and the named funds FD01 … FD07; the fictional by letter."""
    named = taxonomies.read("funds")["fund"]
    rows.put(Fund, {each["code"]: _named_fund(each) for each in named}, demo=False)
    codes = {letter: f"SF{number:02d}" for number, letter in enumerate(FUNDS, start=1)}
    funds = rows.put(Fund, {codes[letter]: _fund(letter, codes[letter]) for letter in FUNDS})
    return {letter: funds[code] for letter, code in codes.items()}


def _named_fund(entry: dict[str, Any]) -> Values:
    return {
        "code": entry["code"],
        "name": entry["name"],
        "sort_key": sort_key(entry["name"]),
        "search_key": search_key(entry["name"], entry["code"]),
        "kind": FundKind(entry["kind"]),
        "status": FundStatus(entry["status"]),
        "as_of": entry["as_of"],
        "counted": False,
        "note": "规模、认缴、实缴未公开；是否计入“参与设立基金”统计口径未说明。",
    }


def _fund(letter: str, code: str) -> Values:
    fund, name = FUNDS[letter], f"示例基金{letter}"
    return {
        "code": code,
        "name": name,
        "sort_key": sort_key(name),
        "search_key": search_key(name, code),
        "kind": FundKind.PROJECT,
        "status": FundStatus.INVESTING,
        "established_on": fund.established_on,
        "as_of": fund.as_of,
        "total_size": fund.size * YI,
        "group_subscribed": fund.subscribed * YI if fund.subscribed else None,
        "group_paid_in": fund.paid_in * YI if fund.paid_in else None,
        "counted": True,
    }


def load_deals(rows: Rows, staff: dict[str, Staff], funds: dict[str, Fund]) -> None:
    """Add 23 deals with 示例股权企业01 … 23, and one pay-in for each of the first 16."""
    names = [f"示例股权企业{number:02d}" for number in range(1, len(VEHICLES) + 1)]
    companies = rows.put(Company, {name: company_values(name) for name in names})
    codes = _codes()
    deals = rows.put(
        Deal,
        {
            codes[index]: {
                "code": codes[index],
                "company_id": companies[name].id,
                "owner_id": recruiter(staff, index).id,
                **_deal(index, funds),
            }
            for index, name in enumerate(names)
        },
    )
    rows.put(
        PayIn,
        {
            code: {
                "deal_id": deals[code].id,
                "on": _signed_on(index) + PAID_AFTER,
                "amount": (LAST_PAID_IN if index == EARLY_DEALS - 1 else PAID_IN) * YI,
                "kind": PayInKind.PAYMENT,
            }
            for index, code in enumerate(codes[:EARLY_DEALS])
            if rows.is_new(deals[code])
        },
    )


def _deal(index: int, funds: dict[str, Fund]) -> Values:
    letter = VEHICLES[index]
    early = index < EARLY_DEALS
    late = LAST_SUBSCRIBED if index == len(VEHICLES) - 1 else LATE_SUBSCRIBED
    return {
        "vehicle": Vehicle.FUND if letter else Vehicle.DIRECT,
        "fund_id": funds[letter].id if letter else None,
        "status": DealStatus.PAYING if early else DealStatus.SIGNED,
        "decided_on": _signed_on(index),
        "signed_on": _signed_on(index),
        "subscribed": (EARLY_SUBSCRIBED if early else late) * YI,
    }


def _signed_on(index: int) -> date:
    letter = VEHICLES[index]
    if not letter:
        return DIRECT_EARLY if index < EARLY_DEALS else DIRECT_LATE
    return SIGNED_THROUGH_F if letter == "F" else FUNDS[letter].established_on + SIGNED_AFTER


def _codes() -> list[str]:
    """Number the deals of each year in their order, from GQ-2020-0001 on."""
    last: dict[int, int] = {}
    codes: list[str] = []
    for index in range(len(VEHICLES)):
        year = _signed_on(index).year
        last[year] = last.get(year, 0) + 1
        codes.append(f"GQ-{year}-{last[year]:04d}")
    return codes
