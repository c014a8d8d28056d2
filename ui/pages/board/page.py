"""The page of the board: the same leads as the list, as cards between the stages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.leads.board import Swimlane, load_board
from crm.leads.board_drop import drop_answers
from crm.leads.queries import READS, load_rows
from crm.leads.stage import ORDER
from crm.records.listing import ListRequest
from crm.settings import Setting
from ui import formats
from ui.actions import (
    ARCHIVE_KEY,
    BACK_KEY,
    CONDITION_KEY,
    EDIT_KEY,
    FORWARD_KEY,
    HISTORY_KEY,
    NEW_KEY,
    REFRESH_KEY,
    SEARCH_KEY,
    VIEW,
    PageAction,
)
from ui.actions import EDIT as EDIT_MENU
from ui.forms.record_references import RecordReferences
from ui.pages.arranging import pane_actions
from ui.pages.board.card_menu import card_menu
from ui.pages.board.view import BoardView
from ui.pages.filter_bar import FilterBar
from ui.pages.leads.actions import LeadActions
from ui.pages.leads.columns import board_filters
from ui.pages.leads.spec import lead_spec
from ui.pages.record_side import RecordSide
from ui.panes.beside import BesideFrame
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from crm.database.changes import Changes
    from crm.leads.board import Board
    from crm.leads.rows import LeadRow
    from crm.leads.terms import Stage
    from ui.context import Context

LEAD = "lead"
NO_LANES = ""
SWIMLANE = Setting("board.swimlane", NO_LANES)


def create_page(context: Context) -> BoardPage:
    """Return the page."""
    return BoardPage(context)


class BoardPage(QWidget):
    """Header, conditions, board, and the pane of the lead that is open."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show all leads; the swimlanes are those of last time."""
        super().__init__(parent)
        self.context = context
        self.lead_actions = LeadActions(context, self)
        self._ticket = 0
        self._after: int | None = None
        actions = self.lead_actions
        leads = lead_spec(context, actions.act, actions.show, actions.plan.take)
        spec = replace(leads, key="board", filters=board_filters(), archive=None, restore=None)
        references = RecordReferences(context)
        self.lanes = self._lane_choice()
        self.header = self._header()
        self.filter_bar = FilterBar(spec, context, references, self)
        self.filter_bar.columns.hide()
        self.view = BoardView(context, self)
        self.side = RecordSide(leads, context, references, self)
        self.lead_actions.attach(self.side)
        if self.lead_actions.mover is not None:
            self.lead_actions.mover.returned.connect(self._put_back)
        self.beside = BesideFrame(self.view, self.side, context.theme, context.settings, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.filter_bar)
        column.addWidget(self.beside, 1)
        self._connect()
        self.reload()

    # what the window calls

    def page_actions(self) -> Sequence[PageAction]:
        """Return the actions of the board for menus and shortcuts."""
        return [
            PageAction(self.tr("New lead"), self.new_lead, NEW_KEY, "plus"),
            PageAction(self.tr("Edit"), self.edit_current, EDIT_KEY, "edit"),
            PageAction(self.tr("Move on one stage"), self.move_on, FORWARD_KEY, "arrow-right"),
            PageAction(self.tr("Move back one stage"), self.move_back, BACK_KEY, "chevron-left"),
            PageAction(self.tr("Archive"), self.archive_current, ARCHIVE_KEY, "archive"),
            PageAction(self.tr("History"), self.show_history, HISTORY_KEY, "clock"),
            PageAction(
                self.tr("Search on the board"), self.focus_search, SEARCH_KEY, "search", EDIT_MENU
            ),
            PageAction(
                self.tr("Add a condition…"),
                self.filter_bar.add_condition,
                CONDITION_KEY,
                "filter",
                VIEW,
            ),
            *pane_actions(self.beside),
            PageAction(self.tr("Reload"), self.reload, REFRESH_KEY, "refresh", VIEW),
        ]

    def keys_text(self) -> str:
        """Name the keys of the board."""
        drag = self.tr("Drag moves a card")
        keys = self.context.keys.hints(
            (BACK_KEY, self.tr("move back")),
            (FORWARD_KEY, self.tr("move on")),
            ("Enter", self.tr("open")),
            (EDIT_KEY, self.tr("edit")),
        )
        return f"{drag}  {keys}"

    def regions(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes round."""
        first = self.view.first_column()
        return (self.filter_bar.search, *((first,) if first is not None else ()), self.side)

    def has_unsaved(self) -> bool:
        """Tell whether a form or the pane holds typed text."""
        form = self.side.form
        return bool(self.side.pane.plans.drafts) or (form is not None and form.touched)

    def open_record(self, record_id: int) -> None:
        """Show a lead beside the board."""
        self.view.focus_card(record_id)
        self.side.show_record(record_id)

    def select_record(self, kind: str, record_id: int) -> None:
        """Put the keyboard on a card, now or when the board has been read again."""
        if kind == LEAD and self.side.form is None:
            self._after = record_id
            self.view.focus_card(record_id)
            if not self.side.isHidden() and self.side.record_id != record_id:
                self.side.show_record(record_id)

    def show_list(self, filters: Mapping[str, object]) -> None:
        """Show the leads that match."""
        self.filter_bar.show_filters(filters)

    # what the user does

    @Slot()
    def reload(self) -> None:
        """Read sums and cards again, under the same conditions."""
        bar = self.filter_bar
        request = ListRequest(bar.text, bar.filters(), conditions=bar.conditions)
        chosen = self.lanes.value
        swimlane = Swimlane(chosen) if chosen else None
        self.context.background.forget(self._ticket)
        self._ticket = self.context.read(
            load_board, request, self.context.today, swimlane, owner=self, done=self._show
        )

    def new_lead(self) -> None:
        """Open the empty form."""
        self.side.new()

    def edit_current(self) -> None:
        """Edit the lead of the pane, else the current card."""
        self._with_current(self.side.edit)

    def archive_current(self) -> None:
        """Archive the lead of the pane, else the current card."""
        self._with_current(self.side.archive)

    def show_history(self) -> None:
        """Show what changed in the lead of the pane, else in the current card."""
        self._with_current(self.side.history_of)

    def move_on(self) -> None:
        """Move the current card one stage forward."""
        self._step(1)

    def move_back(self) -> None:
        """Move the current card one stage back."""
        self._step(-1)

    def focus_search(self) -> None:
        """Go to the search field."""
        self.filter_bar.search.setFocus()
        self.filter_bar.search.selectAll()

    @Slot(int, object)
    def move_to(self, lead_id: int, stage: Stage) -> None:
        """Move a lead; what is missing is asked for, or explained."""
        self._after = lead_id
        self._with_row(lead_id, lambda row: self._send(row, stage))

    @Slot(int)
    def _put_back(self, lead_id: int) -> None:
        """The card did not move: leave the keyboard on it."""
        self._after = None
        self.view.focus_card(lead_id)

    def _send(self, row: LeadRow, stage: Stage) -> None:
        if self.lead_actions.mover is not None:
            self.lead_actions.mover.move(row, stage)

    def _step(self, step: int) -> None:
        lead_id = self.view.current_id() or self.side.record_id
        if lead_id is not None:
            self._after = lead_id
            self._with_row(lead_id, lambda row: self._step_from(row, step))

    def _step_from(self, row: LeadRow, step: int) -> None:
        if row.stage not in ORDER:
            return
        position = ORDER.index(row.stage) + step
        if 0 <= position < len(ORDER):
            self._send(row, ORDER[position])

    def _with_row(self, lead_id: int, then: Callable[[LeadRow], None]) -> None:
        """Read the lead as it is now: the card may be older."""
        self.context.read(
            load_rows,
            [lead_id],
            self.context.today,
            owner=self,
            done=lambda rows: then(rows[lead_id]) if lead_id in rows else None,
        )

    def _with_current(self, act: Callable[[int], None]) -> None:
        lead_id = self.side.record_id or self.view.current_id()
        if lead_id is not None and self.side.form is None:
            act(lead_id)

    # building

    def _header(self) -> PageHeader:
        header = PageHeader(self.context.theme, self.tr("Board"), self)
        header.set_as_of(formats.as_of(self.context.today))
        header.count.setMinimumWidth(1)  # it gives way first
        header.add_widget(label(self.tr("Swimlanes"), header, tone="secondary"))
        header.add_widget(self.lanes)
        header.set_main_action(self.tr("New lead"), self.new_lead, hint=NEW_KEY)
        return header

    def _lane_choice(self) -> SegmentedControl:
        choices = ((NO_LANES, self.tr("None")), *((each.value, each.label) for each in Swimlane))
        control = SegmentedControl(
            self.context.theme, choices, name=self.tr("Swimlanes"), parent=self
        )
        control.setMinimumWidth(control.sizeHint().width())
        kept = self.context.settings.value(SWIMLANE)
        if kept in {key for key, _ in choices}:
            control.choose(kept)
        return control

    def _connect(self) -> None:
        self.filter_bar.changed.connect(self.reload)
        self.lanes.chosen.connect(self._choose_lanes)
        self.view.opened.connect(self.side.show_record)
        self.view.moved.connect(self.move_to)
        self.view.menu_asked.connect(self._show_menu)
        self.view.drag_began.connect(self._ask_answers)
        self.view.drag_ended.connect(self._end_drag)
        self.side.opened.connect(self._open_side)
        self.side.emptied.connect(self.beside.close_side)
        self.side.keyboard_freed.connect(self.view.take_keyboard)
        self.context.changes.changed.connect(self._on_changes)

    @Slot(str)
    def _choose_lanes(self, key: str) -> None:
        self.context.settings.keep(SWIMLANE, key)
        self.reload()

    def _show(self, board: Board) -> None:
        self.view.show_board(board)
        count = self.tr("{count} open").format(count=formats.whole(board.count))
        investment = formats.investment_summary(board.investment_cny)
        weighted = formats.investment_summary(board.weighted_cny)
        total = self.tr("investment {amount}").format(amount=investment)
        likely = self.tr("weighted {amount}").format(amount=weighted)
        self.header.set_count(f"{count}   {total}   {likely}")
        if self._after is not None:
            self.view.focus_card(self._after)
            self._after = None

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.touch(*READS):
            self.reload()
            self.side.refresh()

    @Slot(int)
    def _ask_answers(self, lead_id: int) -> None:
        context = self.context
        context.read(
            drop_answers,
            lead_id,
            context.actor,
            context.today,
            owner=self,
            done=self.view.show_answers,
        )

    @Slot()
    def _end_drag(self) -> None:
        self.view.show_answers({})

    @Slot(int, QPoint)
    def _show_menu(self, lead_id: int, position: QPoint) -> None:
        card_menu(lead_id, self.side, self.move_to, self).popup(position)

    @Slot(bool)
    def _open_side(self, form: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.beside.open(form=form)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the pane."""
        if event.matches(QKeySequence.StandardKey.Cancel) and not self.side.isHidden():
            self.side.close_side()
        else:
            super().keyPressEvent(event)
