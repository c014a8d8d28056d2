"""The bar over the figures: as-of date, period, scope and conditions."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from crm.industries.queries import list_level_1
from crm.language import mark
from crm.leads.terms import Scope
from crm.measures.question import Filters
from crm.records.fields import Field, Kind
from ui import formats
from ui.forms.date_editor import DateEditor
from ui.forms.record_references import RecordReferences
from ui.pages.figures.period_popup import PeriodPopup
from ui.pages.figures.periods import (
    Running,
    last_month_end,
    last_quarter_end,
    last_year_end,
    running_start,
    stretches,
)
from ui.pages.figures.reading import Asked
from ui.pages.filter_popup import FilterPopup
from ui.pages.list_spec import FilterSpec
from ui.widgets.buttons import FLAT, Button
from ui.widgets.filter_chip import FilterChip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import label
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ui.context import Context
    from ui.pages.list_spec import Choice, Session

AS_OF = Field("as_of", mark("figures", "As of"), Kind.DATE, required=True)
DATE_WIDTH = 132
ALL = ""
STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class AsOfBar(QFrame):
    """What the figures are asked for; the date goes for the whole page.

    Signals:
        changed: ask again.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Begin with today, the year so far, and the group."""
        super().__init__(parent)
        self._context = context
        self._as_of = context.today
        self._running: Running | None = Running.YEAR
        self._fixed = (running_start(Running.YEAR, self._as_of), self._as_of)
        self._chosen: dict[str, Choice] = {}
        self._references = RecordReferences(context)
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
        self.date = self._date_editor()
        self._add_days()
        self.period = Button(
            theme, trailing="chevron-down", small=True, run=self.open_period, parent=self
        )
        self._add(self._labelled(self.tr("Period")), self.period)
        self.scope = self._scope_choice()
        self._add(self._labelled(self.tr("Scope")), self.scope)
        self.chips = {spec.key: self._add_chip(spec) for spec in self._specs()}
        self._show()

    @property
    def as_of(self) -> date:
        """The as-of date."""
        return self._as_of

    def asked(self) -> Asked:
        """Return what the page asks for."""
        first, last = self.span()
        values = {key: value for key, (value, _) in self._chosen.items()}
        filters = Filters(scope=self.scope.value or None, **cast("Any", values))
        return Asked(self._as_of, first, last, filters, stretches(first, last))

    def span(self) -> tuple[date, date]:
        """Return the first and the last day of the period."""
        if self._running is None:
            return self._fixed
        return running_start(self._running, self._as_of), self._as_of

    def show_day(self, day: date) -> None:
        """Take another as-of date; a running period goes with it."""
        if day != self._as_of:
            self._as_of = day
            self._show()
            self.changed.emit()

    def step(self, days: int) -> None:
        """Go some days on or back."""
        self.show_day(self._as_of + timedelta(days=days))

    @Slot()
    def open_period(self) -> None:
        """Show the choice of periods."""
        popup = PeriodPopup(self._context.theme, self._periods(), self)
        popup.running.connect(self.run_period)
        popup.fixed.connect(self.fix_period)
        popup.open_under(self.period, *self.span())

    @Slot(object)
    def run_period(self, kind: Running) -> None:
        """Let the period run with the as-of date."""
        self._running = kind
        self._show()
        self.changed.emit()

    @Slot(object, object)
    def fix_period(self, first: date, last: date) -> None:
        """Count between two days, whatever the as-of date is."""
        self._running, self._fixed = None, (first, last)
        self._show()
        self.changed.emit()

    def choose(self, key: str, pairs: Sequence[Choice]) -> None:
        """Set a condition, or take it away."""
        if pairs:
            self._chosen[key] = pairs[0]
        else:
            self._chosen.pop(key, None)
        self.chips[key].set_value(pairs[0][1] if pairs else "")
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step through the days with the arrow keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.step(step)
                return True
        return False

    # building

    def _add(self, *widgets: QWidget) -> None:
        for each in widgets:
            self._row.addWidget(each)

    def _labelled(self, text: str) -> QWidget:
        words = label(text, self, tone="secondary")
        words.setFixedHeight(self._context.theme.px("size.control_small"))
        return words

    def _date_editor(self) -> DateEditor:
        editor = DateEditor(AS_OF, self._context.theme, self)
        editor.setFixedWidth(DATE_WIDTH)
        editor.line.setProperty("small", True)
        editor.line.setAccessibleName(self.tr("Data as of"))
        editor.line.installEventFilter(self)
        editor.line.editingFinished.connect(self._typed)
        editor.doubted.connect(self._typed)
        return editor

    def _add_days(self) -> None:
        theme = self._context.theme
        before = Button(
            theme, kind=FLAT, icon="chevron-left", small=True, run=self._before, parent=self
        )
        after = Button(
            theme, kind=FLAT, icon="chevron-right", small=True, run=self._after, parent=self
        )
        self._add(
            self._labelled(self.tr("Data as of")),
            before.name_only(self.tr("The day before")),
            self.date,
            after.name_only(self.tr("The day after")),
        )
        ends = (
            (self.tr("Last month end"), last_month_end),
            (self.tr("Last quarter end"), last_quarter_end),
            (self.tr("Last year end"), last_year_end),
        )
        for text, end in ends:
            run = partial(self._jump, end)
            button = Button(theme, text, small=True, run=run, parent=self)
            self._add(button)

    def _scope_choice(self) -> SegmentedControl:
        choices = ((Scope.GROUP.value, Scope.GROUP.label), (Scope.CITY.value, Scope.CITY.label))
        control = SegmentedControl(
            self._context.theme,
            (*choices, (ALL, self.tr("Both"))),
            name=self.tr("Scope"),
            small=True,
            parent=self,
        )
        control.chosen.connect(self.changed)
        return control

    def _specs(self) -> tuple[FilterSpec, ...]:
        return (
            FilterSpec("park_id", self.tr("Park"), target="park", many=False),
            FilterSpec("owner_id", self.tr("Owner"), target="staff", many=False),
            FilterSpec("industry_code", self.tr("Industry"), load=_industries, many=False),
        )

    def _add_chip(self, spec: FilterSpec) -> FilterChip:
        chip = FilterChip(self._context.theme, spec.title, self)
        chip.choices_wanted.connect(partial(self._open, spec, chip))
        chip.cleared.connect(partial(self.choose, spec.key, ()))
        self._row.addWidget(chip)
        return chip

    def _open(self, spec: FilterSpec, chip: FilterChip) -> None:
        chosen = [self._chosen[spec.key]] if spec.key in self._chosen else []
        popup = FilterPopup(spec, chosen, self._references, self)
        popup.chosen.connect(partial(self.choose, spec.key))
        if spec.load is None:
            popup.open_under(chip)
            return
        shown = partial(_offer, popup, chip)
        self._context.read(spec.load, owner=popup, done=shown)

    def _periods(self) -> tuple[tuple[Running, str], ...]:
        return (
            (Running.YEAR, self.tr("The year so far")),
            (Running.QUARTER, self.tr("The quarter so far")),
            (Running.MONTH, self.tr("The month so far")),
            (Running.TWELVE_MONTHS, self.tr("The last twelve months")),
        )

    def _show(self) -> None:
        self.date.put(self._as_of)
        first, last = (formats.day(each) for each in self.span())
        self.period.setText(self.tr("{first} to {last}").format(first=first, last=last))
        self.period.setAccessibleName(self.period.text())
        self.period.updateGeometry()

    @Slot()
    def _typed(self) -> None:
        day = self.date.day()
        if day is None:
            self.date.put(self._as_of)
        else:
            self.show_day(day)

    def _before(self) -> None:
        self.step(-1)

    def _after(self) -> None:
        self.step(1)

    def _jump(self, end: Callable[[date], date]) -> None:
        self.show_day(end(self._as_of))


def _offer(popup: FilterPopup, chip: FilterChip, choices: Sequence[Choice]) -> None:
    popup.offer(choices)
    popup.open_under(chip)


def _industries(session: Session) -> Sequence[Choice]:
    return [(row.code, row.name) for row in list_level_1(session)]
