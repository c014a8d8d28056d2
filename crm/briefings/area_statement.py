"""What the signed-intent-area statement says, for a date: every figure from crm.measures.

docs/domain.md, Signed-intent-area statement.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from crm.leads.terms import Scope
from crm.letters import queries as letters
from crm.letters.letter_state import GROSS
from crm.letters.terms import AreaKind
from crm.measures.computing import compute
from crm.measures.progress import completion, target_name
from crm.measures.question import Filters, ask
from crm.measures.roll_forward import LINES
from crm.measures.sums import exact, sums
from crm.parks import queries as parks
from crm.quantities.formatting import natural, qualified
from crm.records.listing import ListRequest
from crm.targets.published import qualified_areas
from crm.targets.queries import load_targets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from crm.letters.rows import LetterRow
    from crm.measures.figure import Figure, Value, Values
    from crm.targets.queries import TargetRow

READS = (*letters.READS, *parks.READS, "target", "reference_figure")
NOTHING = Decimal(0)
# The measures that are broken down by park; K06 covers a period.
BY_PARK = ("K01", "K02", "K03", "K04", "K06", "K07", "K08", "K09", "K10")


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


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of one statement, whole and by park; targets in ㎡ by park code."""

    by_measure: Mapping[str, Figure]
    targets: Mapping[str, Decimal]
    target: TargetRow | None

    def park(self, measure: str, code: str) -> Values:
        rows = {row.key: row.values for row in self.by_measure[measure].rows}
        return rows.get(code, {})

    @property
    def parks(self) -> dict[str, str]:
        """Names by code: every park in scope, then any other on which a figure falls."""
        names: dict[str, str] = {}
        for measure in ("K01", "K06", "K07"):
            for row in self.by_measure[measure].rows:
                names.setdefault(row.key, row.name)
        return dict(sorted(names.items()))


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
    figures = _compute(session, as_of, first, filters)
    names = figures.parks
    codes = [code for code in names if not leave_out_empty or _has_something(figures, code)]
    rows = tuple(_park_area(figures, code, names[code]) for code in codes)
    signed = _letter_rows(session, as_of, scope)
    order = {name: place for place, name in enumerate(names.values())}
    signed.sort(key=lambda each: (order.get(each.park, len(order)), each.signed_on, each.code))
    land = figures.by_measure["K07"]
    crossing = compute(session, "K39", as_of=as_of, filters=filters).total
    target = figures.target
    return AreaStatement(
        as_of=as_of,
        start=first,
        scope=scope,
        parks=rows,
        total=_total(figures, rows),
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
        is_demo=any(each.is_demo for each in signed)
        or (target is not None and target.is_demo)
        or _shows_demo_parks(session, codes, as_of),
    )


def _compute(session: Session, as_of: date, start: date, filters: Filters) -> _Figures:
    by_measure = {
        measure: compute(
            session, measure, as_of=as_of, start=start, end=as_of, filters=filters, by="park"
        )
        for measure in BY_PARK
    }
    question = ask(session, "K10", as_of=as_of, filters=filters, by="park")
    answer = completion(question)
    running = [each for each in load_targets(session, ending_from=as_of) if each.runs_on(as_of)]
    wanted: dict[str, Decimal] = {}
    for park_id, numbers in answer.groups.items():
        target = _area_target(running, filters, park_id, exact(numbers["target"]))
        if target and answer.group:
            wanted[answer.group(park_id).key] = target.value
    total = answer.total or sums()
    main = _area_target(running, filters, None, exact(total["target"]))
    return _Figures(by_measure, wanted, main)


def _area_target(
    running: Sequence[TargetRow], filters: Filters, park_id: object, value: Decimal
) -> TargetRow | None:
    """Return the target that K10 chose, if it is one in ㎡: a number of letters is no area."""
    found = (
        each
        for each in running
        if (each.measure, each.unit) == ("K01", "㎡")
        and (each.park_id, each.value) == (park_id, value)
        and filters.scope in {None, each.scope.value}
    )
    return next(found, None)


def _progress(session: Session, as_of: date, figures: _Figures) -> TargetProgress | None:
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


def _park_area(figures: _Figures, code: str, name: str) -> ParkArea:
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


def _total(figures: _Figures, rows: Sequence[ParkArea]) -> ParkArea:
    # A sum over some of the parks would look like the whole.
    known = all(row.available is not None for row in rows)
    total = {measure: figure.total for measure, figure in figures.by_measure.items()}
    target = figures.target
    return ParkArea(
        name="",
        available=_decimal(total["K08"]["area_m2"]) if known else None,
        coverage=_decimal(total["K09"]["percent"]) if known else None,
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


def _has_something(figures: _Figures, code: str) -> bool:
    shown = ("K01", "K06", "K07", "K08")
    numbers = (each for measure in shown for each in figures.park(measure, code).values())
    return any(numbers) or code in figures.targets


def _letter_rows(session: Session, as_of: date, scope: Scope) -> list[LetterRow]:
    """The letters of K01 in the order of parks and dates."""
    request = ListRequest(
        filters={
            "state": list(GROSS),
            "area_kind": [AreaKind.RENT, AreaKind.SALE],
            "scope": [scope],
        }
    )
    ids = letters.find_ids(session, request, as_of)
    rows = letters.load_rows(session, ids, as_of)
    return list(rows.values())


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
    session: Session, as_of: date, scope: Scope, figures: _Figures
) -> tuple[Quotation, ...]:
    """Published areas with a qualifier, of parks that have signed area."""
    names = figures.parks
    return tuple(
        Quotation(names[each.park_code], each.text, each.as_of, counted)
        for each in qualified_areas(session, scope=scope, up_to=as_of)
        if (counted := _area(figures.park("K01", each.park_code), "area_m2"))
    )


def _shows_demo_parks(session: Session, codes: Sequence[str], as_of: date) -> bool:
    ids = parks.find_ids(session, ListRequest(), as_of)
    rows = parks.load_rows(session, ids, as_of).values()
    return any(row.is_demo for row in rows if row.code in codes)


def _decimal(value: Value) -> Decimal | None:
    return None if value is None else Decimal(value)


def _area(values: Values, name: str) -> Decimal:
    return Decimal(values.get(name) or 0)


def _count(values: Values, name: str) -> int:
    return int(values.get(name) or 0)
