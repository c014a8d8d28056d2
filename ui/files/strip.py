"""The files of a record, in its pane: a heading, the list, and a place to drop more."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from crm.attachments.commands import archive_attachment, rename_attachment
from crm.attachments.queries import list_attachments
from crm.errors import refuse
from crm.files import write_file
from crm.language import _
from ui.files.drop import DropArea
from ui.files.file_list import SIDE
from ui.files.file_view import FileView
from ui.files.keeping import FileKeeper
from ui.files.look import FileLook
from ui.files.thumbnails import Thumbnails
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from crm.attachments.queries import AttachmentRow
    from crm.database.changes import Changes
    from ui.context import Context
    from ui.progress import Report

SHOWN_FIRST = 5


class FileStrip(QWidget):
    """Shows the files of one record at a time and does what is asked of them.

    Signals:
        counted: how many files the record has.
    """

    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Start without a record."""
        super().__init__(parent)
        self._context = context
        self._ticket = 0
        self._rows: Sequence[AttachmentRow] = ()
        self._all = False
        self.of: tuple[str, int] | None = None
        self.keeper = FileKeeper(context, self)
        self.pictures = Thumbnails(context, self)
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addLayout(self._heading())
        self.view = FileView(context, self.pictures, self)
        column.addWidget(self.view)
        self._more = Button(theme, kind=LINK, parent=self)
        self._more.clicked.connect(self._show_all)
        column.addWidget(self._more)
        self.area = DropArea(context, self.tr("Drop files here, or paste them with Ctrl+V"), self)
        column.addWidget(self.area)
        self._connect()

    def show_of(self, kind: str, record_id: int, *, read_only: bool = False) -> None:
        """Show the files of a record; they can be looked at only with `read_only`."""
        if self.of != (kind, record_id):
            self._all = False
            self._show_rows(())
        self.of = kind, record_id
        self.view.changeable = not read_only
        self._add.setVisible(not read_only)
        self._read()

    def take(self, mime: QMimeData) -> bool:
        """Attach what is dragged or pasted; tell whether there was anything."""
        if self.of is None or not self.view.changeable:
            return False
        return self.keeper.take(mime, *self.of)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.px("space.s"))
        row.addWidget(label(self.tr("Files"), self, strong=True))
        self._count = label("", self, tone="tertiary")
        row.addWidget(self._count)
        row.addStretch()
        self._add = Button(
            self._context.theme, self.tr("Attach files"), kind=LINK, icon="attach", parent=self
        )
        row.addWidget(self._add)
        return row

    def _connect(self) -> None:
        self._add.clicked.connect(self.area.choose)
        self.area.chosen.connect(self._attach)
        self.area.pasted.connect(self._attach_picture)
        self.view.opened.connect(self.open_file)
        self.view.looked_at.connect(self._look)
        self.view.saved_as.connect(self._ask_where)
        self.view.renamed.connect(self._rename)
        self.view.removed.connect(self._remove)
        self._context.changes.changed.connect(self._on_changes)

    # what is shown

    def _read(self) -> None:
        if self.of is None:
            return
        self._context.background.forget(self._ticket)
        self._ticket = self._context.read(
            list_attachments, *self.of, owner=self, done=self._show_rows
        )

    def _show_rows(self, rows: Sequence[AttachmentRow]) -> None:
        self._rows = rows
        shown = rows if self._all else rows[:SHOWN_FIRST]
        current = self.view.currentIndex().row()
        self.pictures.prepare(shown, SIDE)
        self.view.files.show_rows(shown)
        if current >= 0 and shown:  # the keyboard stays where it was
            self.view.setCurrentIndex(self.view.files.index(min(current, len(shown) - 1), 0))
        self._count.setText(str(len(rows)) if rows else "")
        self.view.setVisible(bool(rows))
        self.area.setVisible(not rows and self.view.changeable)
        hidden = len(rows) - len(shown)
        self._more.setText(self.tr("Show {count} more").format(count=hidden))
        self._more.setVisible(hidden > 0)
        self.counted.emit(len(rows))

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self._show_rows(self._rows)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.touch("attachment"):
            self._read()

    # what is done

    @Slot(object)
    def _attach(self, paths: list[Path]) -> None:
        if self.of is not None:
            self.keeper.attach(paths, *self.of)

    @Slot(bytes, str)
    def _attach_picture(self, content: bytes, name: str) -> None:
        if self.of is not None:
            self.keeper.attach([(bytes(content), name)], *self.of)

    @Slot(object)
    def open_file(self, row: AttachmentRow) -> None:
        """Open a read-only copy of a file with the system's program."""
        store = self._context.files

        def work(_report: Report) -> Path:
            return store.open_path(row)

        self._context.background.run_aside(
            work, owner=self, done=self._opened, failed=self._context.messages.refuse
        )

    def _opened(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            message = _("The system knows no program for “{name}”. Save it and open it there.")
            self._context.messages.refuse(refuse("FILE_UNREADABLE", message.format(name=copy.name)))

    @Slot(object)
    def _look(self, row: AttachmentRow) -> None:
        look = FileLook(self._context, self.pictures, self._rows, row, self)
        look.opened.connect(self.open_file)
        look.open_over(self.window())

    @Slot(object)
    def _ask_where(self, row: AttachmentRow) -> None:
        dialog = QFileDialog(self, self.tr("Save as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(row.name)
        dialog.fileSelected.connect(partial(self.save_as, row))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, row: AttachmentRow, path: str) -> None:
        """Write a copy of a file where the user said."""
        store = self._context.files

        def work(_report: Report) -> None:
            write_file(Path(path), store.read(row.sha256))

        def done(_result: None) -> None:
            text = self.tr("Saved as {name}.").format(name=Path(path).name)
            self._context.messages.tell(text)

        self._context.background.run_aside(
            work, owner=self, done=done, failed=self._context.messages.refuse
        )

    @Slot(object, str)
    def _rename(self, row: AttachmentRow, name: str) -> None:
        done = partial(self._say, self.tr("Renamed."))
        self._context.write(
            "rename_attachment", rename_attachment, row.id, name, row.version, owner=self, done=done
        )

    @Slot(object)
    def _remove(self, row: AttachmentRow) -> None:
        done = partial(self._say, self.tr("“{name}” removed.").format(name=row.name))
        self._context.write(
            "archive_attachment", archive_attachment, row.id, row.version, owner=self, done=done
        )

    def _say(self, text: str, _result: object) -> None:
        self._context.messages.tell(text)
