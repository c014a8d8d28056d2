"""The columns of a list that conditions can be set on, with what each of them is in SQL."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from crm.records.fields import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from crm.language import Marked

GROUPED = (Kind.CHOICE, Kind.REFERENCE, Kind.DATE, Kind.BOOLEAN)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: what it is called and holds (`field`), and its expression.

    `value` is an expression, or makes one for today. Records in a table of their own are given by
    `linked`: the ids of owner and member there, and the id of the listed record. `one_of` replaces
    the usual comparison with several values. Rows can be put together by it when `grouped`; `key`
    and `names` then replace the value and the usual names of its groups.
    """

    field: Field
    value: Any = None
    linked: tuple[Any, Any, Any] | None = None
    one_of: Callable[[Sequence[Any]], ColumnElement[bool]] | None = None
    grouped: bool = False
    key: Any = None
    names: Callable[[Session, Collection[object]], Sequence[tuple[object, str]]] | None = None

    def at(self, today: date) -> Any:
        """Return the expression as of today."""
        return self.value(today) if callable(self.value) else self.value


def list_column(
    field: Field,
    value: Any = None,
    name: str = "",
    *,
    label: Marked | None = None,
    grouped: bool | None = None,
    **more: Any,
) -> ListColumn:
    """Make a column of a field of a form, under the name that the list gives it.

    Choices, references, days and yes-or-no can be grouped by, unless `grouped` says otherwise.
    """
    asked = replace(field, name=name or field.name, label=label or field.label)
    by_kind = field.kind in GROUPED
    return ListColumn(asked, value, grouped=by_kind if grouped is None else grouped, **more)


def columns_of(*columns: ListColumn) -> dict[str, ListColumn]:
    """Index columns by name."""
    return {each.field.name: each for each in columns}


def condition_fields(columns: Mapping[str, ListColumn]) -> tuple[Field, ...]:
    """Return what a window has to know of the columns."""
    return tuple(each.field for each in columns.values())


def group_names(columns: Mapping[str, ListColumn]) -> tuple[str, ...]:
    """Return the names of the columns that rows can be put together by."""
    return tuple(name for name, each in columns.items() if each.grouped)
