"""What leads still need (要素需求), the earliest day first (docs/domain.md, The day)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.agenda.due_sql import live_lead, whose
from crm.agenda.last_contact import shortened
from crm.agenda.rows import OpenNeed
from crm.companies.models import Company
from crm.leads.models import Lead, LeadRequirement
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

SHOWN = 50  # rows of the block; its count tells how many there are


def open_needs(
    session: Session,
    today: date,
    people: Collection[int] | None,
    *,
    before: date | None = None,
    limit: int | None = SHOWN,
) -> tuple[tuple[OpenNeed, ...], int]:
    """Return open needs in the order of their days, those without a day last, and their count.

    A need is that of whoever sees to it, else of the lead's owner. `before` leaves only those
    whose day lies before it.
    """
    need = LeadRequirement
    who = func.coalesce(need.staff_id, Lead.owner_id)
    where = [need.archived_at.is_(None), need.closed_on.is_(None), live_lead()]
    where.append(whose(people, need.staff_id, Lead.owner_id))
    if before is not None:
        where.append(need.due_on < before)
    counted = select(func.count()).select_from(need).join(Lead, need.lead_id == Lead.id)
    query = (
        select(need, Company.name, Staff.id, Staff.name)
        .join(Lead, need.lead_id == Lead.id)
        .join(Company, Lead.company_id == Company.id)
        .join(Staff, Staff.id == who)
        .where(*where)
        .order_by(need.due_on.is_(None), need.due_on, Company.sort_key, need.id)
        .limit(limit)
    )
    found = tuple(_need(row, today) for row in session.execute(query))
    return found, session.scalar(counted.where(*where)) or 0


def amount_of(need: LeadRequirement) -> str:
    """Return how much is needed: “800 kVA”, or its note where no quantity is known."""
    if need.quantity is None:
        return shortened(need.note)
    return f"{need.quantity.normalize():f} {need.unit or ''}".strip()


def _need(row: Any, today: date) -> OpenNeed:
    need, company, staff_id, staff = row
    return OpenNeed(
        id=need.id,
        version=need.version,
        kind=need.kind,
        amount=amount_of(need),
        lead_id=need.lead_id,
        company=company,
        due_on=need.due_on,
        days=None if need.due_on is None else (need.due_on - today).days,
        staff_id=staff_id,
        staff=staff,
    )
