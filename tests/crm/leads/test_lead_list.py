"""The list of leads: what it finds, its order, its rows, and totals over all rows."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from crm.leads.aging import Aging
from crm.leads.queries import SORTS, find_ids, load_rows, totals
from crm.leads.terms import Scope, Stage
from crm.letters.terms import AreaKind
from crm.quantities.dates import DatePrecision
from crm.records.listing import ListRequest
from tests.support.records import writing

TODAY = date(2026, 12, 31)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def leads(database) -> dict[str, int]:
    """Five leads: new, over its limit, in intent with letters, lapsed, and not known to the day."""
    with writing(database) as records:
        owner, other = records.staff("S01"), records.staff("S02")
        chips = records.industry("A2")
        power = records.industry("A2.1", chips)
        near, far = records.park("PK01"), records.park("PK02")
        new = records.lead(
            owner,
            records.company("甲公司"),
            [(Stage.NEW, ago(12))],
            est_investment=100_000_000,
            industry_id=power.id,
            next_action="报价",
            next_action_on=ago(1),
            preferred_park_ids=[near.id, far.id],
        )
        new.search_key = "芯片"
        late = records.lead(
            owner,
            records.company("乙公司"),
            [(Stage.NEW, ago(60)), (Stage.CONTACTED, ago(31))],
            est_investment=10_000_000,
            currency="USD",
            fx_rate=7,
            industry_id=chips.id,
            scope=Scope.CITY,
        )
        intent = records.lead(other, records.company("丙公司"), [(Stage.INTENT, ago(10))])
        records.letter(intent, near, 2000, ago(40), withdrawn_on=ago(20))
        records.letter(intent, far, 3000, ago(10))
        records.letter(intent, near, 9999, None, status="DRAFT")
        records.letter(intent, near, 20_000, ago(30), area_kind=AreaKind.LAND)
        lapsed = records.lead(other, records.company("丁公司"), [(Stage.INTENT, ago(72))])
        records.letter(lapsed, near, 1000, ago(72), valid_until=ago(1))
        vague = records.lead(
            other,
            records.company("戊公司"),
            [(Stage.SIGNED, ago(900), DatePrecision.NOT_LATER_THAN)],
            est_investment=5,
            currency="EUR",
            park_id=far.id,
        )
        names = {"new": new, "late": late, "intent": intent, "lapsed": lapsed, "vague": vague}
        return {name: lead.id for name, lead in names.items()}


def listed(database, leads, **request) -> list[str]:
    names = {id: name for name, id in leads.items()}
    with database.read() as session:
        return [names[id] for id in find_ids(session, ListRequest(**request), TODAY)]


def rows(database, leads):
    with database.read() as session:
        found = load_rows(session, list(leads.values()), TODAY)
    return {name: found[id] for name, id in leads.items()}


def test_a_row_shows_how_long_the_lead_has_been_in_its_stage(database, leads):
    found = rows(database, leads)
    days = {name: (row.days, row.aging) for name, row in found.items()}
    assert days == {
        "new": (12, Aging.NEARING),
        "late": (31, Aging.OVERDUE),
        "intent": (10, Aging.NORMAL),
        "lapsed": (72, Aging.NEARING),
        "vague": (None, Aging.NORMAL),
    }


def test_the_filter_by_days_agrees_with_the_marks_of_the_rows(database, leads):
    for aging in Aging:
        marked = {name for name, row in rows(database, leads).items() if row.aging is aging}
        assert set(listed(database, leads, filters={"aging": aging})) == marked


def test_only_signed_floor_area_is_shown_as_intent_area(database, leads):
    found = rows(database, leads)
    assert found["intent"].intent_area == 5000
    assert found["intent"].letters == 4
    assert found["new"].intent_area is None


def test_a_lead_whose_last_letter_lapsed_is_marked_and_found(database, leads):
    marked = {name for name, row in rows(database, leads).items() if row.intent_lapsed}
    assert marked == {"lapsed"}
    assert listed(database, leads, filters={"intent_lapsed": True}) == ["lapsed"]
    with database.read() as session:
        id = leads["lapsed"]
        assert not load_rows(session, [id], ago(1))[id].intent_lapsed


def test_a_lead_is_listed_under_one_park(database, leads):
    parks = {name: row.park for name, row in rows(database, leads).items()}
    assert parks == {
        "new": "示例产业园PK01",
        "late": None,
        "intent": "示例产业园PK02",
        "lapsed": "示例产业园PK01",
        "vague": "示例产业园PK02",
    }
    park_id = rows(database, leads)["new"].park_id
    assert set(listed(database, leads, filters={"park_id": park_id})) == {"new", "lapsed"}
    assert listed(database, leads, filters={"park_id": None}) == ["late"]


@pytest.mark.usefixtures("leads")
def test_totals_add_up_all_rows_and_count_what_is_unfilled(database):
    with database.read() as session:
        found = totals(session, ListRequest(), TODAY)
        none = totals(session, ListRequest(text="没有这家"), TODAY)
    assert (found.count, found.investment_cny, found.unfilled) == (5, Decimal(170_000_000), 3)
    assert (found.intent_area, found.letters) == (Decimal(6000), 3)
    assert (none.count, none.investment_cny, none.unfilled, none.intent_area) == (0, 0, 0, 0)


FILTERED = [
    ({"text": "甲公司"}, {"new"}),
    ({"text": "芯片 甲公司"}, {"new"}),
    ({"text": "芯片 乙公司"}, set()),
    ({"filters": {"stage": [Stage.NEW, Stage.CONTACTED]}}, {"new", "late"}),
    ({"filters": {"scope": "全市"}}, {"late"}),
    ({"filters": {"industry": "A2"}}, {"new", "late"}),
    ({"filters": {"industry": "O"}}, {"intent", "lapsed", "vague"}),
    ({"filters": {"industry_id": None}}, {"intent", "lapsed", "vague"}),
    ({"filters": {"next_overdue": True}}, {"new"}),
    ({"filters": {"registered_from": ago(12), "registered_to": TODAY}}, {"new", "intent"}),
    ({"archived": True}, set()),
]


def test_filters_and_search_narrow_the_list(database, leads):
    for request, expected in FILTERED:
        assert set(listed(database, leads, **request)) == expected, request


def test_the_filter_by_a_main_industry_includes_its_sub_segments(database, leads):
    with database.read() as session:
        chips = load_rows(session, [leads["late"]], TODAY)[leads["late"]]
        assert (chips.industry_code, chips.industry) == ("A2", "产业A2")
        segment = load_rows(session, [leads["new"]], TODAY)[leads["new"]]
        assert (segment.industry_code, segment.industry) == ("A2", "产业A2.1")
    assert listed(database, leads, filters={"industry_id": 1}) == ["new", "late"]
    assert listed(database, leads, filters={"industry_id": 2}) == ["new"]


RISING = [
    ("days", ["intent", "new", "late", "lapsed", "vague"]),
    ("investment", ["late", "new"]),
    ("intent_area", ["lapsed", "intent"]),
    ("next_action", ["new"]),
    ("stage", ["new", "late", "lapsed", "intent", "vague"]),
    ("registered", ["vague", "lapsed", "late", "new", "intent"]),
]


def test_lists_are_sorted_with_blanks_last_either_way(database, leads):
    for sort, rising in RISING:
        up = listed(database, leads, sort=sort)
        down = listed(database, leads, sort=sort, descending=True)
        assert up[: len(rising)] == rising
        if sort not in {"stage", "days"}:  # the two leads in INTENT, and one without days
            assert down[: len(rising)] == rising[::-1]


def test_every_order_lists_every_lead_once(database, leads):
    for sort in [*SORTS, "intent_area"]:
        for descending in (False, True):
            found = listed(database, leads, sort=sort, descending=descending)
            assert sorted(found) == sorted(leads), sort
