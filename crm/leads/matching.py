"""Which leads a list or the board shows: one set of conditions for rows, totals and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from crm.companies.models import Company
from crm.industries.models import Industry
from crm.leads.aging import Aging
from crm.leads.lead_sql import (
    UNCLASSIFIED,
    has_aging,
    industry_code,
    intent_lapsed,
    lead_park_id,
)
from crm.leads.list_columns import CONDITIONS
from crm.leads.models import Lead
from crm.leads.terms import Stage
from crm.records.condition_sql import asked
from crm.records.finding import search_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import ColumnElement

    from crm.records.listing import ListRequest

# Filters that compare a column; the others are in `_SPECIAL`.
_COLUMNS: dict[str, Any] = {
    "stage": Lead.stage,
    "scope": Lead.scope,
    "kind": Lead.kind,
    "mode": Lead.mode,
    "source_channel": Lead.source_channel,
    "project_level": Lead.project_level,
    "owner_id": Lead.owner_id,
    "company_id": Lead.company_id,
    "source_trip_id": Lead.source_trip_id,
    "source_event_id": Lead.source_event_id,
    "referrer_id": Lead.referrer_id,
}


def conditions(request: ListRequest, today: date) -> list[ColumnElement[bool]]:
    """Return what a lead must fulfil to be listed; the conditions need no join.

    Filters: stage, scope, kind, mode, source_channel, project_level, owner_id, company_id,
    source_trip_id, source_event_id, referrer_id (a partner); park_id (see `lead_park_id`);
    industry_id (with its sub-segments) or industry (a code; O: unclassified); aging;
    registered_from, registered_to; next_overdue and intent_lapsed (true). A tuple or list means
    "one of", None "not given". Typed conditions: see `crm.leads.list_columns`; raises UserError
    for those that cannot be asked (any more).
    """
    archived = Lead.archived_at.is_not(None) if request.archived else Lead.archived_at.is_(None)
    # Hardly any lead is merged away: its index would only make SQLite slower.
    not_merged = func.coalesce(Lead.merged_into_id, 0) == 0
    found: list[ColumnElement[bool]] = [archived, not_merged]
    found.extend(_has_word(word) for word in search_words(request.text))
    for name, value in request.filters.items():
        if name in _SPECIAL:
            found.append(_SPECIAL[name](value, today))
        else:
            found.append(_equals(_COLUMNS[name], value))
    return found + asked(request, CONDITIONS, today)


def _has_word(word: str) -> ColumnElement[bool]:
    companies = select(Company.id).where(Company.search_key.contains(word, autoescape=True))
    return or_(Lead.search_key.contains(word, autoescape=True), Lead.company_id.in_(companies))


def _equals(column: Any, value: object) -> ColumnElement[bool]:
    if isinstance(value, (list, tuple)):
        return column.in_(value)
    return column.is_(None) if value is None else column == value


def _park(value: object, _today: date) -> ColumnElement[bool]:
    return _equals(lead_park_id(), value)


def _industry_code(value: object, _today: date) -> ColumnElement[bool]:
    return _equals(industry_code(), UNCLASSIFIED if value is None else value)


def _industry_id(value: object, _today: date) -> ColumnElement[bool]:
    if value is None:
        return Lead.industry_id.is_(None)
    wanted = _equals(Industry.id, value)
    family = select(Industry.id).where(or_(wanted, _equals(Industry.parent_id, value)))
    return Lead.industry_id.in_(family)


def _aging(value: object, today: date) -> ColumnElement[bool]:
    several: Any = value
    wanted: Any = several if isinstance(value, (list, tuple)) else [value]
    return or_(*(has_aging(Aging(each), today) for each in wanted))


def _registered_from(value: object, _today: date) -> ColumnElement[bool]:
    first: Any = value
    return Lead.registered_on >= first


def _registered_to(value: object, _today: date) -> ColumnElement[bool]:
    last: Any = value
    return Lead.registered_on <= last


def _next_overdue(value: object, today: date) -> ColumnElement[bool]:
    dated = Lead.next_action_on.is_not(None)
    # Nothing is due of a lost lead (docs/domain.md, The day).
    overdue = and_(dated, Lead.next_action_on < today, Lead.stage != Stage.LOST)
    return overdue if value else ~overdue


def _lapsed(value: object, today: date) -> ColumnElement[bool]:
    return intent_lapsed(today) if value else ~intent_lapsed(today)


_SPECIAL: dict[str, Callable[[object, date], ColumnElement[bool]]] = {
    "park_id": _park,
    "industry": _industry_code,
    "industry_id": _industry_id,
    "aging": _aging,
    "registered_from": _registered_from,
    "registered_to": _registered_to,
    "next_overdue": _next_overdue,
    "intent_lapsed": _lapsed,
}
