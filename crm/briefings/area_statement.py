"""What the signed-intent-area statement says, for a date: every figure from crm.measures.

docs/domain.md, Signed-intent-area statement.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict, cast

from crm.briefings.contents import (
    AreaMovement,
    AreaStatement,
    LandArea,
    LetterLine,
    ParkArea,
    Quotation,
    TargetProgress,
)
from crm.briefings.statement_figures import ParkFigures, figures_by_park
from crm.leads.terms import Scope
from crm.letters import queries as letters
from crm.letters.letter_state import GROSS
from crm.letters.terms import AreaKind
from crm.measures.computing import compute
from crm.measures.progress import target_name
from crm.measures.question import Filters
from crm.measures.roll_forward import LINES
from crm.parks import queries as parks
from crm.quantities.formatting import natural, qualified
from crm.records.listing import ListRequest
from crm.targets.published import qualified_areas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from crm.letters.rows import LetterRow
    from crm.measures.figure import Value, Values
    from crm.targets.queries import TargetRow

READS = (*letters.READS, *parks.READS, "target", "reference_figure")
NOTHING = Decimal(0)


class _States(TypedDict):
    """What every row of table 1 has."""

    signed_count: int
    signed: Decimal
    in_force_count: int
    in_force: Decimal
    converted: Decimal
    withdrawn: Decimal
    expired: Decimal
    net: Decimal


def collect_area_statement(
    session: Session,
    as_of: date,
    *,
    scope: Scope = Scope.GROUP,
    start: date | None = None,
    leave_out_empty: bool = False,
) -> AreaStatement:
    """Collect the statement as of a date; its movement begins on `start`, else on 1 January.

    `leave_out_empty` drops parks without area, letters and target; the notes say how many.
    Raises UserError PERIOD_ORDER.
    """
    first = start or date(as_of.year, 1, 1)
    filters = Filters(scope=scope.value)
    figures = figures_by_park(session, as_of, first, filters)
    names = figures.parks
    codes = [code for code in names if not leave_out_empty or _has_something(figures, code)]
    rows = tuple(_park_area(figures, code, names[code]) for code in codes)
    signed = _letter_rows(session, as_of, scope, list(names.values()))
    land = figures.by_measure["K07"]
    crossing = compute(session, "K39", as_of=as_of, filters=filters).total
    return AreaStatement(
        as_of=as_of,
        start=first,
        scope=scope,
        parks=rows,
        total=_total(figures),
        movements=tuple(_movement(names[code], figures.park("K06", code)) for code in codes),
        movement_total=_movement("", figures.by_measure["K06"].total),
        letters=tuple(letter_line(each) for each in signed),
        land=tuple(_land(row.name, row.values) for row in land.rows if row.values["count"]),
        land_total=_land("", land.total) if land.total["count"] else None,
        target=_progress(session, as_of, figures),
        quotations=_quotations(session, as_of, scope, figures),
        cross_park_companies=_count(crossing, "count"),
        cross_park_area=_area(crossing, "area_m2"),
        parks_left_out=len(names) - len(codes),
        is_demo=_shows_demo(session, codes, signed, figures.target),
    )


def _progress(session: Session, as_of: date, figures: ParkFigures) -> TargetProgress | None:
    target = figures.target
    if target is None:
        return None
    filters = Filters(scope=target.scope.value)
    elapsed = compute(session, "K11", as_of=as_of, filters=filters).total["percent"]
    ahead = compute(session, "K12", as_of=as_of, filters=filters).total["percent"]
    return TargetProgress(
        name=target_name(target),
        completion=_decimal(figures.by_measure["K10"].total["percent"]),
        elapsed=_decimal(elapsed) or NOTHING,
        ahead=_decimal(ahead),
    )


def _park_area(figures: ParkFigures, code: str, name: str) -> ParkArea:
    in_force = _area(figures.park("K02", code), "area_m2")
    available = _decimal(figures.park("K08", code).get("area_m2"))
    return ParkArea(
        name=name,
        available=available,
        coverage=_decimal(figures.park("K09", code).get("percent")),
        oversubscribed=available is not None and in_force > available,
        target=figures.targets.get(code),
        completion=_decimal(figures.park("K10", code).get("percent")),
        **_states(lambda measure: figures.park(measure, code)),
    )


def _total(figures: ParkFigures) -> ParkArea:
    total = {measure: figure.total for measure, figure in figures.by_measure.items()}
    target = figures.target
    return ParkArea(
        name="",
        available=_decimal(total["K08"]["area_m2"]),
        coverage=_decimal(total["K09"]["percent"]),
        target=target.value if target else None,
        completion=_decimal(total["K10"]["percent"]) if target else None,
        **_states(lambda measure: total[measure]),
    )


def _states(values: Callable[[str], Values]) -> _States:
    gross, in_force, net, ended = (values(measure) for measure in ("K01", "K02", "K03", "K04"))
    return {
        "signed_count": _count(gross, "count"),
        "signed": _area(gross, "area_m2"),
        "in_force_count": _count(in_force, "count"),
        "in_force": _area(in_force, "area_m2"),
        "converted": _area(ended, "converted_area_m2"),
        "withdrawn": _area(ended, "withdrawn_area_m2"),
        "expired": _area(ended, "expired_area_m2"),
        "net": _area(net, "area_m2"),
    }


def _movement(name: str, values: Values) -> AreaMovement:
    return AreaMovement(name, *(_area(values, f"{line}_m2") for line in LINES))


def _land(name: str, values: Values) -> LandArea:
    return LandArea(
        name=name,
        signed_count=_count(values, "count"),
        signed=_area(values, "area_m2"),
        in_force_count=_count(values, "in_force_count"),
        in_force=_area(values, "in_force_area_m2"),
        converted=_area(values, "converted_area_m2"),
        withdrawn=_area(values, "withdrawn_area_m2"),
        expired=_area(values, "expired_area_m2"),
    )


def _has_something(figures: ParkFigures, code: str) -> bool:
    shown = ("K01", "K06", "K07", "K08")
    numbers = (each for measure in shown for each in figures.park(measure, code).values())
    return any(numbers) or code in figures.targets


def _letter_rows(
    session: Session, as_of: date, scope: Scope, parks_in_order: Sequence[str]
) -> list[LetterRow]:
    """The letters of K01 in the order of parks and dates."""
    request = ListRequest(
        filters={
            "state": list(GROSS),
            "area_kind": [AreaKind.RENT, AreaKind.SALE],
            "scope": [scope],
        }
    )
    ids = letters.find_ids(session, request, as_of)
    order = {name: place for place, name in enumerate(parks_in_order)}
    return sorted(
        letters.load_rows(session, ids, as_of).values(),
        key=lambda each: (order.get(each.park, len(order)), each.signed_on, each.code),
    )


def letter_line(letter: LetterRow) -> LetterLine:
    """Return a signed letter as lists print it, its qualifier restored: 约3,000."""
    area = letter.area or NOTHING
    written = ""
    if letter.area_qual:
        written = qualified(f"{Decimal(natural(area)):,f}", "", letter.area_qual)
    return LetterLine(
        number=letter.letter_no or letter.code,
        company=letter.company,
        park=letter.park,
        area=area,
        signed_on=cast("date", letter.signed_on),
        valid_until=letter.valid_until,
        state=letter.state,
        owner=letter.owner,
        written=written,
    )


def _quotations(
    session: Session, as_of: date, scope: Scope, figures: ParkFigures
) -> tuple[Quotation, ...]:
    """Published areas with a qualifier, of parks that have signed area."""
    names = figures.parks
    return tuple(
        Quotation(names[each.park_code], each.text, each.as_of, counted)
        for each in qualified_areas(session, scope=scope, up_to=as_of)
        if (counted := _area(figures.park("K01", each.park_code), "area_m2"))
    )


def _shows_demo(
    session: Session, codes: Sequence[str], signed: Sequence[LetterRow], target: TargetRow | None
) -> bool:
    """Tell whether a record on the paper is made up: a letter, the target or a park."""
    if any(each.is_demo for each in signed) or (target and target.is_demo):
        return True
    ids = parks.find_ids(session, ListRequest(), date.max)
    rows = parks.load_rows(session, ids, date.max).values()
    return any(row.is_demo for row in rows if row.code in codes)


def _decimal(value: Value) -> Decimal | None:
    return None if value is None else Decimal(value)


def _area(values: Values, name: str) -> Decimal:
    return Decimal(values.get(name) or 0)


def _count(values: Values, name: str) -> int:
    return int(values.get(name) or 0)
