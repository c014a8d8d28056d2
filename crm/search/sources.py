"""By which texts every kind of record is found (docs/domain.md, Search)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.appointments.models import Appointment
from crm.companies.models import Company, Contact
from crm.deals.models import Deal
from crm.events.models import Event
from crm.followups.models import FollowUp
from crm.funds.models import Fund
from crm.industries.models import Industry
from crm.leads.models import Lead, LeadRequirement
from crm.letters.models import Letter
from crm.parks.models import Park
from crm.partners.models import Partner
from crm.search.source import Child, Joined, Source
from crm.staff.models import Staff
from crm.tasks.models import Task
from crm.trips.models import Trip, TripContact, TripStop
from crm.visits.models import Issue, Visit, VisitCompany, VisitItem, VisitPark

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPANY_NAMES = (Company.name, Company.short_name)

SOURCES: Mapping[str, Source] = {
    "company": Source(
        Company,
        names=(Company.name, Company.short_name, Company.aliases),
        numbers=(Company.uscc, Company.stock_code, Company.wutong_ref),
        beside=(
            *(Company.city, Company.province, Company.country),
            *(Company.tags, Company.qualifications),
        ),
        texts=(Company.address, Company.main_products, Company.note),
        hidden=Company.merged_into_id,
    ),
    "lead": Source(
        Lead,
        names=(Lead.title,),
        numbers=(Lead.code, Lead.contract_no),
        texts=(
            *(Lead.next_action, Lead.summary, Lead.talking_points, Lead.risks),
            *(Lead.level_note, Lead.land_parcel, Lead.escalation_level, Lead.note),
        ),
        joined=(Joined(Company, Lead.company_id, COMPANY_NAMES),),
        children=(
            Child(LeadRequirement, LeadRequirement.lead_id, (), texts=(LeadRequirement.note,)),
        ),
        hidden=Lead.merged_into_id,
    ),
    "contact": Source(
        Contact,
        names=(Contact.name,),
        numbers=(Contact.mobile, Contact.phone, Contact.email, Contact.wechat),
        beside=(Contact.title,),
        texts=(Contact.consent_note, Contact.note),
        joined=(Joined(Company, Contact.company_id, COMPANY_NAMES),),
        hidden=Contact.merged_into_id,
    ),
    "park": Source(
        Park,
        names=(Park.name, Park.aliases),
        numbers=(Park.code,),
        beside=(Park.town, Park.attraction_platform_name, Park.co_builders),
        texts=(Park.honours, Park.amenities, Park.service_station_level, Park.note),
    ),
    "trip": Source(
        Trip,
        names=(Trip.title,),
        numbers=(Trip.code,),
        beside=(Trip.cities,),
        texts=(Trip.purpose, Trip.report, Trip.approved_by, Trip.note),
        children=(
            Child(
                TripStop,
                TripStop.trip_id,
                (TripStop.on, TripStop.position),
                texts=(
                    *(TripStop.city, TripStop.venue, TripStop.address),
                    *(TripStop.objective, TripStop.talking_points, TripStop.outcome),
                ),
                joined=(Joined(Company, TripStop.company_id, COMPANY_NAMES),),
            ),
        ),
    ),
    "visit": Source(
        Visit,
        names=(Visit.purpose,),
        numbers=(Visit.code,),
        beside=(Visit.leader_titles,),
        texts=(
            *(Visit.itinerary, Visit.minutes, Visit.feedback),
            *(Visit.next_action, Visit.note),
        ),
        children=(
            Child(
                VisitCompany,
                VisitCompany.visit_id,
                (VisitCompany.position,),
                joined=(Joined(Company, VisitCompany.company_id, COMPANY_NAMES),),
            ),
            Child(
                VisitPark,
                VisitPark.visit_id,
                (VisitPark.position,),
                joined=(Joined(Park, VisitPark.park_id, (Park.name,)),),
            ),
            Child(
                VisitItem,
                VisitItem.visit_id,
                (VisitItem.position,),
                texts=(VisitItem.activity, VisitItem.place),
            ),
            Child(
                Issue,
                Issue.visit_id,
                (Issue.opened_on,),
                texts=(Issue.text, Issue.answer),
            ),
        ),
    ),
    "letter": Source(
        Letter,
        numbers=(Letter.code, Letter.letter_no, Letter.contract_no),
        beside=(Letter.unit_text, Letter.signed_with_title),
        texts=(Letter.area_text, Letter.void_reason, Letter.withdraw_reason, Letter.note),
        joined=(
            Joined(Company, Letter.company_id, COMPANY_NAMES),
            Joined(Park, Letter.park_id, (Park.name,)),
        ),
    ),
    "fund": Source(
        Fund,
        names=(Fund.name,),
        numbers=(Fund.code, Fund.filing_no),
        beside=(Fund.manager_name,),
        texts=(Fund.note,),
    ),
    "deal": Source(
        Deal,
        numbers=(Deal.code,),
        beside=(Deal.round,),
        texts=(Deal.note,),
        joined=(
            Joined(Company, Deal.company_id, COMPANY_NAMES),
            Joined(Fund, Deal.fund_id, (Fund.name,)),
        ),
    ),
    "event": Source(Event, names=(Event.title,), beside=(Event.venue,), texts=(Event.note,)),
    "partner": Source(
        Partner,
        names=(Partner.name,),
        numbers=(Partner.contact,),
        beside=(Partner.country,),
        texts=(Partner.note,),
    ),
    "staff": Source(
        Staff,
        names=(Staff.name,),
        numbers=(Staff.code, Staff.phone, Staff.email),
        beside=(Staff.team,),
    ),
    "industry": Source(
        Industry, names=(Industry.name,), numbers=(Industry.code,), last=Industry.valid_to
    ),
    "trip_contact": Source(
        TripContact,
        names=(TripContact.contact_text, TripContact.company_name_text),
        numbers=(TripContact.phone, TripContact.email, TripContact.wechat),
        beside=(TripContact.title,),
        texts=(TripContact.topic, TripContact.next_action, TripContact.note),
        joined=(
            Joined(Company, TripContact.company_id, COMPANY_NAMES),
            Joined(Contact, TripContact.contact_id, (Contact.name,)),
            Joined(Trip, TripContact.trip_id, (Trip.title,)),
        ),
    ),
    "appointment": Source(
        Appointment,
        names=(Appointment.title,),
        beside=(Appointment.place,),
        texts=(Appointment.note,),
    ),
    "task": Source(Task, names=(Task.text,), texts=(Task.note,)),
    "follow_up": Source(FollowUp, texts=(FollowUp.content, FollowUp.next_action)),
}
