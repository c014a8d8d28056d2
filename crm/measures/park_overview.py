"""Parks with their figures K01, K02, K08 and K09, for the page of parks; areas in ㎡."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.language import mark
from crm.letters import queries as letters
from crm.measures.computing import compute
from crm.measures.list_figures import FigureColumn, in_groups, meets, split
from crm.parks import queries
from crm.records.fields import Field, Kind
from crm.records.list_columns import condition_fields
from crm.records.listing import ListRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.language import Marked
    from crm.letters.rows import LetterRow
    from crm.measures.figure import Value, Values
    from crm.parks.queries import ParkDetail, ParkRow
    from crm.records.groups import Groups, Sum, Sums

READS = (*queries.READS, "lead", "company")


@dataclass(frozen=True, slots=True)
class ParkFigures:
    """The intent of a park on a day; `available` and `coverage` (%) are None where undefined."""

    gross_count: int
    gross: Decimal
    in_force_count: int
    in_force: Decimal
    available: Decimal | None
    coverage: Decimal | None

    @property
    def oversubscribed(self) -> bool:
        """Whether more intent is in force than there is room (超额)."""
        return self.available is not None and self.in_force > max(self.available, Decimal(0))


@dataclass(frozen=True, slots=True)
class ParkLine:
    """A line of the park list."""

    row: ParkRow
    figures: ParkFigures


def _area_column(
    name: str, label: Marked, value: Callable[[ParkLine], Decimal | None]
) -> FigureColumn:
    return FigureColumn(Field(name, label, Kind.AREA), value)


# Columns of figures, not in SQL: there are some dozens of parks.
FIGURES: Mapping[str, FigureColumn] = {
    "letters": FigureColumn(
        Field("letters", mark("field", "Number of letters"), Kind.INTEGER, required=True),
        lambda line: line.figures.gross_count,
    ),
    "gross": _area_column("gross", mark("field", "Signed area"), lambda line: line.figures.gross),
    "in_force": _area_column(
        "in_force", mark("field", "Area in force"), lambda line: line.figures.in_force
    ),
    "available": _area_column(
        "available", mark("field", "Available area"), lambda line: line.figures.available
    ),
    "coverage": FigureColumn(
        Field("coverage", mark("field", "Coverage in %"), Kind.DECIMAL),
        lambda line: line.figures.coverage,
    ),
}
CONDITIONS: tuple[Field, ...] = (
    *condition_fields(queries.CONDITIONS),
    *(each.field for each in FIGURES.values()),
)


@dataclass(frozen=True, slots=True)
class ParkSums:
    """What stands under the list, over all matching parks.

    `available` is None while one park is not published; `unknown` counts these.
    """

    count: int
    gross: Decimal
    in_force: Decimal
    available: Decimal | None
    unknown: int


@dataclass(frozen=True, slots=True)
class ParkFile:
    """Everything that the pane shows of a park."""

    detail: ParkDetail
    figures: ParkFigures
    letters: tuple[LetterRow, ...]


def figures_by_code(session: Session, today: date) -> dict[str, ParkFigures]:
    """Return the figures of every park by its code."""
    gross, in_force, available, coverage = (
        {row.key: row.values for row in compute(session, each, as_of=today, by="park").rows}
        for each in ("K01", "K02", "K08", "K09")
    )
    return {
        code: ParkFigures(
            gross_count=_count(values),
            gross=_area(values),
            in_force_count=_count(in_force[code]),
            in_force=_area(in_force[code]),
            available=_decimal(_value(available, code, "area_m2")),
            coverage=_decimal(_value(coverage, code, "percent")),
        )
        for code, values in gross.items()
    }


def _count(values: Values) -> int:
    return int(values["count"] or 0)


def _area(values: Values) -> Decimal:
    return _decimal(values["area_m2"]) or Decimal(0)


def _value(rows: Mapping[str, Values], code: str, name: str) -> Value:
    return rows[code][name] if code in rows else None


def _decimal(value: Value) -> Decimal | None:
    return None if value is None else Decimal(value)


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching parks; a figure can be sorted by too, unknown ones last."""
    plain, conditions = split(request, FIGURES)
    if request.sort not in FIGURES and not conditions:
        return queries.find_ids(session, request, today)
    lines = _all_lines(session, request, today)
    if request.sort not in FIGURES:
        return [id for id in queries.find_ids(session, plain, today) if id in lines]
    values = {id: FIGURES[request.sort].value(line) for id, line in lines.items()}
    known = [id for id in lines if values[id] is not None]
    known.sort(key=lambda id: values[id] or Decimal(0), reverse=request.descending)
    ids = [*known, *(id for id in lines if values[id] is None)]
    if request.group:
        groups = queries.group_ids(session, _by_code(plain, request.group), today)
        places = {id: place for place, (_key, _label, of) in enumerate(groups) for id in of}
        ids.sort(key=places.__getitem__)
    return ids


def _by_code(request: ListRequest, group: str = "") -> ListRequest:
    return replace(request, sort="", descending=False, group=group)


def _all_lines(session: Session, request: ListRequest, today: date) -> dict[int, ParkLine]:
    """Return every matching park by id, in the order of codes."""
    plain, conditions = split(request, FIGURES)
    ids = queries.find_ids(session, _by_code(plain), today)
    lines = load_rows(session, ids, today)
    return {id: line for id, line in lines.items() if meets(line, conditions, FIGURES)}


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, ParkLine]:
    """Return the lines of one page by id, in the order of `ids`."""
    figures = figures_by_code(session, today)
    rows = queries.load_rows(session, ids, today)
    nothing = ParkFigures(0, Decimal(0), 0, Decimal(0), None, None)
    return {id: ParkLine(rows[id], figures.get(rows[id].code, nothing)) for id in ids if id in rows}


def totals(session: Session, request: ListRequest, today: date) -> ParkSums:
    """Add up all matching parks."""
    return _sums(list(_all_lines(session, request, today).values()))


def find_groups(session: Session, request: ListRequest, today: date) -> Groups:
    """Return the groups of the list with the sums of `totals`, in display order."""
    plain, _conditions = split(request, FIGURES)
    lines = _all_lines(session, request, today)
    sql = replace(plain, sort="" if plain.sort in FIGURES else plain.sort)

    def sums(found: Sequence[ParkLine]) -> Sums:
        return _named_sums(_sums(found))

    return in_groups(queries.group_ids(session, sql, today), lines, sums)


def _sums(lines: Sequence[ParkLine]) -> ParkSums:
    known = [each.figures.available for each in lines if each.figures.available is not None]
    return ParkSums(
        count=len(lines),
        gross=sum((each.figures.gross for each in lines), Decimal(0)),
        in_force=sum((each.figures.in_force for each in lines), Decimal(0)),
        available=sum(known, Decimal(0)) if known and len(known) == len(lines) else None,
        unknown=len(lines) - len(known),
    )


def _named_sums(sums: ParkSums) -> dict[str, Sum]:
    return {
        "gross": sums.gross,
        "in_force": sums.in_force,
        "available": sums.available,
        "unknown": sums.unknown,
    }


def load_file(session: Session, id: int, today: date) -> ParkFile:
    """Return a park with its figures and letters; raises UserError NOT_FOUND."""
    detail = queries.load_detail(session, id, today)
    ids = letters.find_ids(session, ListRequest(filters={"park_id": id}), today)
    rows = letters.load_rows(session, ids, today)
    figures = load_rows(session, [id], today)[id].figures
    return ParkFile(detail, figures, tuple(rows[each] for each in ids))
