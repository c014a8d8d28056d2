"""The board itself: heads, lanes of columns, and what the columns answer during a drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from crm.leads.terms import Stage
from ui.pages.board.cards import CardStore
from ui.pages.board.lanes import Heads, Lane
from ui.pages.board.widths import Columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.leads.board import Board
    from crm.leads.board_drop import DropAnswer
    from ui.context import Context
    from ui.pages.board.column import CardColumn

EDGE_OF_SCROLLING, STEP, EVERY_MS = 48, 24, 30


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
        for area in (self, self._scroll):  # they follow what has the keyboard
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._holder)
        layout.addWidget(self.heads)
        layout.addWidget(self._scroll, 1)
        self.setWidget(inner)
        self.lanes: list[Lane] = []
        self._inner = inner
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(EVERY_MS)
        self._scrolling.timeout.connect(self._scroll_at_edge)
        for head in self.heads.heads.values():
            head.dropped.connect(self.moved)
            head.hovered.connect(self._hover)
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
        self._show_lane_bar(on=named)

    def show_answers(self, answers: Mapping[Stage, DropAnswer]) -> None:
        """Let every column say what it answers to the card in the air."""
        self.heads.show_answers(answers)

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

    @Slot()
    def take_keyboard(self) -> None:
        """Go to the column of the current card, else to the first one."""
        marked = (each for each in self._all_columns() if each.current_id() is not None)
        column = next(marked, self.first_column())
        if column is not None:
            column.setFocus()

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
            column.drag_began.connect(self._begin_drag)
            column.drag_ended.connect(self._end_drag)
            column.hovered.connect(self._hover)
            column.across.connect(self._go_across)
        self._lanes_layout.addWidget(lane, 1)
        lane.show()
        self.lanes.append(lane)

    def _show_lane_bar(self, *, on: bool) -> None:
        """Keep room for the scroll bar of the lanes, so that heads stand over their columns."""
        bar = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOn if on else bar.ScrollBarAlwaysOff
        )
        wide = self._scroll.verticalScrollBar().sizeHint().width() if on else 0
        self.heads.setContentsMargins(0, 0, wide, 0)
        self.heads.place()

    @Slot(int)
    def _begin_drag(self, lead_id: int) -> None:
        self._scrolling.start()
        self.drag_began.emit(lead_id)

    @Slot()
    def _end_drag(self) -> None:
        self._scrolling.stop()
        for stage in Stage:
            self._hover(stage, False)
        self.drag_ended.emit()

    @Slot(object, bool)
    def _hover(self, stage: Stage, over: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Mark the column that would take the card, in every lane."""
        head = self.heads.heads[stage]
        if head.target != over:
            head.target = over
            head.update()
            for lane in self.lanes:
                lane.columns[stage].mark_target(on=over)

    @Slot()
    def _scroll_at_edge(self) -> None:
        """Bring columns into sight while a card is held at the edge of the board."""
        place = self.viewport().mapFromGlobal(QCursor.pos()).x()
        bar = self.horizontalScrollBar()
        if place < EDGE_OF_SCROLLING:
            bar.setValue(bar.value() - STEP)
        elif place > self.viewport().width() - EDGE_OF_SCROLLING:
            bar.setValue(bar.value() + STEP)

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
