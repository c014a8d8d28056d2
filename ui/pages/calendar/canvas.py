"""The picture of the calendar: entries laid out and painted, the chosen day or entry framed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui import formats
from ui.pages.calendar import words
from ui.pages.calendar.cursor import MORE, Place
from ui.pages.calendar.ground import Ground
from ui.pages.calendar.layout import Metrics
from ui.pages.calendar.painting import EntryPainter, qt
from ui.pages.calendar.periods import Mode
from ui.pages.calendar.scene import Scene
from ui.pages.calendar.week_layout import HOUR, y_of
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from crm.calendar.entries import Entry
    from ui.context import Context
    from ui.pages.calendar.cursor import Key
    from ui.pages.calendar.layout import Rect

FIRST_HOUR, HOURS = 7, 24
ABOVE = 10  # px over the first hour, so that its number can be read
METRICS = Metrics()
FIRST_SIZE = (900, 600)


class CalendarCanvas(QAbstractScrollArea):
    """Paints one month or week; `anchor` is a day of it, `place` what is chosen.

    Signals:
        place_changed: another day or another entry is chosen.
    """

    place_changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Start empty, with today chosen."""
        super().__init__(parent)
        self._context = context
        self._ground, self._painter = Ground(context.theme), EntryPainter(context.theme)
        self._entries: Sequence[Entry] = ()
        self.mode = Mode.MONTH
        self.anchor = context.today
        self.place = Place(context.today)
        self.scene = Scene(self.mode, self.anchor, (), FIRST_SIZE, METRICS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Calendar"))
        self.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().valueChanged.connect(self._scroll_to)
        context.theme.changed.connect(self._repaint_all)

    @property
    def shown(self) -> Sequence[Entry]:
        """The entries of the days on screen, painted or left out."""
        return self._entries

    @property
    def entry(self) -> Entry | None:
        """The entry that is chosen, if it is still there."""
        return None if self.place.key is None else self.entry_of(self.place.key)

    def entry_of(self, key: Key) -> Entry | None:
        """Return an entry of the period by its key, painted or left out."""
        return next((each for each in self._entries if each.key == key), None)

    def on_day(self, day: date) -> list[Entry]:
        """Return the entries of a day: whole days first, then by the hour."""
        found = [each for each in self._entries if each.starts_on <= day <= each.ends_on]
        return sorted(found, key=lambda each: (each.timed, each.start_time or ""))

    def show_entries(self, entries: Sequence[Entry], mode: Mode, anchor: date) -> None:
        """Show the entries of the month or week of `anchor`."""
        begin = mode is Mode.WEEK and self.mode is not mode
        self._entries, self.mode, self.anchor = entries, mode, anchor
        self._lay_out()
        if begin:
            self.verticalScrollBar().setValue(y_of(FIRST_HOUR * 60) - ABOVE)
        self._reveal()
        self._describe()

    def choose(self, place: Place) -> None:
        """Choose a day or an entry on it, and bring it into sight."""
        if place != self.place:
            self.place = place
            self._reveal()
            self._describe()
            self.place_changed.emit()
            self.viewport().update()

    def middle_of_place(self) -> QPoint:
        """Return where the chosen day or entry stands on the screen."""
        rect = self._chosen_rect()
        return self.viewport().mapToGlobal(qt(rect).center() if rect else self.rect().center())

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.paint_scene(painter, event.rect())

    def paint_scene(self, painter: QPainter, seen: QRect) -> None:
        """Paint what lies in `seen`, from the ground up."""
        scene, today = self.scene, self._context.today
        if self.mode is Mode.WEEK:
            self._paint_hours(painter, seen)
            self._ground.paint_strip(painter, scene, today)
        else:
            self._ground.paint_month(painter, scene, self.anchor, today)
        self._painter.paint_boxes(painter, scene.fixed.boxes, seen)
        self._painter.paint_more(painter, scene.fixed.more, seen)
        self._paint_chosen(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self.scene.box_at(event.pos().x(), event.pos().y())
            text = words.spoken(box.entry, self._context.today) if box is not None else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    # inside

    def _paint_hours(self, painter: QPainter, seen: QRect) -> None:
        scene, down = self.scene, self.scene.down()
        painter.save()
        painter.setClipRect(self._body())
        painter.translate(0, down)
        self._ground.paint_hours(painter, scene)
        below = seen.translated(0, -down)
        self._painter.paint_boxes(painter, scene.hours.boxes, below)
        self._painter.paint_more(painter, scene.hours.more, below)
        painter.restore()

    def _paint_chosen(self, painter: QPainter) -> None:
        rect = self._chosen_rect()
        if rect is None:
            return
        painter.save()
        if rect.top >= self.scene.body or self._in_hours():
            painter.setClipRect(self._body())
        self._painter.paint_ring(painter, rect, focused=self.hasFocus())
        painter.restore()

    def _body(self) -> QRect:
        body = self.scene.body
        return QRect(0, body, self.scene.size[0], self.scene.size[1] - body)

    def _in_hours(self) -> bool:
        entry = self.entry
        return self.mode is Mode.WEEK and entry is not None and entry.timed

    def _lay_out(self) -> None:
        wide, high = self.viewport().width(), self.viewport().height()
        bar = self.verticalScrollBar()
        scroll = bar.value()
        self.scene = Scene(self.mode, self.anchor, self._entries, (wide, high), METRICS)
        room = high - self.scene.body
        bar.setRange(0, max(0, HOURS * HOUR - room) if self.mode is Mode.WEEK else 0)
        bar.setPageStep(max(1, room))
        bar.setSingleStep(HOUR // 2)
        bar.setValue(scroll)
        self.scene.scroll = bar.value()
        self.viewport().update()

    @Slot(int)
    def _scroll_to(self, value: int) -> None:
        self.scene.scroll = value
        self.viewport().update()

    @Slot()
    def _repaint_all(self) -> None:
        self._painter.renew()
        self.viewport().update()

    def _reveal(self) -> None:
        """Scroll the chosen entry into sight."""
        rect = self._chosen_rect()
        if rect is None or not self._in_hours():
            return
        bar, above = self.verticalScrollBar(), self.scene.body - rect.top
        below = rect.top + rect.high - self.scene.size[1]
        if above > 0:
            bar.setValue(bar.value() - above)
        elif below > 0:
            bar.setValue(bar.value() + below)

    def _chosen_rect(self) -> Rect | None:
        place, scene = self.place, self.scene
        rect = None
        if place.key == MORE:
            rect = scene.more_of(place.day)
        elif place.key is not None:
            rect = scene.box_of(place.key, place.day)
        return rect or scene.cell_of(place.day)

    def _describe(self) -> None:
        """Say the chosen day or entry to screen readers."""
        day, today = self.place.day, self._context.today
        entry = self.entry
        if entry is not None:
            said = words.spoken(entry, today)
        else:
            text = self.tr("{day} {weekday}, entries: {count}")
            said = text.format(
                day=formats.long_day(day),
                weekday=formats.weekday(day),
                count=len(self.on_day(day)),
            )
        self.setAccessibleDescription(said)
