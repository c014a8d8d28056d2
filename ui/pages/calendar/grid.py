"""The calendar used with mouse and keyboard: chosen, opened, carried to another day and hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter

from crm.calendar.moving import clock_time
from ui.pages.calendar.canvas import CalendarCanvas
from ui.pages.calendar.carrying import Carrying
from ui.pages.calendar.cursor import MORE, Place, Step, walked
from ui.pages.calendar.periods import Mode
from ui.pages.calendar.scene import stepped
from ui.pages.calendar.week_layout import STEP

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from crm.calendar.entries import Entry
    from ui.context import Context

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ARROWS = {
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Home: Step.HOME,
    Qt.Key.Key_End: Step.END,
}
# What Ctrl and an arrow add: days and minutes.
CARRIES = {
    Mode.MONTH: {
        Step.LEFT: (-1, 0),
        Step.RIGHT: (1, 0),
        Step.UP: (-7, 0),
        Step.DOWN: (7, 0),
    },
    Mode.WEEK: {
        Step.LEFT: (-1, 0),
        Step.RIGHT: (1, 0),
        Step.UP: (0, -STEP),
        Step.DOWN: (0, STEP),
    },
}
TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CalendarGrid(CalendarCanvas):
    """Says what its user wants; the page does it.

    Signals:
        clicked(Entry): and not carried anywhere.
        opened(Entry): Enter was pressed on it.
        record_wanted(Entry): it was clicked twice.
        day_opened(date): “+n” was clicked, or Enter pressed on a day.
        new_wanted(date, "HH:MM" or None, QPoint): enter something on this day.
        menu_wanted(Entry, QPoint): the menu of an entry.
        carried(Entry, date, time): to another first day and hour; None for no hour, or KEEP.
        stayed(Entry): it cannot be carried.
        turned(int): one period on or back.
        left(date): the keyboard went on to a day that is not shown.
        lettered(text): a letter was pressed, written large.
    """

    clicked = Signal(object)
    opened = Signal(object)
    record_wanted = Signal(object)
    day_opened = Signal(object)
    new_wanted = Signal(object, object, QPoint)
    menu_wanted = Signal(object, QPoint)
    carried = Signal(object, object, object)
    stayed = Signal(object)
    turned = Signal(int)
    left = Signal(object)
    lettered = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.carrying = Carrying(self)
        self._pressed: Entry | None = None

    def paint_scene(self, painter: QPainter, seen: QRect) -> None:
        super().paint_scene(painter, seen)
        self.carrying.paint(painter, self._painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x(), event.position().y()
        spot, box = self.scene.spot_at(x, y), self.scene.box_at(x, y)
        self._pressed = None
        if spot is None or event.button() not in (LEFT, RIGHT):
            return
        if box is None:
            self.choose(Place(spot.day, MORE if self.scene.more_at(x, y) else None))
            return
        if event.button() == LEFT:
            self._pressed = box.entry
            self.carrying.take(box, spot, event.position().toPoint())
        self.choose(Place(spot.day, box.entry.key))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & LEFT:
            self.carrying.move(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != LEFT or self.carrying.drop():
            return
        if self._pressed is not None:
            self.clicked.emit(self._pressed)
        elif self.place.key == MORE:
            self.day_opened.emit(self.place.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the record of an entry, or enter something on an empty place.

        The pane that the first click opened may have pushed everything aside: what was pressed
        first counts.
        """
        if event.button() != LEFT:
            return
        pressed, self._pressed = self._pressed, None
        spot = self.scene.spot_at(event.position().x(), event.position().y())
        if pressed is not None:
            self.record_wanted.emit(pressed)
        elif spot is not None and self.place == Place(spot.day):
            time = None if spot.minute is None else clock_time(spot.minute // STEP * STEP)
            self.new_wanted.emit(spot.day, time, event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.middle_of_place() if by_key else event.globalPos()
        entry = self.entry
        if entry is not None:
            self.menu_wanted.emit(entry, at)
        else:
            self.new_wanted.emit(self.place.day, None, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self.carrying.cancel():
            return
        if modifiers == CONTROL and key in ARROWS:
            self._carry(ARROWS[key])
        elif modifiers != NONE or not self._press(key, event.text()):
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key, text: str) -> bool:
        """Do what a key alone means; False where it means nothing here."""
        if key in ARROWS:
            self._walk(ARROWS[key])
        elif key in TURNS:
            self.turned.emit(TURNS[key])
        elif key in ENTER:
            self._open()
        elif text.isalpha():
            self.lettered.emit(text.upper())
        else:
            return False
        return True

    def _walk(self, step: Step) -> None:
        place = walked(self.place, step, self.mode, self.scene.stops)
        self.choose(place)
        if not self.scene.first <= place.day <= self.scene.last:
            self.left.emit(place.day)

    def _open(self) -> None:
        entry = self.entry
        if entry is not None:
            self.opened.emit(entry)
        else:
            self.day_opened.emit(self.place.day)

    def _carry(self, step: Step) -> None:
        """Carry the chosen entry by keys."""
        entry, by = self.entry, CARRIES[self.mode].get(step)
        if entry is None or by is None:
            return
        if entry.movable:
            self.carried.emit(entry, *stepped(entry, *by))
        else:
            self.stayed.emit(entry)
