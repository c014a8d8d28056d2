"""Columns as data: what a table shows of a row, how it looks, and what it is sorted by in SQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import Qt

# Rows are the frozen dataclasses of a query module; a table never looks inside them itself.
Row = Any
Text = Callable[[Row], str]

MUTED = "muted"
SECONDARY = "secondary"
NOT_DEFINED = "—"


class Look(Enum):
    """How the delegate paints the cells of a column."""

    TEXT = auto()
    STRONG = auto()
    NUMBER = auto()
    DATE = auto()
    CHIP = auto()
    STAGE = auto()
    CHECK = auto()


@dataclass(frozen=True)
class Column:
    """One column of a list.

    `key` names the column in the remembered layout, `title` gives the header in the present
    language with its unit (`意向面积 ㎡`), `text` the plain text of a cell. `tone` colours a cell:
    a state of the theme (`in_force`, `overdue` …), `muted` for what is not filled in, `secondary`,
    or a stage code where the look is STAGE. `icon` names the icon before the text. `secondary` is
    written lighter behind the text. `sort_key` is what the query sorts by, "" when it cannot.
    Widths are in pixels; `wide` is the least width in English. `value` is what a spreadsheet gets
    where the text says less: a number in the unit of the header, a day, None for a blank. `edits`
    names the field of the record's form that is edited in the cell, "" where none is.
    """

    key: str
    title: Callable[[], str]
    text: Text
    look: Look = Look.TEXT
    sort_key: str = ""
    width: int = 120
    wide: int = 0
    tone: Text | None = None
    icon: Text | None = None
    secondary: Text | None = None
    tooltip: Text | None = None
    copied: Text | None = None
    shown: bool = True
    value: Callable[[Row], object] | None = None
    edits: str = ""

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand right-aligned under a right-aligned header, everything else left."""
        side = (
            Qt.AlignmentFlag.AlignRight if self.look is Look.NUMBER else Qt.AlignmentFlag.AlignLeft
        )
        return side | Qt.AlignmentFlag.AlignVCenter

    def spoken(self, row: Row) -> str:
        """Return the whole text of a cell: for its tooltip and for screen readers."""
        behind = self.secondary(row) if self.secondary else ""
        return f"{self.text(row)} {behind}".strip()

    def copy(self, row: Row) -> str:
        """Return the text that goes to a spreadsheet."""
        return self.copied(row) if self.copied else self.spoken(row)


CHECK_COLUMN = Column(key="check", title=str, text=lambda _row: "", look=Look.CHECK, width=36)
