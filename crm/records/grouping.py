"""Put the rows of a list together by the value of a column: ids in the order of their groups.

Rules: docs/domain.md, Groups of a list. Keys are what the column stores: a choice, the id of a
record, yes or no, a text, and for a day its month.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, aliased

from crm.errors import refuse
from crm.language import Marked, _, mark
from crm.names.sorting import sort_key
from crm.quantities.dates import DatePrecision, printed_date
from crm.records.conditions import Operator
from crm.records.fields import Kind
from crm.records.finding import CHUNK, found_ids, in_order, plain_rows
from crm.records.groups import Groups
from crm.records.references import TARGETS
from crm.records.sql_spelling import month_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from crm.records.finding import Query
    from crm.records.groups import Sums
    from crm.records.list_columns import ListColumn
    from crm.records.listing import ListRequest

BLANK: Marked = mark("group", "not set")
# Known by their codes rather than by their names.
BY_CODE = ("staff", "park", "fund", "industry")
Pair = tuple[object, str]


def group_column(request: ListRequest, columns: Mapping[str, ListColumn]) -> ListColumn:
    """Return the column that a list is grouped by; raises UserError VALUE_UNKNOWN."""
    column = columns.get(request.group)
    if column is None or not column.grouped:
        message = _("The list cannot be grouped by “{column}”. Choose another column.")
        raise refuse("VALUE_UNKNOWN", message.format(column=request.group[:80]), request.group)
    return column


def group_key(column: ListColumn, today: date) -> ColumnElement[Any]:
    """Return what rows of a group have in common, null for a blank."""
    if column.key is not None:
        return column.key
    value = column.at(today)
    if column.field.kind is Kind.DATE:
        return month_of(value)
    if column.field.kind is Kind.TEXT:
        return func.nullif(value, "")
    # As text: a choice that is no longer known is a group of its own.
    return type_coerce(value, String) if column.field.kind is Kind.CHOICE else value


def ids_by_group(
    session: Session,
    query: Select[int],
    request: ListRequest,
    column: ListColumn,
    today: date,
) -> list[tuple[object, str, list[int]]]:
    """Return key, label and ids of each group that a query selects, groups in display order."""
    found: defaultdict[object, list[int]] = defaultdict(list)
    for record_id, key in plain_rows(session, query.add_columns(group_key(column, today))):
        found[key].append(record_id)
    pairs = in_display_order(session, request, column, found)
    return [(key, label, found[key]) for key, label in pairs]


def listed_ids(
    session: Session,
    query: Select[int],
    request: ListRequest,
    columns: Mapping[str, ListColumn],
    today: date,
) -> list[int]:
    """Return the ids that a query selects, group by group where the request names a group.

    `by_group` has put the groups first into its order where SQL can; else it is done here.
    """
    if not request.group:
        return found_ids(session, query)
    column = group_column(request, columns)
    if _sql_order(column, request) is not None:
        return found_ids(session, query)
    groups = ids_by_group(session, query, request, column, today)
    return [record_id for _key, _label, ids in groups for record_id in ids]


def by_group(query: Query, request: ListRequest, columns: Mapping[str, ListColumn]) -> Query:
    """Order a query by its groups first, as `in_display_order` does; call it before other orders.

    Raises UserError VALUE_UNKNOWN.
    """
    order = _sql_order(group_column(request, columns), request) if request.group else None
    return query if order is None else query.order_by(*order)


def _sql_order(column: ListColumn, request: ListRequest) -> list[ColumnElement[Any]] | None:
    """Return the order of the groups in SQL; None where the key is not a plain column."""
    value: Any = column.value
    field = column.field
    if not _is_plain(column) or field.kind is Kind.TEXT:
        return None
    place: Any = value
    if field.choices is not None:
        place = in_order(value, field.choices)
    elif field.kind is Kind.DATE:
        place = month_of(value)
    elif field.target:
        record = aliased(TARGETS[field.target].model)  # the list itself may have joined it
        order = getattr(record, _order_of(field.target).key)
        place = select(order).where(record.id == value).scalar_subquery()
    turned = _falls(column, request) is not (field.kind is Kind.BOOLEAN)  # yes comes first
    blank = [value.is_(None)] if value.property.columns[0].nullable else []
    # Namesakes stay apart; the days of a month are sorted by what the list is sorted by.
    places = [place, value] if field.target else [place]
    return [*blank, *(each.desc() if turned else each.asc() for each in places)]


def _is_plain(column: ListColumn) -> bool:
    return isinstance(column.value, InstrumentedAttribute) and column.key is None


def _falls(column: ListColumn, request: ListRequest) -> bool:
    if request.sort == column.field.name:
        return request.descending
    return column.field.kind is Kind.DATE and column.names is None


def groups_of(
    session: Session,
    request: ListRequest,
    column: ListColumn,
    counts: Mapping[object, int],
    sums: Callable[[object], Sums],
) -> Groups:
    """Return the groups with these keys and counts in display order; `sums` are read later."""
    return Groups(in_display_order(session, request, column, counts), counts, sums)


def in_display_order(
    session: Session, request: ListRequest, column: ListColumn, keys: Collection[object]
) -> list[Pair]:
    """Return keys with their labels in the order in which the groups are shown, the blank last.

    Choices come in their own order, records by code or name, months the newest first. Where the
    list is sorted by the column of its groups they follow its direction.
    """
    known = [each for each in keys if each is not None]
    pairs = _named(session, column, known)
    if len(pairs) < len(known):  # something else than the column can hold today
        named = {key for key, _label in pairs}
        pairs += [(key, str(key)) for key in known if key not in named]
    if _falls(column, request):
        pairs.reverse()
    return [*pairs, *((None, str(BLANK)) for key in keys if key is None)]


def _named(session: Session, column: ListColumn, keys: Collection[Any]) -> list[Pair]:
    field = column.field
    if column.names is not None:
        return list(column.names(session, keys))
    if field.choices is not None:
        return [(each.value, each.label) for each in field.choices if each.value in keys]
    if field.target:
        return _records(session, field.target, keys)
    return list(_NAMERS[field.kind](keys))


def _records(session: Session, target: str, keys: Collection[Any]) -> list[Pair]:
    kind = TARGETS[target]
    # An expression, not the column: through the index of its order SQLite would look up each row.
    order = func.coalesce(_order_of(target), "")
    query = select(kind.model.id, kind.name).order_by(order, kind.model.id)
    if len(keys) <= CHUNK:  # else reading them all is less work than asking for each
        query = query.where(kind.model.id.in_(keys))
    wanted = set(keys)
    return [(row[0], row[1]) for row in plain_rows(session, query) if row[0] in wanted]


def _order_of(target: str) -> Any:
    kind = TARGETS[target]
    return kind.code if target in BY_CODE else getattr(kind.model, "sort_key", kind.code)


def _months(keys: Collection[Any]) -> list[Pair]:
    month = DatePrecision.MONTH
    return [(key, printed_date(date.fromisoformat(f"{key}-01"), month)) for key in sorted(keys)]


def _yes_and_no(keys: Collection[Any]) -> list[Pair]:
    answers = ((True, Operator.YES.label), (False, Operator.NO.label))
    return [(key, label) for answer, label in answers for key in keys if bool(key) is answer]


def _texts(keys: Collection[Any]) -> list[Pair]:
    return [(key, key) for key in sorted(keys, key=sort_key)]


_NAMERS: dict[Kind, Callable[[Collection[Any]], Sequence[Pair]]] = {
    Kind.DATE: _months,
    Kind.BOOLEAN: _yes_and_no,
    Kind.TEXT: _texts,
}
