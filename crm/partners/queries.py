"""Partners for lists, forms and the record pane: plain rows, never ORM objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.leads.models import Lead
from crm.partners.fields import PARTNER_FIELDS
from crm.partners.models import Partner
from crm.partners.terms import PartnerKind
from crm.records import saving
from crm.records.finding import Query, chunks, filtered, in_order, matching, ordered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues

READS = ("partner", "lead")
LEADS = select(func.count()).where(Lead.referrer_id == Partner.id).scalar_subquery()
SORTS: dict[str, Any] = {
    "name": Partner.sort_key,
    "kind": in_order(Partner.kind, PartnerKind),
    "country": Partner.country,
    "leads": LEADS,
}


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A line of the partner list; `leads` were referred by it."""

    id: int
    version: int
    name: str
    kind: PartnerKind
    country: str | None
    contact: str | None
    leads: int
    archived: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class PartnerTotals:
    """What stands under the list: all matching rows."""

    count: int


@dataclass(frozen=True, slots=True)
class PartnerDetail:
    """Everything that the pane shows of a partner."""

    row: PartnerRow
    note: str | None


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching partners in display order."""
    del today
    query = _matching(select(Partner.id), request)
    column = SORTS[request.sort or "name"]
    return list(session.scalars(ordered(query, column, Partner.id, descending=request.descending)))


def totals(session: Session, request: ListRequest, today: date) -> PartnerTotals:
    """Count all matching partners."""
    del today
    query = _matching(select(func.count()).select_from(Partner), request)
    return PartnerTotals(session.execute(query).scalar_one())


def _matching(query: Query, request: ListRequest) -> Query:
    archived = (
        Partner.archived_at.is_not(None) if request.archived else Partner.archived_at.is_(None)
    )
    query = query.where(archived)
    if request.text.strip():
        query = query.where(matching(Partner.search_key, request.text))
    return filtered(query, request.filters, {"kind": Partner.kind, "country": Partner.country})


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, PartnerRow]:
    """Return the rows of one page by id."""
    del today
    query = select(Partner, LEADS)
    return {
        partner.id: _row(partner, leads)
        for piece in chunks(ids)
        for partner, leads in session.execute(query.where(Partner.id.in_(piece)))
    }


def _row(partner: Partner, leads: int) -> PartnerRow:
    return PartnerRow(
        id=partner.id,
        version=partner.version,
        name=partner.name,
        kind=partner.kind,
        country=partner.country,
        contact=partner.contact,
        leads=leads,
        archived=partner.archived_at is not None,
        is_demo=partner.is_demo,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the partner form starts from."""
    return saving.form_values(saving.found(session, Partner, id), PARTNER_FIELDS)


def load_detail(session: Session, id: int, today: date) -> PartnerDetail:
    """Return what the pane shows; raises UserError NOT_FOUND."""
    partner = saving.found(session, Partner, id)
    return PartnerDetail(load_rows(session, [id], today)[id], partner.note)
