"""The number under which somebody is reached about a lead, to be copied from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.companies.calling import phone_of_company, phone_of_contact
from crm.leads.models import Lead

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def phone_of_lead(session: Session, lead_id: int) -> str:
    """Return the number of the lead's contact, else one of its company; "" where none is known."""
    lead = session.get(Lead, lead_id)
    if lead is None:
        return ""
    own = phone_of_contact(session, lead.contact_id) if lead.contact_id is not None else ""
    return own or phone_of_company(session, lead.company_id)
