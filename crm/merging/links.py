"""Every place that names a company, contact or lead, so that a merge leaves none behind.

A test compares these lists with the foreign keys of all tables (docs/domain.md, Merging).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, cast, func, select

from crm.attachments.models import Attachment
from crm.companies.models import Company, Contact
from crm.deals.models import Deal
from crm.followups.models import FollowUp
from crm.leads.models import Lead, LeadRequirement, LeadStageHistory
from crm.letters.models import Letter
from crm.tasks.models import Task
from crm.trips.models import TripContact, TripStop
from crm.visits.models import Issue, Visit, VisitCompany

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

# Columns that follow to the survivor, with what they are counted as ("" is not told).
MOVED: Mapping[str, tuple[tuple[Any, str], ...]] = {
    "company": (
        (Contact.company_id, "contact"),
        (Lead.company_id, "lead"),
        (Letter.company_id, "letter"),
        (Deal.company_id, "deal"),
        (VisitCompany.company_id, "visit"),
        (TripStop.company_id, "trip_stop"),
        (TripContact.company_id, "trip_contact"),
        (FollowUp.company_id, "follow_up"),
        (Issue.company_id, "issue"),
        (Company.parent_company_id, "subsidiary"),
        (Lead.referrer_company_id, "referred"),
        (Lead.chain_leader_company_id, "chain"),
        (Company.merged_into_id, ""),
    ),
    "contact": (
        (Lead.contact_id, "lead"),
        (TripStop.host_contact_id, "trip_stop"),
        (TripContact.contact_id, "trip_contact"),
        (Contact.merged_into_id, ""),
    ),
    "lead": (
        (Letter.lead_id, "letter"),
        (Deal.lead_id, "deal"),
        (Visit.lead_id, "visit"),
        (FollowUp.lead_id, "follow_up"),
        (LeadRequirement.lead_id, "requirement"),
        (Task.lead_id, "task"),
        (TripContact.converted_lead_id, "trip_contact"),
        (Lead.merged_into_id, ""),
    ),
}
# Columns that stay: the moves of a lead are its own past.
KEPT: tuple[Any, ...] = (LeadStageHistory.lead_id,)
# Lists of ids, which no foreign key watches over.
ID_LISTS: Mapping[str, tuple[tuple[Any, str], ...]] = {
    "company": (),
    "contact": ((Visit.visitor_ids, "visit"),),
    "lead": (),
}


def count_links(session: Session, kind: str, record_id: int) -> dict[str, int]:
    """Count what hangs on a record, by what it is; what there is none of is left out."""
    counts: dict[str, int] = {}
    for column, what in MOVED[kind]:
        if what:
            query = select(func.count()).select_from(column.class_).where(column == record_id)
            counts[what] = counts.get(what, 0) + (session.scalar(query) or 0)
    for column, what in ID_LISTS[kind]:
        found = sum(1 for _row in _naming(session, column, record_id))
        counts[what] = counts.get(what, 0) + found
    attached = select(func.count()).where(*_attached(kind, record_id))
    counts["attachment"] = session.scalar(attached) or 0
    return {what: count for what, count in counts.items() if count}


def move_links(session: Session, kind: str, loser: int, survivor: int) -> None:
    """Let everything that names the loser name the survivor.

    Rows are changed one by one, so that the change set knows each and undo brings it back.
    """
    if kind == "company":
        _meet_once(session, loser, survivor)
    for column, _what in MOVED[kind]:
        for row in session.scalars(select(column.class_).where(column == loser)):
            setattr(row, column.key, survivor)
    for column, _what in ID_LISTS[kind]:
        for row in _naming(session, column, loser):
            ids = [survivor if each == loser else each for each in getattr(row, column.key)]
            setattr(row, column.key, list(dict.fromkeys(ids)))
    for row in session.scalars(select(Attachment).where(*_attached(kind, loser))):
        row.record_id = survivor
    session.flush()


def _meet_once(session: Session, loser: int, survivor: int) -> None:
    """A visit of both was a visit of one company."""
    both = select(VisitCompany.visit_id).where(VisitCompany.company_id == survivor)
    doubled = select(VisitCompany).where(
        VisitCompany.company_id == loser, VisitCompany.visit_id.in_(both)
    )
    for row in session.scalars(doubled):
        session.delete(row)
    session.flush()


def _naming(session: Session, column: Any, record_id: int) -> Iterator[Any]:
    """Yield the rows whose list holds the id; the text of the list narrows the search."""
    query = select(column.class_).where(cast(column, Text).contains(str(record_id)))
    for row in session.scalars(query):
        if record_id in getattr(row, column.key):
            yield row


def _attached(kind: str, record_id: int) -> tuple[Any, ...]:
    return (Attachment.record_kind == kind, Attachment.record_id == record_id)
