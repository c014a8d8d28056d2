"""What a list does with its checked records: edit, hand over, move, archive, restore."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from crm.bulk.edits import OWNED, Action, BulkDone, BulkRefused, Edit, action_name
from crm.errors import Problem
from ui.actions import (
    BULK_EDIT_KEY,
    CHECK_ALL_KEY,
    HAND_OVER_KEY,
    INVERT_KEY,
    MOVE_MANY_KEY,
    PageAction,
)
from ui.actions import EDIT as EDIT_MENU

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crm.bulk.kinds import BulkKind
    from crm.errors import UserError
    from crm.records.fields import Field
    from ui.context import Context
    from ui.forms.candidates import References
    from ui.pages.bulk.dialog import BulkDialog
    from ui.pages.list_spec import ListSpec
    from ui.pages.record_list import RecordList

# What a move of many leads may bring; the facts of a contract are those of one lead.
MOVING = ("on", "reason", "review_on", "lost_reason")


class BulkEditing(QObject):
    """Acts on the checked records of a list, else on the current one."""

    def __init__(
        self, spec: ListSpec, context: Context, references: References, records: RecordList
    ) -> None:
        """Listen to the selection bar."""
        super().__init__(records)
        self._spec, self._context = spec, context
        self._references, self._records = references, records
        self.dialog: BulkDialog | None = None
        bar = records.selection
        bar.edit_asked.connect(self.edit)
        bar.hand_over_asked.connect(self.hand_over)
        bar.move_asked.connect(self.move)
        bar.archive_asked.connect(self.archive)
        bar.restore_asked.connect(self.restore)
        records.asked.connect(self._show_offers)
        self._show_offers()

    def actions(self) -> list[PageAction]:
        """Return what the menus offer."""
        spec = self._spec
        table = self._records.table
        found = [
            PageAction(
                self.tr("Select all records"), self.check_all, CHECK_ALL_KEY, "check", EDIT_MENU
            ),
            PageAction(self.tr("Invert the selection"), table.invert, INVERT_KEY, menu=EDIT_MENU),
        ]
        if spec.form is not None:
            text = self.tr("Edit the selected records")
            found.append(PageAction(text, self.edit, BULK_EDIT_KEY, "edit"))
        if self.owned:
            text = self.tr("Hand over the selected records")
            found.append(PageAction(text, self.hand_over, HAND_OVER_KEY, "swap"))
        if spec.kind == "lead":
            text = self.tr("Move the selected leads")
            found.append(PageAction(text, self.move, MOVE_MANY_KEY, "arrow-right"))
        return found

    @property
    def owned(self) -> bool:
        """Whether somebody answers for each record of the list."""
        return self._spec.kind in OWNED

    @property
    def checked(self) -> bool:
        """Whether records are checked."""
        return bool(self._records.model.checked)

    @Slot()
    def check_all(self) -> None:
        """Check every record of the list, shown on screen or not."""
        self._records.model.check(self._records.model.ids, on=True)

    @Slot()
    def edit(self) -> None:
        """Choose fields and values for the checked records."""
        column = self._records.table.current_column()
        fields = _kind(self._spec.kind).editable
        dialog = self._open(Action.SAVE, self.tr("Edit: {records}"), fields)
        if dialog is not None and column is not None and column.edits:
            dialog.choosing.add(column.edits)

    @Slot()
    def hand_over(self) -> None:
        """Choose who answers for the checked records from now on."""
        kind = _kind(self._spec.kind)
        owner = next(each for each in kind.fields if each.name == kind.owner)
        self._open(Action.HAND_OVER, self.tr("Hand over: {records}"), [replace(owner, hint=None)])

    @Slot()
    def move(self) -> None:
        """Choose the stage and the day of the move."""
        from crm.bulk.steps import STAGE
        from crm.leads.fields import MOVE_FIELDS

        more = [each for each in MOVE_FIELDS if each.name in MOVING]
        self._open(Action.MOVE, self.tr("Move: {records}"), [STAGE, *more])

    @Slot()
    def archive(self) -> None:
        """Archive the checked records in one step."""
        self._write(Action.ARCHIVE)

    @Slot()
    def restore(self) -> None:
        """Bring the checked records back in one step."""
        self._write(Action.RESTORE)

    @Slot()
    def _show_offers(self) -> None:
        """Offer at the foot of the list what its records allow."""
        bar, spec = self._records.selection, self._spec
        if spec.form is not None:
            bar.offer("edit")
        if self.owned:
            bar.offer("hand_over")
        if spec.kind == "lead":
            bar.offer("move")
        bar.show_archived(on=self._records.request.archived)

    def _ids(self) -> list[int]:
        current = self._records.table.current_id()
        return self._records.model.checked or ([] if current is None else [current])

    def _open(self, action: Action, title: str, fields: Sequence[Field]) -> BulkDialog | None:
        from ui.pages.bulk.dialog import BulkDialog

        ids = self._ids()
        if not ids:
            self._context.messages.tell(self.tr("Select the records first (Space, Ctrl+A)."))
            return None
        self.dialog = BulkDialog(
            self._records.window(),
            self._context,
            self._references,
            title=title.format(records=self._spec.count_text(len(ids))),
            kind=self._spec.kind,
            action=action,
            ids=ids,
            fields=fields,
        )
        self.dialog.applied.connect(self._applied)
        self.dialog.closed.connect(self._closed)
        self.dialog.open()
        return self.dialog

    def _write(self, action: Action) -> None:
        """Write at once: it can be undone; where records refuse, show which."""
        ids = self._ids()
        if ids:
            self._context.write_long(
                action_name(action, self._spec.kind),
                partial(_apply, self._spec.kind, ids, Edit(action)),
                owner=self,
                done=partial(self._written, action),
                failed=partial(self._refused, action),
                title=self.tr("Writing"),
            )

    def _written(self, action: Action, done: BulkDone) -> None:
        self._tell(action, done)
        self._records.uncheck()

    def _refused(self, action: Action, error: UserError) -> None:
        if not isinstance(error, BulkRefused):
            self._context.messages.refuse(error)
            return
        archive = action is Action.ARCHIVE
        title = self.tr("Archive: {records}") if archive else self.tr("Restore: {records}")
        dialog = self._open(action, title, ())
        if dialog is not None:
            dialog.look()

    @Slot(object)
    def _applied(self, done: BulkDone) -> None:
        if self.dialog is not None:
            self._tell(self.dialog.action, done)

    @Slot()
    def _closed(self) -> None:
        self.dialog = None

    def _tell(self, action: Action, done: BulkDone) -> None:
        """One message for all, with the way back that every message about a write has."""
        sentence = {
            Action.SAVE: self.tr("Changed: {records}."),
            Action.HAND_OVER: self.tr("Handed over: {records}."),
            Action.MOVE: self.tr("Moved: {records}."),
            Action.ARCHIVE: self.tr("Archived: {records}."),
            Action.RESTORE: self.tr("Restored: {records}."),
        }[action]
        text = sentence.format(records=self._spec.count_text(len(done.changed)))
        if done.refused:
            left = self.tr("Left as they were: {count}.").format(count=f"{len(done.refused):,}")
            text = f"{text} {left}"
        if done.changed:
            self._context.messages.tell(text)
        else:
            self._context.messages.tell(self.tr("Nothing had to be changed."))
        counted = self.tr("{sentence} ({count} records)")
        self._context.messages.warn(
            [
                Problem(each.code, counted.format(sentence=each.message, count=f"{count:,}"))
                for each, count in done.warnings
            ]
        )


def _kind(name: str) -> BulkKind:
    from crm.bulk.kinds import bulk_kind

    return bulk_kind(name)


def _apply(
    kind: str,
    ids: Sequence[int],
    edit: Edit,
    work: Any,
    progress: Callable[[int, int], None],
) -> BulkDone:
    from crm.bulk.commands import apply

    return apply(work, kind, ids, edit, progress=progress)
