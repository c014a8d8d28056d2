"""The bar over the calendar: back and on, today, any day, the lanes, and whose they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from crm.calendar.terms import Lane
from crm.language import mark
from crm.records.fields import Field, Kind
from ui.forms.date_editor import DateEditor
from ui.pages.calendar import looks
from ui.pages.calendar.periods import within_reach
from ui.pages.calendar.reading import LANES_OFF, WHOSE, Whose, first_whose
from ui.widgets.buttons import FILTER, FLAT, Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ui.context import Context
    from ui.theme import Theme

GO_TO = Field("day", mark("calendar", "Go to"), Kind.DATE, required=True)
DATE_WIDTH = 132
ON, OFF = "check", "plus"


class CalendarBar(QFrame):
    """What is shown, and of whom.

    Signals:
        turned(int): some periods on or back.
        day_chosen(date): show this day.
        changed: other lanes, or somebody else's.
    """

    turned = Signal(int)
    day_chosen = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Begin with the lanes and people of last time."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.setProperty("kind", "bar")
        self.setMinimumHeight(theme.px("size.filter_bar"))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), 0)
        holder = QWidget(self)
        outer.addWidget(holder, 1)
        self._row = FlowLayout(holder, gap=theme.px("space.s"))
        edge = (theme.px("size.filter_bar") - theme.px("size.control_small")) // 2
        self._row.setContentsMargins(0, edge, 0, edge)
        self._add_turning()
        self.date = self._date_editor()
        self._row.addWidget(self.date)
        off = set(context.settings.value(LANES_OFF))
        self.lanes = {lane: LaneButton(theme, lane, self) for lane in Lane}
        for lane, button in self.lanes.items():
            button.setChecked(lane.value not in off)
            button.toggled.connect(self._switch)
            self._row.addWidget(button)
        self.whose = self._whose_choice()
        self._row.addWidget(self.whose)
        context.acting.changed.connect(self._follow_actor)

    def chosen_lanes(self) -> tuple[Lane, ...]:
        """Return the lanes that are on."""
        return tuple(lane for lane, button in self.lanes.items() if button.isChecked())

    def chosen_whose(self) -> Whose:
        """Return whose entries are shown."""
        return Whose(self.whose.value)

    def switch_on(self, lane: Lane) -> None:
        """Show a lane: something of it is to be seen."""
        self.lanes[lane].setChecked(True)

    def show_everybody(self) -> None:
        """Show everybody's entries: somebody else's is to be seen."""
        self.whose.choose(str(Whose.ALL))

    def show_day(self, day: date) -> None:
        """Write the day that is chosen."""
        if not self.date.line.hasFocus():
            self.date.put(day)

    def _add_turning(self) -> None:
        theme = self._context.theme
        before = Button(theme, kind=FLAT, icon="chevron-left", small=True, parent=self)
        before.clicked.connect(partial(self.turned.emit, -1))
        after = Button(theme, kind=FLAT, icon="chevron-right", small=True, parent=self)
        after.clicked.connect(partial(self.turned.emit, 1))
        self.today = Button(theme, self.tr("Today"), small=True, run=self._go_today, parent=self)
        self.before = before.name_only(self.tr("Before (Page Up)"))
        self.after = after.name_only(self.tr("After (Page Down)"))
        for each in (self.before, self.today, self.after):
            self._row.addWidget(each)

    def _date_editor(self) -> DateEditor:
        editor = DateEditor(GO_TO, self._context.theme, self)
        editor.setFixedWidth(DATE_WIDTH)
        editor.line.setProperty("small", True)
        editor.line.setAccessibleName(self.tr("Go to a day"))
        editor.line.editingFinished.connect(self._typed)
        editor.doubted.connect(self._typed)
        editor.put(self._context.today)
        return editor

    def _whose_choice(self) -> SegmentedControl:
        choices = (
            (str(Whose.MINE), self.tr("Mine")),
            (str(Whose.TEAM), self.tr("My team")),
            (str(Whose.ALL), self.tr("Everybody")),
        )
        control = SegmentedControl(
            self._context.theme, choices, name=self.tr("Whose"), small=True, parent=self
        )
        control.choose(str(self._first_whose()))
        control.chosen.connect(self._choose_whose)
        return control

    def _first_whose(self) -> Whose:
        return first_whose(self._context.settings.value(WHOSE), self._context.actor)

    @Slot()
    def _follow_actor(self) -> None:
        self.whose.choose(str(self._first_whose()))
        self.changed.emit()

    @Slot(str)
    def _choose_whose(self, key: str) -> None:
        self._context.settings.keep(WHOSE, key)
        self.changed.emit()

    @Slot()
    def _switch(self) -> None:
        on = self.chosen_lanes()
        self._context.settings.keep(LANES_OFF, [str(lane) for lane in Lane if lane not in on])
        self.changed.emit()

    def _go_today(self) -> None:
        self.day_chosen.emit(self._context.today)

    @Slot()
    def _typed(self) -> None:
        day = self.date.day()
        if day is not None:
            self.day_chosen.emit(within_reach(day))


class LaneButton(Button):
    """Switches one lane: its icon in its colour, and a tick while it is on."""

    def __init__(self, theme: Theme, lane: Lane, parent: QWidget) -> None:
        """Start switched off."""
        icon = looks.ICON[lane]
        super().__init__(
            theme, lane.label, kind=FILTER, icon=icon, trailing=OFF, small=True, parent=parent
        )
        self._lane = lane
        self.setCheckable(True)
        self.toggled.connect(self._show)

    def text_color(self) -> str:
        return "text.primary" if self.isChecked() else "text.tertiary"

    def _paint_icon(self, painter: QPainter, box: QRectF, name: str, token: str) -> None:
        own = name == self.icon_name
        super()._paint_icon(painter, box, name, looks.COLOR[self._lane] if own else token)

    @Slot()
    def _show(self) -> None:
        on = self.isChecked()
        self.trailing = ON if on else OFF
        self.setProperty("active", on)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()
