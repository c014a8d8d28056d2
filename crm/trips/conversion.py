"""From a contact logged on a trip to company, contact and lead, in one step and only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.companies.commands import save_company, save_contact
from crm.companies.models import Company, Contact
from crm.leads.commands import save_lead
from crm.leads.models import Lead
from crm.leads.terms import LeadKind, Scope, SourceChannel
from crm.names.keys import exact_key
from crm.records import saving
from crm.records.saved import Saved
from crm.staff.models import Staff
from crm.staff.permissions import require_writer
from crm.trips.models import TripContact

if TYPE_CHECKING:
    from crm.database.session import Work

TITLE_LIMIT = 60  # code points of the topic that become the title of the lead


def convert_trip_contact(work: Work, id: int) -> Saved:
    """Make a lead of a logged contact and return it; the second call returns the same lead.

    A known company (same name in any spelling) and a known contact (same name there) are used
    as they are. The lead belongs to whoever met the contact, or to the acting member of staff
    when they have left (docs/domain.md, Trips).
    """
    require_writer(work.actor.role)
    logged = saving.found(work.session, TripContact, id)
    if logged.converted_lead_id is not None:
        lead = saving.found(work.session, Lead, logged.converted_lead_id)
        return Saved(lead.id, lead.code, lead.version)
    company_id = logged.company_id or _company_id(work, logged)
    logged.company_id = company_id
    logged.contact_id = logged.contact_id or _contact_id(work, logged, company_id)
    company = saving.found(work.session, Company, company_id)
    title = (logged.topic or "").strip().split("\n")[0][:TITLE_LIMIT] or company.name
    lead = save_lead(
        work,
        {
            "title": title,
            "company_id": company.id,
            "contact_id": logged.contact_id,
            "kind": LeadKind.NEW,
            "scope": Scope.GROUP,
            "source_channel": SourceChannel.TRIP,
            "source_trip_id": logged.trip_id,
            "owner_id": _owner_id(work, logged),
            "industry_id": company.industry_id,
            "next_action": logged.next_action,
            "next_action_on": logged.next_action_on,
        },
    )
    logged.converted_lead_id = lead.id
    logged.converted_on = work.today
    work.session.flush()  # the conversion is part of the same step
    return lead


def _owner_id(work: Work, logged: TripContact) -> int:
    met_by = work.session.get_one(Staff, logged.met_by_staff_id)
    return met_by.id if met_by.active else work.actor.id


def _company_id(work: Work, logged: TripContact) -> int:
    name = logged.company_name_text or ""
    known = work.session.scalar(
        select(Company.id)
        .where(Company.exact_key == exact_key(name), Company.merged_into_id.is_(None))
        .order_by(Company.id)
        .limit(1)
    )
    return known or save_company(work, {"name": name}).id


def _contact_id(work: Work, logged: TripContact, company_id: int) -> int:
    name = logged.contact_text or ""
    known = work.session.scalar(
        select(Contact.id)
        .where(Contact.company_id == company_id, Contact.name == name)
        .order_by(Contact.id)
        .limit(1)
    )
    values = {
        "company_id": company_id,
        "name": name,
        "title": logged.title,
        "mobile": logged.phone,
        "wechat": logged.wechat,
        "email": logged.email,
        "met_on_trip_id": logged.trip_id,
    }
    return known or save_contact(work, values).id
