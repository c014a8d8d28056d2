"""A line of a plan in the hand: where it would come down, and the pane scrolling along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea

from ui.panes.plan_content import PlanRow

if TYPE_CHECKING:
    from ui.panes.plan_lines import Place
    from ui.panes.plan_list import PlanListView

EDGE = 32  # px from the edge of the pane where it begins to scroll
PACE = 30  # ms
STRIDE = 12  # px


class Carrying(QObject):
    """Follows the mouse from a press on a line to its release."""

    def __init__(self, view: PlanListView) -> None:
        """Carry lines of `view`."""
        super().__init__(view)
        self._view = view
        self.pressed = -1
        self.place: Place | None = None
        self._from = QPoint()
        self._at = QPoint()
        self._pace = QTimer(self)
        self._pace.setInterval(PACE)
        self._pace.timeout.connect(self._scroll)

    def press(self, row: int, at: QPoint) -> None:
        """A line was pressed; it is carried once the mouse moves."""
        self.pressed, self._from, self._at = row, at, at

    def move(self, at: QPoint) -> bool:
        """Follow the mouse; False where nothing is carried."""
        if self.pressed < 0 or not self._view.movable:
            return False
        line = self._view.lines.lines[self.pressed]
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if not isinstance(line, PlanRow) or (self.place is None and not far):
            return False
        if self.place is None:
            self._view.painting.lifted = self.pressed
            self._pace.start()
        self._at = at
        self.place = self._drop_place(at)
        self._view.viewport().update()
        return True

    def release(self) -> bool:
        """Put the line down where it is; False where none was carried."""
        row, place = self.pressed, self.place
        self._end()
        if place is None:
            return False
        line = self._view.lines.lines[row]
        if isinstance(line, PlanRow):
            self._view.move_line(line.id, place)
        return True

    def give_up(self) -> bool:
        """Put the line back; False where none was carried."""
        carried = self.place is not None
        self._end()
        return carried

    def box(self) -> QRect:
        """Return where the line in the hand is painted."""
        rect = self._view.rect_of(self.pressed)
        low = self._view.viewport().height() - rect.height()
        top = rect.top() + self._at.y() - self._from.y()
        rect.moveTop(max(0, min(top, low)))
        return rect

    def _end(self) -> None:
        self.pressed, self.place = -1, None
        self._view.painting.lifted = -1
        self._pace.stop()
        self._view.viewport().update()

    def _drop_place(self, at: QPoint) -> Place:
        """Return the place between the two lines that the mouse is nearest to."""
        lines = self._view.lines
        found = self._view.line_at(QPoint(1, at.y()))  # however far the mouse is beside it
        if found is None:
            row = 0 if at.y() < 0 else len(lines.lines)
        else:
            rect = self._view.rect_of(found[0])
            below = at.y() > rect.center().y() or not isinstance(found[1], PlanRow)
            row = found[0] + below
        return lines.place_before(row)

    @Slot()
    def _scroll(self) -> None:
        """Scroll the pane while the mouse is held at its edge."""
        area = self._view.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None:
            return
        y = self._view.viewport().mapTo(area.viewport(), self._at).y()
        step = -STRIDE if y < EDGE else STRIDE if y > area.viewport().height() - EDGE else 0
        bar = area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step)
        if bar.value() != before:
            self.move(self._at + QPoint(0, bar.value() - before))
