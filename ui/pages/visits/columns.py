"""Columns, conditions and sums of the list of visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.records.fields import by_name
from crm.visits.fields import VISIT_FIELDS
from crm.visits.queries import list_years
from crm.visits.terms import Direction, VisitStatus
from ui import formats
from ui.pages.list_spec import FilterSpec, Total
from ui.panes.fact_sheet import listed
from ui.panes.related_rows import visit_chip
from ui.tables.columns import MUTED, NOT_DEFINED, SECONDARY, Column, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crm.visits.queries import Named, VisitRow, VisitTotals
    from ui.pages.list_spec import Choice, Session

translate = QCoreApplication.translate
LABELS = by_name(VISIT_FIELDS)


def visit_columns() -> tuple[Column, ...]:
    """Return the columns, the most asked for first."""
    return (
        Column(
            "code",
            lambda: translate("Visits", "Code"),
            lambda row: row.code,
            sort_key="code",
            width=112,
            tone=lambda _row: SECONDARY,
        ),
        Column(
            "companies", _title("company_ids"), _companies, look=Look.STRONG, width=170, copied=_all
        ),
        Column(
            "on",
            _title("on"),
            lambda row: formats.day(row.on),
            look=Look.DATE,
            sort_key="on",
            width=96,
            wide=96,
            secondary=times,
            value=lambda row: row.on,
            edits="on",
        ),
        Column(
            "direction",
            _title("direction"),
            lambda row: row.direction.label,
            sort_key="direction",
            width=88,
            wide=130,
            edits="direction",
        ),
        Column(
            "parks",
            _title("park_ids"),
            lambda row: names(row.parks) or NOT_DEFINED,
            width=170,
            tone=lambda row: "" if row.parks else MUTED,
        ),
        Column(
            "visitor_count",
            lambda: translate("Visits", "Visitors"),
            lambda row: formats.whole(row.visitor_count),
            look=Look.NUMBER,
            sort_key="visitor_count",
            width=64,
            tone=lambda row: "" if row.visitor_count else MUTED,
            edits="visitor_count",
        ),
        Column(
            "host",
            _title("host_staff_id"),
            lambda row: row.host,
            sort_key="host",
            width=92,
            edits="host_staff_id",
        ),
        Column(
            "status",
            _title("status"),
            lambda row: row.status.label,
            look=Look.CHIP,
            sort_key="status",
            width=92,
            wide=120,
            tone=lambda row: visit_chip(row.status).state,
            icon=lambda row: visit_chip(row.status).icon,
            edits="status",
        ),
        Column(
            "interest",
            _title("interest"),
            lambda row: row.interest.label if row.interest else NOT_DEFINED,
            width=80,
            tone=lambda row: "" if row.interest else MUTED,
            shown=False,
            edits="interest",
        ),
        Column(
            "next",
            _title("next_action"),
            _next,
            width=180,
            shown=False,
            edits="next_action",
        ),
    )


def _companies(row: VisitRow) -> str:
    first, *others = row.companies or (None,)
    if first is None:
        return NOT_DEFINED
    if not others:
        return first.name
    text = translate("Visits", "{company} and {count} more")
    return text.format(company=first.name, count=len(others))


def _all(row: VisitRow) -> str:
    return names(row.companies)


def names(records: tuple[Named, ...]) -> str:
    """Return the names of records in one line."""
    return listed(tuple(each.name for each in records))


def times(row: VisitRow) -> str:
    """Return from when to when: `09:30–11:00`."""
    return "–".join(each for each in (row.start_time, row.end_time) if each)


def _next(row: VisitRow) -> str:
    day = f"{row.next_action_on:%m-%d}" if row.next_action_on else ""
    return " ".join(part for part in (day, row.next_action) if part)


def _title(name: str) -> Callable[[], str]:
    return lambda: str(LABELS[name].label)


def visit_filters() -> tuple[FilterSpec, ...]:
    """Return the conditions that visits are listed by."""
    return (
        FilterSpec(
            "direction",
            str(LABELS["direction"].label),
            choices=tuple((each, each.label) for each in Direction),
        ),
        FilterSpec(
            "status",
            str(LABELS["status"].label),
            choices=tuple((each, each.label) for each in VisitStatus),
        ),
        FilterSpec("park_id", translate("Visits", "Park"), target="park"),
        FilterSpec("host_staff_id", str(LABELS["host_staff_id"].label), target="staff"),
        FilterSpec("year", translate("Visits", "Year"), load=_years),
    )


def _years(session: Session) -> Sequence[Choice]:
    return tuple((each, str(each)) for each in list_years(session))


def totals_text(totals: VisitTotals) -> Sequence[Total]:
    """Write the sums of all visits that match; only done ones count in the figures."""
    visits = translate("Visits", "visits")
    return (
        Total(translate("Visits", "Total"), formats.whole(totals.count), visits),
        Total(translate("Visits", "Receptions done"), formats.whole(totals.receptions), visits),
        Total(
            translate("Visits", "Visitors"),
            formats.whole(totals.visitors),
            translate("Visits", "people"),
        ),
    )
