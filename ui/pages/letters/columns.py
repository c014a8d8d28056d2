"""Columns, conditions and sums of the list of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.leads.terms import Scope
from crm.letters.fields import FIELDS
from crm.letters.terms import AreaKind, LetterState, LetterStatus
from crm.records.fields import by_name
from ui import formats
from ui.pages.letters.signed_period import signed_filter
from ui.pages.list_spec import FilterSpec, Total
from ui.panes.related_rows import LETTER_LOOK
from ui.tables.columns import MUTED, NOT_DEFINED, Column, Look
from ui.widgets.chips import STATE_ICONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from crm.language import Term
    from crm.letters.rows import LetterRow, LetterTotals, StateSum
    from ui.context import Context
    from ui.pages.list_spec import Choice

translate = QCoreApplication.translate
LABELS = by_name(FIELDS)
NOT_COUNTED = (LetterState.SUPERSEDED, LetterState.VOID)


def letter_columns(context: Context) -> tuple[Column, ...]:
    """Return the columns, the most asked for first."""
    return (*_letter(), *_term(), _state(context), *_more())


def _letter() -> tuple[Column, ...]:
    return (
        Column(
            "code",
            lambda: translate("Letters", "Code"),
            lambda row: row.code,
            sort_key="code",
            width=110,
        ),
        Column(
            "company",
            _title("company_id"),
            lambda row: row.company,
            look=Look.STRONG,
            sort_key="company",
            width=112,
        ),
        Column(
            "park",
            _title("park_id"),
            lambda row: row.park,
            sort_key="park",
            width=148,
            edits="park_id",
        ),
        Column(
            "area_kind",
            lambda: translate("Letters", "Kind"),
            lambda row: row.area_kind.label,
            sort_key="area_kind",
            width=52,
            wide=60,
            edits="area_kind",
        ),
        Column(
            "area",
            lambda: _with_unit(translate("Letters", "Area")),
            lambda row: str(
                formats.qualified(formats.Measured(formats.area(row.area)), row.area_qual)
            ),
            look=Look.NUMBER,
            sort_key="area",
            width=94,
            wide=104,
            tone=lambda row: MUTED if row.area is None or row.state in NOT_COUNTED else "",
            value=lambda row: row.area,
            edits="area",
        ),
    )


def _term() -> tuple[Column, ...]:
    return (
        Column(
            "signed_on",
            lambda: translate("Letters", "Signed on"),
            lambda row: formats.day(row.signed_on),
            look=Look.DATE,
            sort_key="signed_on",
            width=92,
            wide=114,
            tone=lambda row: "" if row.signed_on else MUTED,
            edits="signed_on",
        ),
        Column(
            "valid_until",
            _title("valid_until"),
            valid_until_text,
            look=Look.DATE,
            sort_key="valid_until",
            width=92,
            wide=104,
            tone=lambda row: "" if row.valid_until else MUTED,
            edits="valid_until",
        ),
    )


def _state(context: Context) -> Column:
    return Column(
        "state",
        lambda: translate("Letters", "State"),
        state_text,
        look=Look.CHIP,
        sort_key="state",
        width=140,
        wide=180,
        tone=_state_tone,
        icon=_state_icon,
        secondary=lambda row: state_note(row, context.today),
    )


def _more() -> tuple[Column, ...]:
    return (
        Column(
            "owner",
            _title("owner_id"),
            owner_text,
            sort_key="owner",
            width=100,
            shown=False,
            edits="owner_id",
        ),
        _plain("letter_no", lambda row: row.letter_no or NOT_DEFINED, sort="letter_no"),
        _plain("unit_text", lambda row: row.unit_text or NOT_DEFINED),
        _plain("lead_id", lambda row: f"{row.lead_code} {row.lead_title}", width=200),
        Column(
            "contract_area",
            lambda: _with_unit(translate("Letters", "Contract area")),
            lambda row: (
                NOT_DEFINED if row.contract_area is None else formats.area(row.contract_area)
            ),
            look=Look.NUMBER,
            width=120,
            tone=lambda row: MUTED if row.contract_area is None else "",
            shown=False,
        ),
    )


def _plain(name: str, text: Callable[[LetterRow], str], sort: str = "", width: int = 120) -> Column:
    """Build a column that is hidden until it is chosen."""
    edits = name if name in {"letter_no", "unit_text"} else ""
    return Column(name, _title(name), text, sort_key=sort, width=width, shown=False, edits=edits)


def _title(name: str) -> Callable[[], str]:
    return lambda: str(LABELS[name].label)


def _with_unit(title: str) -> str:
    return f"{title} {formats.area_unit()}"


def owner_text(row: LetterRow) -> str:
    """Name the owner, and say so when they have left."""
    return row.owner if row.owner_active else " · ".join((row.owner, translate("Letters", "left")))


def valid_until_text(row: LetterRow) -> str:
    """Write the last day, 长期 where a signed letter names none."""
    if row.valid_until is None and row.status is not LetterStatus.DRAFT:
        return translate("Letters", "open-ended")
    return formats.day(row.valid_until)


def state_text(row: LetterRow) -> str:
    """Name the state of today; a draft says so."""
    return (row.status if row.status is LetterStatus.DRAFT else row.state).label


def _state_tone(row: LetterRow) -> str:
    return "expiring" if row.expires_in is not None else LETTER_LOOK[row.state][0]


def _state_icon(row: LetterRow) -> str:
    own = "" if row.expires_in is not None else LETTER_LOOK[row.state][1]
    return own or STATE_ICONS[_state_tone(row)]


def state_note(row: LetterRow, today: date) -> str:
    """Write what belongs to the state: the successor, the day, or how long it still holds."""
    if row.expires_in == 0:
        return translate("Letters", "expires today")
    if row.expires_in is not None:
        return translate("Letters", "expires in {days}").format(days=formats.days(row.expires_in))
    if row.state is LetterState.SUPERSEDED:
        number = (row.superseded_by or "").rpartition("-")[2]
        return translate("Letters", "by {number}").format(number=number)
    day = {
        LetterState.CONVERTED: row.converted_on,
        LetterState.WITHDRAWN: row.withdrawn_on,
        LetterState.EXPIRED: row.valid_until,
    }.get(row.state)
    return formats.short_day(day, today) if day else ""


def letter_filters() -> tuple[FilterSpec, ...]:
    """Return the conditions of the list."""
    return (
        FilterSpec("area_kind", translate("Letters", "Kind"), choices(AreaKind)),
        FilterSpec("park_id", str(LABELS["park_id"].label), target="park"),
        FilterSpec("state", translate("Letters", "State"), choices(LetterState)),
        signed_filter(),
        FilterSpec("owner_id", str(LABELS["owner_id"].label), target="staff"),
        FilterSpec(
            "expiring",
            translate("Letters", "Expiry"),
            ((True, translate("Letters", "within 30 days")),),
            many=False,
            pinned=False,
        ),
        FilterSpec("status", translate("Letters", "Status"), choices(LetterStatus), pinned=False),
        FilterSpec("scope", translate("Letters", "Scope"), choices(Scope), pinned=False),
    )


def choices(terms: type[Term]) -> tuple[Choice, ...]:
    """Return the members of a term as stored value and label."""
    return tuple((member, member.label) for member in terms)


def totals_text(totals: LetterTotals) -> Sequence[Total]:
    """Write the gross area and its four parts, and what is left out."""
    parts = (
        (f"= {LetterState.IN_FORCE.label}", totals.in_force),
        (LetterState.CONVERTED.label, totals.converted),
        (LetterState.WITHDRAWN.label, totals.withdrawn),
        (LetterState.EXPIRED.label, totals.expired),
    )
    area = formats.area_summary(totals.gross.area)
    first = Total(translate("Letters", "Signed"), area.number, area.unit, count_of(totals.gross))
    found = [first, *(_part(label, each) for label, each in parts)]
    if totals.land.count:
        land = formats.area_record(totals.land.area)
        found.append(Total(AreaKind.LAND.label, land.number, land.unit, count_of(totals.land)))
    found.append(Total(translate("Letters", "without void, draft and superseded ones"), ""))
    return found


def _part(label: str, total: StateSum) -> Total:
    return Total(label, formats.area_summary(total.area).number, "", count_of(total))


def count_of(total: StateSum) -> str:
    """Write how many letters, beside their area: `56 份`."""
    return translate("Letters", "({count})").format(count=formats.whole(total.count))
