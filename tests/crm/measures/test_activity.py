"""Trips, receptions, events and new leads of a period."""

from __future__ import annotations

from datetime import date

from crm.events.terms import EventKind, EventStatus
from crm.language import speaking
from crm.measures.computing import compute
from crm.measures.question import Filters
from crm.trips.terms import TripStatus
from crm.visits.terms import Direction, VisitStatus
from tests.support.records import writing


def figure(database, measure, day, **asked):
    with speaking("en"), database.read() as session:
        return compute(session, measure, as_of=date.fromisoformat(day), **asked)


def test_one_trip_counts_once_whatever_its_cities_and_people(database):
    with writing(database) as records:
        leader, member = records.staff("S01"), records.staff("S02")
        trip = records.trip(leader, date(2026, 12, 30), ["北京", "上海"], ends_on=date(2027, 1, 2))
        records.member(trip, leader)
        records.member(trip, member)
        records.trip(leader, date(2026, 3, 1), ["北京"], status=TripStatus.CANCELLED)
    assert figure(database, "K13", "2026-12-31").total == {
        "count": 1,
        "people_count": 2,
        "city_count": 2,
    }
    assert figure(database, "K13", "2027-01-31").total["count"] == 0
    cities = figure(database, "K13", "2026-12-31", by="city")
    assert {row.key: row.values["count"] for row in cities.rows} == {"北京": 1, "上海": 1}
    assert cities.total["count"] == 1
    assert cities.notes == ("A trip to several cities counts in each: 2 in the rows, 1 in total.",)


def test_one_visit_counts_once_and_in_each_of_its_parks(database):
    with writing(database) as records:
        host, day = records.staff("S01"), date(2026, 3, 1)
        one, two = records.park("PK01"), records.park("PK02")
        records.visit(host, day, [one, two])
        records.visit(host, day, [two])
        records.visit(host, day, [one], direction=Direction.SERVICE)
        records.visit(host, day, [one], status=VisitStatus.NO_SHOW)
    found = figure(database, "K15", "2026-12-31", by="park")
    assert [row.values["count"] for row in found.rows] == [1, 2]
    assert found.total == {"count": 2}
    assert found.notes == ("A visit to several parks counts in each: 3 in the rows, 2 in total.",)
    only = figure(database, "K15", "2026-12-31", filters=Filters(park_id=one.id))
    assert only.total == {"count": 1}


def test_events_count_when_they_are_done(database):
    with writing(database) as records:
        records.event(EventKind.SALON, date(2026, 3, 1))
        records.event(EventKind.SALON, date(2026, 3, 2), status=EventStatus.PLANNED)
        records.event(EventKind.FORUM, date(2025, 12, 31))
    found = figure(database, "K18", "2026-12-31", by="kind")
    assert [(row.key, row.values["count"]) for row in found.rows] == [("招商沙龙", 1)]


def test_nothing_after_the_as_of_date_counts(database):
    with writing(database) as records:
        for month in (1, 6, 9):
            records.event(EventKind.SALON, date(2026, month, 1))
    year = {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}
    assert figure(database, "K18", "2026-06-30", **year).total == {"count": 2}


def test_months_and_quarters_follow_the_calendar(database):
    with writing(database) as records:
        for month in (1, 3, 12):
            records.event(EventKind.SALON, date(2026, month, 1))
    months = figure(database, "K18", "2026-12-31", by="month").rows
    quarters = figure(database, "K18", "2026-12-31", by="quarter").rows
    assert [row.key for row in months] == ["2026-01", "2026-03", "2026-12"]
    assert [(row.key, row.values["count"]) for row in quarters] == [("2026Q1", 2), ("2026Q4", 1)]


def test_whoever_has_no_team_is_not_specified(database):
    with writing(database) as records:
        records.trip(records.staff("S01", team="招商一部"), date(2026, 1, 5), ["北京"])
        records.trip(records.staff("S02"), date(2026, 1, 5), ["北京"])
    rows = figure(database, "K13", "2026-12-31", by="team").rows
    assert [(row.key, row.name) for row in rows] == [
        ("招商一部", "招商一部"),
        ("O", "Not specified"),
    ]
    team = Filters(team="招商一部")
    assert figure(database, "K13", "2026-12-31", filters=team).total["count"] == 1
