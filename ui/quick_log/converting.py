"""What the dialog that turns contacts into leads reads, and what each of its rows can decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crm.names.keys import exact_key
from crm.staff.queries import list_staff
from crm.trips.conversion import Decision
from crm.trips.logged import running_trip, trips_to_log, unconverted
from crm.trips.terms import Turn
from crm.trips.to_convert import load_to_convert

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.companies.known_names import KnownNames
    from crm.leads.first_leads import OpenLead
    from crm.trips.to_convert import ContactToConvert, PossibleCompany

    Session = Any

UNDECIDED, NEW = "undecided", "new"  # in the place of a company's id
AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class ToConvert:
    """The contacts, staff that may own leads (id, name), and how many wait for the next time."""

    contacts: tuple[ContactToConvert, ...]
    staff: tuple[tuple[int, str], ...]
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Turning:
    """What can become of a contact: `lead_id` or `lead_of` (of another contact) for EXISTING."""

    turn: Turn | None
    lead: OpenLead | None = None
    lead_of: int | None = None

    @property
    def key(self) -> str:
        """What tells it from the others of its row."""
        lead_id = self.lead.id if self.lead else ""
        return f"{self.turn}:{lead_id}:{self.lead_of or ''}"


def contacts_to_convert(
    session: Session, trip_ids: Sequence[int], staff_id: int, today: date
) -> tuple[int, ...]:
    """Return who of the trips is no lead yet; without trips of one's own running one."""
    if not trip_ids:
        running = running_trip(trips_to_log(session, staff_id, today))
        trip_ids = (running.id,) if running is not None else ()
    return unconverted(session, trip_ids=trip_ids)


def load_rows(session: Session, known: KnownNames, ids: Sequence[int], staff_id: int) -> ToConvert:
    """Return the first contacts with everything that is to be decided."""
    contacts = load_to_convert(session, known, ids[:AT_ONCE], staff_id)
    staff = tuple((each.id, each.name) for each in list_staff(session) if each.active)
    return ToConvert(contacts, staff, max(0, len(ids) - AT_ONCE))


def company_of(contact: ContactToConvert, chosen: str) -> PossibleCompany | None:
    """Return the known company that a row means, None for a new or undecided one."""
    if contact.known is not None:
        return contact.known
    return next((each for each in contact.possible if str(each.id) == chosen), None)


def same_company(contact: ContactToConvert, chosen: str) -> str:
    """Return a key that rows of one company share, "" while it is not decided."""
    if chosen == UNDECIDED:
        return ""
    company = company_of(contact, chosen)
    return str(company.id) if company is not None else exact_key(contact.company)


def turnings(company: PossibleCompany | None, first: int | None) -> list[Turning]:
    """Return what can become of a contact, the usual first.

    `first` is the contact above of the same company that becomes a new lead: one lead is enough
    for two people. Where the company has an open lead, somebody has to decide.
    """
    new, leave = Turning(Turn.NEW), Turning(Turn.LEAVE)
    if first is not None:
        return [Turning(Turn.EXISTING, lead_of=first), new, leave]
    if company is None or not company.leads:
        return [new, leave]
    joined = [Turning(Turn.EXISTING, lead) for lead in company.leads]
    return [Turning(None), *joined, new, leave]


def decision(
    contact: ContactToConvert, chosen: str, turning: Turning, more: dict[str, Any]
) -> Decision:
    """Return what a row decides."""
    company = company_of(contact, chosen)
    return Decision(
        id=contact.id,
        version=contact.version,
        turn=turning.turn,
        company_id=company.id if company is not None else None,
        new_company=contact.known is None and chosen == NEW,
        lead_id=turning.lead.id if turning.lead else None,
        lead_of=turning.lead_of,
        **more,
    )
