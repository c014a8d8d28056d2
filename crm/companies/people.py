"""Which known contacts may be the person being written (docs/domain.md, Persons entered twice)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, func, or_, select

from crm.companies.models import Company, Contact
from crm.companies.numbers import numbers
from crm.companies.terms import SamePerson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

READS = ("contact", "company")
FOUND_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of the person being written, as typed; `besides` is the one being edited."""

    company_id: int | None = None
    name: str = ""
    mobile: str = ""
    phone: str = ""
    email: str = ""
    wechat: str = ""
    besides: int | None = None


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A known contact, where they are, and what the two have in common."""

    id: int
    name: str
    title: str
    company_id: int
    company: str
    common: tuple[SamePerson, ...]


def find_people(session: Session, person: Person) -> list[PersonMatch]:
    """Return contacts of the same name at the company, or of the same number or address anywhere.

    Those with the most in common come first. A suspicion only: nothing is ever refused.
    """
    ways = list(_ways(person))
    if not ways:
        return []
    # Nearly all are not merged: their index would only make SQLite slower.
    not_merged = func.coalesce(Contact.merged_into_id, 0) == 0
    query = (
        select(Contact, Company.name)
        .join(Company, Contact.company_id == Company.id)
        .where(
            or_(*ways),
            Contact.id != (person.besides or 0),
            Contact.archived_at.is_(None),
            not_merged,
        )
        .order_by(Contact.id)
        .limit(FOUND_AT_MOST)
    )
    found = [
        PersonMatch(
            id=each.id,
            name=each.name,
            title=each.title or "",
            company_id=each.company_id,
            company=company,
            common=tuple(in_common(person, each)),
        )
        for each, company in session.execute(query)
    ]
    return sorted((each for each in found if each.common), key=lambda each: -len(each.common))


def in_common(person: Person, contact: Contact) -> Iterator[SamePerson]:
    """Tell what makes a contact perhaps the same person."""
    if person.company_id == contact.company_id and _folded(person.name) == _folded(contact.name):
        yield SamePerson.NAME
    if {*numbers(person.mobile, person.phone)} & {*numbers(contact.mobile, contact.phone)}:
        yield SamePerson.NUMBER
    if person.email and _folded(person.email) == _folded(contact.email):
        yield SamePerson.EMAIL
    if person.wechat and _folded(person.wechat) == _folded(contact.wechat):
        yield SamePerson.WECHAT


def _ways(person: Person) -> Iterator[ColumnElement[bool]]:
    """Yield conditions that hold for every match, and for few others."""
    if person.company_id and person.name:
        folded = func.lower(Contact.name) == person.name.strip().lower()
        yield and_(Contact.company_id == person.company_id, folded)
    if known := numbers(person.mobile, person.phone):
        yield or_(Contact.mobile_key.in_(known), Contact.phone_key.in_(known))
    for column, text in ((Contact.email, person.email), (Contact.wechat, person.wechat)):
        if written := text.strip():
            yield column.in_({written, written.lower()})


def _folded(text: str | None) -> str:
    return unicodedata.normalize("NFKC", text or "").strip().casefold()
