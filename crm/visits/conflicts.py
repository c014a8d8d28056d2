"""Who is wanted in two places: hosts and guides of visits on one day (docs/domain.md, Programmes).

Nothing is refused: the people concerned decide. A host is busy for the time of the visit, a guide
for the time of their lines of the programme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.companies.models import Company
from crm.language import _
from crm.records.together import shared_in
from crm.staff.models import Staff
from crm.visits.models import Visit, VisitCompany, VisitItem
from crm.visits.rules import overlapping, takes_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.database.session import Work
    from crm.visits.rules import Times


@dataclass(frozen=True, slots=True)
class Engagement:
    """What keeps somebody busy: the visit, from when to when, its code and first company."""

    visit_id: int
    code: str
    company: str
    staff: str
    start: str
    end: str | None

    @property
    def times(self) -> Times:
        """From when to when."""
        return self.start, self.end


def engagements(session: Session, staff_id: int, on: date) -> tuple[Engagement, ...]:
    """Return what somebody has to do at visits of a day, as far as its time is known."""
    host = select(Visit, Visit.start_time, Visit.end_time, Staff.name).join(
        Staff, Visit.host_staff_id == Staff.id
    )
    guide = (
        select(Visit, VisitItem.start_time, VisitItem.end_time, Staff.name)
        .join(VisitItem, VisitItem.visit_id == Visit.id)
        .join(Staff, VisitItem.staff_id == Staff.id)
        .where(VisitItem.archived_at.is_(None))
    )
    found = [
        Engagement(visit.id, visit.code, _company(session, visit.id), name, start, end)
        for query in (host, guide)
        for visit, start, end, name in session.execute(
            query.where(Staff.id == staff_id, Visit.on == on, Visit.archived_at.is_(None))
        )
        if start and takes_place(visit.status)
    ]
    return tuple(sorted(found, key=lambda each: (each.start, each.visit_id)))


def _company(session: Session, visit_id: int) -> str:
    query = (
        select(Company.name)
        .join(VisitCompany, VisitCompany.company_id == Company.id)
        .where(VisitCompany.visit_id == visit_id)
        .order_by(VisitCompany.position)
        .limit(1)
    )
    return session.scalar(query) or ""


def clashes(session: Session, visit: Visit) -> tuple[Engagement, ...]:
    """Return what else the host and the guides of a visit have to do at those times, once each."""
    if not takes_place(visit.status):
        return ()
    found: dict[tuple[int, str], Engagement] = {}
    for staff_id, times in _wanted(session, visit):
        for each in engagements(session, staff_id, visit.on):
            if each.visit_id != visit.id and overlapping(times, each.times):
                found.setdefault((each.visit_id, each.staff), each)
    return tuple(found.values())


def _wanted(session: Session, visit: Visit) -> Iterator[tuple[int, Times]]:
    if visit.start_time:
        yield visit.host_staff_id, (visit.start_time, visit.end_time)
    query = select(VisitItem).where(
        VisitItem.visit_id == visit.id,
        VisitItem.archived_at.is_(None),
        VisitItem.staff_id.is_not(None),
        VisitItem.start_time.is_not(None),
    )
    for item in session.scalars(query.order_by(VisitItem.start_time)):
        yield item.staff_id or 0, (item.start_time, item.end_time)


def warn_of_host(work: Work, visit: Visit) -> None:
    """Warn where the host of a visit is wanted elsewhere; not for each of many at once."""
    if visit.start_time and takes_place(visit.status) and shared_in(work.session) is None:
        times = visit.start_time, visit.end_time
        _warn(work, visit.id, visit.host_staff_id, visit.on, times, "host_staff_id")


def warn_of_guide(work: Work, visit: Visit, item: VisitItem) -> None:
    """Warn where the guide of a line of the programme is wanted elsewhere."""
    if item.staff_id is not None and item.start_time and takes_place(visit.status):
        times = item.start_time, item.end_time
        _warn(work, visit.id, item.staff_id, visit.on, times, "staff_id")


def _warn(work: Work, visit_id: int, staff_id: int, on: date, times: Times, field: str) -> None:
    for each in engagements(work.session, staff_id, on):
        if each.visit_id != visit_id and overlapping(times, each.times):
            work.warn("VISIT_OVERLAP", words(each), field)
            return


def words(each: Engagement) -> str:
    """Say what somebody has to do at the time."""
    until = _("{staff} is also wanted from {start} to {end}: {code} {company}.")
    since = _("{staff} is also wanted from {start}: {code} {company}.")
    return (until if each.end else since).format(
        staff=each.staff, start=each.start, end=each.end, code=each.code, company=each.company
    )
