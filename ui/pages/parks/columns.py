"""Columns, conditions and sums of the list of parks: every area comes from the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.parks.fields import PARK_FIELDS
from crm.parks.terms import ParkKind, ParkStatus, PlatformTier
from crm.records.fields import by_name
from ui import formats
from ui.pages.list_spec import FilterSpec, Total
from ui.tables.columns import MUTED, NOT_DEFINED, SECONDARY, Column, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from crm.measures.park_overview import ParkLine, ParkSums

translate = QCoreApplication.translate
LABELS = by_name(PARK_FIELDS)
STATUS_LOOK = {
    ParkStatus.PLANNED: ("draft", "dash"),
    ParkStatus.BUILDING: ("expiring", "clock"),
    ParkStatus.OPENED: ("won", "check"),
    ParkStatus.OPERATING: ("in_force", "ring-check"),
}


def park_columns() -> tuple[Column, ...]:
    """Return the columns, the most asked for first."""
    return (
        Column(
            "code",
            _title("code"),
            lambda line: line.row.code,
            sort_key="code",
            width=68,
            tone=lambda _line: SECONDARY,
            edits="code",
        ),
        Column(
            "name",
            _title("name"),
            _name,
            look=Look.STRONG,
            sort_key="name",
            width=176,
            edits="name",
        ),
        Column(
            "kind",
            _title("kind"),
            lambda line: line.row.kind.label,
            sort_key="kind",
            width=80,
            wide=130,
            shown=False,
            edits="kind",
        ),
        Column(
            "letters",
            lambda: translate("Parks", "Letters"),
            lambda line: formats.whole(line.figures.gross_count),
            look=Look.NUMBER,
            width=60,
            tone=lambda line: "" if line.figures.gross_count else MUTED,
        ),
        _area("gross", lambda: translate("Parks", "Signed"), _gross),
        _area("in_force", lambda: translate("Parks", "In force"), _in_force),
        _area("available", lambda: translate("Parks", "Available"), _available),
        Column(
            "coverage",
            lambda: translate("Parks", "Coverage"),
            _coverage,
            look=Look.NUMBER,
            sort_key="coverage",
            width=90,
            tone=_coverage_tone,
            copied=lambda line: formats.percent(line.figures.coverage),
        ),
        Column(
            "status",
            _title("status"),
            lambda line: line.row.status.label,
            look=Look.CHIP,
            sort_key="status",
            width=84,
            wide=150,
            tone=lambda line: STATUS_LOOK[line.row.status][0],
            icon=lambda line: STATUS_LOOK[line.row.status][1],
            edits="status",
        ),
        _area(
            "leasable_area",
            _title("leasable_area"),
            _leasable,
            shown=False,
            edits="leasable_area",
        ),
        Column(
            "town",
            _title("town"),
            lambda line: line.row.town or NOT_DEFINED,
            sort_key="town",
            width=110,
            tone=lambda line: "" if line.row.town else MUTED,
            shown=False,
            edits="town",
        ),
        Column(
            "platform_tier",
            _title("platform_tier"),
            lambda line: line.row.platform_tier.label if line.row.platform_tier else NOT_DEFINED,
            width=150,
            tone=lambda line: "" if line.row.platform_tier else MUTED,
            shown=False,
            edits="platform_tier",
        ),
    )


def oversubscribed_text() -> str:
    """Say that more intent is in force than there is room."""
    return translate("Parks", "Oversubscribed")


def _name(line: ParkLine) -> str:
    return line.row.name


def _gross(line: ParkLine) -> Decimal | None:
    return line.figures.gross


def _in_force(line: ParkLine) -> Decimal | None:
    return line.figures.in_force


def _available(line: ParkLine) -> Decimal | None:
    return line.figures.available


def _leasable(line: ParkLine) -> Decimal | None:
    return line.row.leasable_area


def _coverage(line: ParkLine) -> str:
    percent = formats.percent(line.figures.coverage)
    return f"{oversubscribed_text()} {percent}" if line.figures.oversubscribed else percent


def _coverage_tone(line: ParkLine) -> str:
    if line.figures.oversubscribed:
        return "expiring"
    return "" if line.figures.coverage else MUTED


def _title(name: str) -> Callable[[], str]:
    return lambda: str(LABELS[name].label)


def _area(
    key: str,
    title: Callable[[], str],
    value: Callable[[ParkLine], Decimal | None],
    *,
    shown: bool = True,
    edits: str = "",
) -> Column:
    """Make a column of areas; unknown ones are a dash, a zero is written lighter."""

    def header() -> str:
        return f"{title()} {formats.area_unit()}"

    def text(line: ParkLine) -> str:
        area = value(line)
        return NOT_DEFINED if area is None else formats.area(area)

    return Column(
        key,
        header,
        text,
        look=Look.NUMBER,
        sort_key=key,
        width=110,
        tone=lambda line: "" if value(line) else MUTED,
        shown=shown,
        edits=edits,
    )


def park_filters() -> tuple[FilterSpec, ...]:
    """Return the conditions that parks are listed by."""
    return (
        FilterSpec(
            "status",
            str(LABELS["status"].label),
            choices=tuple((each, each.label) for each in ParkStatus),
        ),
        FilterSpec(
            "kind",
            str(LABELS["kind"].label),
            choices=tuple((each, each.label) for each in ParkKind),
        ),
        FilterSpec(
            "platform_tier",
            str(LABELS["platform_tier"].label),
            choices=tuple((each, each.label) for each in PlatformTier),
        ),
    )


def totals_text(sums: ParkSums) -> Sequence[Total]:
    """Write the sums of all parks that match; areas that are not published are counted."""
    gross = formats.area_summary(sums.gross)
    in_force = formats.area_summary(sums.in_force)
    available = formats.area_summary(sums.available)
    unknown = translate("Parks", "({count} not published)").format(count=sums.unknown)
    return (
        Total(
            translate("Parks", "Total"),
            formats.whole(sums.count),
            translate("Parks", "parks"),
        ),
        Total(translate("Parks", "Signed"), gross.number, gross.unit),
        Total(translate("Parks", "In force"), in_force.number, in_force.unit),
        Total(
            translate("Parks", "Available"),
            available.number,
            available.unit,
            unknown if sums.unknown else "",
        ),
    )
