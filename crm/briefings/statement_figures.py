"""The figures of the signed-intent-area statement by park, asked of crm.measures once each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.measures.computing import compute_all
from crm.measures.progress import completion
from crm.measures.question import ask
from crm.measures.sums import exact, sums
from crm.targets.queries import load_targets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from crm.measures.figure import Figure, Values
    from crm.measures.question import Filters
    from crm.targets.queries import TargetRow

# The measures that are broken down by park; K06 covers a period.
BY_PARK = ("K01", "K02", "K03", "K04", "K06", "K07", "K08", "K09", "K10")


@dataclass(frozen=True, slots=True)
class ParkFigures:
    """The figures of one statement, whole and by park; targets in ㎡ by park code."""

    by_measure: Mapping[str, Figure]
    targets: Mapping[str, Decimal]
    target: TargetRow | None

    def park(self, measure: str, code: str) -> Values:
        """Return the values of a park, none when nothing falls on it."""
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


def figures_by_park(session: Session, as_of: date, start: date, filters: Filters) -> ParkFigures:
    """Compute every figure of the statement; raises UserError PERIOD_ORDER."""
    by_measure = compute_all(
        session, BY_PARK, as_of=as_of, start=start, end=as_of, filters=filters, by="park"
    )
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
    return ParkFigures(by_measure, wanted, main)


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
