"""Where rows stand: records one after the other, or under the heads of their groups."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from crm.records.groups import Groups

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class RowOrder:
    """Finds what stands at a position on screen; the records of a folded group stand nowhere.

    A place is the number of a record among all, folded or not; a position counts heads too.
    Nothing is kept for each row, so a hundred thousand of them fold as fast as ten.
    """

    def __init__(
        self,
        count: int = 0,
        groups: Groups | None = None,
        folded: AbstractSet[object] = frozenset(),
    ) -> None:
        """Arrange `count` records in groups, which hold them in this order."""
        self.groups = groups or Groups()
        self._folded = [key in folded for key in self.groups.keys]
        self._begins = [0, *accumulate(self.groups.counts)]
        if self.groups:  # counted at another moment than the records were listed
            self._begins = [min(each, count) for each in self._begins]
            self._begins[-1] = count
        shown = [
            0 if folded else end - begin
            for folded, begin, end in zip(
                self._folded, self._begins, self._begins[1:], strict=False
            )
        ]
        self._heads = [0, *accumulate(each + 1 for each in shown)]
        self.rows = self._heads[-1] if self.groups else count

    def head_at(self, position: int) -> int | None:
        """Return the number of the group whose head stands at a position."""
        if not self.groups or not 0 <= position < self.rows:
            return None
        group = bisect_right(self._heads, position) - 1
        return group if self._heads[group] == position else None

    def place_at(self, position: int) -> int | None:
        """Return the place of the record at a position, None for a head or outside."""
        if not 0 <= position < self.rows:
            return None
        if not self.groups:
            return position
        group = bisect_right(self._heads, position) - 1
        offset = position - self._heads[group]
        return self._begins[group] + offset - 1 if offset else None

    def position_of(self, place: int) -> int | None:
        """Return where the record with this place stands, None while its group is folded."""
        if not self.groups:
            return place
        group = self.group_of(place)
        if self._folded[group]:
            return None
        return self._heads[group] + 1 + place - self._begins[group]

    def group_of(self, place: int) -> int:
        """Return the number of the group that a record belongs to."""
        return min(bisect_right(self._begins, place), len(self.groups)) - 1

    def head_of(self, group: int) -> int:
        """Return where the head of a group stands."""
        return self._heads[group]

    def is_folded(self, group: int) -> bool:
        """Tell whether only the head of a group is shown."""
        return self._folded[group]

    def places_of(self, group: int) -> range:
        """Return the places of the records of a group."""
        return range(self._begins[group], self._begins[group + 1])
