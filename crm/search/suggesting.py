"""Companies and people suggested while a name is typed (docs/domain.md, Quick log).

By characters, pinyin and initials through the index of the search, and by close spelling through
the names that are remembered between the keys. What the index finds comes first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.companies.duplicates import find_matches, similar_names
from crm.companies.models import Company, Contact
from crm.industries.models import Industry
from crm.leads.models import Lead
from crm.leads.stage import OPEN
from crm.names.keys import Likeness, exact_key
from crm.names.sorting import search_key
from crm.names.spelling import SAME_SOUND, SHORTEST, closeness, spelling
from crm.records.finding import matching, search_words
from crm.search.excerpts import excerpt
from crm.search.index import index_of
from crm.search.places import Place, first_and_last, place_of, record_number
from crm.search.tokens import question
from crm.staff.models import Staff
from crm.trips.models import TripContact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from crm.companies.known_names import KnownNames
    from crm.leads.terms import Stage

# Companies in use have the highest numbers of all.
COMPANIES, _ = first_and_last(record_number(Place("company", 0, archived=False)))
HITS = 24  # records that are looked at for one key
SHOWN = 8
READS = ("company", "contact", "lead", "trip_contact", "search_piece")


@dataclass(frozen=True, slots=True)
class LeadOfCompany:
    """The first open lead of a company: what is told of it in one line."""

    id: int
    code: str
    title: str
    stage: Stage
    owner: str


@dataclass(frozen=True, slots=True)
class CompanySuggestion:
    """A known company; `id` is None for one that was only written on this trip so far.

    `also` is the other name or the number that was found; `exact` tells that it is called just so,
    `alike` that it may be the company that is typed, `doubtful` that a person should look twice:
    it is only alike, or may be the same as a suggestion above it.
    """

    id: int | None
    name: str
    also: str = ""
    industry: str = ""
    lead: LeadOfCompany | None = None
    exact: bool = False
    alike: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PersonSuggestion:
    """A known contact of a company."""

    id: int
    name: str
    title: str
    phone: str
    wechat: str


def suggest_companies(
    session: Session, known: KnownNames, typed: str, trip_id: int | None = None
) -> tuple[CompanySuggestion, ...]:
    """Return at most 8 companies for what is typed, the same and the found before the similar.

    Archived and merged companies are left out. `trip_id` adds the names written on that trip.
    """
    typed = typed.strip()
    if not typed:
        return ()
    known.follow(session)
    same, alike = _look_alikes(session, known, typed)
    found = _found(session, typed)
    ids = list(dict.fromkeys((*same, *found, *alike)))[:SHOWN]
    rows = _described(session, ids, found)
    rows = [replace(each, exact=each.id in same, alike=each.id in alike) for each in rows]
    written = _written_on(session, trip_id, typed) if trip_id is not None else []
    named = {exact_key(each.name) for each in rows}
    rows.extend(each for each in written if exact_key(each.name) not in named)
    return tuple(_doubted(rows, found)[:SHOWN])


def describe_company(session: Session, company_id: int) -> CompanySuggestion | None:
    """Return what a suggestion tells of one company, None when it is gone."""
    return next(iter(_described(session, [company_id], {})), None)


def suggest_people(session: Session, company_id: int, typed: str) -> tuple[PersonSuggestion, ...]:
    """Return at most 8 contacts of a company, the main one first; all of them for no text."""
    query = (
        select(Contact)
        .where(
            Contact.company_id == company_id,
            Contact.archived_at.is_(None),
            Contact.merged_into_id.is_(None),
            matching(Contact.search_key, typed),
        )
        .order_by(Contact.is_primary.desc(), Contact.id)
        .limit(SHOWN)
    )
    return tuple(
        PersonSuggestion(
            id=each.id,
            name=each.name,
            title=each.title or "",
            phone=each.mobile or each.phone or "",
            wechat=each.wechat or "",
        )
        for each in session.scalars(query)
    )


def _look_alikes(
    session: Session, known: KnownNames, typed: str
) -> tuple[frozenset[int], dict[int, None]]:
    """Return the companies that are called just so, and those that may be meant."""
    matches = find_matches(session, typed, None, others=known.others)
    used = [each for each in matches if not each.archived]
    same = frozenset(each.id for each in used if each.likeness is Likeness.DUPLICATE)
    alike = dict.fromkeys(each.id for each in used if each.likeness is Likeness.SUSPECT)
    if len(spelling(typed)) >= SHORTEST and not typed.isascii():
        close = similar_names(session, known, typed, besides={*same, *alike})
        alike.update(dict.fromkeys(each.id for each in close if not each.archived))
    return same, alike


def _found(session: Session, typed: str) -> dict[int, str]:
    """Return companies of the index with the text that was found, by their names first."""
    asked = question(typed)
    if asked is None:
        return {}
    pieces: dict[int, str] = {}
    for record, piece in index_of(session).search(asked, HITS, lowest=COMPANIES):
        pieces[place_of(record).id] = excerpt(piece, asked)[0]
    return pieces


def _described(
    session: Session, ids: Sequence[int], found: Mapping[int, str]
) -> list[CompanySuggestion]:
    """Read what is told of companies; those found by a text besides their name come last."""
    if not ids:
        return []
    query = (
        select(Company.id, Company.name, Industry.name)
        .outerjoin(Industry, Company.industry_id == Industry.id)
        .where(Company.id.in_(ids), Company.merged_into_id.is_(None))
    )
    leads = _first_leads(session, ids)
    rows: dict[int, CompanySuggestion] = {}
    for company_id, name, industry in session.execute(query):
        text = found.get(company_id, "")
        also = text if text and text not in name else ""
        rows[company_id] = CompanySuggestion(
            company_id, name, also, industry or "", leads.get(company_id)
        )
    known = [rows[each] for each in ids if each in rows]
    return sorted(known, key=lambda each: bool(each.also))


def _first_leads(session: Session, ids: Sequence[int]) -> dict[int, LeadOfCompany]:
    query = (
        select(Lead.company_id, Lead.id, Lead.code, Lead.title, Lead.stage, Staff.name)
        .join(Staff, Lead.owner_id == Staff.id)
        .where(
            Lead.company_id.in_(ids),
            Lead.archived_at.is_(None),
            Lead.merged_into_id.is_(None),
        )
        .order_by(Lead.registered_on, Lead.id)
    )
    found: dict[int, LeadOfCompany] = {}
    # Asked for by stage, SQLite would go through all open leads instead of those of the companies.
    for company_id, lead_id, code, title, stage, owner in session.execute(query):
        if stage in OPEN:
            found.setdefault(company_id, LeadOfCompany(lead_id, code, title, stage, owner))
    return found


def _written_on(session: Session, trip_id: int, typed: str) -> list[CompanySuggestion]:
    query = (
        select(TripContact.company_name_text)
        .where(
            TripContact.trip_id == trip_id,
            TripContact.company_id.is_(None),
            TripContact.company_name_text.is_not(None),
            TripContact.archived_at.is_(None),
        )
        .distinct()
    )
    words = search_words(typed)
    names = sorted(name for name in session.scalars(query) if name)
    fitting = [name for name in names if all(word in search_key(name) for word in words)]
    same = exact_key(typed)
    return [CompanySuggestion(None, name, exact=exact_key(name) == same) for name in fitting]


def _doubted(
    rows: Sequence[CompanySuggestion], found: Mapping[int, str]
) -> list[CompanySuggestion]:
    """Mark those that are only alike, and those that sound the same as one above them."""
    told: list[CompanySuggestion] = []
    for each in rows:
        mine = spelling(each.name)
        twin = any(closeness(mine, spelling(above.name)) >= SAME_SOUND for above in told)
        only_alike = each.alike and each.id not in found
        told.append(replace(each, doubtful=not each.exact and (twin or only_alike)))
    return told
