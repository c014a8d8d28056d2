"""The condition on the day of signing: this month, quarter or year, or the last year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.letters import queries
from ui.pages.list_spec import FilterSpec

if TYPE_CHECKING:
    from crm.letters.rows import LetterTotals
    from crm.records.groups import Groups
    from crm.records.listing import ListRequest
    from ui.pages.list_spec import Session

translate = QCoreApplication.translate
KEY = "signed"
MONTHS_OF_QUARTER = 3


def signed_filter() -> FilterSpec:
    """Return the condition."""
    choices = (
        ("month", translate("Letters", "this month")),
        ("quarter", translate("Letters", "this quarter")),
        ("year", translate("Letters", "this year")),
        ("last_year", translate("Letters", "last year")),
    )
    return FilterSpec(KEY, translate("Letters", "Signed on"), choices, many=False)


def period_of(key: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of a period; the present ones end today."""
    if key == "last_year":
        return date(today.year - 1, 1, 1), date(today.year, 1, 1) - timedelta(days=1)
    month = today.month
    if key == "quarter":
        month -= (month - 1) % MONTHS_OF_QUARTER
    elif key == "year":
        month = 1
    return date(today.year, month, 1), today


def as_asked(request: ListRequest, today: date) -> ListRequest:
    """Return the request with the period as days of signing, as the queries take them."""
    filters = dict(request.filters)
    period = filters.pop(KEY, None)
    if period is None:
        return request
    filters["signed_from"], filters["signed_to"] = period_of(str(period), today)
    return replace(request, filters=filters)


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching letters in display order."""
    return queries.find_ids(session, as_asked(request, today), today)


def totals(session: Session, request: ListRequest, today: date) -> LetterTotals:
    """Add up all matching letters."""
    return queries.totals(session, as_asked(request, today), today)


def find_groups(session: Session, request: ListRequest, today: date) -> Groups:
    """Return the groups of matching letters in display order."""
    return queries.find_groups(session, as_asked(request, today), today)
