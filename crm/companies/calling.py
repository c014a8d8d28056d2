"""The number under which somebody at a company is reached, to be copied from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from crm.companies.models import Contact

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def phone_of_contact(session: Session, contact_id: int) -> str:
    """Return the mobile number of a person, else the other one; "" where none is entered."""
    contact = session.get(Contact, contact_id)
    return "" if contact is None else _without_spaces(contact.mobile or contact.phone)


def phone_of_company(session: Session, company_id: int) -> str:
    """Return the number of the main contact, else of the first one that has a number."""
    number = func.coalesce(func.nullif(Contact.mobile, ""), func.nullif(Contact.phone, ""))
    query = select(number).where(
        Contact.company_id == company_id,
        Contact.archived_at.is_(None),
        Contact.merged_into_id.is_(None),
        number.is_not(None),
    )
    query = query.order_by(Contact.is_primary.desc(), Contact.id).limit(1)
    return _without_spaces(session.scalar(query))


def _without_spaces(number: str | None) -> str:
    """Return a number as telephones take it: spaces around and inside it are left out."""
    return "".join((number or "").split())
