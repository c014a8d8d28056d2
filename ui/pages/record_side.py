"""The right side of a list page: one record in the pane, or a form in its place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from ui.actions import EDIT_KEY
from ui.pages.form_side import FormSide, name_of
from ui.panes.content import Link, PaneAction, PaneContent
from ui.panes.record_pane import RecordPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.records.saved import Saved
    from ui.context import Context
    from ui.forms.candidates import References
    from ui.forms.record_form import RecordForm
    from ui.pages.list_spec import FormSpec, ListSpec

EDIT = "edit"
ARCHIVE = "archive"
RESTORE = "restore"


class RecordSide(QStackedWidget):
    """Reads, edits, archives and annotates the record that is shown.

    Signals:
        opened: a pane or a form is shown; True for a form.
        emptied: nothing is shown any more.
        keyboard_freed: form or pane left the keyboard; the list takes it.
        saved: a record of the list was saved, by id.
    """

    opened = Signal(bool)
    emptied = Signal()
    keyboard_freed = Signal()
    saved = Signal(int)

    def __init__(
        self, spec: ListSpec, context: Context, references: References, parent: QWidget
    ) -> None:
        """Start empty."""
        super().__init__(parent)
        self._spec = spec
        self._context = context
        self._ticket = 0
        self.record_id: int | None = None
        self.pane = RecordPane(context.theme, context.today, self)
        self.pane.action_asked.connect(self.act)
        self.pane.link_followed.connect(self._follow)
        self.pane.note_written.connect(self._write_note)
        self.pane.close_asked.connect(self.close_side)
        self.forms = FormSide(context, references, self)
        self.forms.ready.connect(self._show_form)
        self.forms.saved.connect(self._saved)
        self.forms.left.connect(self._left)
        self.forms.keyboard_freed.connect(self.keyboard_freed)
        self.addWidget(self.pane)
        self.addWidget(self.forms)

    @property
    def form(self) -> RecordForm | None:
        """The form that is open."""
        return self.forms.form

    def show_record(self, record_id: int) -> None:
        """Read a record and show its pane; a form with unsaved text stays and asks."""
        if not self.forms.may_leave() or self._spec.load_pane is None:
            return
        self._context.background.forget(self._ticket)
        self._ticket = self._context.read(
            self._spec.load_pane,
            record_id,
            self._context.today,
            owner=self,
            done=partial(self._show, record_id),
        )

    def refresh(self) -> None:
        """Read the record of the pane again: something was committed."""
        if self.record_id is not None and self.form is None:
            self.show_record(self.record_id)

    def new(self, values: Mapping[str, object] | None = None) -> None:
        """Open the empty form of the list's own records, with raw values filled in."""
        if self._spec.form is not None:
            self.open_form(self._spec.form, values=values)

    def edit(self, record_id: int, field: str = "") -> None:
        """Open the form of a record, with the cursor in `field`."""
        if self._spec.form is not None and self._spec.form.load is not None:
            self.open_form(self._spec.form, record_id=record_id, field=field)

    def open_form(
        self,
        spec: FormSpec,
        *,
        record_id: int | None = None,
        values: Mapping[str, object] | None = None,
        field: str = "",
    ) -> None:
        """Open any form in the place of the pane; afterwards the record that was shown returns.

        Pages use this for what belongs to a record: a contact of a company, a stop of a trip.
        """
        if self.forms.may_leave():
            content = self.pane.content
            same = spec is self._spec.form and content is not None and content.id == record_id
            self.forms.start(
                spec,
                record_id=record_id,
                values=values,
                content=content if same else None,
                field=field,
            )

    @Slot()
    def close_side(self) -> None:
        """Close form and pane."""
        if self.forms.may_leave():
            self.forms.drop()
            self.record_id = None
            self._context.background.forget(self._ticket)
            self.emptied.emit()
            self.keyboard_freed.emit()

    @Slot(str)
    def act(self, key: str) -> None:
        """Do what a button of the pane asks: edit, archive, restore, or what the page knows.

        `edit:area` opens the form with the cursor in the field `area`.
        """
        content = self.pane.content
        if content is None:
            return
        if key == EDIT or key.startswith(f"{EDIT}:"):
            self.edit(content.id, key.partition(":")[2])
        elif key in (ARCHIVE, RESTORE):
            self.archive(content.id, content.version, on=key == ARCHIVE)
        else:
            self._spec.act(key, content.id)

    def archive(self, record_id: int, version: int | None = None, *, on: bool = True) -> None:
        """Archive a record, with a way back, or restore it."""
        command = self._spec.archive if on else self._spec.restore
        if command is not None:
            self._context.write(
                name_of(command),
                cast("Any", command),
                record_id,
                version,
                owner=self,
                done=partial(self._archived, record_id, on=on),
            )

    def _archived(self, record_id: int, _result: object, *, on: bool) -> None:
        messages = self._context.messages
        if not on:
            messages.tell(self.tr("Restored."))
        elif self._spec.restore is not None:
            back = partial(self._undo_archive, record_id)
            messages.tell(self.tr("Archived."), action=self.tr("Undo"), run=back)
        else:
            messages.tell(self.tr("Archived."))

    def _undo_archive(self, record_id: int) -> None:
        if isValid(self):
            self.archive(record_id, on=False)

    def _show(self, record_id: int, detail: object) -> None:
        if self._spec.pane is not None:
            self.forms.drop()
            self.record_id = record_id
            self.pane.show_content(self._with_own_actions(self._spec.pane(detail)))
            self.setCurrentWidget(self.pane)
            self.opened.emit(False)

    def _with_own_actions(self, content: PaneContent) -> PaneContent:
        spec = self._spec
        first: list[PaneAction] = []
        last: list[PaneAction] = []
        if content.archived:
            if spec.restore is not None:
                first.append(PaneAction(RESTORE, self.tr("Restore"), "restore"))
        else:
            if spec.form is not None and spec.form.load is not None:
                text, reason = self.tr("Edit"), content.read_only
                first.append(PaneAction(EDIT, text, shortcut=EDIT_KEY, reason=reason))
            if spec.archive is not None:
                last.append(PaneAction(ARCHIVE, self.tr("Archive"), "archive"))
        return replace(content, actions=(*first, *content.actions, *last))

    @Slot()
    def _show_form(self) -> None:
        self.setCurrentWidget(self.forms)
        self.opened.emit(True)

    @Slot(object)
    def _saved(self, saved: Saved) -> None:
        own = self.forms.spec is self._spec.form
        self.forms.drop()
        if own:
            self.saved.emit(saved.id)
        self._return_to(saved.id if own else self.record_id)

    @Slot()
    def _left(self) -> None:
        self.forms.drop()
        self._return_to(self.record_id)

    def _return_to(self, record_id: int | None) -> None:
        if record_id is None or self._spec.load_pane is None:
            self.close_side()
        else:
            self.show_record(record_id)

    @Slot(object)
    def _follow(self, link: Link) -> None:
        self._context.navigate.open(link.target, link.id)

    @Slot(str)
    def _write_note(self, text: str) -> None:
        note, record_id = self._spec.note, self.record_id
        if note is not None and record_id is not None:
            self._context.write(
                name_of(note), note, record_id, text, owner=self, done=self._note_written
            )

    def _note_written(self, _result: object) -> None:
        self.pane.clear_note()
