"""Leads past their limit and letters that end soon (docs/domain.md, The day, Figures, K23)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import String, case, func, select, type_coerce

from crm.agenda.rows import ExpiringLetter, OverdueLead
from crm.companies.models import Company
from crm.leads.aging import Aging
from crm.leads.lead_sql import has_aging
from crm.leads.models import Lead
from crm.leads.stage import THRESHOLD_DAYS, days_in_stage
from crm.leads.terms import Stage
from crm.letters.matching import ends_soon, in_force
from crm.letters.models import Letter
from crm.parks.models import Park
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

SHOWN = 50  # rows of a block; its count tells how many there are


def overdue_leads(
    session: Session, today: date, people: Collection[int] | None
) -> tuple[tuple[OverdueLead, ...], int]:
    """Return the leads of some people past the limit of their stage, and how many there are.

    The further stage comes first, in it the longest stay; held leads come last, the earliest
    review first.
    """
    where: list[Any] = [Lead.archived_at.is_(None), Lead.merged_into_id.is_(None)]
    where.append(has_aging(Aging.OVERDUE, today))
    if people is not None:
        where.append(Lead.owner_id.in_(people))
    held = Lead.stage == Stage.ON_HOLD
    day = case((held, Lead.review_on), else_=Lead.stage_entered_on)
    order = (_rank().desc(), day, Lead.id)
    # Ids first: the long rows of 50 leads are read, not those of all that are late.
    place = func.row_number().over(order_by=order).label("place")
    count = func.count().over().label("count")
    first = select(Lead.id, place, count).where(*where).order_by(*order).limit(SHOWN).subquery()
    query = (
        select(
            Lead.id,
            Lead.version,
            Lead.code,
            Lead.title,
            Company.name.label("company"),
            Lead.stage,
            Lead.stage_entered_on,
            Lead.stage_precision,
            Lead.review_on,
            Lead.owner_id,
            Staff.name.label("staff"),
            first.c["count"].label("late"),
        )
        .join(first, first.c.id == Lead.id)
        .join(Company, Lead.company_id == Company.id)
        .join(Staff, Lead.owner_id == Staff.id)
        .order_by(first.c.place)
    )
    rows: list[Any] = list(session.execute(query))
    return tuple(_overdue(row, today) for row in rows), rows[0].late if rows else 0


def _rank() -> Any:
    places = {stage.value: place for place, stage in enumerate(THRESHOLD_DAYS, 1)}
    return case(places, value=type_coerce(Lead.stage, String), else_=0)


def _overdue(row: Any, today: date) -> OverdueLead:
    held = row.stage is Stage.ON_HOLD
    days = days_in_stage(row.stage_entered_on, today, row.stage_precision)
    return OverdueLead(
        id=row.id,
        version=row.version,
        code=row.code,
        title=row.title,
        company=row.company,
        stage=row.stage,
        days=None if held else days,
        limit=THRESHOLD_DAYS.get(row.stage),
        review_on=row.review_on if held else None,
        staff_id=row.owner_id,
        staff=row.staff,
    )


def expiring_letters(
    session: Session, today: date, people: Collection[int] | None
) -> tuple[tuple[ExpiringLetter, ...], int]:
    """Return the letters in force that end within 30 days, the first to end first, and their count.

    A letter that ends today is among them (K38).
    """
    where = [*_in_force(today, people), ends_soon(today)]
    count = session.scalar(select(func.count()).select_from(Letter).where(*where)) or 0
    query = (
        select(Letter, Company.name, Park.name, Staff.name)
        .join(Company, Letter.company_id == Company.id)
        .join(Park, Letter.park_id == Park.id)
        .join(Staff, Letter.owner_id == Staff.id)
        .where(*where)
        .order_by(Letter.valid_until, Letter.code)
        .limit(SHOWN)
    )
    found = [
        _expiring(letter, company, park, staff, today)
        for letter, company, park, staff in session.execute(query)
    ]
    return tuple(each for each in found if each is not None), count


def count_without_end(session: Session, today: date, people: Collection[int] | None) -> int:
    """Return how many letters in force have no `valid_until`: they stand until they are ended."""
    where = [*_in_force(today, people), Letter.valid_until.is_(None)]
    return session.scalar(select(func.count()).select_from(Letter).where(*where)) or 0


def _in_force(today: date, people: Collection[int] | None) -> list[Any]:
    where: list[Any] = [Letter.archived_at.is_(None), in_force(today)]
    if people is not None:
        where.append(Letter.owner_id.in_(people))
    return where


def _expiring(
    letter: Letter, company: str, park: str, staff: str, today: date
) -> ExpiringLetter | None:
    if letter.valid_until is None:
        return None
    return ExpiringLetter(
        id=letter.id,
        version=letter.version,
        code=letter.code,
        company=company,
        park=park,
        area=letter.area,
        area_kind=letter.area_kind,
        valid_until=letter.valid_until,
        days=(letter.valid_until - today).days,
        staff_id=letter.owner_id,
        staff=staff,
    )
