"""The frame of all list pages: search, conditions, table, sums, pane and form.

A page is a short declaration, in `ui/pages/<thing>/page.py`:

    def create_page(context: Context) -> ListPage:
        return ListPage(context, spec(context))

    def spec(context: Context) -> ListSpec:
        return ListSpec(
            key="parks", kind="park", icon="parks", title=translate("Parks", "Parks"),
            search_hint=translate("Parks", "Name, pinyin or code"),
            columns=(
                Column("name", lambda: translate("Parks", "Park"), lambda row: row.name,
                       look=Look.STRONG, sort_key="name", width=200),
                Column("area", area_title, lambda row: formats.area(row.floor_area),
                       look=Look.NUMBER, sort_key="area",
                       tone=lambda row: "" if row.floor_area else MUTED),
            ),
            sort="name", filters=(FilterSpec("status", "Status", choices),),
            find_ids=queries.find_ids, load_rows=queries.load_rows, reads=queries.READS,
            totals=queries.totals, totals_text=totals_text,
            load_pane=queries.load_detail, pane=pane_content,
            form=FormSpec(PARK_FIELDS, save_park, "New park", "Edit park", queries.load_form),
            archive=archive_park, restore=restore_park,
            count_text=count_text, empty_text="No park yet.", new_text="New park",
        )

Pages that do more subclass `ListPage`, or pass `act` and use `page.side.open_form`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import formats
from ui.actions import (
    ARCHIVE_KEY,
    COLUMNS_KEY,
    COPY_WITH_HEADER_KEY,
    EDIT_FORM_KEY,
    EDIT_KEY,
    HISTORY_KEY,
    NEW_KEY,
    REFRESH_KEY,
    SAVE_VIEW_KEY,
    SEARCH_KEY,
    SHOW_ARCHIVED_KEY,
    VIEW,
    VIEWS_KEY,
    PageAction,
)
from ui.actions import EDIT as EDIT_MENU
from ui.focus import holds
from ui.forms.record_references import RecordReferences
from ui.pages import arranging
from ui.pages.bulk.editing import BulkEditing
from ui.pages.filter_bar import FilterBar
from ui.pages.inline.editing import InlineEditing
from ui.pages.record_list import RecordList
from ui.pages.record_side import RecordSide
from ui.pages.row_copying import RowCopying
from ui.pages.views import ListViews
from ui.panes.beside import BesideFrame
from ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.database.changes import Changes
    from crm.records.conditions import Condition
    from ui.context import Context
    from ui.pages.list_spec import ListSpec

FOLLOW = 150  # ms after the last arrow key before the pane follows the current row


class ListPage(QWidget):
    """Shows the records of a `ListSpec`; all database work runs in the background."""

    def __init__(self, context: Context, spec: ListSpec, parent: QWidget | None = None) -> None:
        """Build the page and ask for its records."""
        super().__init__(parent)
        self.spec = spec
        self.context = context
        references = RecordReferences(context)
        self.header = PageHeader(context.theme, spec.title, self)
        self.header.set_as_of(formats.as_of(context.today))
        self.filter_bar = FilterBar(spec, context, references, self)
        self.records = RecordList(spec, context, self.filter_bar, self)
        self.table = self.records.table
        self.views = ListViews(spec, context, self.filter_bar, self.records)
        self.copying = RowCopying(spec, context, self.records)
        self.bulk = BulkEditing(spec, context, references, self.records)
        self.inline = InlineEditing(spec, context, references, self.table)
        self.side = RecordSide(spec, context, references, self)
        self.beside = BesideFrame(self.records, self.side, context.theme, context.settings, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.filter_bar)
        column.addWidget(self.beside, 1)
        if spec.form is not None and spec.new_text:
            self.header.set_main_action(spec.new_text, self.new_record, hint=NEW_KEY)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(FOLLOW)
        self._connect()
        self.views.restore()

    # what the window calls

    def page_actions(self) -> Sequence[PageAction]:
        """Return the actions of the page for menus and shortcuts."""
        spec = self.spec
        text = self.tr("Search in the list")
        found = [PageAction(text, self.focus_search, SEARCH_KEY, "search", EDIT_MENU)]
        if spec.form is not None and spec.new_text:
            found.append(PageAction(spec.new_text, self.new_record, NEW_KEY, "plus"))
        if spec.form is not None and spec.form.load is not None:
            found.append(PageAction(self.tr("Edit"), self.edit_current, EDIT_KEY, "edit"))
            text = self.tr("Edit in the form")
            found.append(PageAction(text, self.edit_in_form, EDIT_FORM_KEY, "edit"))
        if spec.archive is not None:
            text, archive = self.tr("Archive"), self.archive_current
            found.append(PageAction(text, archive, ARCHIVE_KEY, "archive"))
            show = self.filter_bar.toggle_archived
            found.append(PageAction(self.tr("Show archived"), show, SHOW_ARCHIVED_KEY, menu=VIEW))
        if spec.load_pane is not None:
            found.append(PageAction(self.tr("History"), self.show_history, HISTORY_KEY, "clock"))
        found += self.list_actions()
        found.append(PageAction(self.tr("Reload"), self.reload, REFRESH_KEY, "refresh", VIEW))
        return found

    def list_actions(self) -> list[PageAction]:
        """Return what every list offers, whatever its records are."""
        views, copy = self.views, self.copying.copy_with_header
        choose = self.records.choose_columns
        return [
            PageAction(self.tr("Copy with header"), copy, COPY_WITH_HEADER_KEY, "", EDIT_MENU),
            PageAction(self.tr("Views"), views.open_picker, VIEWS_KEY, "star", VIEW),
            PageAction(self.tr("Save view"), views.saving.save, SAVE_VIEW_KEY, "save", VIEW),
            PageAction(self.tr("Columns"), choose, COLUMNS_KEY, "columns", VIEW),
            *self.records.list_actions(),
            *arranging.list_actions(self.records),
            *arranging.pane_actions(self.beside),
            *self.bulk.actions(),
        ]

    def keys_text(self) -> str:
        """Name the keys of the list."""
        return self.context.keys.hints(
            ("Enter", self.tr("open")),
            ("Space", self.tr("select")),
            (EDIT_KEY, self.tr("edit")),
            ("Ctrl+C", self.tr("copy")),
        )

    def regions(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes round."""
        return (self.filter_bar.search, self.table, self.side)

    def current_record(self) -> tuple[str, int] | None:
        """Return kind and id of the record in the pane."""
        record_id = self.side.record_id
        return None if record_id is None else (self.spec.kind, record_id)

    def checked_records(self, kind: str) -> Sequence[int]:
        """Return the checked records, if the list is of this kind."""
        return self.records.model.checked if kind == self.spec.kind else ()

    def has_unsaved(self) -> bool:
        """Tell whether typed text would be lost."""
        in_form = self.side.form is not None and self.side.form.touched
        return in_form or self.inline.touched or bool(self.side.pane.plans.drafts)

    def open_record(self, record_id: int) -> None:
        """Show a record, wherever the list stands."""
        self.records.make_current(record_id)
        self.side.show_record(record_id)

    def select_record(self, kind: str, record_id: int) -> None:
        """Make a record current, and show it where the pane is open."""
        if kind == self.spec.kind and self.side.form is None:
            self.records.make_current(record_id)
            if not self.side.isHidden() and self.side.record_id != record_id:
                self.side.show_record(record_id)

    def create_record(self, kind: str, values: Mapping[str, object]) -> None:
        """Open the empty form with raw values filled in."""
        if kind == self.spec.kind:
            self.side.new(values)

    def show_list(self, filters: Mapping[str, object]) -> None:
        """Show the records that match, whatever view was shown.

        Under "conditions" `filters` may hold typed conditions too.
        """
        wanted = dict(filters)
        conditions = cast("Sequence[Condition]", wanted.pop("conditions", ()))
        self.views.show_filters()
        self.filter_bar.show_conditions(wanted, conditions)

    # what the user does

    def new_record(self) -> None:
        """Open the empty form."""
        self.side.new()

    def edit_current(self) -> None:
        """Edit the current cell of the list, else the record in its form."""
        if not holds(self.table, QApplication.focusWidget()) or not self.inline.begin():
            self.edit_in_form()

    def edit_in_form(self) -> None:
        """Edit the record of the pane, else the current one of the list."""
        record_id = self.side.record_id or self.table.current_id()
        if record_id is not None and self.side.form is None:
            self.side.edit(record_id)

    def archive_current(self) -> None:
        """Archive the checked records, else that of the pane, else the current one of the list."""
        if self.bulk.checked:
            self.bulk.archive()
            return
        record_id = self.side.record_id or self.table.current_id()
        if record_id is not None and self.side.form is None:
            self.side.archive(record_id)

    def show_history(self) -> None:
        """Show what changed in the record of the pane, else in the current one of the list."""
        record_id = self.side.record_id or self.table.current_id()
        if record_id is not None and self.side.form is None:
            self.side.history_of(record_id)

    def focus_search(self) -> None:
        """Go to the search field."""
        self.filter_bar.search.setFocus()
        self.filter_bar.search.selectAll()

    def reload(self) -> None:
        """Ask again for what the list shows."""
        self.records.reload()

    def _connect(self) -> None:
        self.table.opened.connect(self.side.show_record)
        self.table.edit_asked.connect(self.edit_current)
        self.table.current_changed.connect(self._follow_row)
        self.records.loaded.connect(self._say_count)
        self.records.new_asked.connect(self.new_record)
        self.side.opened.connect(self._open_side)
        self.side.emptied.connect(self.beside.close_side)
        self.side.saved.connect(self.records.make_current)
        self.side.keyboard_freed.connect(self.table.setFocus)
        self._follow.timeout.connect(self._show_followed)
        self.context.changes.changed.connect(self._on_changes)

    @Slot(int)
    def _say_count(self, count: int) -> None:
        self.header.set_count(self.spec.count_text(count))

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.touch(*self.spec.reads):
            self.reload()
            self.side.refresh()

    @Slot(bool)
    def _open_side(self, form: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.beside.open(form=form)

    @Slot(int)
    def _follow_row(self, record_id: int) -> None:
        if record_id and not self.side.isHidden() and self.side.form is None:
            self._follow.start()

    @Slot()
    def _show_followed(self) -> None:
        record_id = self.table.current_id()
        if record_id is not None and not self.side.isHidden() and self.side.form is None:
            self.side.show_record(record_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the innermost: the pane, then the selection."""
        if not event.matches(QKeySequence.StandardKey.Cancel):
            super().keyPressEvent(event)
        elif not self.side.isHidden():
            self.side.close_side()
        elif self.records.model.checked:
            self.records.uncheck()
        else:
            super().keyPressEvent(event)
