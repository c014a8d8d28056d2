"""Typed conditions as SQL: the same rows on both engines (docs/domain.md, Conditions of a list).

A blank is not equal to anything, so "is not", "does not contain" and "is none of" let it through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, cast, false, func, not_, select, true

from crm.records.conditions import Operator, checked
from crm.records.fields import Kind
from crm.records.references import TARGETS
from crm.records.relative_days import span_of
from crm.records.sql_spelling import any_member, lower, lowered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement

    from crm.records.list_columns import ListColumn
    from crm.records.listing import ListRequest

TEXTS = (Kind.TEXT, Kind.NOTE, Kind.TIME)
LISTS = (Kind.TAGS, Kind.CHOICES, Kind.REFERENCES)
# What turns another operator round; blanks pass.
TURNED = {
    Operator.IS_NOT: Operator.IS,
    Operator.CONTAINS_NOT: Operator.CONTAINS,
    Operator.UNEQUAL: Operator.EQUAL,
    Operator.NONE_OF: Operator.ONE_OF,
    Operator.EMPTY: Operator.NOT_EMPTY,
    Operator.NO: Operator.YES,
}


def asked(
    request: ListRequest, columns: Mapping[str, ListColumn], today: date
) -> list[ColumnElement[bool]]:
    """Return the typed conditions of a request; all of them must hold.

    Raises UserError VALUE_UNKNOWN for a column that is not there, and the other codes of
    `crm.records.conditions.read_condition`, at the name of the column.
    """
    fields = {name: each.field for name, each in columns.items()}
    found: list[ColumnElement[bool]] = []
    for condition in request.conditions:
        field, exact = checked(condition, fields)
        column = columns[field.name]
        if exact.operator is Operator.EMPTY and column.linked is None and field.kind not in LISTS:
            found.append(_is_blank(column, today))
            continue
        holds = _holds(column, TURNED.get(exact.operator, exact.operator), exact.values, today)
        found.append(not_(func.coalesce(holds, False)) if exact.operator in TURNED else holds)
    return found


def _is_blank(column: ListColumn, today: date) -> ColumnElement[bool]:
    value = column.at(today)
    return func.coalesce(value, "") == "" if column.field.kind in TEXTS else value.is_(None)


def _holds(
    column: ListColumn, operator: Operator, values: tuple[Any, ...], today: date
) -> ColumnElement[bool]:
    """Return a condition that is false or null for a blank."""
    kind = column.field.kind
    if column.linked is not None:
        return _of_links(column, column.linked, operator, values)
    value = column.at(today)
    if kind in LISTS:
        return _of_list(column, value, operator, values)
    if operator is Operator.NOT_EMPTY:
        return func.coalesce(value, "") != "" if kind in TEXTS else value.is_not(None)
    if operator is Operator.YES:
        return value
    if kind is Kind.DATE:
        return _of_days(value, operator, [span_of(each, today) for each in values])
    return _of_value(column, value, operator, values)


def _of_value(
    column: ListColumn, value: Any, operator: Operator, values: tuple[Any, ...]
) -> ColumnElement[bool]:
    """Compare a text, a number, a choice or a record."""
    first = values[0]
    found: dict[Operator, Callable[[], Any]] = {
        Operator.IS: lambda: lower(value) == lowered(first),
        Operator.CONTAINS: lambda: (
            value.in_(_called(column, first)) if column.field.target else _contains(value, first)
        ),
        Operator.BEGINS: lambda: lower(value).startswith(lowered(first), autoescape=True),
        Operator.EQUAL: lambda: value == first,
        Operator.AT_LEAST: lambda: value >= first,
        Operator.AT_MOST: lambda: value <= first,
        Operator.BETWEEN: lambda: value.between(first, values[-1]),
        Operator.ONE_OF: lambda: column.one_of(values) if column.one_of else value.in_(values),
    }
    return found[operator]()


def _contains(text: Any, part: str) -> ColumnElement[bool]:
    return lower(text).contains(lowered(part), autoescape=True)


def _called(column: ListColumn, part: str) -> Any:
    """Return the ids of the records whose name contains a text."""
    target = TARGETS[column.field.target]
    return select(target.model.id).where(_contains(target.name, part))


def _of_list(
    column: ListColumn, value: Any, operator: Operator, values: tuple[Any, ...]
) -> ColumnElement[bool]:
    """Ask whether a member of a JSON list fulfils the condition."""
    if operator is Operator.NOT_EMPTY:
        return any_member(value, lambda _member: true())
    if operator is Operator.ONE_OF:
        return any_member(value, lambda member: member.in_([str(each) for each in values]))
    if not column.field.target:
        return any_member(value, lambda member: _contains(member, values[0]))
    ids = select(cast(_called(column, values[0]).subquery().c.id, String))
    return any_member(value, lambda member: member.in_(ids))


def _of_links(
    column: ListColumn, linked: tuple[Any, Any, Any], operator: Operator, values: tuple[Any, ...]
) -> ColumnElement[bool]:
    """Ask whether a record of a linking table fulfils the condition."""
    owner, member, identity = linked
    links = select(owner)
    if operator is Operator.CONTAINS:
        links = links.where(member.in_(_called(column, values[0])))
    elif operator is Operator.ONE_OF:
        links = links.where(member.in_(values))
    return identity.in_(links)


def _of_days(
    column: Any, operator: Operator, spans: Sequence[tuple[date | None, date | None]]
) -> ColumnElement[bool]:
    """Compare a day with days or periods: before a period is before its first day."""
    first, last = spans[0][0], spans[-1][1]
    if operator is Operator.BEFORE:
        return false() if first is None else column < first
    if operator is Operator.AFTER:
        return false() if last is None else column > last
    bounds = [column.is_not(None) if first is None else column >= first]
    bounds += [] if last is None else [column <= last]
    return and_(*bounds)
