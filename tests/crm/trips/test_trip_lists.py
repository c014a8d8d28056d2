"""Trips as lists and the pane read them."""

from __future__ import annotations

from datetime import date

import pytest

from crm.records.listing import ListRequest
from crm.trips.detail import load_detail
from crm.trips.queries import find_ids, list_years, load_rows, totals

TODAY = date(2026, 12, 31)


@pytest.fixture
def session(demo_database):
    with demo_database.read() as opened:
        yield opened


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"year": (2024,)}, 42),
        ({"year": (2023, 2025)}, 0),
        ({"starts_from": date(2024, 1, 1), "starts_to": date(2024, 3, 31)}, 14),
        ({"starts_from": date(2024, 7, 1)}, 12),
        ({"status": ("完成",)}, 42),
        ({"status": ("计划", "取消")}, 0),
    ],
)
def test_trips_are_found_by_year_days_and_status(session, filters, count):
    request = ListRequest(filters=filters)
    assert len(find_ids(session, request, TODAY)) == count
    assert totals(session, request, TODAY).count == count


def test_years_are_those_of_the_trips(session):
    assert list_years(session) == (2024,)


def test_the_pane_shows_leader_and_stops(session):
    trip_id = find_ids(session, ListRequest(text="CF-2024-0001"), TODAY)[0]
    detail = load_detail(session, trip_id, TODAY)
    assert [(each.name, each.leads) for each in detail.members] == [("招商专员一", True)]
    assert [(each.on, each.city) for each in detail.stops] == [(date(2024, 1, 8), "北京")]
    assert load_rows(session, [trip_id], TODAY)[trip_id] == detail.row
