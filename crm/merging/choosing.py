"""Which value a merged record gets, field by field (docs/domain.md, Merging). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.merging.fields import BOTH_FIT, LISTS
from crm.merging.terms import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crm.records.fields import Field

# Amounts mean something only with the year or the rate beside them, and a day only with what is
# to be done on it: one side brings them all.
TOGETHER = (
    ("annual_revenue", "annual_tax", "headcount", "figures_year"),
    ("est_investment", "fx_rate", "fx_date"),
    ("next_action", "next_action_on", "next_action_time", "next_action_staff_id"),
)
COMPANIONS: Mapping[str, tuple[str, ...]] = {"est_investment": ("currency",)}


def is_blank(value: object) -> bool:
    """Tell whether a stored value says nothing; a box that is not ticked does not."""
    return value is None or value in ("", [], False)


def columns_of(field: Field) -> Iterator[str]:
    """Name the columns that change hands with a field: qualifier, original text, currency."""
    yield field.name
    yield from (name for name in (field.qualifier, field.as_written) if name)
    yield from COMPANIONS.get(field.name, ())


def sides_of(
    fields: Sequence[Field],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    chosen: Mapping[str, object],
) -> dict[str, Side]:
    """Return whose value each field takes: what was chosen, else what loses nothing.

    Nothing is lost when lists are united, notes follow one another, and a blank of the survivor
    (`mine`) takes the value of the loser (`theirs`).
    """
    sides: dict[str, Side] = {}
    for field in fields:
        wanted = chosen.get(field.name) or _of_its_group(field.name, mine, chosen)
        sides[field.name] = Side(str(wanted)) if wanted else _usual(field, mine, theirs)
    return sides


def _of_its_group(
    name: str, mine: Mapping[str, Any], chosen: Mapping[str, object]
) -> object | None:
    group = next((each for each in TOGETHER if name in each), ())
    said = next((chosen[each] for each in group if chosen.get(each)), None)
    known = any(not is_blank(mine.get(each)) for each in group)
    return said or (Side.SURVIVOR if known else None)


def _usual(field: Field, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Side:
    ours, other = mine[field.name], theirs[field.name]
    if is_blank(other) or ours == other:
        return Side.SURVIVOR
    if is_blank(ours):
        return Side.LOSER
    return Side.BOTH if field.kind in BOTH_FIT else Side.SURVIVOR


def united(field: Field, mine: Any, theirs: Any) -> Any:
    """Return both values as one: a list without repetitions, or two notes."""
    if field.kind in LISTS:
        return list(dict.fromkeys([*(mine or []), *(theirs or [])]))
    ours, other = (mine or "").strip(), (theirs or "").strip()
    if other in ours:
        return mine
    return theirs if ours in other else f"{ours}\n\n{other}"


def settled(
    fields: Sequence[Field],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    sides: Mapping[str, Side],
) -> dict[str, Any]:
    """Return the values of the merged record by column."""
    values: dict[str, Any] = {}
    for field in fields:
        side = sides[field.name]
        source = theirs if side is Side.LOSER else mine
        values.update({name: source[name] for name in columns_of(field)})
        if side is Side.BOTH:
            values[field.name] = united(field, mine[field.name], theirs[field.name])
    return values
