"""Which letters a list shows: one set of conditions for rows, sums and groups."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from crm.companies.models import Company
from crm.leads.models import Lead
from crm.letters.list_columns import CONDITIONS
from crm.letters.models import Letter
from crm.letters.state_at import state_at
from crm.letters.terms import LetterState
from crm.records.condition_sql import asked
from crm.records.finding import search_words

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

    from crm.records.listing import ListRequest

EXPIRING_DAYS = 30  # docs/domain.md, Figures, K38

_COLUMNS: dict[str, Any] = {
    "park_id": Letter.park_id,
    "area_kind": Letter.area_kind,
    "status": Letter.status,
    "owner_id": Letter.owner_id,
    "company_id": Letter.company_id,
    "lead_id": Letter.lead_id,
}


def conditions(request: ListRequest, today: date) -> list[ColumnElement[bool]]:
    """Return what a letter must fulfil to be listed; filters: see `queries.find_ids`.

    Typed conditions: see `crm.letters.list_columns`; raises UserError for those that cannot be
    asked (any more).
    """
    archived = request.archived
    found: list[ColumnElement[bool]] = [
        Letter.archived_at.is_not(None) if archived else Letter.archived_at.is_(None)
    ]
    found.extend(_has_word(word) for word in search_words(request.text))
    for name, value in request.filters.items():
        found.extend(_filter(name, value, today))
    return found + asked(request, CONDITIONS, today)


def in_force(today: date) -> ColumnElement[bool]:
    """Tell whether a letter is in force on a day."""
    return state_at(today) == LetterState.IN_FORCE.value


def ends_soon(today: date) -> ColumnElement[bool]:
    """Tell whether a letter in force ends within 30 days (K38), that day included."""
    return Letter.valid_until <= today + timedelta(days=EXPIRING_DAYS)


def _has_word(word: str) -> ColumnElement[bool]:
    companies = select(Company.id).where(Company.search_key.contains(word, autoescape=True))
    return or_(
        func.lower(Letter.code).contains(word, autoescape=True),
        func.lower(Letter.letter_no).contains(word, autoescape=True),
        Letter.company_id.in_(companies),
    )


def _filter(name: str, value: Any, today: date) -> list[ColumnElement[bool]]:
    several: Any = value
    if not isinstance(value, (list, tuple)):
        several = [value]
    if name == "state":
        return [state_at(today).in_([str(each) for each in several])]
    if name == "signed_from":
        return [Letter.signed_on >= value]
    if name == "signed_to":
        return [Letter.signed_on <= value]
    if name == "scope":
        return [Letter.lead_id.in_(select(Lead.id).where(Lead.scope.in_(several)))]
    if name == "expiring":
        return [in_force(today), ends_soon(today)] if value else []
    return [_COLUMNS[name].in_(several)]
