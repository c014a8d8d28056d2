"""How a measure is described: what it is called, counted in, broken down and filtered by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crm.language import Marked


# The filters that mean something for records with a park, with a responsible person, with both.
LOCATED = frozenset({"scope", "park_id"})
STAFFED = frozenset({"scope", "owner_id", "team"})
RECORDS = LOCATED | STAFFED | {"industry_code", "mode"}


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure of docs/domain.md, Figures.

    `headline` names the value that stands for the whole, `unit` is its unit. `period` tells
    whether it counts over a period or for the as-of date alone. `by` lists the breakdowns and
    `filters` the filters that mean something for it; any other filter is named in the notes.
    """

    id: str
    title: Marked
    unit: Marked
    headline: str
    period: bool
    by: tuple[str, ...]
    filters: frozenset[str]
    text: Marked
