"""Columns, conditions and sums of the list of trips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.records.fields import by_name
from crm.trips.fields import TRIP_FIELDS
from crm.trips.queries import list_years
from crm.trips.terms import TripStatus
from ui import formats
from ui.pages.list_spec import FilterSpec, Total
from ui.panes.fact_sheet import listed
from ui.panes.related_rows import trip_chip
from ui.tables.columns import MUTED, SECONDARY, Column, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crm.trips.queries import TripRow, TripTotals
    from ui.pages.list_spec import Choice, Session

translate = QCoreApplication.translate
LABELS = by_name(TRIP_FIELDS)


def trip_columns() -> tuple[Column, ...]:
    """Return the columns, the most asked for first."""
    return (
        Column(
            "code",
            lambda: translate("Trips", "Code"),
            lambda row: row.code,
            sort_key="code",
            width=112,
            tone=lambda _row: SECONDARY,
        ),
        Column(
            "title",
            _title("title"),
            _name,
            look=Look.STRONG,
            sort_key="title",
            width=200,
            edits="title",
        ),
        Column(
            "cities",
            _title("cities"),
            lambda row: listed(row.cities),
            width=110,
            edits="cities",
        ),
        Column(
            "starts_on",
            _title("starts_on"),
            lambda row: formats.day(row.starts_on),
            look=Look.DATE,
            sort_key="starts_on",
            width=96,
            edits="starts_on",
        ),
        Column(
            "days",
            lambda: translate("Trips", "Days"),
            lambda row: formats.whole((row.ends_on - row.starts_on).days + 1),
            look=Look.NUMBER,
            width=64,
            shown=False,
        ),
        Column(
            "leader",
            _title("leader_staff_id"),
            lambda row: row.leader,
            sort_key="leader",
            width=110,
            edits="leader_staff_id",
        ),
        _count("people", lambda: translate("Trips", "People"), lambda row: row.people, shown=False),
        _count("contacts", lambda: translate("Trips", "Contacts"), lambda row: row.contacts),
        _count(
            "converted",
            lambda: translate("Trips", "To leads"),
            lambda row: row.converted,
        ),
        Column(
            "status",
            _title("status"),
            lambda row: row.status.label,
            look=Look.CHIP,
            sort_key="status",
            width=96,
            tone=lambda row: trip_chip(row.status).state,
            icon=lambda row: trip_chip(row.status).icon,
            edits="status",
        ),
        Column(
            "ends_on",
            _title("ends_on"),
            lambda row: formats.day(row.ends_on),
            look=Look.DATE,
            width=100,
            shown=False,
            edits="ends_on",
        ),
    )


def _name(row: TripRow) -> str:
    return row.title


def _title(name: str) -> Callable[[], str]:
    return lambda: str(LABELS[name].label)


def _count(
    key: str, title: Callable[[], str], number: Callable[[TripRow], int], *, shown: bool = True
) -> Column:
    """Make a column of whole numbers; a zero is written lighter."""
    return Column(
        key,
        title,
        lambda row: formats.whole(number(row)),
        look=Look.NUMBER,
        sort_key=key if shown else "",
        width=76,
        shown=shown,
        tone=lambda row: "" if number(row) else MUTED,
    )


def trip_filters() -> tuple[FilterSpec, ...]:
    """Return the conditions that trips are listed by."""
    return (
        FilterSpec(
            "status",
            str(LABELS["status"].label),
            choices=tuple((each, each.label) for each in TripStatus),
        ),
        FilterSpec("leader_staff_id", str(LABELS["leader_staff_id"].label), target="staff"),
        FilterSpec("year", translate("Trips", "Year"), load=_years),
    )


def _years(session: Session) -> Sequence[Choice]:
    return tuple((each, str(each)) for each in list_years(session))


def totals_text(totals: TripTotals) -> Sequence[Total]:
    """Write the sums of all trips that match; only done ones count in the figures."""
    trips = translate("Trips", "trips")
    return (
        Total(translate("Trips", "Total"), formats.whole(totals.count), trips),
        Total(translate("Trips", "Done"), formats.whole(totals.done), trips),
        Total(
            translate("Trips", "Met"),
            formats.whole(totals.contacts),
            translate("Trips", "contacts"),
        ),
        Total(
            translate("Trips", "Made"),
            formats.whole(totals.converted),
            translate("Trips", "leads"),
        ),
    )
