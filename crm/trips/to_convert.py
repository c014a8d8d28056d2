"""What a person has to know to turn logged contacts into leads (docs/domain.md, Quick log)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.companies.duplicates import look_alikes
from crm.companies.models import Company, Contact
from crm.leads.first_leads import open_leads
from crm.names.keys import Likeness
from crm.staff.models import Staff
from crm.trips.conversion import proposed_title
from crm.trips.models import Trip, TripContact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.companies.known_names import KnownNames
    from crm.leads.first_leads import OpenLead
    from crm.trips.terms import Interest

READS = ("trip_contact", "trip", "company", "contact", "lead", "staff")


@dataclass(frozen=True, slots=True)
class PossibleCompany:
    """A known company that may be meant, with its open leads, the first registered first.

    `suspect` tells that somebody must decide, else it is only spelled much alike.
    """

    id: int
    name: str
    suspect: bool
    leads: tuple[OpenLead, ...]


@dataclass(frozen=True, slots=True)
class ContactToConvert:
    """A logged contact: who it is, which company is known or may be meant, what is proposed.

    `known` is the company in the records, None for one that is new or doubtful.
    """

    id: int
    version: int
    trip: str
    met_on: date
    company: str
    person: str
    title: str
    interest: Interest
    lead_title: str
    owner_id: int
    met_by_staff_id: int
    known: PossibleCompany | None
    possible: tuple[PossibleCompany, ...]

    @property
    def doubtful(self) -> bool:
        """Whether somebody must say which company is meant."""
        return self.known is None and any(each.suspect for each in self.possible)


def load_to_convert(
    session: Session, known: KnownNames, ids: Sequence[int], staff_id: int
) -> tuple[ContactToConvert, ...]:
    """Return contacts that are not converted yet, in the order of `ids`.

    A lead belongs to whoever met the contact, to `staff_id` where they have left.
    """
    query = (
        select(TripContact, Trip.code, Company.name, Contact.name, Staff.active)
        .join(Trip, TripContact.trip_id == Trip.id)
        .join(Staff, TripContact.met_by_staff_id == Staff.id)
        .outerjoin(Company, TripContact.company_id == Company.id)
        .outerjoin(Contact, TripContact.contact_id == Contact.id)
        .where(
            TripContact.id.in_(ids),
            TripContact.converted_lead_id.is_(None),
            TripContact.archived_at.is_(None),
        )
    )
    found: dict[int, ContactToConvert] = {}
    for logged, trip, company, person, active in session.execute(query):
        name = company or logged.company_name_text or ""
        certain, possible = _companies(session, known, logged, name)
        found[logged.id] = ContactToConvert(
            id=logged.id,
            version=logged.version,
            trip=trip,
            met_on=logged.met_on,
            company=certain.name if certain else name,
            person=person or logged.contact_text or "",
            title=logged.title or "",
            interest=logged.interest,
            lead_title=proposed_title(logged.topic, name),
            owner_id=logged.met_by_staff_id if active else staff_id,
            met_by_staff_id=logged.met_by_staff_id,
            known=certain,
            possible=possible,
        )
    return tuple(found[each] for each in ids if each in found)


def _companies(
    session: Session, known: KnownNames, logged: TripContact, name: str
) -> tuple[PossibleCompany | None, tuple[PossibleCompany, ...]]:
    """Return the company that is certain, or those that may be meant."""
    if logged.company_id is not None:
        return _possible(session, logged.company_id, name, suspect=False), ()
    alike = look_alikes(session, known, name, None)
    same = [each for each in alike.matches if each.likeness is Likeness.DUPLICATE]
    if same:
        return _possible(session, same[0].id, same[0].name, suspect=False), ()
    suspects = [each for each in alike.matches if each.likeness is Likeness.SUSPECT]
    return None, (
        *(_possible(session, each.id, each.name, suspect=True) for each in suspects),
        *(_possible(session, each.id, each.name, suspect=False) for each in alike.close),
    )


def _possible(session: Session, company_id: int, name: str, *, suspect: bool) -> PossibleCompany:
    return PossibleCompany(company_id, name, suspect, open_leads(session, company_id))
