"""The dialog of a bulk edit: choose fields, see old and new, apply. Nothing blocks the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from crm.bulk.commands import apply, preview
from crm.bulk.edits import Action, BulkDone, BulkPreview, Edit, Effect, action_name
from ui.actions import FORM_MAIN_KEY
from ui.collector import collector_at_rest
from ui.pages.bulk.choosing import Choosing
from ui.pages.bulk.preview import Preview
from ui.pages.bulk.under_way import UnderWay
from ui.progress import PATIENCE_MS
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.dialog_parts import dialog_foot, dialog_head
from ui.widgets.labels import label
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from crm.errors import UserError
    from crm.records.fields import Field
    from ui.context import Context
    from ui.forms.candidates import References

WIDE, HIGH = 900, 600


class BulkDialog(Overlay):
    """Takes one change for `ids` from its choice to its end.

    Signals:
        applied(BulkDone): it was written; the dialog is gone.
    """

    applied = Signal(object)

    def __init__(
        self,
        window: QWidget,
        context: Context,
        references: References,
        *,
        title: str,
        kind: str,
        action: Action,
        ids: Sequence[int],
        fields: Sequence[Field],
    ) -> None:
        """Offer `fields`; without any the preview is the first step."""
        super().__init__(window, context.theme, name=title, wide=WIDE, high=HIGH)
        self._context, self._kind, self.action = context, kind, action
        self._ids = tuple(ids)
        self._edit = Edit(action)
        self._chooses = bool(fields)
        self._busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_task)
        theme = context.theme
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(dialog_head(title, theme, self.frame, self._close))
        self._steps = QStackedWidget(self.frame)
        self.choosing = Choosing(action, fields, references, theme, self._steps)
        self.preview = Preview(theme, self._steps)
        self.under_way = UnderWay(context.background, self._steps)
        for step in (self.choosing, self.preview, self.under_way):
            self._steps.addWidget(step)
        column.addWidget(self._steps, 1)
        column.addWidget(self._foot())
        self.choosing.edited.connect(self._say_nothing)
        self.preview.edited.connect(self._show_buttons)
        self._show(self.choosing)

    # what the user does

    @Slot()
    def look(self) -> None:
        """See what the edit would do."""
        if self._steps.currentWidget() is self.choosing and self._chooses:
            if self.action is Action.SAVE and not self.choosing.rows:
                self.say(self.tr("Choose at least one field to change."))
                return
            if not self.choosing.complete():
                return
            self._edit = self.choosing.edit()
        context, ids, edit, kind = self._context, self._ids, self._edit, self._kind
        database, actor = context.database, context.actor

        def work(report: Callable[[int, int], None]) -> BulkPreview:
            with collector_at_rest(), database.rehearse(actor=actor) as under_way:
                return preview(under_way, kind, ids, edit, progress=report)

        title = self.tr("Looking at what would change")
        self._wait(title)
        self.under_way.ticket = context.background.run_write(
            work, owner=self, done=self._show_found, failed=self._refused, title=title
        )

    @Slot()
    def apply_now(self) -> None:
        """Write it, in one transaction."""
        found, good = self.preview.found, self.preview.only_good
        refused = found.count(Effect.REFUSED)
        if refused and not good:
            text = self.tr("{count} records refuse. Change only the others, or go back.")
            self.say(text.format(count=f"{refused:,}"))
            return
        changed = [row.id for row in found.rows if row.effect is Effect.CHANGED]
        self._wait(self.tr("Writing"))
        self.under_way.ticket = self._context.write_long(
            action_name(self.action, self._kind),
            partial(_apply, self._kind, changed, self._edit, found.versions, good),
            owner=self,
            done=self._done,
            failed=self._not_written,
            title=self.tr("Writing"),
        )

    @Slot()
    def go_back(self) -> None:
        """Go one step back: from the preview to the fields, from there out."""
        step = self._steps.currentWidget()
        if self._busy:
            self._context.background.cancel(self.under_way.ticket)
        elif step is self.preview and self._chooses:
            self._show(self.choosing)
        else:
            self.close_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes a step back; the keys of the main button of a form go on."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif self.theme.keys.matches(event, FORM_MAIN_KEY):
            (self.next if self.next.isVisible() else self.go).click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the dialog loses nothing that was entered."""

    # the steps

    def _show_found(self, found: BulkPreview) -> None:
        names = tuple(self.choosing.rows)
        common = found.common_problems(names)
        if common:
            self._back_to_fields(common)
            return
        self.preview.show_found(found)
        self._show(self.preview)

    def _refused(self, error: UserError) -> None:
        """Show what is wrong with the values at their fields, or why nothing can be shown."""
        if not self._chooses:
            self._context.messages.refuse(error)
            self.close_overlay()
        elif error.code == "CANCELLED":
            self._show(self.choosing)
            self.say(error.message)
        else:
            self._back_to_fields(error.problems)

    def _back_to_fields(self, problems: Sequence[Any]) -> None:
        self._show(self.choosing)
        left = self.choosing.show_problems(problems)
        self.say("\n".join(f"{each.message} {each.code}" for each in left))

    def _not_written(self, error: UserError) -> None:
        """Nothing was written: look again where records changed meanwhile, else say why."""
        self._show(self.preview)
        self.say(f"{error.message} {error.code}")
        if error.code == "VERSION_CONFLICT":
            self.look()

    def _done(self, done: BulkDone) -> None:
        self._patience.stop()
        self.applied.emit(done)
        self.close_overlay()

    def _wait(self, sentence: str) -> None:
        """Wait for a task; only what takes longer shows a bar."""
        self.say("")
        self._busy = True
        self.under_way.begin(sentence)
        self._patience.start()
        self._show_buttons()

    @Slot()
    def _show_task(self) -> None:
        self._steps.setCurrentWidget(self.under_way)
        self._show_buttons()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, step: QWidget) -> None:
        """Show a step; nothing is waited for any more."""
        self._busy = False
        self._patience.stop()
        self.say("")
        self._steps.setCurrentWidget(step)
        self._show_buttons()
        if step is self.preview:
            self.preview.take_keyboard()
        else:
            self.choosing.take_keyboard()

    @Slot()
    def _show_buttons(self) -> None:
        step = self._steps.currentWidget()
        self.next.setVisible(step is self.choosing)
        self.go.setVisible(step is self.preview)
        first = step is self.preview and self._chooses and not self._busy
        self.next.setEnabled(not self._busy)
        self.back.setText(self.tr("Back") if first else self.tr("Cancel"))
        changed = self.preview.found.count(Effect.CHANGED)
        self.go.setText(self.tr("Change {count}").format(count=f"{changed:,}"))
        self.go.setEnabled(changed > 0 and not self._busy)
        self.go.setToolTip("" if changed else self.tr("No record would change."))
        for button in (self.back, self.go):
            button.updateGeometry()

    @Slot()
    def _say_nothing(self) -> None:
        self.say("")

    def say(self, text: str) -> None:
        """Say in the foot what keeps the edit from going on."""
        self.sentence.setText(text)

    def _foot(self) -> QFrame:
        theme = self.theme
        self.sentence = label("", tone="overdue", wrap=True)
        self.back = Button(theme, self.tr("Cancel"), hint="Esc", run=self.go_back)
        self.next = Button(
            theme, self.tr("Preview"), kind=PRIMARY, hint=FORM_MAIN_KEY, run=self.look
        )
        self.go = Button(theme, "", kind=PRIMARY, hint=FORM_MAIN_KEY, run=self.apply_now)
        return dialog_foot(self.sentence, (self.back, self.next, self.go), theme, self.frame)

    @Slot()
    def _close(self) -> None:
        """Leave; what is under way is given up first, and nothing is changed."""
        if self._busy:
            self._context.background.cancel(self.under_way.ticket)
        else:
            self.close_overlay()


def _apply(
    kind: str,
    ids: Sequence[int],
    edit: Edit,
    versions: dict[int, int],
    good: bool,  # noqa: FBT001 - filled by partial
    work: Any,
    progress: Callable[[int, int], None],
) -> BulkDone:
    return apply(work, kind, ids, edit, versions=versions, only_good=good, progress=progress)
