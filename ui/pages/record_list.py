"""The left side of a list page: conditions, the table that loads what it shows, and its sums."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crm.records.conditions import SECOND
from crm.records.groups import Groups
from crm.records.listing import ListRequest
from ui.actions import CONDITION_KEY, VIEW, PageAction
from ui.pages.grouping import Grouping
from ui.pages.list_feet import SelectionBar, TotalsStrip
from ui.pages.list_reading import Listed, read_list
from ui.tables.column_chooser import ColumnChooser
from ui.tables.grouped_table import GroupedTable
from ui.tables.layout_memory import LayoutMemory
from ui.tables.model import PagedTableModel
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crm.errors import UserError
    from ui.context import Context
    from ui.pages.filter_bar import FilterBar
    from ui.pages.list_spec import ListSpec


class RecordList(QWidget):
    """Reads ids, rows by page and sums in the background, for the conditions of `bar`.

    Signals:
        asked: other records, another order or other groups are shown from now on.
        loaded: the number of records, when their ids have come.
        new_asked: the button of the empty list.
    """

    asked = Signal()
    loaded = Signal(int)
    new_asked = Signal()

    def __init__(self, spec: ListSpec, context: Context, bar: FilterBar, parent: QWidget) -> None:
        """Build the list; `reload` fills it."""
        super().__init__(parent)
        self._spec = spec
        self._context = context
        self._bar = bar
        self._sort, self._descending = spec.sort, spec.descending
        self._group = ""
        self._tickets = {"ids": 0, "totals": 0}
        self._current_when_loaded: int | None = None
        self._from_top = False
        self.model = PagedTableModel(
            spec.columns, checkable=spec.checkable, subtotals=spec.subtotals, parent=self
        )
        memory = LayoutMemory(context.settings, spec.key)
        self.table = GroupedTable(self.model, context.theme, memory)
        self.table.setAccessibleName(spec.title)
        self.table.show_sorted(self._sort, descending=self._descending)
        self.grouping = Grouping(spec, context.theme, bar, self.table, self)
        self.empty = EmptyState(context.theme, spec.icon)
        self.views = QStackedWidget(self)
        self.views.addWidget(self.table)
        self.views.addWidget(self.empty)
        archive = spec.archive is not None
        self.selection = SelectionBar(context.theme, self, archive=archive)
        self.totals = TotalsStrip(context.theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.views, 1)
        column.addWidget(self.selection)
        column.addWidget(self.totals)
        self._connect()
        self._say_columns()

    @property
    def request(self) -> ListRequest:
        """What the list shows now."""
        bar = self._bar
        return ListRequest(
            text=bar.text,
            filters=bar.filters(),
            sort=self._sort,
            descending=self._descending,
            archived=bar.archived,
            conditions=bar.conditions,
            group=self._group,
        )

    @property
    def group(self) -> str:
        """The column by whose values the rows are put together, "" for none."""
        return self._group

    @group.setter
    def group(self, name: str) -> None:
        self._group = name if name in self._spec.groups else ""
        self.grouping.say(self._group)
        self._begin_again()

    def arrange(self, sort: str, group: str, *, descending: bool) -> None:
        """Take the order and the groups of a view; its conditions, shown next, read the list."""
        self._sort, self._descending = sort, descending
        self._group = group if group in self._spec.groups else ""
        self.grouping.say(self._group)
        self.table.show_sorted(sort, descending=descending)

    @Slot()
    def reload(self) -> None:
        """Ask again for ids and sums; place, selection and loaded rows stay until they come."""
        context, spec, request = self._context, self._spec, self.request
        for ticket in self._tickets.values():
            context.background.forget(ticket)
        self._tickets["ids"] = context.read(
            partial(read_list, spec),
            request,
            context.today,
            owner=self,
            done=self._show_ids,
            failed=self._refused,
        )
        if spec.totals is not None:
            self._tickets["totals"] = context.read(
                spec.totals,
                request,
                context.today,
                owner=self,
                done=self._show_totals,
                failed=self._no_totals,
            )

    def make_current(self, record_id: int) -> None:
        """Make a record current, now or when it has come into the list."""
        here = self.table.make_current(record_id)
        self._current_when_loaded = None if here else record_id

    @Slot()
    def uncheck(self) -> None:
        """Uncheck every row."""
        self.model.check(self.model.checked, on=False)
        self.table.setFocus()

    def _connect(self) -> None:
        self._bar.changed.connect(self._begin_again)
        self._bar.columns_asked.connect(self.choose_columns)
        self._bar.list_entered.connect(self._enter)
        self.grouping.chosen.connect(self._group_by)
        self.model.page_needed.connect(self._load_page)
        self.model.checked_changed.connect(self._show_selection)
        self.model.loaded.connect(self._show_selection)
        self.table.sort_asked.connect(self._sort_by)
        self.table.verticalScrollBar().valueChanged.connect(self._show_place)
        self.table.verticalScrollBar().rangeChanged.connect(self._show_place)
        self.table.layout_of_columns.changed.connect(self._say_columns)
        self.selection.clear_asked.connect(self.uncheck)

    def _show_ids(self, found: Listed) -> None:
        ids = found.ids
        self.table.show_groups(ids, found.groups, found.group, from_top=self._from_top)
        self._from_top = False
        if self._current_when_loaded is not None:
            self.table.make_current(self._current_when_loaded)
            self._current_when_loaded = None
        self.views.setCurrentWidget(self.table if ids else self.empty)
        if not ids:
            self._say_why_empty()
        self._show_place()
        self.loaded.emit(len(ids))

    def _refused(self, error: UserError) -> None:
        """Say at the place of the list which condition cannot be asked, and show no other rows."""
        asked = {each.column for each in self._bar.conditions}
        column = error.field.removesuffix(SECOND)
        if column not in {*asked, self._group} or not column:
            self._context.messages.refuse(error)
            return
        self.table.show_groups((), Groups(), "")
        self.views.setCurrentWidget(self.empty)
        take_away = partial(self._bar.take_away, column)
        text = self.tr("Take this condition away")
        if column not in asked:
            take_away, text = partial(self._group_by, ""), self.tr("No groups")
        self.empty.say(f"{error.message} {error.code}", [(text, "", take_away)])
        self.loaded.emit(0)

    def _no_totals(self, error: UserError) -> None:
        """Show no sums; why, the list says in its own place."""
        del error
        self.totals.show_totals(())

    @Slot()
    def _enter(self) -> None:
        """Go from the search to the list, at its first row if none is current."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.go_to(0)

    @Slot(str)
    def _group_by(self, name: str) -> None:
        self.group = name
        self.table.setFocus()

    def _say_why_empty(self) -> None:
        spec, bar = self._spec, self._bar
        new: list[tuple[str, str, Callable[[], None]]] = []
        if spec.form is not None and spec.new_text:
            new = [(spec.new_text, "plus", self.new_asked.emit)]
        if bar.count:
            text = self.tr("Clear conditions ({count})").format(count=bar.count)
            clear = (text, "", bar.clear)
            self.empty.say(self.tr("Nothing matches the conditions."), [clear, *new])
        else:
            self.empty.say(spec.empty_text, new)

    def _show_totals(self, found: Any) -> None:
        if self._spec.totals_text is not None:
            self.totals.show_totals(self._spec.totals_text(found))

    @Slot(list)
    def _load_page(self, ids: list[int]) -> None:
        context, done = self._context, partial(self._show_rows, ids, self.model.generation)
        context.read(self._spec.load_rows, tuple(ids), context.today, owner=self, done=done)

    def _show_rows(self, ids: list[int], generation: int, rows: Mapping[int, Any]) -> None:
        self.model.add_rows(ids, rows, generation)

    @Slot(str, bool)
    def _sort_by(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._sort, self._descending = key, descending
        self._begin_again()

    @Slot()
    def _begin_again(self) -> None:
        """Show another order or other records from the first one on."""
        self._from_top = True
        self.asked.emit()
        self.reload()

    @Slot()
    def _show_place(self) -> None:
        first, last = self.table.visible_rows()
        text = self.tr("Rows {first}–{last} of {all}")
        shown = text.format(first=f"{first:,}", last=f"{last:,}", all=f"{len(self.model.ids):,}")
        self.totals.show_place(shown if first else "")

    def list_actions(self) -> list[PageAction]:
        """Return what the list does with conditions and groups."""
        if not self._spec.conditions:
            return self.grouping.actions()
        text, add = self.tr("Add a condition…"), self._bar.add_condition
        condition = PageAction(text, add, CONDITION_KEY, "filter", VIEW)
        return [condition, *self.grouping.actions()]

    @Slot()
    def choose_columns(self) -> None:
        """Drop the list of columns from its button."""
        layout, theme = self.table.layout_of_columns, self._context.theme
        ColumnChooser(self.model.columns, layout, theme, self).open_under(self._bar.columns)

    @Slot()
    def _say_columns(self) -> None:
        self._bar.say_columns(*self.table.layout_of_columns.counts)

    @Slot()
    def _show_selection(self) -> None:
        checked = self.model.checked
        rows = [row for each in checked if (row := self.model.row_of(each)) is not None]
        sum_up = self._spec.chosen_text
        whole = sum_up is not None and rows and len(rows) == len(checked)
        self.selection.say(len(checked), sum_up(rows) if sum_up and whole else "")
