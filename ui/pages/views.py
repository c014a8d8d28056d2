"""Which view a list shows: chosen from its button, changed, saved, and there again at restart.

Conditions, order, groups and columns belong to the view (docs/domain.md, Saved views). What
somebody changes without saving is marked by a dot and remembered at once, columns for each view.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from crm.errors import Problem, UserError
from crm.records import conditions
from crm.staff.permissions import MANAGING
from crm.views import definition
from crm.views.definition import ViewDefinition
from crm.views.queries import READS, ViewRow, load_views
from ui.pages.views_known import alike, offered, typed
from ui.pages.views_picker import Entry, ViewPicker
from ui.pages.views_saving import ViewSaving
from ui.tables.columns import Look
from ui.tables.layout_memory import completed
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.database.changes import Changes
    from ui.context import Context
    from ui.pages.filter_bar import FilterBar
    from ui.pages.list_spec import ListSpec
    from ui.pages.record_list import RecordList
    from ui.tables.layout_memory import ColumnLayout

ALL = ""
GIVEN, SAVED = "given:", "saved:"
WIDEST = 190
DOT = "•"


class ListViews(QObject):
    """Keeps list, bar, columns and settings at one view; holds the two buttons of the bar."""

    def __init__(
        self, spec: ListSpec, context: Context, bar: FilterBar, records: RecordList
    ) -> None:
        """Put the buttons into the bar; `restore` shows what was shown last."""
        super().__init__(records)
        self._spec, self._context = spec, context
        self.bar, self._records = bar, records
        self._layout = records.table.layout_of_columns
        self._memory = self._layout.memory
        self._columns = [each for each in records.model.columns if each.look is not Look.CHECK]
        self._offered = offered(spec)
        self._rows: dict[str, ViewRow] = {}
        self._base: ViewDefinition | None = ViewDefinition()
        self._name = ""
        theme = context.theme
        self.picker = Button(theme, icon="star", trailing="chevron-down", small=True, parent=bar)
        self.picker.setMaximumWidth(WIDEST)
        self.picker.clicked.connect(self.open_picker)
        self.saver = Button(theme, self.tr("Save view"), icon="save", small=True, parent=bar)
        self.saving = ViewSaving(spec, context, self)
        self.saver.clicked.connect(self.saving.save)
        bar.put_views(self.picker, self.saver)
        records.asked.connect(self._changed)
        self._layout.changed.connect(self._say)
        context.changes.changed.connect(self._on_changes)
        context.acting.changed.connect(self._read)

    # what the page calls

    @property
    def active(self) -> str:
        """The key of the view that is shown."""
        return self._memory.view

    def row(self, key: str) -> ViewRow | None:
        """Return a saved view; None for those that the program brings."""
        return self._rows.get(key)

    @property
    def modified(self) -> bool:
        """Whether the list shows something else than the view says."""
        if self._base is None:
            return False
        fit, _missing = definition.fitted(self._base, self._offered)
        meant = definition.for_actor(fit, self._context.actor.id)
        return self._layout.differs or not alike(self._spec, self._shown(), meant)

    def restore(self) -> None:
        """Show what the list showed when it was left, and read the views."""
        self._base = self._definition_of(self._memory.view)
        try:
            self._apply(definition.from_json(self._memory.now))
        except UserError:
            if self._base is None:
                self._memory.view = ALL
                self._base = ViewDefinition()
            self._apply(self._base)
        if self._base is not None:
            self._layout.home = self._home_of(self._base)
        self._read()

    def show_filters(self) -> None:
        """Leave the view: the list shows the records behind a figure."""
        self._leave_for(ALL, ViewDefinition(), self.tr("All"))
        self._layout.show_view(self._home_of(ViewDefinition()), self._memory.left(self._columns))
        self._records.arrange(self._spec.sort, "", descending=self._spec.descending)

    # what the user does

    @Slot()
    def open_picker(self) -> None:
        """Drop the list of views from its button."""
        picker = ViewPicker(
            self._entries(),
            self.active,
            self._context.theme,
            self.bar,
            modified=self.modified,
        )
        picker.chosen.connect(self.choose)
        picker.copy_asked.connect(self.saving.save_as)
        picker.reset_asked.connect(self.put_back)
        picker.rename_asked.connect(self.saving.rename)
        picker.share_asked.connect(self.saving.share)
        picker.archive_asked.connect(self.saving.archive)
        picker.open_under(self.picker)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Show a view; what it names and the list does not know is told."""
        row = self._rows.get(key)
        if row is not None and row.problem is not None:
            self._context.messages.refuse(UserError(row.problem))
            return
        found = self._definition_of(key)
        if found is not None:
            self._leave_for(key, found, self.title(key))
            self._apply(found)
            self._records.table.setFocus()

    @Slot()
    def put_back(self) -> None:
        """Show again what the view says."""
        self._memory.forget()
        if self._base is not None:
            self._apply(self._base)

    # what the views say

    def _definition_of(self, key: str) -> ViewDefinition | None:
        """Return what a view says; None while it is not read, or cannot be."""
        if key == ALL:
            return ViewDefinition()
        given = {GIVEN + each.key: each.shows for each in self._spec.views}
        row = self._rows.get(key)
        return given.get(key) or (row.definition if row is not None else None)

    def title(self, key: str) -> str:
        """Return what a view is called."""
        if key == ALL:
            return self.tr("All")
        given = {GIVEN + each.key: each.title for each in self._spec.views}
        row = self._rows.get(key)
        return given.get(key) or (row.name if row is not None else self._name)

    def _entries(self) -> Sequence[Entry]:
        given, own, others = self.tr("Ready-made"), self.tr("Mine"), self.tr("Shared by others")
        found = [Entry(ALL, self.tr("All"))]
        found += [Entry(GIVEN + each.key, each.title, given) for each in self._spec.views]
        for key, row in self._rows.items():
            note = row.owner if not row.mine else self.tr("shared") if row.shared else ""
            entry = Entry(
                key,
                row.name,
                own if row.mine else others,
                note,
                icon="lock" if row.problem is not None else "",
                changeable=self.may_change(row),
                shared=row.shared,
            )
            found.append(entry)
        return found

    def may_change(self, row: ViewRow) -> bool:
        """Tell whether the acting person may change a view."""
        return row.mine or (row.shared and self._context.actor.role in MANAGING)

    def _shown(self) -> ViewDefinition:
        """Return what the list shows now, without its columns."""
        request = self._records.request
        return ViewDefinition(
            text=request.text,
            filters=dict(request.filters),
            conditions=tuple(conditions.to_json(each) for each in request.conditions),
            sort=request.sort,
            descending=request.descending,
            group=request.group,
            archived=request.archived,
        )

    def to_save(self) -> ViewDefinition:
        """Return what the list shows, with what the view says beyond what the list knows."""
        shown = replace(self._shown(), columns=self._layout.layout.as_columns())
        if self._base is None:
            return shown
        said = definition.said_by(shown, self._base, self._context.actor.id)
        return definition.with_unknown(said, self._base, self._offered)

    # showing and remembering

    def _leave_for(self, key: str, base: ViewDefinition, name: str) -> None:
        self._memory.view, self._base, self._name = key, base, name

    def _home_of(self, view: ViewDefinition) -> ColumnLayout:
        return completed(view.columns, self._columns)

    def _apply(self, view: ViewDefinition) -> None:
        """Show a view; the list is read once."""
        spec = self._spec
        fit, missing = definition.fitted(view, self._offered)
        fit = definition.for_actor(fit, self._context.actor.id)
        self._layout.show_view(self._home_of(fit), self._memory.left(self._columns))
        descending = fit.descending if fit.sort else spec.descending
        self._records.arrange(fit.sort or spec.sort, fit.group, descending=descending)
        asked = [conditions.from_json(each) for each in fit.conditions]
        filters = typed(spec, fit.filters)
        self.bar.show_conditions(filters, asked, fit.text, archived=fit.archived)
        if missing:
            self._warn(missing)

    def _warn(self, missing: Sequence[str]) -> None:
        text = self.tr(
            "The view “{view}” names what this list does not have: {names}. The rest is shown; "
            "the view is kept as it is."
        )
        told = text.format(view=self.title(self.active), names=self.tr(", ").join(missing))
        self._context.messages.warn([Problem("VIEW_PARTLY", told)])

    @Slot()
    def _changed(self) -> None:
        """Remember at once what the list shows, with the columns that the view has."""
        now = replace(self._shown(), columns=self._layout.home.as_columns())
        self._memory.remember(definition.to_json(now))
        self._say()

    @Slot()
    def _say(self) -> None:
        """Write the name of the view on its button, with a dot where it was changed."""
        name, modified = self.title(self.active), self.modified
        self.picker.setText(name.replace("&", "&&"))
        self.picker.value = DOT if modified else ""
        spoken = self.tr("View: {view}").format(view=name)
        if modified:
            spoken = self.tr("View: {view}, changed").format(view=name)
        self.picker.name_only(spoken)
        self.picker.updateGeometry()
        self.picker.update()

    # reading and writing

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.touch(*READS):
            self._read()

    @Slot()
    def _read(self) -> None:
        actor = self._context.actor.id
        self._context.read(load_views, self._spec.key, actor, owner=self, done=self._take)

    def _take(self, rows: Sequence[ViewRow]) -> None:
        """Take the views as they are now; the one that is shown may be another or gone."""
        before, untouched = self._base, not self.modified
        self._rows = {f"{SAVED}{each.id}": each for each in rows}
        key = self.active
        if key.startswith(SAVED):
            found = self._definition_of(key)
            if found is None:
                self._lose()
            elif before is None:
                self._base, self._layout.home = found, self._home_of(found)
            elif found != before:
                self._base, self._layout.home = found, self._home_of(found)
                if untouched:
                    self._apply(found)
        self._name = self.title(self.active)
        self._say()

    def _lose(self) -> None:
        """The view that is shown is gone: the list stays as it is, as a change of all rows."""
        layout = self._layout.layout
        self._leave_for(ALL, ViewDefinition(), self.tr("All"))
        self._layout.show_view(self._home_of(ViewDefinition()), layout)
        self._changed()

    def adopt(self, view_id: int, view: ViewDefinition, name: str) -> None:
        """Show a view that was just saved: the changes belong to it, not to the one before."""
        self._memory.forget()
        self._leave_for(f"{SAVED}{view_id}", view, name)
        self.settle(view)
        self._read()
        self._records.table.setFocus()

    def settle(self, view: ViewDefinition) -> None:
        """What is shown is what the view says from now on."""
        self._memory.forget()
        self._base, self._layout.home = view, self._layout.layout
        self._changed()
