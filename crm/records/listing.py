"""What a list asks for: search text, filters, order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.records.conditions import Condition


def _no_filters() -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Which rows of a list, and in which order.

    `filters` holds equality conditions by name; a tuple or list means "one of". Archived rows
    are left out unless `archived` is set (then only they are listed). `conditions` are typed
    (docs/domain.md, Conditions of a list) and narrow the list further; `group` names the column
    by whose values the rows are put together, "" for none.
    """

    text: str = ""
    filters: Mapping[str, object] = field(default_factory=_no_filters)
    sort: str = ""
    descending: bool = False
    archived: bool = False
    conditions: tuple[Condition, ...] = ()
    group: str = ""
