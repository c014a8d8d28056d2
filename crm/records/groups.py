"""Groups of a list: what their rows have in common, how many they are, their sums. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

Sum: TypeAlias = "Decimal | int | None"


def _no_sums() -> Mapping[str, Sum]:
    return {}


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with the same value in the column that a list is grouped by.

    `key` is that value as it is stored (the id of a record, a choice, a month such as 2024-10),
    None where it is blank; `label` names it in the present language. `sums` are those that stand
    under the list, by their name there; added over all groups they give the list's own.
    """

    key: object
    label: str
    count: int
    sums: Mapping[str, Sum] = field(default_factory=_no_sums)
