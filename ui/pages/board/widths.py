"""Where the columns of the board stand: open ones share the width, folded ones are strips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crm.language import CHINESE, current_language
from crm.leads.terms import Stage
from crm.settings import Setting

if TYPE_CHECKING:
    from crm.settings import Settings
    from ui.theme import Theme

FOLDED = Setting("board.folded", [Stage.ON_HOLD.value, Stage.LOST.value])
ENGLISH_MINIMUM = 176  # px; English terms are longer
GAP = 8


class Columns(QObject):
    """Which columns are folded, and how wide each one is.

    Signals:
        changed: a column was folded or opened.
    """

    changed = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QObject) -> None:
        """Remember what was folded last time."""
        super().__init__(parent)
        self._settings = settings
        self._strip = theme.px("size.board_strip")
        self._most = theme.px("size.board_column_max")
        chinese = current_language() == CHINESE
        self._least = theme.px("size.board_column_min") if chinese else ENGLISH_MINIMUM
        self._folded = {stage for stage in Stage if stage.value in settings.value(FOLDED)}

    def folded(self, stage: Stage) -> bool:
        """Tell whether a column is only a strip."""
        return stage in self._folded

    def toggle(self, stage: Stage) -> None:
        """Fold or open a column."""
        self._folded ^= {stage}
        self._settings.keep(FOLDED, [each.value for each in Stage if each in self._folded])
        self.changed.emit()

    def least_width(self) -> int:
        """Return the width under which the board scrolls sideways."""
        return self._strips() + (len(Stage) - len(self._folded)) * (self._least + GAP) - GAP

    def places(self, width: int) -> dict[Stage, tuple[int, int]]:
        """Return (left, width) of every column in `width` px."""
        open_ones = len(Stage) - len(self._folded)
        free = width - self._strips() - (open_ones - 1) * GAP
        each = max(self._least, min(self._most, free // open_ones)) if open_ones else 0
        left, found = 0, dict[Stage, tuple[int, int]]()
        for stage in Stage:
            wide = self._strip if self.folded(stage) else each
            found[stage] = (left, wide)
            left += wide + GAP
        return found

    def _strips(self) -> int:
        return len(self._folded) * (self._strip + GAP)
