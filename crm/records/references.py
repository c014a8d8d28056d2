"""From a code or a name to the record, and from an id to the words that people know it by."""

from __future__ import annotations

import uuid
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, cast, func, null, or_, select
from sqlalchemy import Text as TextType

from crm.companies.models import Company, Contact
from crm.deals.models import Deal
from crm.errors import refuse
from crm.events.models import Event
from crm.funds.models import Fund
from crm.industries.models import Industry
from crm.language import _
from crm.leads.models import Lead
from crm.letters.models import Letter
from crm.names.keys import exact_key
from crm.parks.models import Park
from crm.partners.models import Partner
from crm.records.finding import containing, matching
from crm.staff.models import Staff
from crm.trips.models import Trip
from crm.visits.models import Visit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """One suggestion of a picker: what it is called and what tells it from its namesakes."""

    id: int
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """How records of one kind are named, told apart and searched."""

    model: Any
    name: Any
    detail: Any
    code: Any = None
    search: Any = None
    usable: tuple[Any, ...] = ()  # what a picker may offer, besides not being archived

    @property
    def usable_names(self) -> tuple[Any, ...]:
        """What a name may mean: those who left and archived records keep theirs."""
        return () if self.model is Staff else self.usable


def _visit_name() -> ColumnElement[str]:
    return Visit.code + " " + cast(Visit.on, TextType)


TARGETS: Mapping[str, Target] = {
    "staff": Target(
        Staff, Staff.name, Staff.team, Staff.code, Staff.search_key, (Staff.active.is_(True),)
    ),
    "company": Target(
        Company,
        Company.name,
        Company.city,
        None,
        Company.search_key,
        (Company.merged_into_id.is_(None),),
    ),
    "contact": Target(
        Contact,
        Contact.name,
        Contact.title,
        None,
        Contact.search_key,
        (Contact.merged_into_id.is_(None),),
    ),
    "partner": Target(Partner, Partner.name, Partner.country, None, Partner.search_key),
    "industry": Target(
        Industry,
        Industry.name,
        Industry.code,
        Industry.code,
        Industry.search_key,
        (Industry.valid_to.is_(None),),
    ),
    "park": Target(Park, Park.name, Park.town, Park.code, Park.search_key),
    "lead": Target(
        Lead, Lead.title, Lead.code, Lead.code, Lead.search_key, (Lead.merged_into_id.is_(None),)
    ),
    "trip": Target(Trip, Trip.title, Trip.code, Trip.code, Trip.search_key),
    "visit": Target(Visit, _visit_name(), Visit.purpose, Visit.code, Visit.code),
    "event": Target(Event, Event.title, Event.venue, None, Event.search_key),
    "letter": Target(Letter, Letter.code, Letter.letter_no, Letter.code, Letter.code),
    "fund": Target(Fund, Fund.name, Fund.code, Fund.code, Fund.search_key),
    "deal": Target(Deal, Deal.code, Deal.round, Deal.code, Deal.code),
}


def resolve(session: Session, target: str, text: str, field: str = "") -> int:
    """Return the id of the record with this code, name, other name or uid.

    A code counts more than a name, and a record in use more than an archived one. Raises
    UserError VALUE_UNKNOWN when there is none or the name fits several.
    """
    kind = TARGETS[target]
    found: Sequence[int] = ()
    for way in _ways(kind, text):
        query = select(kind.model.id).where(way, *kind.usable_names)
        found = session.scalars(query.where(kind.model.archived_at.is_(None)).limit(2)).all()
        found = found or session.scalars(query.limit(2)).all()
        if found:
            break
    found = found or _also_called(session, kind, text)
    if len(found) == 1:
        return found[0]
    if found:
        message = _("“{text}” fits several records. Give the code or choose one.")
    else:
        message = _("“{text}” is not known. Check the code or the name, or create it first.")
    raise refuse("VALUE_UNKNOWN", message.format(text=text[:80]), field)


def _ways(kind: Target, text: str) -> list[ColumnElement[bool]]:
    """Return the conditions under which a text means a record, the surest first."""
    ways: list[ColumnElement[bool]] = []
    if kind.code is not None:
        ways.append(kind.code.in_({text, text.upper()}))
    if kind.model is Company:
        ways.append(Company.uscc == text.upper())
        ways.append(Company.exact_key == exact_key(text))
    else:
        ways.append(kind.name == text)
    with suppress(ValueError):
        ways.append(kind.model.uid == uuid.UUID(text))
    return ways


def _also_called(session: Session, kind: Target, text: str) -> list[int]:
    """Find a company or park by one of its other names, in any spelling."""
    if not hasattr(kind.model, "aliases"):
        return []
    key = exact_key(text)
    near = matching(kind.search, text)
    rows = session.execute(
        select(kind.model.id, kind.model.aliases).where(near, *kind.usable_names)
    )
    return [row[0] for row in rows if key in {exact_key(alias) for alias in row[1]}]


def candidates(
    session: Session, target: str, text: str, *, limit: int = CANDIDATES
) -> list[Candidate]:
    """Return the records that a picker offers for what was typed, best first."""
    kind = TARGETS[target]
    query = select(kind.model.id, kind.name, kind.detail).where(
        kind.model.archived_at.is_(None), *kind.usable
    )
    if text.strip():
        wanted = [matching(kind.search, text)]
        if kind.code is not None:
            wanted.append(containing(kind.code, text))
        query = query.where(or_(*wanted))
    rows = session.execute(query.order_by(func.length(kind.name), kind.name).limit(limit))
    return [Candidate(row[0], row[1], row[2] or "") for row in rows]


def describe(session: Session, target: str, ids: Sequence[int]) -> dict[int, str]:
    """Return the names of records by id, archived ones included."""
    kind = TARGETS[target]
    rows = session.execute(select(kind.model.id, kind.name).where(kind.model.id.in_(ids)))
    return {row[0]: row[1] for row in rows}


def require_known(session: Session, target: str, record_id: int, field: str) -> None:
    """Raise UserError NOT_FOUND when a reference leads nowhere, or to a record merged away."""
    model: Any = TARGETS[target].model
    merged_into: Any = getattr(model, "merged_into_id", null())
    row = session.execute(select(model.id, merged_into).where(model.id == record_id)).first()
    if row is None:
        raise refuse("NOT_FOUND", _("The record chosen here no longer exists."), field)
    if row[1] is not None:
        name = describe(session, target, [row[1]])[row[1]]
        sentence = _("The record chosen here was merged into “{name}”. Choose that one.")
        raise refuse("NOT_FOUND", sentence.format(name=name), field)
