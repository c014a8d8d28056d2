"""Tables of thousands of rows, laid out page by page.

reportlab lays out the whole rest of a table again for each page, so that its time grows with the
square of the rows. Here it is only ever given the rows that may stand on the next page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Table

# The annotations of reportlab leave most parameters open.
# pyright: reportUnknownMemberType=false


class LongRows(Flowable):
    """The rows of a table from one on; `make(first, last)` builds the table of some of them.

    `lowest` is the height in points that no row falls below, `head` the number of header rows
    that every part repeats.
    """

    def __init__(
        self, make: Callable[[int, int], Table], rows: int, *, head: int, lowest: float
    ) -> None:
        """Take all rows; what did not fit is another of this kind that begins later."""
        super().__init__()
        self._make, self._rows, self._head, self._lowest = make, rows, head, lowest
        self._first = 0
        self._table: Table | None = None

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Return the size, or one higher than the room if more rows are left than fit."""
        left = self._rows - self._first
        if left > self._fitting(aH):
            return aW, left * self._lowest
        size: tuple[float, float] = self._rest().wrap(aW, aH)
        return size

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - reportlab's names
        """Return the part for this page and the rows that are left for the next ones."""
        last = self._first + self._fitting(aH)
        if last >= self._rows:
            return self._rest().split(aW, aH)
        parts: list[Any] = self._make(self._first, last).split(aW, aH)
        if not parts:
            return []
        after = LongRows(self._make, self._rows, head=self._head, lowest=self._lowest)
        # reportlab has no public name for the number of rows.
        after._first = self._first + parts[0]._nrows - self._head  # noqa: SLF001
        return [parts[0], after]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the last rows, which fit."""
        table: Any = self._rest()
        table.drawOn(canvas, x, y, _sW)

    def _fitting(self, height: float) -> int:
        """Return more rows than can stand in `height`, so that a part always ends before them."""
        return int(height / self._lowest) + 2

    def _rest(self) -> Table:
        if self._table is None:
            self._table = self._make(self._first, self._rows)
        return self._table
