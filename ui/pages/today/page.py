"""The first page of the program (今日): what is due, and what is coming, at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from crm.leads.aging import Aging
from crm.letters.terms import LetterState
from crm.records.conditions import Condition, Operator
from ui.actions import LOG_KEY, NEW_KEY, REFRESH_KEY, VIEW, PageAction
from ui.pages.today import words
from ui.pages.today.answering import Answering
from ui.pages.today.day_turn import DayTurn
from ui.pages.today.due_card import DueCard
from ui.pages.today.due_delegate import FINISH, HAND_ON, POSTPONE
from ui.pages.today.new_step import NewStep
from ui.pages.today.reading import READS, WHOSE, Day, Whose, first_choice, may_see_all, read_day_of
from ui.pages.today.side_column import SideColumn
from ui.widgets.page_header import PageHeader
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from crm.agenda.rows import DueLine
    from crm.database.changes import Changes
    from ui.context import Context
    from ui.pages.today.side_list import SideLine

# Below this width the cards stand under the list.
NARROW = 900
LIST_SHARE, CARDS_SHARE = 16, 10
MINE_KEYS = "fixed.today_"


def create_page(context: Context) -> TodayPage:
    """Return the page."""
    return TodayPage(context)


class TodayPage(QWidget):
    """Header, the list of what is due, and four cards."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Read the day of whom was chosen last."""
        super().__init__(parent)
        self.context = context
        self._ticket = 0
        self._stale = False
        self.day: Day | None = None
        self.whose: SegmentedControl | None = None
        self.dialog: NewStep | None = None
        self.header = self._make_header()
        self.due = DueCard(context, self)
        self.side = SideColumn(context, self)
        self.answering = Answering(context, self.due.list, self)
        body = QWidget(self)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._body.setContentsMargins(16, 12, 16, 12)
        self._body.setSpacing(context.theme.px("space.m"))
        self._body.addWidget(self.due, LIST_SHARE)
        self._body.addWidget(self.side, CARDS_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(body, 1)
        self._turn = DayTurn(context, self)
        self._connect()
        self.reload()

    # what the window calls

    def page_actions(self) -> Sequence[PageAction]:
        """Return the actions of the page for menus and the search field."""
        return [
            PageAction(self.tr("New next step"), self.new_step, NEW_KEY, "plus"),
            PageAction(self.tr("Done"), self.finish, f"{MINE_KEYS}done", "check"),
            PageAction(self.tr("Postpone…"), self.postpone, f"{MINE_KEYS}postpone", "calendar"),
            PageAction(self.tr("Hand on…"), self.hand_on, f"{MINE_KEYS}hand_on", "swap"),
            PageAction(self.tr("Reload"), self.reload, REFRESH_KEY, "refresh", VIEW),
        ]

    def keys_text(self) -> str:
        """Name the keys of the page."""
        return self.context.keys.hints(
            ("Return", self.tr("open")),
            (f"{MINE_KEYS}done", self.tr("done")),
            (f"{MINE_KEYS}postpone", self.tr("postpone")),
            (f"{MINE_KEYS}hand_on", self.tr("hand on")),
            (f"{MINE_KEYS}new", self.tr("new")),
        )

    def regions(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes round."""
        shown = self.due.list if self.due.views.currentIndex() == 0 else self.due.empty
        return (shown, self.side)

    def open_kind(self, kind: str, record_id: int) -> None:
        """Open a task of one's own: it lives here."""
        if kind == "task":
            self._lay_over(NewStep(self.window(), self.context, task=record_id))

    # what the user does

    @Slot()
    def reload(self) -> None:
        """Read the day again."""
        self._stale = False
        context = self.context
        context.background.forget(self._ticket)
        whose = first_choice(context.settings.value(WHOSE), context.actor)
        self._ticket = context.read(
            read_day_of, context.today, context.actor.id, whose, owner=self, done=self._show
        )

    def new_step(self) -> None:
        """Write down something to be done."""
        self._lay_over(NewStep(self.window(), self.context))

    def finish(self) -> None:
        """Finish the chosen lines."""
        self._ask(FINISH)

    def postpone(self) -> None:
        """Ask when the chosen lines are to be done instead."""
        self._ask(POSTPONE)

    def hand_on(self) -> None:
        """Ask who does the chosen lines instead."""
        self._ask(HAND_ON)

    def _ask(self, what: str) -> None:
        row = self.due.list.currentIndex().row()
        self.answering.ask(what, self.due.list.place_of(row))

    def _log_contact(self) -> None:
        self.context.navigate.do(LOG_KEY)

    @Slot(object)
    def _open_line(self, line: DueLine) -> None:
        kind, record_id = line.opens
        if kind == "task":
            self.open_kind(kind, record_id)
        else:
            self.context.navigate.open(kind, record_id)

    @Slot(object)
    def _open_side(self, line: SideLine) -> None:
        self.context.navigate.open(*line.opens)

    @Slot(object, str)
    def _ask_side(self, line: SideLine, what: str) -> None:
        if line.target is not None:
            row = self.side.needs.list
            place = row.current_place()
            corner = row.viewport().mapToGlobal(place.topLeft())
            self.answering.ask_about([line.target], what, QRect(corner, place.size()))

    @Slot()
    def _list_late(self) -> None:
        filters: dict[str, object] = {"aging": (str(Aging.OVERDUE),)}
        self.context.navigate.show_list("leads", filters | self._owners())

    @Slot()
    def _list_endless(self) -> None:
        filters: dict[str, object] = {
            "state": (str(LetterState.IN_FORCE),),
            "conditions": (Condition("valid_until", Operator.EMPTY),),
        }
        self.context.navigate.show_list("letters", filters | self._owners())

    def _owners(self) -> dict[str, object]:
        people = self.day.people if self.day is not None else None
        return {} if people is None else {"owner_id": people}

    def _lay_over(self, dialog: NewStep) -> None:
        self.dialog = dialog
        dialog.saved.connect(self.due.list.setFocus)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N writes down a new step wherever the keyboard is on the page, but in a field."""
        if self.context.keys.matches(event, f"{MINE_KEYS}new"):
            self.new_step()
        else:
            super().keyPressEvent(event)

    # showing

    def _show(self, day: Day) -> None:
        self.day = day
        agenda = day.agenda
        self._offer_whose(day)
        self.header.set_as_of(words.title_day(agenda.today))
        self.due.list.painter_of_lines.with_staff = day.whose is not Whose.MINE
        self.due.list.show_agenda(agenda)
        nothing = self.due.list.due.rowCount() == 0
        self.due.show_empty(on=nothing)
        if nothing:
            self._say_nothing()
        self.side.show_agenda(agenda)

    def _say_nothing(self) -> None:
        self.due.empty.say(
            self.tr("Nothing is due. Write down the next step of a lead, or log whom you met."),
            (
                (self.tr("New next step"), "plus", self.new_step),
                (self.tr("Quick log"), "log", self._log_contact),
            ),
        )

    def _offer_whose(self, day: Day) -> None:
        """Offer whose day can be shown: a team where there is one, everybody to a manager."""
        choices = [(Whose.MINE, self.tr("Mine"))]
        if day.has_team:
            choices.append((Whose.TEAM, self.tr("My team")))
        if may_see_all(self.context.actor):
            choices.append((Whose.ALL, self.tr("Everybody")))
        offered = tuple((str(key), text) for key, text in choices)
        if self.whose is None or self.whose.property("offered") != str(offered):
            before = self.whose
            self.whose = SegmentedControl(
                self.context.theme, offered, name=self.tr("Whose day"), parent=self.header
            )
            self.whose.setProperty("offered", str(offered))
            self.whose.chosen.connect(self._choose_whose)
            if before is not None:
                before.hide()
                before.deleteLater()
            self._slot.insertWidget(0, self.whose)
        self.whose.choose(str(day.whose))
        self.whose.setVisible(len(offered) > 1)

    @Slot(str)
    def _choose_whose(self, key: str) -> None:
        self.context.settings.keep(WHOSE, key)
        self.context.navigate.day_chosen.emit()
        self.reload()

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if not changes.touch(*READS):
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    # building and Qt

    def _make_header(self) -> PageHeader:
        header = PageHeader(self.context.theme, self.tr("Today"), self)
        header.set_as_of(words.title_day(self.context.today))
        holder = QWidget(header)
        self._slot = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._slot.setContentsMargins(0, 0, 0, 0)
        header.add_widget(holder)
        header.add_action(self.tr("Quick log"), self._log_contact, icon="log", hint=LOG_KEY)
        header.set_main_action(self.tr("New next step"), self.new_step, hint=f"{MINE_KEYS}new")
        return header

    def _connect(self) -> None:
        context = self.context
        self.due.list.opened.connect(self._open_line)
        self.due.asked.connect(self.answering.ask)
        self.side.opened.connect(self._open_side)
        self.side.asked.connect(self._ask_side)
        self.side.late_wanted.connect(self._list_late)
        self.side.endless_wanted.connect(self._list_endless)
        self._turn.turned.connect(self.reload)
        context.changes.changed.connect(self._on_changes)
        context.acting.changed.connect(self.reload)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was committed while another page was shown."""
        super().showEvent(event)
        self._turn.look()
        if self._stale:
            self.reload()

    def hideEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """What is asked in a row is not asked on another page."""
        super().hideEvent(event)  # pyright: ignore[reportArgumentType]
        self.answering.stop_asking()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._turn.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        sides = QBoxLayout.Direction
        self._body.setDirection(sides.TopToBottom if narrow else sides.LeftToRight)
