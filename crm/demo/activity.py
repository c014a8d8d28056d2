"""Trips, visits and events of 2024: their numbers are published, their days are invented."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from crm.demo.people import recruiter
from crm.events.models import Event
from crm.events.terms import EventKind, EventStatus
from crm.names.sorting import search_key, sort_key
from crm.trips.models import Trip, TripMember, TripStop
from crm.trips.terms import StopKind, TripStatus
from crm.visits.models import Visit, VisitCompany, VisitPark
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from crm.companies.models import Company
    from crm.demo.rows import Rows, Values
    from crm.parks.models import Park
    from crm.staff.models import Staff

TRIPS = 42
FIRST_TRIP = date(2024, 1, 8)
CITIES = ("北京", "深圳", "上海")
ELSEWHERE = "杭州"
TRIPS_ELSEWHERE = (13, 27, 41)
VISITS = 107
FIRST_VISIT = date(2024, 1, 4)
VISITED_PARKS = ("PK01", "PK02", "PK03", "PK04", "PK05", "PK06", "PK07", "PK17")
SECOND_PARK_EVERY = 10
VISITING_COMPANIES = 46
VISITORS = 3
SALONS = (date(2024, 4, 18), date(2024, 8, 22))
FESTIVAL = date(2024, 10, 20)
SERVICE_EVENTS = 14
FIRST_SERVICE_EVENT = date(2024, 1, 15)


def load_trips(rows: Rows, staff: dict[str, Staff]) -> None:
    """Add 42 completed trips of three days, each with its leader and one stop."""
    codes = [f"CF-2024-{k + 1:04d}" for k in range(TRIPS)]
    trips = rows.put(Trip, {code: _trip(k, code, staff) for k, code in enumerate(codes)})
    new = {code: trip for code, trip in trips.items() if rows.is_new(trip)}
    rows.put(
        TripMember,
        {
            code: {"trip_id": trip.id, "staff_id": trip.leader_staff_id}
            for code, trip in new.items()
        },
    )
    rows.put(
        TripStop,
        {
            code: {
                "trip_id": trip.id,
                "position": 1,
                "on": trip.starts_on,
                "city": trip.cities[0],
                "kind": StopKind.MEETING,
            }
            for code, trip in new.items()
        },
    )


def _trip(k: int, code: str, staff: dict[str, Staff]) -> Values:
    city = ELSEWHERE if k in TRIPS_ELSEWHERE else CITIES[k % len(CITIES)]
    title = f"示例出访{k + 1:02d}：{city}"
    starts_on = FIRST_TRIP + timedelta(days=6 * k)
    return {
        "code": code,
        "title": title,
        "sort_key": sort_key(title),
        "search_key": search_key(title, code, city),
        "cities": [city],
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(days=2),
        "leader_staff_id": recruiter(staff, k).id,
        "status": TripStatus.DONE,
    }


def load_visits(
    rows: Rows, staff: dict[str, Staff], companies: dict[str, Company], parks: dict[str, Park]
) -> None:
    """Add 107 completed receptions; every tenth shows a second park."""
    codes = [f"KC-2024-{k + 1:04d}" for k in range(VISITS)]
    visits = rows.put(Visit, {code: _visit(k, code, staff) for k, code in enumerate(codes)})
    visiting: dict[str, Values] = {}
    shown: dict[str, Values] = {}
    for k, code in enumerate(codes):
        if not rows.is_new(visits[code]):
            continue
        company = companies[f"示例企业{k % VISITING_COMPANIES + 1:03d}"]
        visiting[code] = {"visit_id": visits[code].id, "company_id": company.id, "position": 1}
        for position, park in enumerate(_parks_shown(k), start=1):
            shown[f"{code}/{position}"] = {
                "visit_id": visits[code].id,
                "park_id": parks[park].id,
                "position": position,
            }
    rows.put(VisitCompany, visiting)
    rows.put(VisitPark, shown)


def _visit(k: int, code: str, staff: dict[str, Staff]) -> Values:
    host = recruiter(staff, k).id
    return {
        "code": code,
        "direction": Direction.INBOUND,
        "on": FIRST_VISIT + timedelta(days=5 * k // 2),
        "host_staff_id": host,
        "owner_id": host,
        "visitor_count": VISITORS,
        "status": VisitStatus.DONE,
        "purpose": "示例接待考察",
    }


def _parks_shown(k: int) -> list[str]:
    shown = [VISITED_PARKS[k % len(VISITED_PARKS)]]
    if k % SECOND_PARK_EVERY == 0:
        shown.append(VISITED_PARKS[(k + 1) % len(VISITED_PARKS)])
    return shown


def load_events(rows: Rows) -> None:
    """Add two salons, the planned festival and fourteen service events."""
    events: dict[str, Values] = {
        f"salon/{number}": _event(EventKind.SALON, f"示例招商沙龙{number}", on)
        for number, on in enumerate(SALONS, start=1)
    }
    events["festival"] = _event(
        EventKind.FESTIVAL, "大陈衬衫节（示例日期）", FESTIVAL, EventStatus.PLANNED
    )
    for number in range(SERVICE_EVENTS):
        on = FIRST_SERVICE_EVENT + timedelta(days=14 * number)
        title = f"示例惠企活动{number + 1:02d}"
        events[f"service/{number + 1}"] = _event(EventKind.SERVICE, title, on)
    rows.put(Event, events)


def _event(kind: EventKind, title: str, on: date, status: EventStatus = EventStatus.DONE) -> Values:
    return {"kind": kind, "title": title, "on": on, "status": status}
