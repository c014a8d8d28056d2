"""Parts of the board: the heads of all columns, and lanes of columns under them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Slot
from PySide6.QtWidgets import QWidget

from crm.leads.terms import Stage
from ui import formats
from ui.pages.board.column import CardColumn
from ui.pages.board.column_head import ANSWER, GAP, SUMS, ColumnHead
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from crm.leads.board import Lane as LaneData
    from crm.leads.board_drop import DropAnswer
    from ui.context import Context
    from ui.pages.board.cards import CardStore
    from ui.pages.board.widths import Columns

LANE_HEIGHT = 292  # two cards and the beginning of the third
LANE_HEAD = 28


class Heads(QWidget):
    """The heads of all columns, placed as the columns below them."""

    def __init__(self, columns: Columns, context: Context, parent: QWidget) -> None:
        """Make one head a stage."""
        super().__init__(parent)
        self._columns = columns
        self.setFixedHeight(SUMS + GAP)
        self.heads = {stage: ColumnHead(stage, context.theme, self) for stage in Stage}
        for head in self.heads.values():
            head.toggle_asked.connect(columns.toggle)
        columns.changed.connect(self.place)

    @Slot()
    def place(self) -> None:
        """Give each head its place."""
        for stage, (left, width) in self._columns.places(self.contentsRect().width()).items():
            head = self.heads[stage]
            head.folded = self._columns.folded(stage)
            head.setGeometry(left, 0, width, self.height())
            head.update()

    def show_answers(self, answers: Mapping[Stage, DropAnswer]) -> None:
        """Make room for the answers while a card is in the air."""
        self.setFixedHeight(SUMS + (ANSWER + GAP // 2 if answers else GAP))
        for stage, head in self.heads.items():
            head.show_answer(answers.get(stage))
        self.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()


class Lane(QWidget):
    """One column of cards a stage, side by side, under the name of the lane if it has one."""

    def __init__(
        self, columns: Columns, context: Context, store: CardStore, parent: QWidget
    ) -> None:
        """Make the columns; they stay the same when other cards are shown."""
        super().__init__(parent)
        self._columns = columns
        self._caption = label("", self, strong=True)
        self._sums = label("", self, tone="secondary", size="caption")
        self.columns = {stage: CardColumn(stage, context, store, self) for stage in Stage}
        columns.changed.connect(self.place)

    def show_lane(self, lane: LaneData, *, named: bool) -> None:
        """Show the cards of a lane; with swimlanes also its name and count."""
        self._caption.setVisible(named)
        self._sums.setVisible(named)
        if named:
            self._caption.setText(lane.name)
            self._sums.setText(_lane_text(lane))
            self.setFixedHeight(LANE_HEIGHT)
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)
        for stage, column in self.columns.items():
            column.show_cards(lane.cards.get(stage, ()))
        self.place()

    @Slot()
    def place(self) -> None:
        """Place name and columns."""
        top = 0
        if not self._caption.isHidden():
            top = LANE_HEAD
            wide = self._caption.sizeHint().width()
            self._caption.setGeometry(QRect(4, 4, wide, 20))
            self._sums.setGeometry(QRect(wide + 16, 4, max(0, self.width() - wide - 20), 20))
        for stage, (left, width) in self._columns.places(self.width()).items():
            column = self.columns[stage]
            column.fold(on=self._columns.folded(stage))
            column.setGeometry(left, top, width, max(0, self.height() - top))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()


def _lane_text(lane: LaneData) -> str:
    """Return count, investment and signed area of all cards of a lane."""
    sums = lane.sums.values()
    amounts = [each.investment_cny for each in sums if each.investment_cny is not None]
    areas = [each.intent_area for each in sums if each.intent_area is not None]
    text = QCoreApplication.translate(
        "Lane", "{count} leads · investment {amount} · intent area {area}"
    )
    return text.format(
        count=formats.whole(sum(each.count for each in sums)),
        amount=formats.investment_summary(sum(amounts, Decimal(0)) if amounts else None),
        area=formats.area_summary(sum(areas, Decimal(0)) if areas else None),
    )
