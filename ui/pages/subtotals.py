"""The sums of a group of each list, as they stand under the columns: those of the list's foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from ui import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crm.records.groups import Group

translate = QCoreApplication.translate


def _sum(write: Callable[[Any], str], name: str) -> Callable[[Group], str]:
    """Write one sum; a dash where nothing is known."""

    def text(group: Group) -> str:
        value = group.sums[name]
        return formats.DASH if value is None else write(value)

    return text


def _of_those_that_count(write: Callable[[Any], str], name: str) -> Callable[[Group], str]:
    """Write a sum; a dash where no record of the group counts: 0 would say that one has nothing."""
    text = _sum(write, name)
    return lambda group: text(group) if group.sums["counted"] else formats.DASH


def _counted(sentence: Callable[[], str], name: str) -> Callable[[Group], str]:
    """Write how many of the group are so; nothing where none is."""

    def text(group: Group) -> str:
        count: Any = group.sums[name]
        return sentence().format(count=formats.whole(count)) if count else ""

    return text


def _investment(group: Group) -> str:
    amount: Any = group.sums["investment_cny"]
    return formats.DASH if group.sums["unfilled"] == group.count else formats.investment(amount)


def lead_subtotals() -> Mapping[str, Callable[[Group], str]]:
    """Write investment and signed intent area."""
    return {"investment": _investment, "intent_area": _sum(formats.area, "intent_area")}


def company_subtotals() -> Mapping[str, Callable[[Group], str]]:
    """Write how many are tenants."""
    return {"tenant": _counted(lambda: translate("Subtotals", "{count} tenants"), "tenants")}


def trip_subtotals() -> Mapping[str, Callable[[Group], str]]:
    """Write whom one met, what became a lead, and how many trips are done."""
    return {
        "contacts": _sum(formats.whole, "contacts"),
        "converted": _sum(formats.whole, "converted"),
        "status": _counted(lambda: translate("Subtotals", "{count} done"), "done"),
    }


def visit_subtotals() -> Mapping[str, Callable[[Group], str]]:
    """Write the visitors and the receptions of done visits."""
    received = _counted(lambda: translate("Subtotals", "{count} receptions"), "receptions")
    return {"visitor_count": _sum(formats.whole, "visitors"), "status": received}


def letter_subtotals() -> Mapping[str, Callable[[Group], str]]:
    """Write the signed floor area (gross), and how many letters it comes from."""
    signed = _counted(lambda: translate("Subtotals", "{count} signed"), "gross_count")
    return {"area": _sum(formats.area, "gross"), "state": signed}


def park_subtotals() -> Mapping[str, Callable[[Group], str]]:
    """Write the areas; what is available is a dash while one park is not published."""
    return {name: _sum(formats.area, name) for name in ("gross", "in_force", "available")}


def fund_subtotals() -> Mapping[str, Callable[[Group], str]]:
    """Write the amounts of the funds that count."""
    return {
        "total_size": _of_those_that_count(formats.investment, "size"),
        "group_subscribed": _of_those_that_count(formats.investment, "subscribed"),
        "group_paid_in": _of_those_that_count(formats.investment, "paid_in"),
    }


def deal_subtotals() -> Mapping[str, Callable[[Group], str]]:
    """Write the amounts of the deals that are signed and not terminated."""
    names = ("subscribed", "paid_in")
    return {name: _of_those_that_count(formats.deal_amount, name) for name in names}
