"""Tables of thousands of rows, laid out page by page.

reportlab lays out the whole rest of a table again for each page, so that its time grows with the
square of the rows. Here the height of each row is known, so that a page gets a table of just the
rows that fit on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from reportlab.platypus import Flowable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Table

# The annotations of reportlab leave most parameters open.
# pyright: reportUnknownMemberType=false


class MakesPart(Protocol):
    """Builds the table of the rows `first` to `last` (excluded) under the header."""

    def __call__(self, first: int, last: int) -> Table:
        """Return the part; only the last one is closed by a strong line."""
        ...


class LongRows(Flowable):
    """The rows of a table from `first` on; `heights` are those of all rows, in points."""

    def __init__(
        self, part: MakesPart, heights: Sequence[float], *, head: float, first: int = 0
    ) -> None:
        """Take the rows; `head` is the height of the header, which each page repeats."""
        super().__init__()
        self._part, self._heights, self._head, self._first = part, heights, head, first
        self._table: Any = None

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Return the size of all rows that are left, or one that is too high at once."""
        height = self._head
        for each in self._heights[self._first :]:
            height += each
            if height > aH:
                return aW, height
        self._table = self._part(self._first, len(self._heights))
        size: tuple[float, float] = self._table.wrap(aW, aH)
        return size

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803
        """Return the table for this page and the rows that are left for the next ones."""
        height, last = self._head, self._first
        while last < len(self._heights) and height + self._heights[last] <= aH:
            height += self._heights[last]
            last += 1
        if last == self._first:
            return []
        rest = LongRows(self._part, self._heights, head=self._head, first=last)
        return [self._part(self._first, last), rest]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the last rows, which fit."""
        self._table.drawOn(canvas, x, y, _sW)
