"""The first tile: signed intent area, what became of it, and how far the target is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm.letters.terms import LetterState
from crm.targets.terms import Basis
from ui import formats
from ui.charts.bars import TargetBar
from ui.pages.figures.cells import Fact, as_cells
from ui.pages.figures.figure_link import FigureLink
from ui.pages.figures.links import GROSS, NET, Links
from ui.pages.figures.tile import EDGE, Tile
from ui.widgets.chips import Chip
from ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.measures.figure import Value
    from crm.measures.progress import Progress
    from ui.pages.figures.reading import Figures
    from ui.theme import Theme

STATES = (LetterState.CONVERTED, LetterState.WITHDRAWN, LetterState.EXPIRED)
LEAST = 660
PLUS = range(1, 4)  # after which areas a plus stands


class IntentTile(Tile):
    """Gross = in force + converted + withdrawn + expired; net beside it; the bar of the target."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(theme, self.tr("Signed intent area"), parent, least=LEAST)
        self._names = (
            self.tr("Signed in total"),
            self.tr("In force"),
            self.tr("Converted"),
            self.tr("Withdrawn"),
            self.tr("Expired"),
            self.tr("Net"),
        )
        self.figures = [self._figure(place) for place in range(len(self._names))]
        self.counts = [self._count(place) for place in range(len(self._names))]
        self.body.addLayout(self._equation())
        self.body.addSpacing(10)
        line = QFrame(self)
        line.setProperty("kind", "line")
        self.body.addWidget(line)
        self.target = ElidedLabel("", self)
        self.completed = label("", self, strong=True)
        self.elapsed = label("", self, tone="secondary")
        self.pace = Chip(theme, self)
        self.bar = TargetBar(theme, self)
        self.body.addLayout(self._target_row())
        self._rows: list[list[str]] = []

    def show_figures(self, figures: Figures, today: date) -> None:
        """Show the areas of an answer."""
        asked = figures.asked
        text = self.tr("as of {day} · lease and sale, without land")
        self.caption.setText(text.format(day=formats.day(asked.as_of)))
        totals, links = figures.totals, Links(asked, today)
        gross, in_force, net = (totals[each].total for each in ("K01", "K02", "K03"))
        ended = totals["K04"].total
        parts: list[tuple[Value, Value, Sequence[LetterState]]] = []
        parts.append((gross["count"], gross["area_m2"], GROSS))
        parts.append((in_force["count"], in_force["area_m2"], (LetterState.IN_FORCE,)))
        for state, name in zip(STATES, ("converted", "withdrawn", "expired"), strict=True):
            parts.append((ended[f"{name}_count"], ended[f"{name}_area_m2"], (state,)))
        parts.append((net["count"], net["area_m2"], NET))
        self._rows = []
        for place, (count, area, states) in enumerate(parts):
            shown = formats.area_summary(Decimal(area or 0))
            link = links.letters(states)
            self.figures[place].show_fact(Fact("", shown.number, shown.unit, link=link))
            letters = self.tr("%n letter(s)", "", int(count or 0))
            self.counts[place].setText(letters)
            self._rows.append([self._names[place], str(count), shown.number])
        self.counts[-1].setText(self.tr("in force + converted"))
        self._show_target(figures.progress, asked.as_of)

    def text(self) -> str:
        """Return the areas as a table."""
        unit = formats.area_summary(Decimal(0)).unit
        head = [self.tr("Intent area"), self.tr("Letters"), unit]
        return as_cells([head, *self._rows])

    def _show_target(self, progress: Progress | None, as_of: date) -> None:
        measured = progress is not None and progress.target.unit == "㎡"
        for each in (self.completed, self.elapsed, self.bar):
            each.setVisible(progress is not None)
        if progress is None:
            self.target.setText(self.tr("No target for the intent area runs on this day."))
            self.pace.show_state("", "draft")
            return
        target = progress.target
        value = formats.area_summary(target.value) if measured else None
        shown = str(value) if value else self.tr("%n letter(s)", "", int(target.value))
        parts = [self.tr("Target {value}").format(value=shown)]
        parts.append(self.tr("{first} to {last}").format(first=target.start, last=target.end))
        parts.append((target.basis or Basis.NET).label)
        parts += [self.tr("demonstration target")] if target.is_demo else []
        self.target.setText(" · ".join(parts))
        completed, elapsed = progress.completed, progress.elapsed
        self.completed.setText(self._share(self.tr("Completed {percent}"), completed))
        self.elapsed.setText(self._share(self.tr("time elapsed {percent}"), elapsed))
        day = as_of.strftime("%m-%d")
        mark = self.tr("time {day}").format(day=day)
        self.bar.show_progress(completed, elapsed, mark, value.number if value else shown)
        self._show_pace(progress.ahead)

    def _share(self, text: str, value: Decimal | None) -> str:
        return text.format(percent=formats.percent(value))

    def _show_pace(self, ahead: Decimal | None) -> None:
        if ahead is None:
            self.pace.show_state("", "draft")
            return
        words, state, icon = self.tr("in step with time"), "in_force", "ring-check"
        if ahead > 0:
            words, icon = self.tr("ahead of time"), "chevron-up"
        elif ahead < 0:
            words, state, icon = self.tr("behind time"), "expiring", "chevron-down"
        self.pace.show_state(f"{formats.points(ahead)}  {words}", state, icon)

    def _figure(self, place: int) -> FigureLink:
        figure = FigureLink(self.theme, self, size="body" if place else "display")
        figure.followed.connect(self.followed)
        return figure

    def _count(self, place: int) -> QLabel:
        if place:
            return label("", self, tone="tertiary", size="caption")
        return label("", self, strong=True)

    def _equation(self) -> QGridLayout:
        """Place the six areas with the signs between them."""
        grid = QGridLayout()
        grid.setContentsMargins(EDGE + 4, 0, EDGE, 0)
        grid.setHorizontalSpacing(self.theme.px("space.s"))
        grid.setVerticalSpacing(0)
        column = 0
        for place, name in enumerate(self._names):
            if place:
                grid.addWidget(self._divider(place), 0, column, 3, 1)
                column += 1
            inset = QVBoxLayout()
            inset.setContentsMargins(3, 0, 0, 0)
            inset.addWidget(label(name, self, tone="secondary"))
            below = QVBoxLayout()
            below.setContentsMargins(3, 0, 0, 0)
            below.addWidget(self.counts[place])
            grid.addLayout(inset, 0, column)
            grid.addWidget(self.figures[place], 1, column)
            grid.addLayout(below, 2, column)
            grid.setColumnStretch(column, 3 if place in (0, len(self._names) - 2) else 1)
            column += 1
            if sign := self._sign(place):
                grid.addWidget(label(sign, self, tone="secondary"), 1, column)
                column += 1
        return grid

    def _sign(self, place: int) -> str:
        if place == len(self._names) - 2:
            return self.tr("= total")
        return "+" if place in PLUS else ""

    def _divider(self, _place: int) -> QFrame:
        line = QFrame(self)
        line.setProperty("kind", "divider")
        return line

    def _target_row(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("space.m"))
        row.addWidget(self.target, 1)
        for each in (self.completed, self.elapsed, self.pace):
            row.addWidget(each)
        below = QVBoxLayout()
        below.setContentsMargins(EDGE + 4, 8, EDGE + 4, 0)
        below.setSpacing(6)
        below.addLayout(row)
        below.addWidget(self.bar)
        return below
