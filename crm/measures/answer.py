"""From numbers by raw key to the rows of a figure, in one order on every computer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.measures.breakdown import grouping, parks_shown
from crm.measures.figure import Figure, FigureRow
from crm.measures.notes import filter_notes
from crm.measures.sums import add, added, sums

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from crm.measures.breakdown import Group
    from crm.measures.figure import Values
    from crm.measures.question import Question
    from crm.measures.sums import Sums


@dataclass(frozen=True, slots=True)
class Answer:
    """What a measure found: numbers that add up, by raw key, and how they become values.

    Without a breakdown there is one key. `total` is given only where the rows do not add up to
    it, `total_values` only where it shows other values than the rows. `group` names the rows
    where the breakdown's own naming does not fit; `every_row` keeps rows of zeros.
    """

    groups: Mapping[Hashable, Sums]
    values: Callable[[Sums], Values]
    notes: tuple[str, ...] = ()
    total: Sums | None = None
    total_values: Callable[[Sums], Values] | None = None
    group: Callable[[Hashable], Group] | None = None
    every_row: bool = False


def total_of(answer: Answer) -> Values:
    """Return the values of the total."""
    total = answer.total
    if total is None:
        total = sums()
        for numbers in answer.groups.values():
            add(total, numbers)
    return (answer.total_values or answer.values)(total)


def figure_of(question: Question, answer: Answer) -> Figure:
    """Name, merge and order the rows, add up the total."""
    definition = question.definition
    return Figure(
        measure=definition.id,
        as_of=question.as_of,
        start=question.start if definition.period else None,
        end=question.end if definition.period else None,
        scope=question.filters.scope,
        by=question.by,
        rows=_rows(question, answer),
        total=total_of(answer),
        notes=(*answer.notes, *filter_notes(question)),
    )


def _rows(question: Question, answer: Answer) -> tuple[FigureRow, ...]:
    if question.by is None:
        return ()
    name = answer.group or grouping(question.session, question.by)
    groups = added((name(raw), numbers) for raw, numbers in answer.groups.items())
    shown = {
        group: numbers
        for group, numbers in groups.items()
        if answer.every_row or any(numbers.values())
    }
    if question.by == "park":
        filters = question.filters
        for park in parks_shown(question.session, filters.scope, filters.park_id):
            shown.setdefault(name(park), sums())
    ordered = sorted(shown.items(), key=lambda item: (item[0].order, item[0].key))
    return tuple(
        FigureRow(group.key, group.name, answer.values(numbers)) for group, numbers in ordered
    )
