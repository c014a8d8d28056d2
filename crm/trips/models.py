"""Tables of trips (docs/domain.md, Trips)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, short_text, sorted_text
from crm.leads.terms import Mode
from crm.trips.terms import Interest, StopKind, TripStatus


class Trip(Record):
    """An outbound trip (出访招商); costs in 元."""

    __tablename__ = "trip"

    code: Mapped[str] = mapped_column(sorted_text(), unique=True)
    title: Mapped[str]
    sort_key: Mapped[str] = mapped_column(sorted_text(), index=True)
    search_key: Mapped[str]
    purpose: Mapped[str | None]
    cities: Mapped[list[str]]
    starts_on: Mapped[date] = mapped_column(index=True)
    ends_on: Mapped[date]
    leader_staff_id: Mapped[int] = reference("staff", nullable=False)
    status: Mapped[TripStatus]
    mode: Mapped[Mode | None]
    focus_industry_ids: Mapped[list[int]] = mapped_column(default=list)
    budget: Mapped[Decimal | None]
    actual_cost: Mapped[Decimal | None]
    report: Mapped[str | None]
    approved_by: Mapped[str | None]
    approved_on: Mapped[date | None]
    note: Mapped[str | None]


class TripMember(Record):
    """A member of staff on a trip, the leader included; counts as one person travelling."""

    __tablename__ = "trip_member"
    __table_args__ = (UniqueConstraint("trip_id", "staff_id"),)

    trip_id: Mapped[int] = reference("trip", nullable=False)
    staff_id: Mapped[int] = reference("staff", nullable=False)
    duty: Mapped[str | None]


class TripStop(Record):
    """A stop of a trip (行程点); `position` orders the stops of a day."""

    __tablename__ = "trip_stop"

    trip_id: Mapped[int] = reference("trip", nullable=False)
    position: Mapped[int] = mapped_column(default=0)
    on: Mapped[date]
    start_time: Mapped[str | None] = mapped_column(short_text(5))
    end_time: Mapped[str | None] = mapped_column(short_text(5))
    city: Mapped[str]
    kind: Mapped[StopKind]
    company_id: Mapped[int | None] = reference("company")
    venue: Mapped[str | None]
    address: Mapped[str | None]
    host_contact_id: Mapped[int | None] = reference("contact")
    objective: Mapped[str | None]
    talking_points: Mapped[str | None]
    outcome: Mapped[str | None]


class TripContact(Record):
    """Somebody met on a trip (出访对接记录); becomes company, contact and lead once."""

    __tablename__ = "trip_contact"

    trip_id: Mapped[int] = reference("trip", nullable=False)
    stop_id: Mapped[int | None] = reference("trip_stop")
    met_on: Mapped[date] = mapped_column(index=True)
    company_id: Mapped[int | None] = reference("company")
    company_name_text: Mapped[str | None]
    contact_id: Mapped[int | None] = reference("contact")
    contact_text: Mapped[str | None]
    title: Mapped[str | None]
    phone: Mapped[str | None]
    wechat: Mapped[str | None]
    email: Mapped[str | None]
    met_by_staff_id: Mapped[int] = reference("staff", nullable=False)
    topic: Mapped[str | None]
    interest: Mapped[Interest]
    next_action: Mapped[str | None]
    next_action_on: Mapped[date | None] = mapped_column(index=True)
    next_action_time: Mapped[str | None] = mapped_column(short_text(5))
    next_action_staff_id: Mapped[int | None] = reference("staff")
    converted_lead_id: Mapped[int | None] = reference("lead")
    converted_on: Mapped[date | None]
    card_image_id: Mapped[int | None] = reference("attachment")
    note: Mapped[str | None]
