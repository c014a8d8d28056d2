"""Contacts on their way to an address book and from one (docs/domain.md, vCard)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from crm.companies.models import Company, Contact
from crm.companies.numbers import numbers
from crm.companies.people import Person, in_common
from crm.companies.terms import SamePerson
from crm.names.keys import exact_key

if TYPE_CHECKING:
    import uuid
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from crm.database.session import Work

READS = ("contact", "company")


@dataclass(frozen=True, slots=True)
class WholeContact:
    """What of a contact goes into an address book; `updated_at` is a UTC instant."""

    uid: uuid.UUID
    updated_at: datetime
    name: str
    company: str
    title: str
    mobile: str
    phone: str
    email: str
    wechat: str
    note: str


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A contact that a card is the same as; `hidden` is in the recycle bin or merged."""

    id: int
    name: str
    company: str
    hidden: bool


def whole_contacts(
    session: Session,
    *,
    company_ids: Collection[int] | None = None,
    contact_ids: Collection[int] | None = None,
) -> Iterator[WholeContact]:
    """Every contact that is in the list, by company and then the main contact first."""
    query = (
        select(Contact, Company.name)
        .join(Company, Contact.company_id == Company.id)
        .where(
            Contact.archived_at.is_(None),
            Contact.merged_into_id.is_(None),
            Company.archived_at.is_(None),
            Company.merged_into_id.is_(None),
        )
        .order_by(Company.sort_key, Company.id, Contact.is_primary.desc(), Contact.id)
    )
    if company_ids is not None:
        query = query.where(Contact.company_id.in_(company_ids))
    if contact_ids is not None:
        query = query.where(Contact.id.in_(contact_ids))
    for contact, company in session.execute(query):
        texts = {
            name: getattr(contact, name) or ""
            for name in ("title", "mobile", "phone", "email", "wechat", "note")
        }
        yield WholeContact(contact.uid, contact.updated_at, contact.name, company, **texts)


def same_contact(
    session: Session,
    person: Person,
    title: str,
    *,
    uid: uuid.UUID | None = None,
    company_ids: Collection[int] = (),
) -> KnownContact | None:
    """Return the contact that a card tells of, None where it is somebody new.

    The same is: the same uid; the same mobile number anywhere; at one of `company_ids` the same
    name with the same title or any number in common, or the name alone where the card has
    neither. Contacts in the recycle bin and merged ones count too, so that importing a file twice
    creates nothing.
    """
    mobiles = numbers(person.mobile)
    ways: list[ColumnElement[bool]] = [Contact.mobile_key.in_(mobiles)]
    if uid is not None:
        ways.append(Contact.uid == uid)
    if company_ids:
        ways.append(Contact.company_id.in_(company_ids))
    query = (
        select(Contact, Company.name, Company.archived_at)
        .join(Company, Contact.company_id == Company.id)
        .where(or_(*ways))
        .order_by(Contact.archived_at.is_not(None), Contact.id)
    )
    for contact, company, company_hidden in session.execute(query):
        if contact.uid == uid or _is_same(person, title, contact, company_ids):
            hidden = contact.archived_at or company_hidden or contact.merged_into_id
            return KnownContact(contact.id, contact.name, company, hidden is not None)
    return None


def _is_same(person: Person, title: str, contact: Contact, company_ids: Collection[int]) -> bool:
    if {*numbers(person.mobile)} & {*numbers(contact.mobile)}:
        return True
    if contact.company_id not in company_ids or exact_key(person.name) != exact_key(contact.name):
        return False
    if SamePerson.NUMBER in in_common(person, contact):
        return True
    if title:
        return exact_key(title) == exact_key(contact.title or "")
    return not numbers(person.mobile, person.phone)


def adopt_contact_uid(work: Work, id: int, uid: uuid.UUID) -> None:
    """Give a contact that was just created the uid that it has in the other database."""
    work.session.get_one(Contact, id).uid = uid
