"""Whose lead a company is: the first that was registered keeps it (docs/domain.md, Leads)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, select

from crm.leads.models import Lead
from crm.leads.stage import OPEN
from crm.staff.models import Staff

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.leads.terms import LeadKind, Stage

READS = ("lead", "staff")


@dataclass(frozen=True, slots=True)
class OpenLead:
    """An open lead of a company; `same_kind` tells that it keeps out a new one of its kind."""

    id: int
    code: str
    title: str
    owner: str
    kind: LeadKind
    stage: Stage
    registered_on: date
    same_kind: bool


def open_leads(
    session: Session, company_id: int, kind: LeadKind | None = None, besides: int | None = None
) -> tuple[OpenLead, ...]:
    """Return the open leads of a company, those of `kind` first, the first registered first.

    `besides` leaves out the lead that is being edited.
    """
    other_kind = case((Lead.kind == kind, 0), else_=1) if kind else Lead.registered_on
    query = (
        select(Lead, Staff.name)
        .join(Staff, Lead.owner_id == Staff.id)
        .where(
            Lead.company_id == company_id,
            Lead.stage.in_(OPEN),
            Lead.archived_at.is_(None),
            Lead.merged_into_id.is_(None),
            Lead.id != (besides or 0),
        )
        .order_by(other_kind, Lead.registered_on, Lead.id)
    )
    return tuple(
        OpenLead(
            id=lead.id,
            code=lead.code,
            title=lead.title,
            owner=owner,
            kind=lead.kind,
            stage=lead.stage,
            registered_on=lead.registered_on,
            same_kind=lead.kind is kind,
        )
        for lead, owner in session.execute(query)
    )
