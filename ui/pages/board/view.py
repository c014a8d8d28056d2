"""The board itself: heads, lanes of columns, and what the columns answer during a drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from crm.leads.terms import Stage
from ui import formats
from ui.pages.board.cards import CardStore
from ui.pages.board.column import CardColumn
from ui.pages.board.column_head import ANSWER, SUMS, ColumnHead
from ui.pages.board.widths import Columns
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from crm.leads.board import Board
    from crm.leads.board import Lane as LaneData
    from crm.leads.board_drop import DropAnswer
    from ui.context import Context

LANE_HEIGHT = 292  # two cards and the beginning of the third
HEAD_HEIGHT = SUMS + ANSWER


class Heads(QWidget):
    """The heads of all columns, placed as the columns below them."""

    def __init__(self, columns: Columns, context: Context, parent: QWidget) -> None:
        """Make one head a stage."""
        super().__init__(parent)
        self._columns = columns
        self.setFixedHeight(HEAD_HEIGHT)
        self.heads = {stage: ColumnHead(stage, context.theme, self) for stage in Stage}
        for head in self.heads.values():
            head.toggle_asked.connect(columns.toggle)
        columns.changed.connect(self.place)

    @Slot()
    def place(self) -> None:
        """Give each head its place; a folded one reaches down for its name."""
        for stage, (left, width) in self._columns.places(self.width()).items():
            head = self.heads[stage]
            head.folded = self._columns.folded(stage)
            head.setGeometry(left, 0, width, self.height())
            head.update()

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
            count = sum(each.count for each in lane.sums.values())
            self._sums.setText(self.tr("{count} leads").format(count=formats.whole(count)))
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
            top = 28
            self._caption.setGeometry(QRect(4, 4, self._caption.sizeHint().width(), 20))
            left = self._caption.sizeHint().width() + 16
            self._sums.setGeometry(QRect(left, 4, 200, 20))
        for stage, (left, width) in self._columns.places(self.width()).items():
            column = self.columns[stage]
            column.fold(on=self._columns.folded(stage))
            column.setGeometry(left, top, width, max(0, self.height() - top))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()


class BoardView(QScrollArea):
    """Heads above one lane or several; scrolls sideways only when the columns get too narrow.

    Signals:
        opened(lead id), current(lead id), moved(lead id, stage), menu_asked(lead id, position),
        drag_began(lead id), drag_ended
    """

    opened = Signal(int)
    current = Signal(int)
    moved = Signal(int, object)
    menu_asked = Signal(int, QPoint)
    drag_began = Signal(int)
    drag_ended = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Build an empty board."""
        super().__init__(parent)
        self._context = context
        self.store = CardStore(context, self)
        self.columns = Columns(context.theme, context.settings, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(self)
        edge = context.theme.px("space.l")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(edge, context.theme.px("space.s"), edge, 0)
        layout.setSpacing(0)
        self.heads = Heads(self.columns, context, inner)
        self._holder = QWidget()
        self._lanes_layout = QVBoxLayout(self._holder)
        self._lanes_layout.setContentsMargins(0, 0, 0, 0)
        self._lanes_layout.setSpacing(context.theme.px("space.s"))
        self._scroll = QScrollArea(inner)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._holder)
        layout.addWidget(self.heads)
        layout.addWidget(self._scroll, 1)
        self.setWidget(inner)
        self.lanes: list[Lane] = []
        self._inner = inner
        self._edge = edge
        self.columns.changed.connect(self._fit)
        self._fit()

    def show_board(self, board: Board) -> None:
        """Show sums and cards; columns that stay keep their current card and place."""
        for stage, head in self.heads.heads.items():
            head.show_sum(board.columns[stage])
        self.store.refresh()
        named = len(board.lanes) != 1 or bool(board.lanes[0].name)
        while len(self.lanes) > len(board.lanes):
            lane = self.lanes.pop()
            self._lanes_layout.removeWidget(lane)
            lane.deleteLater()
        while len(self.lanes) < len(board.lanes):
            self._add_lane()
        for lane, data in zip(self.lanes, board.lanes, strict=True):
            lane.show_lane(data, named=named)
        bar = self._scroll.verticalScrollBar().sizeHint().width() if named else 0
        layout = self._inner.layout()
        if layout is not None:
            self.heads.setContentsMargins(0, 0, bar, 0)

    def show_answers(self, answers: Mapping[Stage, DropAnswer]) -> None:
        """Let every column say what it answers to the card in the air."""
        for stage, head in self.heads.heads.items():
            head.show_answer(answers.get(stage))

    def current_id(self) -> int | None:
        """Return the lead of the card that has the focus."""
        for column in self._all_columns():
            if column.hasFocus():
                return column.current_id()
        return None

    def focus_card(self, lead_id: int) -> bool:
        """Go to a card, wherever it stands now."""
        for column in self._all_columns():
            if column.make_current(lead_id):
                column.setFocus()
                return True
        return False

    def first_column(self) -> CardColumn | None:
        """Return the first column that has cards."""
        return next((each for each in self._all_columns() if each.cards.ids), None)

    def _all_columns(self) -> list[CardColumn]:
        return [column for lane in self.lanes for column in lane.columns.values()]

    def _add_lane(self) -> None:
        lane = Lane(self.columns, self._context, self.store, self._holder)
        for column in lane.columns.values():
            column.opened.connect(self.opened)
            column.current.connect(self.current)
            column.dropped.connect(self.moved)
            column.menu_asked.connect(self.menu_asked)
            column.drag_began.connect(self.drag_began)
            column.drag_ended.connect(self.drag_ended)
            column.across.connect(self._go_across)
        self._lanes_layout.addWidget(lane, 1)
        lane.show()
        self.lanes.append(lane)

    @Slot()
    def _fit(self) -> None:
        self._inner.setMinimumWidth(self.columns.least_width() + 2 * self._edge)

    @Slot(object, int)
    def _go_across(self, column: CardColumn, step: int) -> None:
        """Take the focus to the next column that has cards."""
        lane = next(each for each in self.lanes if column in each.columns.values())
        order = [each for each in lane.columns.values() if not self.columns.folded(each.stage)]
        position = order.index(column) + step if column in order else 0
        while 0 <= position < len(order):
            target = order[position]
            if target.cards.ids:
                index = target.currentIndex()
                target.setCurrentIndex(index if index.isValid() else target.cards.index(0))
                target.setFocus()
                self.ensureWidgetVisible(target, 0, 0)
                return
            position += step
