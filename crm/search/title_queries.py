"""The columns that titles of found records are made of, one query for each kind.

In order: id, title, code, the kind and id of the record whose page shows it, then the details.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, literal, select

from crm.appointments.models import Appointment
from crm.companies.models import Company, Contact
from crm.deals.models import Deal
from crm.events.models import Event
from crm.followups.models import FollowUp
from crm.funds.models import Fund
from crm.industries.models import Industry
from crm.leads.models import Lead
from crm.letters.models import Letter
from crm.parks.models import Park
from crm.partners.models import Partner
from crm.staff.models import Staff
from crm.tasks.models import Task
from crm.trips.models import Trip, TripContact
from crm.visits.models import Visit, VisitCompany

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Select

NO_CODE = literal("")
DETAILS = 5  # the first of the details


def _shown(
    model: Any, title: Any, code: Any, *details: Any, opens: Any = None
) -> Select[*tuple[Any, ...]]:
    """Select id, title, code, the kind and id of what is opened, and the details."""
    kind, identity = opens or (literal(model.__tablename__), model.id)
    return select(model.id, title, code, kind, identity, *details)


_FIRST_COMPANY = (
    select(Company.name)
    .join(VisitCompany, VisitCompany.company_id == Company.id)
    .where(VisitCompany.visit_id == Visit.id)
    .order_by(VisitCompany.position, VisitCompany.id)
    .limit(1)
    .scalar_subquery()
)
_OF_LEAD = FollowUp.lead_id.is_not(None)

QUERIES: Mapping[str, Select[*tuple[Any, ...]]] = {
    "company": _shown(Company, Company.name, NO_CODE, Company.city, Industry.name).outerjoin(
        Industry, Industry.id == Company.industry_id
    ),
    "lead": _shown(Lead, Lead.title, Lead.code, Company.name, Lead.stage, Staff.name)
    .join(Company, Company.id == Lead.company_id)
    .join(Staff, Staff.id == Lead.owner_id),
    "contact": _shown(
        Contact,
        Contact.name,
        NO_CODE,
        Company.name,
        Contact.title,
        opens=(literal("company"), Contact.company_id),
    ).join(Company, Company.id == Contact.company_id),
    "park": _shown(Park, Park.name, Park.code, Park.kind, Park.town),
    "trip": _shown(Trip, Trip.title, Trip.code, Trip.cities, Trip.starts_on),
    "visit": _shown(
        Visit,
        func.coalesce(_FIRST_COMPANY, Visit.purpose, Visit.code),
        Visit.code,
        Visit.direction,
        Visit.on,
        Visit.purpose,
    ),
    "letter": _shown(Letter, Company.name, Letter.code, Park.name, Letter.signed_on)
    .join(Company, Company.id == Letter.company_id)
    .join(Park, Park.id == Letter.park_id),
    "fund": _shown(Fund, Fund.name, Fund.code, Fund.kind, Fund.manager_name),
    "deal": _shown(Deal, Company.name, Deal.code, Fund.name, Deal.round, Deal.status)
    .join(Company, Company.id == Deal.company_id)
    .outerjoin(Fund, Fund.id == Deal.fund_id),
    "event": _shown(Event, Event.title, NO_CODE, Event.kind, Event.on, Event.venue),
    "partner": _shown(Partner, Partner.name, NO_CODE, Partner.kind, Partner.country),
    "staff": _shown(Staff, Staff.name, Staff.code, Staff.role, Staff.team),
    "industry": _shown(Industry, Industry.name, Industry.code, Industry.taxonomy),
    "trip_contact": _shown(
        TripContact,
        func.coalesce(Contact.name, TripContact.contact_text),
        NO_CODE,
        func.coalesce(Company.name, TripContact.company_name_text),
        Trip.title,
        TripContact.met_on,
        opens=(literal("trip"), TripContact.trip_id),
    )
    .join(Trip, Trip.id == TripContact.trip_id)
    .outerjoin(Contact, Contact.id == TripContact.contact_id)
    .outerjoin(Company, Company.id == TripContact.company_id),
    "appointment": _shown(
        Appointment, Appointment.title, NO_CODE, Appointment.on, Appointment.place, Staff.name
    ).join(Staff, Staff.id == Appointment.staff_id),
    "task": _shown(
        Task,
        Task.text,
        func.coalesce(Lead.code, Visit.code, Trip.code),
        Task.due_on,
        Staff.name,
        opens=(
            case(
                (Task.lead_id.is_not(None), literal("lead")),
                (Task.visit_id.is_not(None), literal("visit")),
                (Task.trip_id.is_not(None), literal("trip")),
                else_=literal("task"),
            ),
            func.coalesce(Task.lead_id, Task.visit_id, Task.trip_id, Task.id),
        ),
    )
    .join(Staff, Staff.id == Task.staff_id)
    .outerjoin(Lead, Lead.id == Task.lead_id)
    .outerjoin(Visit, Visit.id == Task.visit_id)
    .outerjoin(Trip, Trip.id == Task.trip_id),
    "follow_up": _shown(
        FollowUp,
        func.coalesce(Lead.title, Company.name),
        Lead.code,
        FollowUp.channel,
        FollowUp.on,
        opens=(
            case((_OF_LEAD, literal("lead")), else_=literal("company")),
            func.coalesce(FollowUp.lead_id, FollowUp.company_id),
        ),
    )
    .join(Company, Company.id == FollowUp.company_id)
    .outerjoin(Lead, Lead.id == FollowUp.lead_id),
}
