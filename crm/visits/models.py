"""Tables of site visits (docs/domain.md, Site visits)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, short_text, sorted_text
from crm.trips.terms import Interest
from crm.visits.terms import Direction, VisitStatus


class Visit(Record):
    """A site visit (接待考察/赴企业考察/走访服务)."""

    __tablename__ = "visit"

    code: Mapped[str] = mapped_column(sorted_text(), unique=True)
    direction: Mapped[Direction]
    on: Mapped[date] = mapped_column(index=True)
    start_time: Mapped[str | None] = mapped_column(short_text(5))
    end_time: Mapped[str | None] = mapped_column(short_text(5))
    lead_id: Mapped[int | None] = reference("lead")
    host_staff_id: Mapped[int] = reference("staff", nullable=False)
    owner_id: Mapped[int] = reference("staff", nullable=False)
    leader_titles: Mapped[list[str]] = mapped_column(default=list)
    visitor_count: Mapped[int | None]
    visitor_ids: Mapped[list[int]] = mapped_column(default=list)
    escort_ids: Mapped[list[int]] = mapped_column(default=list)
    status: Mapped[VisitStatus]
    purpose: Mapped[str | None]
    itinerary: Mapped[str | None]
    feedback: Mapped[str | None]
    minutes: Mapped[str | None]
    interest: Mapped[Interest | None]
    next_action: Mapped[str | None]
    next_action_on: Mapped[date | None] = mapped_column(index=True)
    next_action_time: Mapped[str | None] = mapped_column(short_text(5))
    next_action_staff_id: Mapped[int | None] = reference("staff")
    note: Mapped[str | None]


class VisitCompany(Record):
    """A company taking part in a visit."""

    __tablename__ = "visit_company"
    __table_args__ = (UniqueConstraint("visit_id", "company_id"),)

    visit_id: Mapped[int] = reference("visit", nullable=False)
    company_id: Mapped[int] = reference("company", nullable=False)
    position: Mapped[int] = mapped_column(default=0)


class VisitPark(Record):
    """A park shown on a visit; one visit to three parks counts once in each."""

    __tablename__ = "visit_park"
    __table_args__ = (UniqueConstraint("visit_id", "park_id"),)

    visit_id: Mapped[int] = reference("visit", nullable=False)
    park_id: Mapped[int] = reference("park", nullable=False)
    position: Mapped[int] = mapped_column(default=0)


class VisitItem(Record):
    """A line of a visit's programme (日程点位); `position` orders lines without a time."""

    __tablename__ = "visit_item"

    visit_id: Mapped[int] = reference("visit", nullable=False)
    position: Mapped[int] = mapped_column(default=0)
    start_time: Mapped[str | None] = mapped_column(short_text(5))
    end_time: Mapped[str | None] = mapped_column(short_text(5))
    activity: Mapped[str]
    place: Mapped[str | None]
    park_id: Mapped[int | None] = reference("park")
    staff_id: Mapped[int | None] = reference("staff")


class Issue(Record):
    """What a company asked for at a service visit (走访问题), open until `closed_on`."""

    __tablename__ = "issue"

    visit_id: Mapped[int] = reference("visit", nullable=False)
    company_id: Mapped[int | None] = reference("company")
    text: Mapped[str]
    opened_on: Mapped[date] = mapped_column(index=True)
    due_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    staff_id: Mapped[int | None] = reference("staff")
    answer: Mapped[str | None]
