"""Trips, visits and events of the demonstration (docs/domain.md, Demonstration)."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from crm.companies.models import Company
from crm.events.models import Event
from crm.events.terms import EventKind, EventStatus
from crm.parks.models import Park
from crm.trips.models import Trip, TripContact, TripMember, TripStop
from crm.trips.terms import TripStatus
from crm.visits.models import Visit, VisitCompany, VisitPark
from crm.visits.terms import Direction, VisitStatus


def quarter(day):
    return (day.month + 2) // 3


def test_there_were_42_trips_to_four_cities(demo_database):
    with demo_database.read() as session:
        done = select(Trip).where(Trip.status == TripStatus.DONE)
        trips = session.scalars(done.order_by(Trip.code)).all()
        assert len(trips) == 42
        assert Counter(trip.cities[0] for trip in trips) == {
            "北京": 13,
            "深圳": 13,
            "上海": 13,
            "杭州": 3,
        }
        assert Counter(quarter(trip.starts_on) for trip in trips) == {1: 14, 2: 16, 3: 12}
        assert {(trip.ends_on - trip.starts_on).days for trip in trips} == {2}
        assert trips[0].starts_on == date(2024, 1, 8)


def test_each_trip_has_its_leader_and_one_stop_but_no_contact(demo_database):
    with demo_database.read() as session:
        counts = [
            session.scalar(
                select(func.count())
                .select_from(table)
                .join(Trip, Trip.id == table.trip_id)
                .where(Trip.status == TripStatus.DONE)
            )
            for table in (TripMember, TripStop, TripContact)
        ]
        led = session.scalar(
            select(func.count())
            .select_from(TripMember)
            .join(Trip, Trip.id == TripMember.trip_id)
            .where(Trip.leader_staff_id == TripMember.staff_id)
            .where(Trip.status == TripStatus.DONE)
        )
        assert counts == [42, 42, 0]
        assert led == 42


def test_there_were_107_receptions_the_last_in_september(demo_database):
    with demo_database.read() as session:
        done = select(Visit).where(Visit.status == VisitStatus.DONE)
        visits = session.scalars(done.order_by(Visit.code)).all()
        companies = session.scalars(
            select(Company.name)
            .join(VisitCompany, VisitCompany.company_id == Company.id)
            .distinct()
        ).all()
        assert len(visits) == 107
        assert {visit.direction for visit in visits} == {Direction.INBOUND}
        assert Counter(quarter(visit.on) for visit in visits) == {1: 36, 2: 36, 3: 35}
        assert (visits[0].on, visits[-1].on) == (date(2024, 1, 4), date(2024, 9, 25))
        assert {visit.visitor_count for visit in visits} == {3}
        assert all(visit.host_staff_id == visit.owner_id for visit in visits)
        assert len(companies) == 46


def test_the_receptions_showed_118_parks(demo_database):
    with demo_database.read() as session:
        shown = session.execute(
            select(Park.code, func.count())
            .join(VisitPark, VisitPark.park_id == Park.id)
            .join(Visit, Visit.id == VisitPark.visit_id)
            .where(Visit.status == VisitStatus.DONE)
            .group_by(Park.code)
        ).all()
        assert dict(map(tuple, shown)) == {
            "PK01": 14,
            "PK02": 17,
            "PK03": 14,
            "PK04": 16,
            "PK05": 13,
            "PK06": 16,
            "PK07": 13,
            "PK17": 15,
        }


def test_there_were_two_salons_and_fourteen_service_events_and_one_festival_is_planned(
    demo_database,
):
    with demo_database.read() as session:
        events = session.execute(select(Event.kind, Event.status, Event.on)).all()
        assert Counter((kind, status) for kind, status, _on in events) == {
            (EventKind.SALON, EventStatus.DONE): 2,
            (EventKind.SERVICE, EventStatus.DONE): 14,
            (EventKind.FESTIVAL, EventStatus.PLANNED): 1,
        }
        salons = sorted(on for kind, _status, on in events if kind is EventKind.SALON)
        services = sorted(on for kind, _status, on in events if kind is EventKind.SERVICE)
        assert salons == [date(2024, 4, 18), date(2024, 8, 22)]
        assert (services[0], services[-1]) == (date(2024, 1, 15), date(2024, 7, 15))
