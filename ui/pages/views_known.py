"""What a list knows of views: its columns, orders and conditions, and when two views are alike."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from crm.views.definition import ME, Offered, ViewDefinition, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.pages.list_spec import FilterSpec, ListSpec


def offered(spec: ListSpec) -> Offered:
    """Return what a view of this list may name."""
    filters = {each.key: _values(each) for each in spec.filters}
    return Offered(
        columns=frozenset(each.key for each in spec.columns),
        sorts=frozenset({spec.sort, *(each.sort_key for each in spec.columns)}) - {""},
        groups=frozenset(spec.groups),
        filters={**dict.fromkeys(spec.more_filters), **filters},
        conditions={each.name: each for each in spec.conditions},
    )


def _values(spec: FilterSpec) -> frozenset[str] | None:
    """Return the values that a filter can have; None: any (records are not known here)."""
    if spec.target or spec.load is not None:
        return None
    return frozenset(str(value) for value, _ in spec.choices)


def typed(spec: ListSpec, filters: Mapping[str, object]) -> dict[str, object]:
    """Return filters with the values of the list in the place of their stored text."""
    choices = {each.key: {str(value): value for value, _ in each.choices} for each in spec.filters}
    return {name: _typed(value, choices.get(name) or {}) for name, value in filters.items()}


def _typed(value: object, known: Mapping[str, object]) -> object:
    if isinstance(value, tuple):
        several = cast("tuple[object, ...]", value)
        return tuple(known.get(str(each), each) for each in several)
    return known.get(str(value), value)


def alike(spec: ListSpec, one: ViewDefinition, other: ViewDefinition) -> bool:
    """Tell whether both list the same records in the same order; columns do not count."""
    return _fingerprint(spec, one) == _fingerprint(spec, other)


def _fingerprint(spec: ListSpec, view: ViewDefinition) -> object:
    filters = {name: _set_of(value) for name, value in view.filters.items()}
    conditions = [json.dumps(each, sort_keys=True) for each in to_json(view)["conditions"]]
    order = (view.sort, view.descending) if view.sort else (spec.sort, spec.descending)
    return view.text.strip(), filters, conditions, order, view.group, view.archived


def _set_of(value: object) -> frozenset[str]:
    several = cast("Sequence[object]", value) if isinstance(value, (tuple, list)) else (value,)
    return frozenset(str(each) for each in several)


def staff_filters(spec: ListSpec) -> frozenset[str]:
    """Return the filters that name members of staff."""
    return frozenset(each.key for each in spec.filters if each.target == "staff")


def says_me(view: ViewDefinition) -> bool:
    """Tell whether a view names whoever looks at it."""
    return any(
        value is ME or (isinstance(value, tuple) and ME in value) for value in view.filters.values()
    )
