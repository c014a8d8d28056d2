"""Every list: every column can be asked for, and its groups add up to what stands under it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crm.companies import queries as companies
from crm.deals import queries as deals
from crm.errors import UserError
from crm.funds import queries as funds
from crm.language import ENGLISH, speaking
from crm.leads import queries as leads
from crm.leads.board import load_board
from crm.leads.terms import Scope
from crm.letters import queries as letters
from crm.measures import fund_list, park_overview
from crm.measures.computing import compute
from crm.parks import queries as parks
from crm.records.conditions import Condition, Operator, operators_of
from crm.records.fields import Field, Kind
from crm.records.list_columns import condition_fields, group_names
from crm.records.listing import ListRequest
from crm.records.relative_days import Period, Relative
from crm.trips import queries as trips
from crm.visits import queries as visits

TODAY = date(2026, 12, 31)
ZERO = Decimal(0)


def added(found: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the sums of a list by the names that its groups give them."""
    return {name: getattr(found, name) for name in names}


def letter_sums(found: Any) -> dict[str, Any]:
    names = ("gross", "in_force", "converted", "withdrawn", "expired", "land")
    areas = {name: getattr(found, name).area for name in names}
    return areas | {f"{name}_count": getattr(found, name).count for name in names}


SHARE = ("subscribed", "subscribed_unfilled", "paid_in", "paid_in_unfilled")
# find_ids, find_groups, totals, columns of conditions, groups, the totals as the groups name them
LISTS: dict[str, tuple[Any, ...]] = {
    "leads": (
        *(leads.find_ids, leads.find_groups, leads.totals, leads.CONDITIONS),
        lambda found: added(found, ("investment_cny", "unfilled", "intent_area", "letters")),
    ),
    "companies": (
        *(companies.find_ids, companies.find_groups, companies.totals, companies.CONDITIONS),
        lambda found: added(found, ("tenants",)),
    ),
    "trips": (
        *(trips.find_ids, trips.find_groups, trips.totals, trips.CONDITIONS),
        lambda found: added(found, ("done", "contacts", "converted")),
    ),
    "visits": (
        *(visits.find_ids, visits.find_groups, visits.totals, visits.CONDITIONS),
        lambda found: added(found, ("receptions", "visitors")),
    ),
    "letters": (
        *(letters.find_ids, letters.find_groups, letters.totals, letters.CONDITIONS),
        letter_sums,
    ),
    "parks": (
        *(park_overview.find_ids, park_overview.find_groups, park_overview.totals),
        parks.CONDITIONS,
        lambda found: added(found, ("gross", "in_force", "unknown")),
    ),
    "funds": (
        *(fund_list.find_funds, fund_list.fund_groups, fund_list.fund_sums, funds.CONDITIONS),
        lambda found: {"size": found.size, **added(found.share, SHARE)},
    ),
    "deals": (
        *(fund_list.find_deals, fund_list.deal_groups, fund_list.deal_sums, deals.CONDITIONS),
        lambda found: added(found, SHARE),
    ),
}
FIGURES = {
    "parks": park_overview.CONDITIONS,
    "funds": fund_list.FUND_CONDITIONS,
    "deals": fund_list.DEAL_CONDITIONS,
}


def values_for(field: Field, operator: Operator) -> tuple[object, ...]:
    """Return values that the column takes."""
    if operator in (Operator.EMPTY, Operator.NOT_EMPTY, Operator.YES, Operator.NO):
        return ()
    if operator in (Operator.CONTAINS, Operator.CONTAINS_NOT):
        return ("示例",)
    one = {
        Kind.DATE: Relative(Period.LAST_DAYS, 400) if operator is Operator.DURING else TODAY,
        Kind.INTEGER: 1,
        Kind.REFERENCE: 1,
        Kind.REFERENCES: 1,
        Kind.AREA: Decimal("2000.00"),
        Kind.MONEY: Decimal("2000.00"),
        Kind.DECIMAL: Decimal("2.00"),
        Kind.PERCENT: Decimal("2.00"),
        Kind.CHOICE: next(iter(field.choices), "").value if field.choices else "",
    }.get(field.kind, "示例")
    return (one, one) if operator is Operator.BETWEEN else (one,)


@pytest.fixture(params=LISTS)
def name(request) -> str:
    return request.param


def test_every_column_can_be_asked_with_every_operator(demo_database, name):
    find_ids, _, totals, columns, _ = LISTS[name]
    fields = FIGURES.get(name) or condition_fields(columns)
    with demo_database.read() as session:
        whole = set(find_ids(session, ListRequest(), TODAY))
        for field in fields:
            found = {}
            for operator in operators_of(field):
                asked = Condition(field.name, operator, values_for(field, operator))
                request = ListRequest(conditions=(asked,))
                found[operator] = set(find_ids(session, request, TODAY))
            totals(session, request, TODAY)
            opposites = [
                (Operator.EMPTY, Operator.NOT_EMPTY),
                (Operator.YES, Operator.NO),
                (Operator.ONE_OF, Operator.NONE_OF),
                (Operator.IS, Operator.IS_NOT),
                (Operator.EQUAL, Operator.UNEQUAL),
            ]
            for one, other in opposites:
                if one in found:
                    assert found[one] | found[other] == whole, (field.name, one)
                    assert not found[one] & found[other], (field.name, one)


def test_groups_add_up_to_the_sums_under_the_list(demo_database, name):
    find_ids, find_groups, totals, columns, named = LISTS[name]
    with demo_database.read() as session:
        expected = named(totals(session, ListRequest(), TODAY))
        whole = find_ids(session, ListRequest(), TODAY)
        for group in group_names(columns):
            request = ListRequest(group=group)
            found = find_groups(session, request, TODAY)
            ids = find_ids(session, request, TODAY)
            assert sorted(ids) == sorted(whole), group
            assert sum(each.count for each in found) == len(ids), group
            assert all(each.count for each in found), group
            for each, total in expected.items():
                parts = [one.sums[each] for one in found]
                assert sum((part or ZERO for part in parts), ZERO) == (total or ZERO), (group, each)


def of_group(column, key) -> Condition | None:
    """Return the condition that only the rows of a group fulfil, where there is one."""
    name, kind = column.field.name, column.field.kind
    if column.names is not None or kind is Kind.DATE:
        return None
    if key is None:
        return Condition(name, Operator.EMPTY)
    if kind is Kind.BOOLEAN:
        return Condition(name, Operator.YES if key else Operator.NO)
    return Condition(name, Operator.IS if kind is Kind.TEXT else Operator.ONE_OF, (key,))


def test_rows_stand_in_their_group_and_keep_their_order_there(demo_database, name):
    find_ids, find_groups, _, columns, _ = LISTS[name]
    with demo_database.read() as session:
        plain = find_ids(session, ListRequest(), TODAY)
        for group in group_names(columns):
            ids = find_ids(session, ListRequest(group=group), TODAY)
            begin = 0
            for each in find_groups(session, ListRequest(group=group), TODAY):
                part = ids[begin : begin + each.count]
                begin += each.count
                assert part == [one for one in plain if one in set(part)], (group, each.key)
                condition = of_group(columns[group], each.key)
                if condition is not None:
                    asked = ListRequest(conditions=(condition,))
                    assert part == find_ids(session, asked, TODAY), (group, each.key)


def test_a_list_is_not_grouped_by_what_it_does_not_have(demo_database, name):
    find_ids, find_groups, *_ = LISTS[name]
    with demo_database.read() as session:
        for query in (find_ids, find_groups):
            with pytest.raises(UserError) as refusal:
                query(session, ListRequest(group="renamed"), TODAY)
            assert (refusal.value.code, refusal.value.field) == ("VALUE_UNKNOWN", "renamed")


def groups(database, name, by, **more) -> list[Any]:
    with database.read() as session, speaking(ENGLISH):
        return list(LISTS[name][1](session, ListRequest(group=by, **more), TODAY))


def test_choices_come_in_their_own_order_and_months_the_newest_first(demo_database):
    stages = [each.key for each in groups(demo_database, "leads", "stage")]
    assert stages[:2] == ["NEW", "CONTACTED"]
    months = [each.label for each in groups(demo_database, "leads", "registered")]
    assert months == sorted(months, reverse=True)
    rising = groups(demo_database, "leads", "registered", sort="registered")
    assert [each.label for each in rising] == months[::-1]


def test_what_is_not_filled_in_is_the_last_group(demo_database):
    by_park = groups(demo_database, "leads", "park")
    assert [each.key for each in by_park].index(None) == len(by_park) - 1
    falling = groups(demo_database, "leads", "park", sort="park", descending=True)
    assert falling[-1].key is None
    assert [each.key for each in falling[:-1]] == [each.key for each in by_park[:-1]][::-1]


def test_groups_by_stage_are_the_columns_of_the_board(demo_database):
    request = ListRequest(filters={"scope": Scope.GROUP})
    with demo_database.read() as session:
        board = load_board(session, request, TODAY)
        found = leads.find_groups(
            session, ListRequest(filters=request.filters, group="stage"), TODAY
        )
        for each in found:
            column = board.columns[each.key]
            assert each.count == column.count
            assert each.sums["unfilled"] == column.unfilled
            assert each.sums["investment_cny"] == (column.investment_cny or ZERO)
            assert each.sums["intent_area"] == (column.intent_area or ZERO)


def test_the_board_is_narrowed_by_the_same_conditions(demo_database):
    asked = (Condition("intent_area", Operator.AT_LEAST, ("3000㎡",)),)
    with demo_database.read() as session:
        board = load_board(session, ListRequest(conditions=asked), TODAY)
        ids = leads.find_ids(session, ListRequest(conditions=asked), TODAY)
        sums = leads.totals(session, ListRequest(conditions=asked), TODAY)
    assert 0 < len(ids) == sum(each.count for each in board.columns.values())
    areas = [each.intent_area or ZERO for each in board.columns.values()]
    assert sum(areas, ZERO) == sums.intent_area


@pytest.mark.parametrize("day", [date(2024, 10, 8), TODAY])
def test_letters_by_park_are_the_figure_of_the_signed_intent_area(demo_database, day):
    with demo_database.read() as session:
        figure = compute(session, "K01", as_of=day, by="park")
        request = ListRequest(group="park")
        found = letters.find_groups(session, request, day)
    expected = {row.name: row.values["area_m2"] for row in figure.rows if row.values["count"]}
    assert {
        each.label: each.sums["gross"] for each in found if each.sums["gross_count"]
    } == expected


def test_parks_are_found_by_figures_that_no_table_keeps(demo_database):
    asked = (Condition("gross", Operator.AT_LEAST, (Decimal(10_000),)),)
    with demo_database.read() as session:
        whole = park_overview.load_rows(
            session, park_overview.find_ids(session, ListRequest(), TODAY), TODAY
        )
        for sort in ("", "name", "gross"):
            request = ListRequest(conditions=asked, sort=sort)
            found = park_overview.find_ids(session, request, TODAY)
            expected = {key for key, line in whole.items() if line.figures.gross >= 10_000}
            assert set(found) == expected, sort
            grouped = ListRequest(conditions=asked, sort=sort, group="kind")
            assert set(park_overview.find_ids(session, grouped, TODAY)) == expected
