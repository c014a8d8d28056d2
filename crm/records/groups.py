"""Groups of a list: what their rows have in common, how many they are, their sums. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, overload

if TYPE_CHECKING:
    from decimal import Decimal

Sum: TypeAlias = "Decimal | int | None"
Sums: TypeAlias = Mapping[str, Sum]


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
    sums: Sums


class Groups(Sequence[Group]):
    """The groups of a list in display order; each is put together when it is looked at.

    A list may have a group for each of 60,000 companies, and a screen shows twenty.
    """

    def __init__(
        self,
        pairs: Sequence[tuple[object, str]] = (),
        counts: Mapping[object, int] | None = None,
        sums: Callable[[object], Sums] | None = None,
    ) -> None:
        """Take keys with labels in display order, the rows of each key, and what adds them up."""
        by_key = counts or {}
        self._pairs = pairs
        self._sums = sums
        self.keys = [key for key, _label in pairs]
        self.counts = [by_key[key] for key in self.keys]

    def like(self, other: Groups) -> bool:
        """Tell whether both have the same keys and numbers of rows, whatever their sums."""
        return self.keys == other.keys and self.counts == other.counts

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, index: int) -> Group: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Group]: ...
    def __getitem__(self, index: int | slice) -> Group | Sequence[Group]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        key, label = self._pairs[index]
        return Group(key, label, self.counts[index], self._sums(key) if self._sums else {})
