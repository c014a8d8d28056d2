"""Parks with their figures K01, K02, K08 and K09, for the page of parks; areas in ㎡."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.letters import queries as letters
from crm.measures.computing import compute
from crm.parks import queries
from crm.records.listing import ListRequest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.letters.rows import LetterRow
    from crm.measures.figure import Value, Values
    from crm.parks.queries import ParkDetail, ParkRow

READS = (*queries.READS, "lead", "company")
# Columns that are sorted by a figure, not in SQL: there are some dozens of parks.
_FIGURES = ("gross", "in_force", "available", "coverage")


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
    if request.sort not in _FIGURES:
        return queries.find_ids(session, request, today)
    lines = _all_lines(session, request, today)
    values: dict[int, Decimal | None] = {
        id: getattr(line.figures, request.sort) for id, line in lines.items()
    }
    known = [id for id in lines if values[id] is not None]
    known.sort(key=lambda id: values[id] or Decimal(0), reverse=request.descending)
    return [*known, *(id for id in lines if values[id] is None)]


def _all_lines(session: Session, request: ListRequest, today: date) -> dict[int, ParkLine]:
    """Return every matching park by id, in the order of codes."""
    by_code = ListRequest(request.text, request.filters, archived=request.archived)
    return load_rows(session, queries.find_ids(session, by_code, today), today)


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, ParkLine]:
    """Return the lines of one page by id, in the order of `ids`."""
    figures = figures_by_code(session, today)
    rows = queries.load_rows(session, ids, today)
    nothing = ParkFigures(0, Decimal(0), 0, Decimal(0), None, None)
    return {id: ParkLine(rows[id], figures.get(rows[id].code, nothing)) for id in ids if id in rows}


def totals(session: Session, request: ListRequest, today: date) -> ParkSums:
    """Add up all matching parks."""
    lines = _all_lines(session, request, today).values()
    known = [each.figures.available for each in lines if each.figures.available is not None]
    return ParkSums(
        count=len(lines),
        gross=sum((each.figures.gross for each in lines), Decimal(0)),
        in_force=sum((each.figures.in_force for each in lines), Decimal(0)),
        available=sum(known, Decimal(0)) if known and len(known) == len(lines) else None,
        unknown=len(lines) - len(known),
    )


def load_file(session: Session, id: int, today: date) -> ParkFile:
    """Return a park with its figures and letters; raises UserError NOT_FOUND."""
    detail = queries.load_detail(session, id, today)
    ids = letters.find_ids(session, ListRequest(filters={"park_id": id}), today)
    rows = letters.load_rows(session, ids, today)
    figures = load_rows(session, [id], today)[id].figures
    return ParkFile(detail, figures, tuple(rows[each] for each in ids))
