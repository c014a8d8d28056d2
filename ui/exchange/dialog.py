"""The dialog of an import: the file is read, looked at, decided on, and written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from ui.actions import FORM_MAIN_KEY
from ui.collector import collector_at_rest
from ui.exchange.kinds import Decisions, task
from ui.exchange.preview import FilePreview
from ui.forms.record_references import RecordReferences
from ui.pages.bulk.under_way import UnderWay
from ui.progress import PATIENCE_MS
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.dialog_parts import dialog_foot, dialog_head
from ui.widgets.labels import label
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from crm.errors import UserError
    from crm.exchange.report import Report
    from ui.context import Context
    from ui.exchange.kinds import Importing

WIDE, HIGH = 1120, 660


class ImportDialog(Overlay):
    """Takes one file from its reading to its end; nothing is written before its button."""

    def __init__(self, window: QWidget, context: Context, kind: Importing, path: Path) -> None:
        """Prepare the steps for `path`."""
        title = f"{kind.title()} · {path.name}"
        super().__init__(window, context.theme, name=title, wide=WIDE, high=HIGH)
        self._context, self._kind, self._path = context, kind, path
        self._found: Any = None
        self._busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_task)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(dialog_head(title, self.theme, self.frame, self.go_back))
        self.steps = QStackedWidget(self.frame)
        self.under_way = UnderWay(context.background, self.steps)
        self.preview = FilePreview(kind, RecordReferences(context), self.theme, self.steps)
        self.preview.edited.connect(self._show_buttons)
        self.preview.decided.connect(self.look)
        for step in (self.under_way, self.preview):
            self.steps.addWidget(step)
        column.addWidget(self.steps, 1)
        column.addWidget(self._foot())

    def open(self) -> None:
        """Show the dialog and begin to read."""
        super().open()
        kind, path, today = self._kind, self._path, self._context.today

        def work(report: Callable[[int, int], None]) -> Any:
            return kind.read(path, today, report)

        self._wait(self.tr("Reading the file"))
        self._show_task()
        self.under_way.ticket = self._context.background.run_aside(
            work, owner=self, done=self._read, failed=self._unreadable
        )

    @Slot()
    def look(self) -> None:
        """See what the import would do, with what is decided so far."""
        context, kind, found, decisions = self._context, self._kind, self._found, self._decisions()
        database, actor = context.database, context.actor

        def work(report: Callable[[int, int], None]) -> Report:
            with collector_at_rest(), database.rehearse(actor=actor) as under_way:
                return kind.look(under_way, found, decisions, report)

        self._wait(self.tr("Looking what is new"))
        self.under_way.ticket = context.background.run_write(
            work, owner=self, done=self._looked, failed=self._unreadable
        )

    @Slot()
    def take(self) -> None:
        """Write it, in one transaction."""
        wrong = self.preview.wrong()
        if wrong and not self.preview.only_good:
            text = self.tr("{count} rows have errors. Leave them out, or import only the others.")
            self.say(text.format(count=f"{wrong:,}"))
            return
        context, out = self._context, frozenset(self.preview.table.file_rows.left_out)
        decisions = self._decisions(left_out=out, valid_only=self.preview.only_good)
        self._wait(self.tr("Writing"))
        self.under_way.ticket = context.write_long(
            self._kind.action,
            task(self._kind, self._found, decisions, context.files),
            owner=self,
            done=self._taken,
            failed=self._not_written,
            title=self.tr("Writing"),
        )

    @Slot()
    def go_back(self) -> None:
        """Give up what is under way, or leave."""
        if self._busy:
            self._context.background.cancel(self.under_way.ticket)
        else:
            self.close_overlay()

    @Slot()
    def close_overlay(self) -> None:
        """Leave; a reading that goes on is of no use any more."""
        if self.steps.currentWidget() is self.under_way and self._found is None:
            self._context.background.forget(self.under_way.ticket)
        super().close_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; the keys of the main button import."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif self.theme.keys.matches(event, FORM_MAIN_KEY) and not self._busy:
            self.go.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the dialog loses nothing that was decided."""

    def say(self, text: str) -> None:
        """Say in the foot what keeps the import from going on."""
        self.sentence.setText(text)

    def _decisions(
        self, *, left_out: frozenset[int] = frozenset(), valid_only: bool = False
    ) -> Decisions:
        preview = self.preview
        return Decisions(preview.company, dict(preview.companies), left_out, valid_only)

    # what comes back

    def _read(self, found: Any) -> None:
        self._found = found
        self.look()

    def _looked(self, report: Report) -> None:
        self.preview.show_report(report)
        self._show_preview()

    def _unreadable(self, error: UserError) -> None:
        """Nothing can be shown: say why, where the person looks."""
        if self.steps.currentWidget() is self.preview or self.preview.report.rows:
            self._show_preview()
            self.say(f"{error.message} {error.code}")
            return
        self._context.messages.refuse(error)
        self._busy = False
        self.close_overlay()

    def _not_written(self, error: UserError) -> None:
        """Nothing was written: show the rows as they are now, and why."""
        self._show_preview()
        if error.code != "CANCELLED":
            self.look()
        self.say(f"{error.message} {error.code}")

    def _taken(self, report: Report) -> None:
        self._busy = False
        self._context.messages.tell(self._kind.done(report))
        self.close_overlay()

    def _show_preview(self) -> None:
        self._busy = False
        self._patience.stop()
        self.say("")
        self.steps.setCurrentWidget(self.preview)
        self._show_buttons()
        self.preview.take_keyboard()

    # what is under way

    def _wait(self, sentence: str) -> None:
        """Wait for a task; only what takes longer shows a bar."""
        self.say("")
        self._busy = True
        self.under_way.begin(sentence)
        self._patience.start()
        self._show_buttons()

    @Slot()
    def _show_task(self) -> None:
        self._patience.stop()
        self.steps.setCurrentWidget(self.under_way)
        self._show_buttons()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_buttons(self) -> None:
        taken = self.preview.taken()
        self.go.setVisible(self.steps.currentWidget() is self.preview)
        self.go.setText(self.tr("Import {count}").format(count=f"{taken:,}"))
        self.go.setEnabled(taken > 0 and not self._busy)
        self.go.setToolTip("" if taken else self.tr("Nothing in the file is new."))
        self.go.updateGeometry()

    def _foot(self) -> QFrame:
        theme = self.theme
        self.sentence = label("", tone="overdue", wrap=True)
        self.back = Button(theme, self.tr("Cancel"), hint="Esc", run=self.go_back)
        self.go = Button(theme, "", kind=PRIMARY, hint=FORM_MAIN_KEY, run=self.take)
        return dialog_foot(self.sentence, (self.back, self.go), theme, self.frame)
