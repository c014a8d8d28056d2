"""Columns, conditions and sums of the list of leads; the board filters by the same conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.industries.queries import list_level_1
from crm.leads.aging import Aging
from crm.leads.terms import LeadKind, Mode, ProjectLevel, Scope, SourceChannel, Stage
from ui import formats
from ui.pages.list_spec import FilterSpec, Total
from ui.tables.columns import MUTED, NOT_DEFINED, SECONDARY, Column, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from crm.language import Term
    from crm.leads.rows import LeadRow, LeadTotals
    from ui.context import Context
    from ui.pages.list_spec import Choice, Session

translate = QCoreApplication.translate
AGING_TONES = {Aging.NORMAL: "draft", Aging.NEARING: "expiring", Aging.OVERDUE: "overdue"}
AGING_ICONS = {Aging.NORMAL: "", Aging.NEARING: "clock", Aging.OVERDUE: "triangle"}


# The fields behind plain columns; a code is never edited.
PLAIN_FIELDS = {
    "title": "title",
    "kind": "kind",
    "scope": "scope",
    "mode": "mode",
    "level": "project_level",
    "source": "source_channel",
}


def lead_columns(context: Context) -> tuple[Column, ...]:
    """Return the columns, the most asked for first."""
    return (
        Column(
            "company",
            lambda: translate("Leads", "Company / industry"),
            lambda row: row.company,
            look=Look.STRONG,
            sort_key="company",
            width=200,
            secondary=lambda row: row.industry or "",
        ),
        Column(
            "stage",
            lambda: translate("Leads", "Stage"),
            lambda row: row.stage.label,
            look=Look.STAGE,
            sort_key="stage",
            width=76,
            wide=130,
            tone=lambda row: row.stage.value,
        ),
        Column(
            "days",
            lambda: translate("Leads", "In stage"),
            lambda row: NOT_DEFINED if row.days is None else formats.days(row.days),
            look=Look.CHIP,
            sort_key="days",
            width=92,
            tone=lambda row: AGING_TONES[row.aging],
            icon=lambda row: AGING_ICONS[row.aging],
            value=lambda row: row.days,
        ),
        *_figures(),
        *_people(context),
        *_more(),
    )


def _figures() -> tuple[Column, ...]:
    return (
        Column(
            "investment",
            lambda: " ".join((translate("Leads", "Investment"), formats.investment_unit())),
            _investment,
            look=Look.NUMBER,
            sort_key="investment",
            width=104,
            wide=140,
            tone=lambda row: MUTED if row.investment_cny is None else "",
            value=_exact_investment,
            edits="est_investment",
        ),
        Column(
            "intent_area",
            lambda: " ".join((translate("Leads", "Intent area"), formats.area_unit())),
            lambda row: NOT_DEFINED if row.intent_area is None else formats.area(row.intent_area),
            look=Look.NUMBER,
            sort_key="intent_area",
            width=112,
            wide=130,
            tone=lambda row: MUTED if row.intent_area is None else "",
        ),
        Column(
            "park",
            lambda: translate("Leads", "Park"),
            lambda row: row.park or NOT_DEFINED,
            sort_key="park",
            width=140,
            tone=lambda row: "" if row.park else MUTED,
        ),
    )


def _investment(row: LeadRow) -> str:
    if row.investment is None:
        return formats.not_entered()
    if row.investment_cny is None:  # a foreign amount without a rate
        return f"{formats.investment(row.investment)} {row.currency}"
    shown = formats.Measured(formats.investment(row.investment_cny))
    return str(formats.qualified(shown, row.investment_qual))


def _exact_investment(row: LeadRow) -> Decimal | str | None:
    """Return the investment for a spreadsheet: a foreign amount without a rate stays a text."""
    if row.investment is not None and row.investment_cny is None:
        return _investment(row)
    return formats.investment_value(row.investment_cny)


def _people(context: Context) -> tuple[Column, ...]:
    return (
        Column(
            "owner",
            lambda: translate("Leads", "Owner"),
            _owner,
            sort_key="owner",
            width=96,
            wide=120,
            edits="owner_id",
        ),
        Column(
            "next_action",
            lambda: translate("Leads", "Next action"),
            lambda row: _next_action(row, context),
            sort_key="next_action",
            width=150,
            tone=lambda row: "overdue" if row.next_overdue else SECONDARY,
            icon=lambda row: "triangle" if row.next_overdue else "",
            edits="next_action",
        ),
    )


def _owner(row: LeadRow) -> str:
    return row.owner if row.owner_active else " · ".join((row.owner, translate("Leads", "left")))


def _next_action(row: LeadRow, context: Context) -> str:
    if row.next_action_on is None:
        return row.next_action or NOT_DEFINED
    return f"{formats.short_day(row.next_action_on, context.today)} {row.next_action or ''}".strip()


def _more() -> tuple[Column, ...]:
    return (
        _plain("code", lambda: translate("Leads", "Code"), lambda row: row.code, "code", 120),
        _plain("title", lambda: translate("Leads", "Project"), lambda row: row.title, "title", 180),
        Column(
            "area_needed",
            lambda: " ".join((translate("Leads", "Area wanted"), formats.area_unit())),
            lambda row: formats.area(row.area_needed),
            look=Look.NUMBER,
            sort_key="area_needed",
            width=110,
            shown=False,
            edits="est_area_needed",
        ),
        _plain("kind", lambda: translate("Leads", "Kind"), lambda row: row.kind.label, "", 100),
        _plain("scope", lambda: translate("Leads", "Scope"), lambda row: row.scope.label, "", 80),
        _plain("mode", lambda: translate("Leads", "Mode"), lambda row: row.mode.label, "", 130),
        _plain(
            "level",
            lambda: translate("Leads", "Level"),
            lambda row: row.project_level.label,
            "level",
            140,
        ),
        _plain(
            "source",
            lambda: translate("Leads", "Source"),
            lambda row: row.source_channel.label,
            "",
            90,
        ),
        Column(
            "registered",
            lambda: translate("Leads", "Registered"),
            lambda row: formats.day(row.registered_on),
            look=Look.DATE,
            sort_key="registered",
            width=100,
            shown=False,
            edits="registered_on",
        ),
    )


def _plain(
    key: str, title: Callable[[], str], text: Callable[[LeadRow], str], sort: str, width: int
) -> Column:
    """Build a column that is hidden until it is chosen."""
    edits = PLAIN_FIELDS.get(key, "")
    return Column(key, title, text, sort_key=sort, width=width, shown=False, edits=edits)


def lead_filters() -> tuple[FilterSpec, ...]:
    """Return the conditions of the list; the board leaves out the stage."""
    return (
        FilterSpec("stage", translate("Leads", "Stage"), choices(Stage)),
        *board_filters(),
        FilterSpec("kind", translate("Leads", "Kind"), choices(LeadKind), pinned=False),
        FilterSpec("mode", translate("Leads", "Mode"), choices(Mode), pinned=False),
        FilterSpec(
            "project_level", translate("Leads", "Level"), choices(ProjectLevel), pinned=False
        ),
        FilterSpec(
            "source_channel", translate("Leads", "Source"), choices(SourceChannel), pinned=False
        ),
    )


def board_filters() -> tuple[FilterSpec, ...]:
    """Return the conditions that cards are filtered by."""
    return (
        FilterSpec("scope", translate("Leads", "Scope"), choices(Scope), many=False),
        FilterSpec("owner_id", translate("Leads", "Owner"), target="staff"),
        FilterSpec("park_id", translate("Leads", "Park"), target="park"),
        FilterSpec("industry", translate("Leads", "Industry"), load=_industries),
        FilterSpec("aging", translate("Leads", "In stage"), choices(Aging), pinned=False),
    )


def choices(terms: type[Term]) -> tuple[Choice, ...]:
    """Return the members of a term as stored value and label."""
    return tuple((member, member.label) for member in terms)


def _industries(session: Session) -> Sequence[Choice]:
    return [(row.code, row.name) for row in list_level_1(session)]


def totals_text(totals: LeadTotals) -> Sequence[Total]:
    """Write the sums over all matching leads."""
    investment = formats.investment_summary(totals.investment_cny)
    unfilled = translate("Leads", "({count} not set)").format(count=formats.whole(totals.unfilled))
    area = formats.area_summary(totals.intent_area)
    return (
        Total(
            translate("Leads", "Investment"),
            investment.number,
            investment.unit,
            unfilled if totals.unfilled else "",
        ),
        Total(
            translate("Leads", "Intent area"),
            formats.area(totals.intent_area),
            formats.area_unit(),
            f"（{area}）" if area.unit == "万㎡" else "",
        ),
    )
