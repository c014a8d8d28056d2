"""What other calendars are told of a record: title, days, place and a description in words.

Telephone numbers are left out: a calendar is shared more widely than an address book.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.agenda.due_lines import DueRow, lines_of
from crm.agenda.steps import COLUMNS
from crm.calendar.bookings import listed
from crm.calendar.terms import EntryKind
from crm.clock import SHANGHAI
from crm.companies.models import Company, Contact
from crm.events.fields import EVENT_FIELDS
from crm.events.terms import EventStatus
from crm.language import CHINESE, _, current_language
from crm.parks.models import Park
from crm.records.fields import by_name
from crm.staff.models import Staff
from crm.trips.fields import STOP_FIELDS, TRIP_FIELDS
from crm.trips.models import TripMember, TripStop
from crm.trips.terms import TripStatus
from crm.visits.fields import VISIT_FIELDS
from crm.visits.models import VisitCompany, VisitItem, VisitPark
from crm.visits.terms import VisitStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.agenda.terms import DueKind
    from crm.language import Term
    from crm.records.fields import Field

CONFIRMED, TENTATIVE, CANCELLED, COMPLETED = "CONFIRMED", "TENTATIVE", "CANCELLED", "COMPLETED"
STATES: dict[Term, str] = {
    TripStatus.PLANNED: TENTATIVE,
    TripStatus.UNDERWAY: CONFIRMED,
    TripStatus.DONE: CONFIRMED,
    TripStatus.CANCELLED: CANCELLED,
    VisitStatus.PLANNED: TENTATIVE,
    VisitStatus.CONFIRMED: CONFIRMED,
    VisitStatus.DONE: CONFIRMED,
    VisitStatus.CANCELLED: CANCELLED,
    VisitStatus.NO_SHOW: CANCELLED,
    EventStatus.PLANNED: TENTATIVE,
    EventStatus.DONE: CONFIRMED,
    EventStatus.CANCELLED: CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a plan says beside its identity."""

    title: str
    on: date | None
    ends_on: date | None
    start_time: str | None = None
    end_time: str | None = None
    place: str = ""
    text: str = ""
    code: str = ""
    category: str = ""
    state: str = ""


def trip_facts(session: Session, rows: list[Any]) -> dict[int, Facts]:
    """Return trips: leader, members with their duties, and the stops without a time."""
    names = _names(session, Staff, {each.leader_staff_id for each in rows})
    return {
        row.id: Facts(
            title=row.title,
            on=row.starts_on,
            ends_on=row.ends_on,
            place=listed(row.cities),
            text=_sheet(
                TRIP_FIELDS,
                ("leader_staff_id", names.get(row.leader_staff_id)),
                ("member_ids", listed(_members(session, row))),
                ("purpose", row.purpose),
                ("note", row.note),
                rest=_untimed(session, row.id),
            ),
            code=row.code,
            category=EntryKind.TRIP.label,
            state=STATES[row.status],
        )
        for row in rows
    }


def _members(session: Session, trip: Any) -> list[str]:
    query = (
        select(Staff.name, TripMember.duty)
        .join(Staff, TripMember.staff_id == Staff.id)
        .where(
            TripMember.trip_id == trip.id,
            TripMember.archived_at.is_(None),
            TripMember.staff_id != trip.leader_staff_id,
        )
        .order_by(Staff.code)
    )
    return [f"{name}（{duty}）" if duty else name for name, duty in session.execute(query)]


def _untimed(session: Session, trip_id: int) -> list[str]:
    query = (
        select(TripStop)
        .where(
            TripStop.trip_id == trip_id,
            TripStop.start_time.is_(None),
            TripStop.archived_at.is_(None),
        )
        .order_by(TripStop.on, TripStop.position, TripStop.id)
    )
    stops = session.scalars(query).all()
    titles = _stop_titles(session, stops)
    return [f"{each.on:%m-%d} {titles[each.id]}" for each in stops]


def stop_facts(session: Session, rows: list[Any]) -> dict[int, Facts]:
    """Return stops of trips."""
    titles = _stop_titles(session, rows)
    people = _names(session, Contact, {each.host_contact_id for each in rows})
    return {
        row.id: Facts(
            title=titles[row.id],
            on=row.on,
            ends_on=row.on,
            start_time=row.start_time,
            end_time=row.end_time,
            place=" ".join(part for part in (row.city, row.address, row.venue) if part),
            text=_sheet(
                STOP_FIELDS,
                ("host_contact_id", people.get(row.host_contact_id)),
                ("objective", row.objective),
                ("talking_points", row.talking_points),
            ),
            category=EntryKind.TRIP.label,
            state=CONFIRMED,
        )
        for row in rows
    }


def _stop_titles(session: Session, stops: Sequence[Any]) -> dict[int, str]:
    companies = _names(session, Company, {each.company_id for each in stops})
    return {
        each.id: f"{each.kind.label} {companies.get(each.company_id) or each.venue or each.city}"
        for each in stops
    }


def visit_facts(session: Session, rows: list[Any]) -> dict[int, Facts]:
    """Return site visits: guests, hosts and the programme line by line."""
    return {row.id: _visit(session, row) for row in rows}


def _visit(session: Session, row: Any) -> Facts:
    companies = _linked(session, VisitCompany, VisitCompany.company_id, Company, row.id)
    parks = _linked(session, VisitPark, VisitPark.park_id, Park, row.id)
    staff = _names(session, Staff, {row.host_staff_id, *row.escort_ids})
    guests = _names(session, Contact, set(row.visitor_ids))
    count = row.visitor_count
    return Facts(
        title=f"{row.direction.label} {listed(companies) or row.code}",
        on=row.on,
        ends_on=row.on,
        start_time=row.start_time,
        end_time=row.end_time,
        place=listed(parks),
        text=_sheet(
            VISIT_FIELDS,
            ("company_ids", listed(companies)),
            ("visitor_ids", listed([guests[id] for id in row.visitor_ids if id in guests])),
            ("visitor_count", str(count) if count else None),
            ("host_staff_id", staff.get(row.host_staff_id)),
            ("escort_ids", listed([staff[id] for id in row.escort_ids if id in staff])),
            ("leader_titles", listed(row.leader_titles)),
            ("purpose", row.purpose),
            ("itinerary", row.itinerary),
            ("note", row.note),
            rest=_programme(session, row.id),
        ),
        code=row.code,
        category=row.direction.label,
        state=STATES[row.status],
    )


def _programme(session: Session, visit_id: int) -> list[str]:
    query = select(VisitItem).where(VisitItem.visit_id == visit_id, VisitItem.archived_at.is_(None))
    items = session.scalars(query.order_by(VisitItem.position, VisitItem.id)).all()
    items = sorted(items, key=lambda each: each.start_time or "99")
    parks = _names(session, Park, {each.park_id for each in items})
    guides = _names(session, Staff, {each.staff_id for each in items})
    return [
        " ".join(
            part
            for part in (
                "–".join(time for time in (each.start_time, each.end_time) if time),
                each.activity,
                parks.get(each.park_id or 0) or each.place,
                guides.get(each.staff_id or 0),
            )
            if part
        )
        for each in items
    ]


def event_facts(_session: Session, rows: list[Any]) -> dict[int, Facts]:
    """Return attraction events."""
    return {
        row.id: Facts(
            title=row.title,
            on=row.on,
            ends_on=row.on,
            start_time=row.start_time,
            end_time=row.end_time,
            place=row.venue or "",
            text=_sheet(EVENT_FIELDS, ("kind", row.kind.label), ("note", row.note)),
            category=row.kind.label,
            state=STATES[row.status],
        )
        for row in rows
    }


def appointment_facts(_session: Session, rows: list[Any]) -> dict[int, Facts]:
    """Return appointments."""
    return {
        row.id: Facts(
            title=row.title,
            on=row.on,
            ends_on=row.ends_on,
            start_time=row.start_time,
            end_time=row.end_time,
            place=row.place or "",
            text=row.note or "",
            category=EntryKind.APPOINTMENT.label,
            state=CONFIRMED,
        )
        for row in rows
    }


def due_facts(session: Session, kind: DueKind, rows: list[Any]) -> dict[int, Facts]:
    """Return what is due: what is to be done, with whom, and what happened last."""
    columns = COLUMNS[kind]
    wanted = [
        DueRow(
            kind,
            row.id,
            getattr(row, columns.on),
            getattr(row, columns.time) if columns.time else None,
        )
        for row in rows
        if getattr(row, columns.text) or getattr(row, columns.on)
    ]
    done = {row.id: bool(columns.done and getattr(row, columns.done)) for row in rows}
    today = max((row.updated_at for row in rows), default=None)
    if today is None:
        return {}
    return {
        line.id: Facts(
            title=line.text if line.opens[0] == "task" else f"{line.subject} {line.text}",
            on=line.on,
            ends_on=line.on,
            start_time=line.time,
            text=_("Who does it: {name}").format(name=line.staff),
            code=line.subject,
            category=kind.label,
            state=COMPLETED if done[line.id] else "",
        )
        for line in lines_of(session, wanted, today.astimezone(SHANGHAI).date())
    }


def _names(session: Session, table: Any, ids: Collection[int | None]) -> dict[int, str]:
    known = [each for each in ids if each is not None]
    rows = session.execute(select(table.id, table.name).where(table.id.in_(known)))
    return {row.id: row.name for row in rows}


def _linked(session: Session, link: Any, target_id: Any, target: Any, visit_id: int) -> list[str]:
    query = (
        select(target.name)
        .join(link, target_id == target.id)
        .where(link.visit_id == visit_id)
        .order_by(link.position)
    )
    return list(session.scalars(query))


def _sheet(
    fields: tuple[Field, ...], *facts: tuple[str, str | None], rest: Sequence[str] = ()
) -> str:
    """Write known facts under the labels of their fields, and further lines below them."""
    labels = by_name(fields)
    colon = "：" if current_language() == CHINESE else ": "
    lines = [f"{labels[name].label}{colon}{text}" for name, text in facts if text]
    return "\n".join([*lines, *rest])
