"""Editing in place: F2 opens the editor of a cell, and its form's save command writes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Slot

from crm.records.fields import by_name
from ui.pages.form_side import name_of
from ui.pages.inline.cell_editor import LEAVE, NEXT, PREVIOUS, TOO_LARGE, CellEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.errors import UserError
    from crm.records.fields import Field
    from crm.records.saved import FormValues
    from ui.context import Context
    from ui.forms.candidates import References
    from ui.pages.list_spec import FormSpec, ListSpec
    from ui.tables.columns import Column
    from ui.tables.table import RecordTable

VERSION_CONFLICT = "VERSION_CONFLICT"


class InlineEditing(QObject):
    """Edits one cell of `table` at a time, by the fields and commands of the list's form."""

    def __init__(
        self, spec: ListSpec, context: Context, references: References, table: RecordTable
    ) -> None:
        """Wait for `begin`."""
        super().__init__(table)
        self._context, self._references, self._table = context, references, table
        form = spec.form if spec.form is not None and spec.form.load is not None else None
        self._form: FormSpec | None = form
        self._fields: Mapping[str, Field] = by_name(form.fields if form is not None else ())
        self._record_id = 0
        self._key = ""
        self._version: int | None = None
        self._ticket = 0
        self.cell: CellEditor | None = None
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self._follow)
        for changed in (table.layout_of_columns.changed, table.model().modelReset):
            changed.connect(self._follow)

    @property
    def touched(self) -> bool:
        """Whether something typed would be lost."""
        return self.cell is not None and self.cell.touched

    def field_of(self, column: Column | None) -> Field | None:
        """Return the field that a column edits in its cells, None where the form is needed."""
        field = self._fields.get(column.edits) if column is not None else None
        usable = field is not None and not field.read_only and field.kind not in TOO_LARGE
        return field if usable else None

    def begin(self) -> bool:
        """Open the editor of the current cell; False where it has none."""
        if self.cell is not None:
            return True
        column, record_id = self._table.current_column(), self._table.current_id()
        if column is None or record_id is None or self.field_of(column) is None:
            return False
        load = cast("FormSpec", self._form).load
        if load is None:
            return False
        self._context.background.forget(self._ticket)
        self._ticket = self._context.read(
            load, record_id, owner=self, done=partial(self._open, record_id, column)
        )
        return True

    def _open(self, record_id: int, column: Column, values: FormValues) -> None:
        """Show the editor, unless the person has gone to another record meanwhile."""
        field = self.field_of(column)
        if field is None or self._table.current_id() != record_id:
            return
        self._record_id, self._key, self._version = record_id, column.key, values.version
        table = self._table
        table.scrollTo(table.currentIndex())
        self.cell = CellEditor(field, self._references, self._context.theme, table.viewport())
        self.cell.wanted.connect(self._save)
        self.cell.given_up.connect(self._give_up)
        self.cell.open(values.values.get(field.name), table.cell_rect(record_id, column.key))

    @Slot(int)
    def _save(self, step: int) -> None:
        cell, form = self.cell, self._form
        if cell is None or form is None:
            return
        if not cell.touched:
            self._close(step)
            return
        name = self._column().edits
        self._context.write(
            name_of(form.save),
            cast("Any", partial(form.save, id=self._record_id, version=self._version)),
            {name: cell.editor.raw()},
            owner=cell,
            done=partial(self._saved, step),
            failed=self._refused,
        )

    def _saved(self, step: int, _saved: object) -> None:
        self._close(step)

    def _refused(self, error: UserError) -> None:
        """Say it at the cell; after somebody else's save, what they wrote too."""
        if self.cell is None:
            return
        self.cell.refuse(f"{error.message} {error.code}")
        load = self._form.load if self._form is not None else None
        if error.code == VERSION_CONFLICT and load is not None:
            done = partial(self._compare, error)
            self._context.read(load, self._record_id, owner=self.cell, done=done)

    def _compare(self, error: UserError, values: FormValues) -> None:
        if self.cell is None:
            return
        self._version = values.version
        theirs = self.cell.words_of(values.values.get(self._column().edits)) or "—"
        text = self.tr(
            "{sentence} {code} It says now: {value}. Enter writes yours, Esc keeps theirs."
        )
        self.cell.refuse(text.format(sentence=error.message, code=error.code, value=theirs))

    @Slot()
    def _give_up(self) -> None:
        self._close(0)

    def _close(self, step: int) -> None:
        """Take the editor away; go on to another cell where that is wanted."""
        if self.cell is None:
            return
        self.cell.close_editor()
        self.cell = None
        if step == LEAVE:
            return
        self._table.setFocus()
        self._table.make_current(self._record_id)
        self._table.make_column_current(self._key)
        if step in (NEXT, PREVIOUS) and self._go(step):
            self.begin()

    def _go(self, step: int) -> bool:
        """Make the next or previous cell current that can be edited, in the next record at last."""
        table = self._table
        keys = [each.key for each in table.columns_shown() if self.field_of(each) is not None]
        order = [each.key for each in table.columns_shown()]
        here = order.index(self._key)
        beside = [key for key in keys if (order.index(key) - here) * step > 0]
        if beside:
            table.make_column_current(beside[0] if step == NEXT else beside[-1])
            return True
        if not keys or not table.step_row(step):
            return False
        table.make_column_current(keys[0] if step == NEXT else keys[-1])
        return True

    def _column(self) -> Column:
        return next(each for each in self._table.columns_shown() if each.key == self._key)

    @Slot()
    def _follow(self) -> None:
        if self.cell is not None:
            self.cell.place(self._table.cell_rect(self._record_id, self._key))
