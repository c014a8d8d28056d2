"""What the quick log reads: trips to log on, and what was logged (docs/domain.md, Quick log)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import case, or_, select

from crm.attachments.models import Attachment
from crm.companies.models import Company, Contact
from crm.followups.models import FollowUp
from crm.records import saving
from crm.trips.models import Trip, TripContact, TripMember
from crm.trips.terms import Interest, TripStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

TRIPS_SHOWN = 30
AROUND = timedelta(days=60)  # trips that somebody may still, or already, log on
ON_TRIP, AT_DESK = "trip_contact", "follow_up"
READS = ("trip", "trip_member", "trip_contact", "follow_up", "company", "contact")


@dataclass(frozen=True, slots=True)
class TripChoice:
    """A trip to log on; `running` today or marked so, `mine` when the person travels."""

    id: int
    code: str
    title: str
    status: TripStatus
    starts_on: date
    ends_on: date
    running: bool
    mine: bool

    def day_of(self, today: date) -> date:
        """Return the day on which somebody is met: today, or the nearest day of the trip."""
        return min(max(today, self.starts_on), self.ends_on)


@dataclass(frozen=True, slots=True)
class LoggedRow:
    """Somebody logged, on a trip or at the desk; `lead_id` once turned into a lead."""

    kind: str
    id: int
    company: str
    person: str
    interest: Interest | None
    lead_id: int | None = None


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """Somebody logged on a trip, for correcting: names beside their ids, the photo of the card."""

    id: int
    version: int
    trip: TripChoice
    values: dict[str, object]
    company: str
    person: str
    card: tuple[str, str, int, str] | None  # hash, name, size in bytes, media type


def trips_to_log(
    session: Session, staff_id: int, today: date, also: int | None = None
) -> tuple[TripChoice, ...]:
    """Return at most 30 trips to log on: running ones before others, one's own before those.

    A trip runs when it is marked so or today is one of its days. `also` is among them whatever
    its days and status are, if it is still there.
    """
    own = select(TripMember.trip_id).where(
        TripMember.staff_id == staff_id, TripMember.archived_at.is_(None)
    )
    mine = or_(Trip.leader_staff_id == staff_id, Trip.id.in_(own))
    today_of_it = (Trip.starts_on <= today) & (Trip.ends_on >= today)
    held = Trip.archived_at.is_(None) & (Trip.status != TripStatus.CANCELLED)
    runs = held & or_(today_of_it, Trip.status == TripStatus.UNDERWAY)
    near = (Trip.ends_on >= today - AROUND) & (Trip.starts_on <= today + AROUND)
    usable = held & or_(near, runs)
    flags = (case((runs, 1), else_=0).label("runs"), case((mine, 1), else_=0).label("mine"))
    query = (
        select(Trip, *flags)
        .where(or_(usable, Trip.id == (also or 0)))
        .order_by(
            case((runs & mine, 0), (runs, 1), (mine, 2), else_=3),
            case((today_of_it, 0), else_=1),
            Trip.starts_on.desc(),
            Trip.id.desc(),
        )
        .limit(TRIPS_SHOWN)
    )
    found = [_choice(trip, bool(runs), bool(mine)) for trip, runs, mine in session.execute(query)]
    other = session.get(Trip, also) if also and all(each.id != also for each in found) else None
    if other is not None:
        found.append(_choice(other, running=False, mine=False))
    return tuple(found)


def running_trip(trips: Sequence[TripChoice]) -> TripChoice | None:
    """Return the trip that is preset: one's own that runs."""
    return next((each for each in trips if each.running and each.mine), None)


def _choice(trip: Trip, running: bool, mine: bool) -> TripChoice:  # noqa: FBT001 - as selected
    return TripChoice(
        id=trip.id,
        code=trip.code,
        title=trip.title,
        status=trip.status,
        starts_on=trip.starts_on,
        ends_on=trip.ends_on,
        running=running,
        mine=mine,
    )


def list_logged(session: Session, wanted: Sequence[tuple[str, int]]) -> tuple[LoggedRow, ...]:
    """Return what is still there of (kind, id), in their order; at the desk without a person."""
    met = [each for kind, each in wanted if kind == ON_TRIP]
    told = [each for kind, each in wanted if kind == AT_DESK]
    query = (
        select(TripContact, Company.name, Contact.name)
        .outerjoin(Company, TripContact.company_id == Company.id)
        .outerjoin(Contact, TripContact.contact_id == Contact.id)
        .where(TripContact.id.in_(met), TripContact.archived_at.is_(None))
    )
    rows: dict[tuple[str, int], LoggedRow] = {}
    for each, company, person in session.execute(query):
        names = company or each.company_name_text or "", person or each.contact_text or ""
        lead = each.converted_lead_id
        rows[ON_TRIP, each.id] = LoggedRow(ON_TRIP, each.id, *names, each.interest, lead)
    spoken = (
        select(FollowUp.id, Company.name)
        .join(Company, FollowUp.company_id == Company.id)
        .where(FollowUp.id.in_(told), FollowUp.archived_at.is_(None))
    )
    for follow_up_id, company in session.execute(spoken):
        rows[AT_DESK, follow_up_id] = LoggedRow(AT_DESK, follow_up_id, company, "", None)
    return tuple(rows[each] for each in wanted if each in rows)


def unconverted(
    session: Session, *, trip_ids: Sequence[int] = (), contact_ids: Sequence[int] = ()
) -> tuple[int, ...]:
    """Return who of some trips, or of `contact_ids`, is no lead yet, in the order of meeting."""
    query = (
        select(TripContact.id)
        .join(Trip, TripContact.trip_id == Trip.id)
        .where(
            or_(TripContact.trip_id.in_(trip_ids), TripContact.id.in_(contact_ids)),
            TripContact.converted_lead_id.is_(None),
            TripContact.archived_at.is_(None),
            Trip.archived_at.is_(None),
        )
        .order_by(TripContact.met_on, TripContact.id)
    )
    return tuple(session.scalars(query))


def load_entry(session: Session, contact_id: int, staff_id: int, today: date) -> LoggedEntry:
    """Return somebody logged on a trip for correcting; raises UserError NOT_FOUND."""
    logged = saving.found(session, TripContact, contact_id)
    trips = trips_to_log(session, staff_id, today, logged.trip_id)
    company = session.get(Company, logged.company_id) if logged.company_id else None
    person = session.get(Contact, logged.contact_id) if logged.contact_id else None
    card = session.get(Attachment, logged.card_image_id) if logged.card_image_id else None
    names = ("met_on", "company_id", "contact_id", "title", "phone", "wechat", "topic", "interest")
    more = ("next_action", "next_action_on", "next_action_time")
    return LoggedEntry(
        id=logged.id,
        version=logged.version,
        trip=next(each for each in trips if each.id == logged.trip_id),
        values={name: getattr(logged, name) for name in (*names, *more)},
        company=company.name if company else logged.company_name_text or "",
        person=person.name if person else logged.contact_text or "",
        card=(card.sha256, card.name, card.size, card.media_type) if card else None,
    )
