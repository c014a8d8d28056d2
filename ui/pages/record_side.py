"""The right side of a list page: one record in the pane, or a form or its history in its place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from crm.attachments.queries import HOLDERS
from ui.actions import EDIT_KEY
from ui.pages.form_side import FormSide, name_of
from ui.pages.history_side import HistorySide, part_of
from ui.pages.plan_side import PlanSide
from ui.panes.belongings import Belongings
from ui.panes.content import HISTORY, Link, PaneAction, PaneContent
from ui.panes.record_pane import RecordPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crm.errors import UserError
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
        self.pane = RecordPane(context.theme, context.today, self, Belongings(context))
        self.pane.action_asked.connect(self.act)
        self.pane.link_followed.connect(self._follow)
        self.pane.close_asked.connect(self.close_side)
        self.plans = PlanSide(spec, context, references, self)
        self.forms = FormSide(context, references, self)
        self.forms.ready.connect(self._show_form)
        self.forms.saved.connect(self._saved)
        self.forms.left.connect(self._left)
        self.forms.keyboard_freed.connect(self.keyboard_freed)
        self.history = HistorySide(context, self)
        self.history.left.connect(self._leave_history)
        self.history.close_asked.connect(self.close_side)
        self.addWidget(self.pane)
        self.addWidget(self.forms)
        self.addWidget(self.history)

    @property
    def form(self) -> RecordForm | None:
        """The form that is open."""
        return self.forms.form

    def show_record(self, record_id: int) -> None:
        """Read a record and show its pane; a form with unsaved text stays and asks."""
        if self.forms.may_leave():
            self._read(record_id, self._context.messages.refuse)

    def _read(
        self,
        record_id: int,
        failed: Callable[[UserError], None],
        then: Callable[[], None] | None = None,
    ) -> None:
        if self._spec.load_pane is None:
            return
        self._context.background.forget(self._ticket)
        self._ticket = self._context.read(
            self._spec.load_pane,
            record_id,
            self._context.today,
            owner=self,
            done=partial(self._show, record_id, then),
            failed=failed,
        )

    def refresh(self) -> None:
        """Read the record or its history again: something was committed."""
        if self.record_id is None or self.form is not None:
            return
        if self.history.active:
            self.history.read_again()
        else:
            self._read(self.record_id, self._not_there)

    def history_of(self, record_id: int) -> None:
        """Show what changed in a record; again goes back to the record."""
        if self.history.active:
            self._leave_history()
        elif self.record_id == record_id:
            self.show_history()
        else:
            self._read(record_id, self._context.messages.refuse, self.show_history)

    def show_history(self, kind: str = "", record_id: int | None = None, name: str = "") -> None:
        """Show what changed in the record of the pane, or in something that belongs to it.

        `kind` and `record_id` are those of the part (a contact of the company), `name` its name.
        """
        content = self.pane.content
        if content is None or self.record_id is None or not self.forms.may_leave():
            return
        self.forms.drop()
        self.setCurrentWidget(self.history)
        self.opened.emit(False)
        if record_id is None:
            record = content.record or Link(self._spec.kind, content.id)
            self.history.start(record.target, record.id, content.title, content.code)
        else:
            self.history.start(kind, record_id, name, "")

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
            self.history.drop()
            self._context.background.forget(self._ticket)
            self.emptied.emit()
            self.keyboard_freed.emit()

    @Slot(str)
    def act(self, key: str) -> None:
        """Do what a button of the pane asks: edit, archive, restore, or what the page knows.

        `edit:area` opens the form with the cursor in the field `area`; `history:contact:5` shows
        what changed in a part of the record.
        """
        content = self.pane.content
        if content is None:
            return
        if key == EDIT or key.startswith(f"{EDIT}:"):
            self.edit(content.id, key.partition(":")[2])
        elif key in (ARCHIVE, RESTORE):
            self.archive(content.id, content.version, on=key == ARCHIVE)
        elif key.partition(":")[0] == HISTORY:
            self.show_history(*part_of(key, content))
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
                done=partial(self._archived, on=on),
            )

    def _archived(self, _result: object, *, on: bool) -> None:
        self._context.messages.tell(self.tr("Archived.") if on else self.tr("Restored."))

    @Slot()
    def _leave_history(self) -> None:
        self.history.drop()
        if self.record_id is not None:
            self._read(self.record_id, self._not_there, self.pane.focus_first)

    def _not_there(self, error: UserError) -> None:
        """Close the pane of a record that an undo has taken away, without a word about it."""
        if error.code == "NOT_FOUND":
            self.close_side()
        else:
            self._context.messages.refuse(error)

    def _show(self, record_id: int, then: Callable[[], None] | None, detail: object) -> None:
        if self._spec.pane is not None:
            self.forms.drop()
            self.record_id = record_id
            self.history.drop()
            self.pane.show_content(self._with_own_actions(self._spec.pane(detail)))
            self.setCurrentWidget(self.pane)
            self.opened.emit(False)
            self._context.navigate.tell_shown(self._spec.kind, record_id)
            if then is not None:
                then()

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
        files = Link(spec.kind, content.id) if spec.kind in HOLDERS else None
        return replace(
            content,
            actions=(*first, *content.actions, *last),
            files=content.files or files,
            history=True,
        )

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
