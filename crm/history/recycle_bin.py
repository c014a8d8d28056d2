"""The recycle bin: what was archived, by whom and when, and how it comes back.

A part that lies in an archived record is not listed by itself: it comes back with the record
(docs/domain.md, Archive and recycle bin).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, String, literal, null, or_, select, union_all
from sqlalchemy import cast as sql_cast

from crm.appointments.commands import restore_appointment
from crm.appointments.models import Appointment
from crm.attachments.commands import restore_attachment
from crm.attachments.models import Attachment
from crm.check.chosen import rows_of
from crm.companies.commands import restore_company, restore_contact
from crm.companies.models import Company, Contact
from crm.database.changes import ChangeSet
from crm.deals.commands import restore_deal
from crm.deals.models import Deal
from crm.errors import refuse
from crm.events.commands import restore_event
from crm.events.models import Event
from crm.followups.commands import restore_follow_up
from crm.followups.models import FollowUp
from crm.funds.commands import restore_fund
from crm.funds.models import Fund
from crm.history.parts import KINDS, record_names
from crm.language import _
from crm.leads.commands import restore_lead
from crm.leads.models import Lead, LeadRequirement
from crm.leads.requirements import restore_requirement
from crm.letters.commands import restore_letter
from crm.letters.models import Letter
from crm.parks.commands import restore_park
from crm.parks.models import Park
from crm.partners.commands import restore_partner
from crm.partners.models import Partner
from crm.records import saving
from crm.records.archiving import ARCHIVED_AT, PARTS, archived_in, parent_of
from crm.records.finding import containing, matching
from crm.staff.models import Staff
from crm.tasks.commands import restore_task
from crm.tasks.models import Task
from crm.trips.commands import restore_trip, restore_trip_contact, restore_trip_stop
from crm.trips.models import Trip, TripContact, TripStop
from crm.views.commands import restore_view
from crm.views.models import SavedView
from crm.visits.commands import restore_visit
from crm.visits.issues import restore_issue
from crm.visits.models import Issue, Visit, VisitItem
from crm.visits.programme import restore_visit_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from crm.database.base import Record
    from crm.database.session import Work
    from crm.records.listing import ListRequest
    from crm.records.saved import Saved

PAGE = 500


@dataclass(frozen=True, slots=True)
class Archivable:
    """One kind of record that can be archived: its table, its command, what it is found by."""

    model: type[Record]
    restore: Callable[[Work, int], Saved]
    search: Any = None


ARCHIVABLE: dict[str, Archivable] = {
    "appointment": Archivable(Appointment, restore_appointment),
    "attachment": Archivable(Attachment, restore_attachment),
    "company": Archivable(Company, restore_company, Company.search_key),
    "contact": Archivable(Contact, restore_contact, Contact.search_key),
    "deal": Archivable(Deal, restore_deal),
    "event": Archivable(Event, restore_event, Event.search_key),
    "follow_up": Archivable(FollowUp, restore_follow_up),
    "fund": Archivable(Fund, restore_fund, Fund.search_key),
    "issue": Archivable(Issue, restore_issue),
    "lead": Archivable(Lead, restore_lead, Lead.search_key),
    "lead_requirement": Archivable(LeadRequirement, restore_requirement),
    "letter": Archivable(Letter, restore_letter),
    "park": Archivable(Park, restore_park, Park.search_key),
    "partner": Archivable(Partner, restore_partner, Partner.search_key),
    "saved_view": Archivable(SavedView, restore_view),
    "task": Archivable(Task, restore_task),
    "trip": Archivable(Trip, restore_trip, Trip.search_key),
    "trip_contact": Archivable(TripContact, restore_trip_contact),
    "trip_stop": Archivable(TripStop, restore_trip_stop),
    "visit": Archivable(Visit, restore_visit),
    "visit_item": Archivable(VisitItem, restore_visit_item),
}
READS = (*ARCHIVABLE, "change_set", "row_change", "staff")
# Texts by which records without a search key are found.
TEXTS = (
    *("code", "name", "title", "content", "text", "note"),
    *("company_name_text", "contact_text", "city", "activity"),
)


@dataclass(frozen=True, slots=True)
class ArchivedRow:
    """One archived record: `title` names it, with its record where it is a part of one.

    `archived_by` is "" where the program itself did it; `children` are the parts that come back
    with it.
    """

    kind: str
    id: int
    code: str
    title: str
    archived_at: datetime
    archived_by: str
    children: int

    @property
    def kind_label(self) -> str:
        """What its kind is called in the present language."""
        return str(KINDS[self.kind])


def find_archived(
    session: Session, request: ListRequest, *, limit: int | None = PAGE, skip: int = 0
) -> tuple[ArchivedRow, ...]:
    """Return what is archived, the newest first, at most `limit` rows after the first `skip`.

    `request.text` finds names and codes (pinyin and initials where lists do), the filter `kind`
    takes one kind or several. `request.sort` is archived_at, kind or name (by pinyin, where the
    kind has names; else by code).
    """
    query = _in_order(_found(request), request)
    rows = session.execute(query.limit(limit).offset(skip)).all()
    return _told(session, [(row.kind, row.id, row.code, row.archived_at) for row in rows])


def find_keys(session: Session, request: ListRequest) -> list[tuple[str, int]]:
    """Return kind and id of everything that `find_archived` lists, in its order."""
    query = _in_order(_found(request), request)
    return [(row.kind, row.id) for row in session.execute(query)]


def load_archived(
    session: Session, keys: Sequence[tuple[str, int]]
) -> dict[tuple[str, int], ArchivedRow]:
    """Return the rows of some keys; those that are no longer archived are left out."""
    ids: dict[str, list[int]] = {}
    for kind, row_id in keys:
        ids.setdefault(kind, []).append(row_id)
    found: list[tuple[str, int, str | None, datetime]] = []
    for kind, some in ids.items():
        query = _of_kind(kind, "").where(ARCHIVABLE[kind].model.id.in_(some))
        rows = session.execute(query)
        found += [(row.kind, row.id, row.code, row.archived_at) for row in rows]
    return {(row.kind, row.id): row for row in _told(session, found)}


def restore(work: Work, kind: str, id: int) -> Saved:
    """Bring an archived record back, with the parts that were archived together with it.

    A part of an archived record brings its record back too: it cannot be seen without it. Raises
    UserError VALUE_UNKNOWN for another kind, NOT_FOUND, PERMISSION_DENIED for either of them, and
    the codes of the command that restores the kind.
    """
    archivable = ARCHIVABLE.get(kind)
    if archivable is None:
        raise refuse("VALUE_UNKNOWN", _("“{kind}” cannot be archived.").format(kind=kind))
    row = saving.found(work.session, archivable.model, id)
    parent = parent_of(work.session, row)
    if parent is not None and parent.archived_at is not None:
        restore(work, type(parent).__tablename__, parent.id)
    return archivable.restore(work, id)


def _found(request: ListRequest) -> Any:
    wanted: Any = request.filters.get("kind") or tuple(ARCHIVABLE)
    kinds = (wanted,) if isinstance(wanted, str) else wanted
    queries = [_of_kind(kind, request.text) for kind in ARCHIVABLE if kind in kinds]
    return union_all(*(queries or [_nothing()])).subquery()


def _in_order(found: Any, request: ListRequest) -> Select[*tuple[Any, ...]]:
    newest = found.c.archived_at.desc(), found.c.kind, found.c.id.desc()
    column = found.c.get(request.sort)
    if column is None:
        return select(found).order_by(*newest)
    return select(found).order_by(column.desc() if request.descending else column, *newest)


def _of_kind(kind: str, text: str) -> Select[*tuple[Any, ...]]:
    archivable = ARCHIVABLE[kind]
    model: Any = archivable.model
    code = getattr(model, "code", None)
    shown = sql_cast(null(), String) if code is None else sql_cast(code, String)
    query = select(
        literal(kind).label("kind"),
        model.id.label("id"),
        shown.label("code"),
        model.archived_at.label(ARCHIVED_AT),
        getattr(model, "sort_key", shown).label("name"),
    ).where(model.archived_at.is_not(None), *_lies_alone(model))
    if hasattr(model, "merged_into_id"):
        query = query.where(model.merged_into_id.is_(None))
    return query.where(_contains(archivable, text)) if text.strip() else query


def _nothing() -> Select[*tuple[Any, ...]]:
    return _of_kind("company", "").where(Company.id < 0)


def _lies_alone(model: type[Record]) -> list[ColumnElement[bool]]:
    """A part is listed unless its record is archived and brings it back."""
    conditions: list[ColumnElement[bool]] = []
    for parent, parts in PARTS.items():
        for part in parts:
            if part.column.class_ is model:
                archived = select(parent.id).where(
                    parent.id == part.column, parent.archived_at.is_not(None)
                )
                if part.unless is not None:
                    archived = archived.where(part.unless.is_(None))
                conditions.append(~archived.exists())
    return conditions


def _contains(archivable: Archivable, text: str) -> ColumnElement[bool]:
    model = archivable.model
    ways = [containing(getattr(model, name), text) for name in TEXTS if hasattr(model, name)]
    if archivable.search is not None:
        ways.append(matching(archivable.search, text))
    return or_(*ways)


def _told(
    session: Session, rows: Sequence[tuple[str, int, str | None, datetime]]
) -> tuple[ArchivedRow, ...]:
    groups: dict[str, list[int]] = {}
    for kind, row_id, _code, _at in rows:
        groups.setdefault(kind, []).append(row_id)
    names = {kind: record_names(session, kind, ids) for kind, ids in groups.items()}
    hidden = {kind: archived_in(session, kind, ids) for kind, ids in groups.items()}
    people = _people(session, {each for sets in hidden.values() for each in sets.values()})
    children = {kind: _children(session, kind, hidden[kind]) for kind in groups}
    return tuple(
        ArchivedRow(
            kind=kind,
            id=row_id,
            code=code or "",
            title=names[kind].get(row_id, "").removeprefix(f"{code} "),
            archived_at=at,
            archived_by=people.get(hidden[kind].get(row_id, 0), ""),
            children=children[kind].get(row_id, 0),
        )
        for kind, row_id, code, at in rows
    )


def _people(session: Session, change_sets: Iterable[int]) -> dict[int, str]:
    query = select(ChangeSet.id, Staff.name).join(Staff, Staff.id == ChangeSet.staff_id)
    found = rows_of(session, query, ChangeSet.id, set(change_sets))
    return {row[0]: row[1] for row in found}


def _children(session: Session, kind: str, hidden: dict[int, int]) -> dict[int, int]:
    """Count for each record the parts that were archived in the same change set."""
    counts: dict[int, int] = {}
    for part in PARTS.get(ARCHIVABLE[kind].model, ()):
        model: Any = part.column.class_
        query = select(model.id, part.column).where(model.archived_at.is_not(None))
        if part.unless is not None:
            query = query.where(part.unless.is_(None))
        owners: dict[int, int] = {
            row[0]: row[1] for row in rows_of(session, query, part.column, set(hidden))
        }
        for row_id, change_set in archived_in(session, model.__tablename__, owners).items():
            owner = owners[row_id]
            counts[owner] = counts.get(owner, 0) + (hidden[owner] == change_set)
    return counts
