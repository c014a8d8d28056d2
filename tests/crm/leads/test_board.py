"""The board: sums of all cards of a column under the same filter as the cards, and swimlanes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from crm.language import speaking
from crm.leads.board import Board, ColumnSum, Swimlane, load_board
from crm.leads.queries import load_rows, totals
from crm.leads.terms import Stage
from crm.records.listing import ListRequest
from tests.support.records import writing

TODAY = date(2026, 12, 31)
MANY = 300


@pytest.fixture
def many(database) -> None:
    """More cards than a column shows, in two stages, of two owners, in two parks."""
    with writing(database) as records:
        owners = [records.staff("S01"), records.staff("S02")]
        parks = [records.park("PK01"), records.park("PK02")]
        chips = records.industry("A2")
        company = records.company("示例企业")
        for number in range(MANY):
            stage = Stage.INTENT if number % 3 else Stage.NEW
            lead = records.lead(
                owners[number % 2],
                company,
                [(stage, TODAY - timedelta(days=number % 100))],
                est_investment=None if number % 5 == 0 else 1_000_000,
                probability_override=12.5 if number % 7 == 0 else None,
                industry_id=chips.id if number % 4 == 0 else None,
                is_demo=True,
            )
            if stage is Stage.INTENT:
                records.letter(lead, parks[number % 2], 100, TODAY)
        records.lead(owners[0], company, [(Stage.LOST, TODAY)], est_investment=9_000_000)


def board(database, swimlane=None, **request) -> Board:
    with database.read() as session:
        return load_board(session, ListRequest(**request), TODAY, swimlane)


@pytest.mark.usefixtures("many")
def test_a_column_sums_all_its_cards_not_only_the_first(database):
    found = board(database)
    assert set(found.columns) == set(Stage)
    new, intent = found.columns[Stage.NEW], found.columns[Stage.INTENT]
    assert (new.count, intent.count) == (100, 200)
    assert (new.investment_cny, new.unfilled) == (Decimal(80_000_000), 20)
    assert (intent.investment_cny, intent.unfilled) == (Decimal(160_000_000), 40)
    assert (new.intent_area, intent.intent_area) == (None, Decimal(20_000))
    assert found.columns[Stage.SIGNED] == ColumnSum()
    assert found.columns[Stage.LOST].count == 1
    cards = found.lanes[0].cards
    assert {stage: len(ids) for stage, ids in cards.items()} == {
        Stage.NEW: 100,
        Stage.INTENT: 200,
        Stage.LOST: 1,
    }


@pytest.mark.usefixtures("many")
def test_the_pipeline_leaves_out_lost_leads_and_weighs_by_probability(database):
    found = board(database)
    rows = rows_of(database, found)
    assert (found.count, found.unfilled) == (MANY, 60)
    assert found.investment_cny == Decimal(240_000_000)
    overridden = [1 for number in range(MANY) if number % 7 == 0 and number % 5]
    new = [1 for number in range(MANY) if number % 3 == 0 and number % 7 and number % 5]
    intent = [1 for number in range(MANY) if number % 3 and number % 7 and number % 5]
    expected = len(overridden) * 125_000 + len(new) * 50_000 + len(intent) * 600_000
    assert found.weighted_cny == expected
    assert len(rows) == MANY + 1


def rows_of(database, found: Board):
    ids = [id for lane in found.lanes for cards in lane.cards.values() for id in cards]
    with database.read() as session:
        return load_rows(session, ids, TODAY)


@pytest.mark.usefixtures("many")
def test_the_longest_in_a_stage_stand_on_top(database):
    found = board(database)
    rows = rows_of(database, found)
    days = [rows[id].days for id in found.lanes[0].cards[Stage.INTENT]]
    assert days == sorted(days, reverse=True)


FILTERS = ({}, {"owner_id": 1}, {"park_id": 2}, {"industry": "A2"}, {"aging": "OVERDUE"})


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("swimlane", [None, *Swimlane])
def test_sums_belong_to_exactly_the_cards_under_every_filter(database, swimlane):
    for filters in FILTERS:
        _check_sums(database, swimlane, filters)


def _check_sums(database, swimlane, filters) -> None:
    found = board(database, swimlane, filters=filters)
    rows = rows_of(database, found)
    with database.read() as session:
        whole = totals(session, ListRequest(filters=filters), TODAY)
    for lane in found.lanes:
        assert set(lane.sums) == set(lane.cards)
        for stage, ids in lane.cards.items():
            cards = [rows[id] for id in ids]
            amounts = [each.investment_cny for each in cards if each.investment_cny is not None]
            areas = [each.intent_area for each in cards if each.intent_area is not None]
            assert lane.sums[stage] == ColumnSum(
                len(cards),
                sum(amounts) if amounts else None,
                len(cards) - len(amounts),
                sum(areas) if areas else None,
            )
    columns = found.columns.values()
    assert sum(each.count for each in columns) == whole.count == len(rows)
    assert sum(each.investment_cny or 0 for each in columns) == whole.investment_cny
    assert sum(each.intent_area or 0 for each in columns) == whole.intent_area


@pytest.mark.usefixtures("many")
def test_swimlanes_are_named_and_leads_without_one_come_last(database):
    names = {}
    with speaking("en"):
        for swimlane in Swimlane:
            names[swimlane] = [lane.name for lane in board(database, swimlane).lanes]
    assert names[Swimlane.OWNER] == ["招商专员S01", "招商专员S02"]
    assert names[Swimlane.PARK] == ["示例产业园PK01", "示例产业园PK02", "No park"]
    assert names[Swimlane.INDUSTRY] == ["产业A2", "Unclassified"]


def test_an_empty_board_has_all_its_columns(database):
    found = board(database)
    assert list(found.columns) == list(Stage)
    assert (found.count, found.weighted_cny, found.lanes[0].cards) == (0, 0, {})
    assert board(database, Swimlane.PARK).lanes == ()


def test_the_demonstration_board_shows_the_published_intent_area(demo_database):
    with demo_database.read() as session:
        found = load_board(session, ListRequest(filters={"scope": "集团"}), date(2024, 10, 8))
    assert found.columns[Stage.NEW].investment_cny == Decimal(80_000_000)
    day = date(2026, 12, 31)
    with demo_database.read() as session:
        whole = load_board(session, ListRequest(), day)
    assert whole.investment_cny == Decimal(1_530_000_000)
    assert whole.weighted_cny == Decimal(574_000_000)
