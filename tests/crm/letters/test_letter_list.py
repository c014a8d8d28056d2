"""The register of letters: what it finds, its order, and totals over all rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.leads.terms import Scope
from crm.letters.queries import SORTS, find_ids, load_detail, load_rows, totals
from crm.letters.rows import StateSum
from crm.letters.terms import AreaKind, LetterState
from crm.records.listing import ListRequest
from tests.support.records import writing

DAY = date(2026, 11, 20)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


@pytest.fixture
def register(database) -> dict[str, int]:
    """The lifecycle letters of docs/domain.md, Test cases, and one for land."""
    with writing(database) as records:
        park = records.park("PK90", leasable_area=30_000)
        leads = {
            name: records.lead(company=records.company(f"示例企业{name}")) for name in "甲乙丙"
        }
        leads["丙"].scope = Scope.CITY
        numbers: dict[str, int] = {}

        def letter(name, lead, area, signed_on, **facts) -> None:
            supersedes = facts.pop("supersedes", None)
            facts["supersedes_id"] = numbers.get(supersedes)
            facts["code"] = f"YX-2026-{name}"
            numbers[name] = records.letter(leads[lead], park, area, signed_on, **facts).id

        letter("L1", "甲", 5000, day("01-10"), valid_until=day("06-30"))
        letter("L2", "丙", 3000, day("02-01"), valid_until=DAY)
        letter("L3", "丙", 4000, day("03-01"), withdrawn_on=day("05-15"))
        letter("L4", "丙", 2500, day("03-15"), converted_on=day("09-01"), contract_area=2000)
        letter("L7", "甲", 6000, day("08-01"), valid_until=date(2027, 1, 31), supersedes="L1")
        letter("L8", "乙", 1200, day("10-01"), status="VOID")
        letter("L9", "乙", 9999, None, status="DRAFT")
        letter("LAND", "乙", 20_000, day("04-01"), area_kind=AreaKind.LAND)
    return numbers


def codes(database, today=DAY, **request) -> list[str]:
    with database.read() as session:
        ids = find_ids(session, ListRequest(**request), today)
        rows = load_rows(session, ids, today)
    return [rows[each].code.removeprefix("YX-2026-") for each in ids]


@pytest.mark.usefixtures("register")
def test_the_newest_letters_come_first_and_drafts_before_them(database):
    newest = ["L9", "L8", "L7", "LAND", "L4", "L3", "L2", "L1"]
    assert codes(database) == newest
    assert codes(database, sort="signed_on") == newest[::-1]
    assert codes(database, sort="area", descending=True)[:2] == ["LAND", "L9"]


def test_each_row_has_its_state_of_today(database, register):
    with database.read() as session:
        rows = load_rows(session, list(register.values()), DAY)
    states = {rows[id].code.removeprefix("YX-2026-"): rows[id].state for id in rows}
    assert states == {
        "L1": LetterState.SUPERSEDED,
        "L2": LetterState.IN_FORCE,
        "L3": LetterState.WITHDRAWN,
        "L4": LetterState.CONVERTED,
        "L7": LetterState.IN_FORCE,
        "L8": LetterState.VOID,
        "L9": LetterState.NOT_SIGNED,
        "LAND": LetterState.IN_FORCE,
    }
    assert rows[register["L2"]].expires_in == 0
    assert rows[register["L7"]].expires_in is None
    assert rows[register["L1"]].superseded_by == "YX-2026-L7"


@pytest.mark.usefixtures("register")
def test_totals_leave_out_drafts_void_and_replaced_letters_and_keep_land_apart(database):
    with database.read() as session:
        found = totals(session, ListRequest(), DAY)
        later = totals(session, ListRequest(), day("11-21"))
    assert found.count == 8
    assert found.gross == StateSum(4, Decimal(15_500))
    assert found.in_force == StateSum(2, Decimal(9000))
    assert found.converted == StateSum(1, Decimal(2500))
    assert found.withdrawn == StateSum(1, Decimal(4000))
    assert found.expired == StateSum()
    assert found.land == StateSum(1, Decimal(20_000))
    assert (later.in_force, later.expired) == (
        StateSum(1, Decimal(6000)),
        StateSum(1, Decimal(3000)),
    )
    assert later.gross == found.gross


FILTERED = [
    ({"text": "示例企业甲"}, ["L7", "L1"]),
    ({"text": "yx-2026-l7"}, ["L7"]),
    ({"filters": {"state": LetterState.IN_FORCE}}, ["L7", "LAND", "L2"]),
    ({"filters": {"state": ["VOID", "CONVERTED"]}}, ["L8", "L4"]),
    ({"filters": {"area_kind": ["RENT", "SALE"], "state": "IN_FORCE"}}, ["L7", "L2"]),
    ({"filters": {"signed_from": day("08-01"), "signed_to": day("09-30")}}, ["L7"]),
    ({"filters": {"scope": "全市"}}, ["L4", "L3", "L2"]),
    ({"filters": {"expiring": True}}, ["L2"]),
    ({"archived": True}, []),
]


@pytest.mark.usefixtures("register")
def test_filters_and_search_narrow_the_list(database):
    for request, expected in FILTERED:
        assert codes(database, **request) == expected, request


def test_every_order_lists_every_letter_once(database, register):
    for sort in SORTS:
        for descending in (False, True):
            listed = codes(database, sort=sort, descending=descending)
            assert sorted(listed) == sorted(register), sort


def test_the_pane_tells_the_life_of_a_letter(database, register):
    with database.read() as session:
        detail = load_detail(session, register["L1"], DAY)
    assert [(each.on, each.state, each.code) for each in detail.events] == [
        (day("08-01"), LetterState.SUPERSEDED, "YX-2026-L7"),
        (day("01-10"), LetterState.IN_FORCE, ""),
    ]
