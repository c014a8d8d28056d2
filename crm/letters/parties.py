"""Who a letter is signed with and for which park, as its lead says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.leads.models import Lead
from crm.records import saving

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Parties:
    """What a letter takes over from its lead; a lead without a park may still prefer one."""

    lead_id: int
    company_id: int
    park_id: int | None
    owner_id: int


def parties_of(session: Session, lead_id: int) -> Parties:
    """Return what a letter of this lead begins with; raises UserError NOT_FOUND."""
    lead = saving.found(session, Lead, lead_id)
    preferred = lead.preferred_park_ids[0] if lead.preferred_park_ids else None
    return Parties(lead.id, lead.company_id, lead.park_id or preferred, lead.owner_id)
