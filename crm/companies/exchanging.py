"""Companies on their way to another database and from one: whole rows, recognised by their uid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import aliased

from crm.companies.fields import COMPANY_FIELDS
from crm.companies.models import Company
from crm.industries.models import Industry
from crm.parks.models import Park

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from crm.database.session import Work

READS = ("company", "industry", "park")


@dataclass(frozen=True, slots=True)
class WholeCompany:
    """Every field of a company by name; the parent by its name, industry and park by code."""

    uid: uuid.UUID
    values: dict[str, object]


def whole_companies(session: Session) -> Iterator[WholeCompany]:
    """Every company that is in the list, by name."""
    parent = aliased(Company)
    query = (
        select(Company, parent.name, Industry.code, Park.code)
        .outerjoin(parent, parent.id == Company.parent_company_id)
        .outerjoin(Industry, Industry.id == Company.industry_id)
        .outerjoin(Park, Park.id == Company.park_id)
        .where(Company.archived_at.is_(None), Company.merged_into_id.is_(None))
        .order_by(Company.sort_key, Company.id)
    )
    for company, parent_name, industry, park in session.execute(query):
        values = {field.name: getattr(company, field.name) for field in COMPANY_FIELDS}
        values |= {"parent_company_id": parent_name, "industry_id": industry, "park_id": park}
        yield WholeCompany(company.uid, values)


def is_known(session: Session, uid: uuid.UUID) -> bool:
    """Tell whether a company with this uid is here already, archived or not."""
    return session.scalar(select(Company.id).where(Company.uid == uid)) is not None


def adopt_uid(work: Work, id: int, uid: uuid.UUID) -> None:
    """Give a company that was just created the uid that it has in the other database."""
    work.session.get_one(Company, id).uid = uid
