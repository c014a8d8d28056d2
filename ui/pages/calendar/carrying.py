"""An entry in the air: taken with the mouse, shown where it would drop, dropped or let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from ui import formats
from ui.pages.calendar.layout import Rect

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from crm.calendar.entries import Entry
    from ui.pages.calendar.grid import CalendarGrid
    from ui.pages.calendar.layout import Box
    from ui.pages.calendar.painting import EntryPainter
    from ui.pages.calendar.scene import Spot, Target

AT_EDGE, STEP, EVERY_MS = 28, 24, 40


class Carrying(QObject):
    """What the mouse does with an entry between press and release."""

    def __init__(self, grid: CalendarGrid) -> None:
        """Carry entries of `grid`."""
        super().__init__(grid)
        self._grid = grid
        self._box: Box | None = None
        self._grip: Spot | None = None
        self._from = self._at = QPoint()
        self.active = False
        self.target: Target | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(EVERY_MS)
        self._scrolling.timeout.connect(self._scroll_at_edge)

    @property
    def held(self) -> bool:
        """Whether the mouse has an entry, carried already or not."""
        return self._box is not None

    def take(self, box: Box, grip: Spot, at: QPoint) -> None:
        """Hold an entry; it is carried once the mouse has moved far enough."""
        self._box, self._grip, self._from, self._at = box, grip, at, at

    def move(self, at: QPoint) -> None:
        """Follow the mouse."""
        if self._box is None:
            return
        self._at = at
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if not self.active and far:
            self.active = True
            self._scrolling.start()
            movable = self._box.entry.movable
            shape = Qt.CursorShape.ClosedHandCursor if movable else Qt.CursorShape.ForbiddenCursor
            self._grid.viewport().setCursor(QCursor(shape))
        if self.active:
            self._aim()

    def drop(self) -> bool:
        """Let go: the entry moves, or says why not. False where nothing was carried."""
        box, target, active = self._box, self.target, self.active
        self._end()
        if box is None or not active:
            return False
        if not box.entry.movable:
            self._grid.stayed.emit(box.entry)
        elif target is not None:
            self._grid.carried.emit(box.entry, target.day, target.time)
        return True

    def cancel(self) -> bool:
        """Put the entry back; False where none was carried."""
        active = self.active
        self._end()
        return active

    def paint(self, painter: QPainter, entries: EntryPainter) -> None:
        """Light up where it would drop, and paint it under the mouse."""
        if not self.active or self._box is None or not self._box.entry.movable:
            return
        entry, target = self._box.entry, self.target
        if target is None:
            return
        said = _words(entry, target)
        if isinstance(target.time, str):
            entries.paint_ghost(painter, target.rects[0], said, entry.lane)
            return
        for rect in target.rects:
            entries.paint_ring(painter, rect, focused=True)
        rect = self._box.rect
        left = self._at.x() - min(self._from.x() - rect.left, rect.wide // 2)
        ghost = Rect(left, self._at.y() - rect.high // 2, min(rect.wide, 240), min(rect.high, 22))
        entries.paint_ghost(painter, ghost, said, entry.lane)

    def _aim(self) -> None:
        if self._box is None or self._grip is None:
            return
        entry = self._box.entry
        scene = self._grid.scene
        self.target = scene.target(entry, self._grip, self._at.x(), self._at.y())
        self._grid.viewport().update()

    @Slot()
    def _scroll_at_edge(self) -> None:
        """Bring other hours into sight while an entry is held at the edge of the grid."""
        bar, scene = self._grid.verticalScrollBar(), self._grid.scene
        if scene.body < self._at.y() < scene.body + AT_EDGE:
            bar.setValue(bar.value() - STEP)
        elif self._at.y() > scene.size[1] - AT_EDGE:
            bar.setValue(bar.value() + STEP)
        self._aim()

    def _end(self) -> None:
        self._scrolling.stop()
        self._box = self._grip = self.target = None
        if self.active:
            self.active = False
            self._grid.viewport().unsetCursor()
            self._grid.viewport().update()


def _words(entry: Entry, target: Target) -> str:
    time = target.time if isinstance(target.time, str) else ""
    day = f"{target.day:%m-%d} {formats.weekday(target.day)}"
    return " ".join(filter(None, (day, time, entry.title)))
