"""Turning contacts of trips into leads: one row each, every doubt decided, all in one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from crm.trips.conversion import convert_trip_contacts
from crm.trips.terms import Turn
from ui.quick_log.convert_row import ConvertRow
from ui.quick_log.converting import load_rows
from ui.quick_log.lines import ENTER
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.dialog_parts import dialog_foot, dialog_head
from ui.widgets.labels import CAPTION, label, retone
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QFrame

    from crm.errors import Problem, UserError
    from crm.trips.conversion import Turned
    from ui.context import Context
    from ui.quick_log.converting import ToConvert

WIDE, HIGH = 1160, 620  # px
# Share of the width: who, company, what becomes of it, kind, owner, title.
STRETCHES = (4, 4, 5, 4, 3, 5)


class ConvertDialog(Overlay):
    """Enter turns every checked row; what is refused stands at its row, and nothing is written."""

    def __init__(self, window: QWidget, context: Context, ids: Sequence[int]) -> None:
        """Read the contacts `ids`."""
        title = self.tr("Turn contacts into leads")
        super().__init__(window, context.theme, name=title, wide=WIDE, high=HIGH)
        self._context = context
        self._busy = False
        self.rows: list[ConvertRow] = []
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(8)
        column.addLayout(dialog_head(title, self.theme, self.frame, self.close_overlay))
        self._area = QScrollArea(self.frame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._area, 1)
        column.addWidget(self._make_foot())
        context.read(
            load_rows, context.known_names, tuple(ids), context.actor.id, owner=self, done=self.fill
        )

    def fill(self, found: ToConvert) -> None:
        """Show the rows."""
        body = QWidget(self._area)
        self._grid = grid = QGridLayout(body)
        grid.setContentsMargins(16, 0, 16, 8)
        grid.setHorizontalSpacing(self.theme.px("space.s"))
        grid.setVerticalSpacing(2)
        for place, stretch in enumerate(STRETCHES, start=1):
            grid.setColumnStretch(place, stretch)
            grid.setColumnMinimumWidth(place, 88)
        self._make_header(body)
        actor = self._context.actor.id
        for contact in found.contacts:
            row = ConvertRow(contact, found.staff, self.theme, body)
            row.box.setChecked(contact.met_by_staff_id == actor or not self._mixed(found))
            row.decided.connect(self._decide)
            self._place_row(row)
            self.rows.append(row)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(body)
        for each in (body, self._area.viewport()):
            each.setAutoFillBackground(False)  # the ground is that of the dialog
        self._waiting = found.waiting
        self._decide()
        if self.isVisible():
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Begin where something must be decided, else in the first row."""
        undecided = [each for each in self.rows if each.open]
        if self._inside is None and undecided:
            undecided[0].take_keyboard()
        else:
            super().take_keyboard()

    def convert(self) -> None:
        """Turn all checked rows in one step."""
        decisions = [each.decision() for each in self.rows if each.on]
        if self._busy or not decisions:
            return
        self._busy = True
        self._context.write(
            convert_trip_contacts.__name__,
            convert_trip_contacts,
            decisions,
            owner=self,
            done=self._done,
            failed=self._failed,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.convert()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the dialog loses nothing."""

    def _done(self, turned: tuple[Turned, ...]) -> None:
        new = sum(each.created for each in turned)
        joined = len(turned) - new
        text = self.tr("{new} new leads, {joined} added to open ones.")
        self._context.messages.tell(text.format(new=new, joined=joined))
        self.close_overlay()

    def _failed(self, error: UserError) -> None:
        self._busy = False
        by_row: dict[int, list[Problem]] = {}
        rest: list[Problem] = []
        for each in error.problems:
            row_id, _colon, field = each.field.partition(":")
            if row_id.isdigit():
                by_row.setdefault(int(row_id), []).append(replace(each, field=field))
            else:
                rest.append(each)
        for row in self.rows:
            row.show_problems(by_row.get(row.contact.id, ()))
        wrong = [each for each in self.rows if each.contact.id in by_row]
        if wrong:
            wrong[0].take_keyboard()
        text = self.tr("Nothing was written. Rows to look at: {count}.")
        told = f"{rest[0].message} {rest[0].code}" if rest else text.format(count=len(wrong))
        self._say(told, "overdue")

    @Slot()
    def _decide(self) -> None:
        """Offer each row the lead of a row above, and say what Enter will do."""
        firsts: dict[str, tuple[int, int]] = {}
        for place, row in enumerate(self.rows, start=1):
            first = firsts.get(row.same) if row.same else None
            row.offer(*(first or (None, 0)))
            if row.on and row.same and row.turning.turn is Turn.NEW:
                firsts.setdefault(row.same, (row.contact.id, place))
        chosen = [each for each in self.rows if each.on]
        decided = [each.turning.turn for each in chosen if not each.open]
        new, joined = decided.count(Turn.NEW), decided.count(Turn.EXISTING)
        undecided = len(chosen) - len(decided)
        text = self.tr("New leads {new} · added {joined} · to decide {open}")
        told = text.format(new=new, joined=joined, open=undecided)
        if self._waiting:
            more = self.tr("{count} more after these")
            told = " · ".join((told, more.format(count=self._waiting)))
        self._say(told, "expiring" if undecided else "secondary")
        self._button.setEnabled(bool(chosen))

    def _say(self, text: str, tone: str) -> None:
        retone(self._said, tone)
        self._said.setText(text)

    def _mixed(self, found: ToConvert) -> bool:
        """Whether one's own contacts stand beside those of others: only one's own are checked."""
        mine = {each.met_by_staff_id == self._context.actor.id for each in found.contacts}
        return len(mine) > 1

    @Slot(bool)
    def _check_all(self, on: bool) -> None:  # noqa: FBT001 - Qt's own
        for row in self.rows:
            row.box.setChecked(on)

    def _make_header(self, body: QWidget) -> None:
        everything = QCheckBox("", body)
        everything.setChecked(True)
        everything.setAccessibleName(self.tr("All of them"))
        everything.clicked.connect(self._check_all)
        self._grid.addWidget(everything, 0, 0)
        names = (
            *(self.tr("Who"), self.tr("Company"), self.tr("What becomes of it")),
            *(self.tr("Kind"), self.tr("Owner"), self.tr("Title of the lead")),
        )
        for place, name in enumerate(names, start=1):
            head = label(name, body, tone="secondary", size=CAPTION)
            self._grid.addWidget(head, 0, place)

    def _place_row(self, row: ConvertRow) -> None:
        place = self._grid.rowCount()
        self._grid.setRowMinimumHeight(place, 6)
        place += 1
        for column, widget in enumerate((row.box, row.who, *row.controls)):
            self._grid.addWidget(widget, place, column)
        self._grid.addWidget(row.trouble, place + 1, 2, 1, len(STRETCHES) - 1)

    def _make_foot(self) -> QFrame:
        self._said = label("", tone="secondary", size=CAPTION)
        self._waiting = 0
        theme = self.theme
        close = Button(theme, self.tr("Close"), hint="Esc", run=self.close_overlay)
        text = self.tr("Turn into leads")
        self._button = Button(theme, text, kind=PRIMARY, hint="Return", run=self.convert)
        self._button.setEnabled(False)
        return dialog_foot(self._said, (close, self._button), theme, self.frame)
