"""What a saved view holds, written as JSON with a format number (docs/domain.md, Saved views).

A view outlives the program that wrote it: columns and conditions get other names, newer programs
write more. What is not known is named, left alone and kept; only the rest is applied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, cast

from crm.errors import UserError, refuse
from crm.language import _
from crm.records import conditions

if TYPE_CHECKING:
    from crm.records.fields import Field

FORMAT = 1
# A column may not be wider than any screen, nor so narrow that nobody finds it again.
WIDTHS = range(16, 4001)
FIELD = "definition"
T = TypeVar("T")


class Me(Enum):
    """Stands in a filter for whoever looks at the view."""

    ME = "me"


ME = Me.ME


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns are shown, in which order, how wide.

    `order` has the keys of all columns that were known, hidden ones too; nothing means as
    declared. `widths` are px of the columns that somebody set; the others are as declared.
    """

    order: tuple[str, ...] = ()
    shown: frozenset[str] = frozenset()
    widths: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class ViewDefinition:
    """What a list shows. `filters` are those of `ListRequest`, with ME for the acting person.

    `conditions` are as crm.records.conditions writes them; "" as `sort` is the order of the list.
    """

    text: str = ""
    filters: Mapping[str, object] = field(default_factory=dict[str, object])
    conditions: tuple[Mapping[str, object], ...] = ()
    sort: str = ""
    descending: bool = False
    group: str = ""
    archived: bool = False
    columns: Columns = field(default_factory=Columns)


@dataclass(frozen=True, slots=True)
class Offered:
    """What a list knows today; a filter with a set takes only these values, as text."""

    columns: frozenset[str]
    sorts: frozenset[str]
    groups: frozenset[str]
    filters: Mapping[str, frozenset[str] | None]
    conditions: Mapping[str, Field] = field(default_factory=dict[str, "Field"])


def to_json(view: ViewDefinition) -> dict[str, Any]:
    """Return a view as it is stored."""
    columns = view.columns
    return {
        "format": FORMAT,
        "text": view.text,
        "filters": {name: _written(value) for name, value in sorted(view.filters.items())},
        "conditions": [dict(each) for each in view.conditions],
        "sort": view.sort,
        "descending": view.descending,
        "group": view.group,
        "archived": view.archived,
        "columns": {
            "order": list(columns.order),
            "shown": sorted(columns.shown),
            "widths": dict(sorted(columns.widths.items())),
        },
    }


def _written(value: object) -> object:
    if value is ME:
        return {"me": True}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, (tuple, list)):
        return [_written(each) for each in cast("Sequence[object]", value)]
    return str(value) if isinstance(value, str) else value


def from_json(stored: object) -> ViewDefinition:
    """Read a stored view.

    Raises UserError VIEW_NEWER when a newer program wrote it, VALUE_FORMAT when it is none.
    """
    content = _mapping(stored)
    number = content.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise _no_view()
    if number > FORMAT:
        message = _(
            "This view was saved by a newer version of the program. It is kept as it is; update "
            "the program to use it."
        )
        raise refuse("VIEW_NEWER", message)
    columns = _mapping(content.get("columns", {}))
    filters = _mapping(content.get("filters", {}))
    return ViewDefinition(
        text=_value(content, "text", str, ""),
        filters={name: _read(value) for name, value in filters.items()},
        conditions=tuple(_mapping(each) for each in _list(content, "conditions")),
        sort=_value(content, "sort", str, ""),
        descending=_value(content, "descending", bool, default=False),
        group=_value(content, "group", str, ""),
        archived=_value(content, "archived", bool, default=False),
        columns=Columns(
            order=tuple(dict.fromkeys(_texts(columns, "order"))),
            shown=frozenset(_texts(columns, "shown")),
            widths=_widths(_mapping(columns.get("widths", {}))),
        ),
    )


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise _no_view()
    return {str(name): each for name, each in cast("Mapping[Any, Any]", value).items()}


def _value(content: Mapping[str, Any], name: str, kind: type[T], default: T) -> T:
    value = content.get(name, default)
    if type(value) is not kind:
        raise _no_view()
    return cast("T", value)


def _list(content: Mapping[str, Any], name: str) -> list[Any]:
    value = content.get(name, [])
    if not isinstance(value, list):
        raise _no_view()
    return cast("list[Any]", value)


def _texts(content: Mapping[str, Any], name: str) -> list[str]:
    found = _list(content, name)
    if not all(isinstance(each, str) for each in found):
        raise _no_view()
    return found


def _widths(written: Mapping[str, Any]) -> dict[str, int]:
    if not all(type(width) is int for width in written.values()):
        raise _no_view()
    return {name: min(max(width, WIDTHS.start), WIDTHS.stop - 1) for name, width in written.items()}


def _read(value: object) -> object:
    if isinstance(value, list):
        return tuple(_read(each) for each in cast("list[object]", value))
    if not isinstance(value, Mapping):
        if value is None or isinstance(value, (str, int)):
            return value
        raise _no_view()
    written = _mapping(cast("object", value))
    if written == {"me": True}:
        return ME
    try:
        return date.fromisoformat(written["date"])
    except (KeyError, TypeError, ValueError) as error:
        raise _no_view() from error


def _no_view() -> UserError:
    message = _("This is not the definition of a view. Save the view again from its list.")
    return refuse("VALUE_FORMAT", message, FIELD)


def fitted(view: ViewDefinition, offered: Offered) -> tuple[ViewDefinition, tuple[str, ...]]:
    """Return what of a view the list can show, and the names of what it does not know."""
    columns = view.columns
    missing = [key for key in columns.order if key in columns.shown - offered.columns]
    filters: dict[str, object] = {}
    for name, value in view.filters.items():
        known = _known_value(name, value, offered)
        if known is not None:
            filters[name] = known[0]
        if known is None or known[0] != value:
            missing.append(name)
    usable = tuple(each for each in view.conditions if _usable(each, offered))
    missing += [str(each.get("column", "")) for each in view.conditions if each not in usable]
    missing += [view.sort] if view.sort and view.sort not in offered.sorts else []
    missing += [view.group] if view.group and view.group not in offered.groups else []
    fit = replace(
        view,
        filters=filters,
        conditions=usable,
        sort=view.sort if view.sort in offered.sorts else "",
        descending=view.descending and view.sort in offered.sorts,
        group=view.group if view.group in offered.groups else "",
        columns=Columns(
            tuple(key for key in columns.order if key in offered.columns),
            columns.shown & offered.columns,
            {key: width for key, width in columns.widths.items() if key in offered.columns},
        ),
    )
    return fit, tuple(dict.fromkeys(missing))


def _known_value(name: str, value: object, offered: Offered) -> tuple[object] | None:
    """Return in a tuple what is known of a filter's value, None if nothing is."""
    if name not in offered.filters:
        return None
    values = offered.filters[name]
    if values is None or value is ME or value is None:
        return (value,)
    if isinstance(value, tuple):
        several = cast("tuple[object, ...]", value)
        known = tuple(each for each in several if each is ME or str(each) in values)
        return (known,) if known or not several else None
    return (value,) if str(value) in values else None


def _usable(condition: Mapping[str, object], offered: Offered) -> bool:
    """Tell whether the list still has the column, the operator and the choice."""
    try:
        conditions.checked(conditions.from_json(condition), offered.conditions)
    except UserError:
        return False
    return True


def with_unknown(new: ViewDefinition, old: ViewDefinition, offered: Offered) -> ViewDefinition:
    """Return `new` with what `old` held and the list does not know: it is not lost by saving."""
    fit, missing = fitted(old, offered)
    if not missing and set(old.columns.order) <= offered.columns:
        return new
    unknown = {
        name: value
        for name, value in old.filters.items()
        if fit.filters.get(name, ME) != value and new.filters.get(name) == fit.filters.get(name)
    }
    lost = tuple(each for each in old.conditions if not _usable(each, offered))
    keep_sort = old.sort not in {"", *offered.sorts} and not new.sort
    return replace(
        new,
        filters={**new.filters, **unknown},
        conditions=(*new.conditions, *lost),
        sort=old.sort if keep_sort else new.sort,
        descending=old.descending if keep_sort else new.descending,
        group=new.group or (old.group if old.group not in offered.groups else ""),
        columns=_with_unknown_columns(new.columns, old.columns, offered.columns),
    )


def _with_unknown_columns(new: Columns, old: Columns, known: frozenset[str]) -> Columns:
    order = list(new.order)
    before = ""
    for key in old.order:
        if key not in known:
            order.insert(order.index(before) + 1 if before in order else 0, key)
        before = key
    widths = {key: width for key, width in old.widths.items() if key not in known}
    return Columns(tuple(order), new.shown | (old.shown - known), {**new.widths, **widths})


def for_actor(view: ViewDefinition, actor_id: int) -> ViewDefinition:
    """Return the view with the acting person in the place of ME."""
    return replace(
        view, filters={name: _with_me(value, actor_id) for name, value in view.filters.items()}
    )


def _with_me(value: object, actor_id: int) -> object:
    if isinstance(value, tuple):
        return tuple(_with_me(each, actor_id) for each in cast("tuple[object, ...]", value))
    return actor_id if value is ME else value


def with_me(view: ViewDefinition, names: frozenset[str], actor_id: int) -> ViewDefinition:
    """Return the view with ME in the place of the acting person, in the filters called `names`."""
    filters = {
        name: (ME,) if name in names and value in (actor_id, (actor_id,)) else value
        for name, value in view.filters.items()
    }
    return replace(view, filters=filters)


def said_by(new: ViewDefinition, old: ViewDefinition, actor_id: int) -> ViewDefinition:
    """Return `new` with ME where `old` says so and the list still shows the same person."""
    meant = for_actor(old, actor_id).filters
    filters = {
        name: old.filters[name] if name in meant and meant[name] == value else value
        for name, value in new.filters.items()
    }
    return replace(new, filters=filters)
