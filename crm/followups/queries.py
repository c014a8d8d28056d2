"""Follow-ups of a lead or a company, and the values of their form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.followups.fields import FIELDS
from crm.followups.models import FollowUp
from crm.records import saving
from crm.staff.models import Staff

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from crm.followups.terms import Channel
    from crm.records.saved import FormValues

READS = ("follow_up", "staff")


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One follow-up; `at` is when it was entered (UTC)."""

    id: int
    version: int
    on: date
    at: datetime
    channel: Channel
    content: str
    by: str
    lead_id: int | None
    company_id: int
    next_action: str | None
    next_action_on: date | None


def list_follow_ups(
    session: Session, lead_id: int | None = None, company_id: int | None = None
) -> tuple[FollowUpRow, ...]:
    """Return the follow-ups of a lead or of a company, the newest first."""
    query = select(FollowUp, Staff.name).join(Staff, FollowUp.by_staff_id == Staff.id)
    query = query.where(FollowUp.archived_at.is_(None))
    if lead_id is not None:
        query = query.where(FollowUp.lead_id == lead_id)
    if company_id is not None:
        query = query.where(FollowUp.company_id == company_id)
    found = session.execute(query.order_by(FollowUp.on.desc(), FollowUp.id.desc()))
    return tuple(_row(row, by) for row, by in found)


def _row(row: FollowUp, by: str) -> FollowUpRow:
    return FollowUpRow(
        id=row.id,
        version=row.version,
        on=row.on,
        at=row.created_at,
        channel=row.channel,
        content=row.content,
        by=by,
        lead_id=row.lead_id,
        company_id=row.company_id,
        next_action=row.next_action,
        next_action_on=row.next_action_on,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the form of a follow-up starts from; raises NOT_FOUND."""
    return saving.form_values(saving.found(session, FollowUp, id), FIELDS)
