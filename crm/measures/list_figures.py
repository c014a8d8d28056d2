"""Conditions on figures that a list shows and no table keeps: what a park has left, a fund's size.

Such lists have some dozens of rows: their lines are read, and what does not fit is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from crm.records.conditions import Condition, Operator, checked
from crm.records.groups import Groups

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from crm.records.fields import Field
    from crm.records.groups import Sums
    from crm.records.listing import ListRequest

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A figure of a line: how conditions on it are written, and its value (None: undefined)."""

    field: Field
    value: Callable[[Any], Decimal | int | None]


def split(
    request: ListRequest, figures: Mapping[str, FigureColumn]
) -> tuple[ListRequest, tuple[Condition, ...]]:
    """Return what SQL can be asked, and the conditions on figures.

    Raises UserError as `crm.records.conditions.checked` does.
    """
    fields = {name: each.field for name, each in figures.items()}
    others = tuple(each for each in request.conditions if each.column not in figures)
    asked = [each for each in request.conditions if each.column in figures]
    conditions = tuple(checked(each, fields)[1] for each in asked)
    return replace(request, conditions=others), conditions


def meets(
    line: object, conditions: Sequence[Condition], figures: Mapping[str, FigureColumn]
) -> bool:
    """Tell whether the figures of a line fulfil all conditions."""
    return all(_holds(each, figures[each.column].value(line)) for each in conditions)


def in_groups(
    groups: Sequence[tuple[object, str, Sequence[int]]],
    lines: Mapping[int, Line],
    sums: Callable[[Sequence[Line]], Sums],
) -> Groups:
    """Return the groups of those lines that are left, which are all that `sums` adds."""
    kept = {key: [lines[id] for id in ids if id in lines] for key, _label, ids in groups}
    pairs = [(key, label) for key, label, _ids in groups if kept[key]]
    counts = {key: len(found) for key, found in kept.items()}
    return Groups(pairs, counts, lambda key: sums(kept[key]))


def _holds(condition: Condition, value: Decimal | int | None) -> bool:
    operator, values = condition.operator, condition.values
    if operator in (Operator.EMPTY, Operator.NOT_EMPTY):
        return (value is None) is (operator is Operator.EMPTY)
    if value is None:
        return operator is Operator.UNEQUAL
    first: Any = values[0]
    last: Any = values[-1]
    return {
        Operator.EQUAL: value == first,
        Operator.UNEQUAL: value != first,
        Operator.AT_LEAST: value >= first,
        Operator.AT_MOST: value <= last,
        Operator.BETWEEN: first <= value <= last,
    }[operator]
