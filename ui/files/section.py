"""The part of the settings about attached files: how large they may be, where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from crm.attachments.place import FILE_LIMIT, FILES_FOLDER, beside
from crm.attachments.sizes import MB
from crm.staff.terms import Role
from ui.widgets.buttons import Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from ui.context import Context

LARGEST = 2000  # MB


class FileSettings(QWidget):
    """The limit is the administrator's; the folder can be chosen for a database on a server."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show what holds now."""
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.limit = QSpinBox(self)
        self.limit.setRange(1, LARGEST)
        self.limit.setSuffix(" MB")
        self.limit.setAccessibleName(self.tr("Largest file"))
        self.limit.setValue(context.files.limit // MB)
        self.limit.valueChanged.connect(self._keep_limit)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("A file may have up to"), self))
        row.addWidget(self.limit)
        row.addStretch()
        column.addLayout(row)
        self._why = label("", self, tone="tertiary", size=CAPTION, wrap=True)
        column.addWidget(self._why)
        self._place = label("", self, wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        second = QHBoxLayout()
        second.addWidget(self._place, 1)
        self.choose = Button(
            context.theme, self.tr("Choose …"), small=True, run=self._choose, parent=self
        )
        self.choose.setVisible(beside(context.database) is None)
        second.addWidget(self.choose)
        column.addLayout(second)
        context.acting.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        may = self._context.actor.role is Role.ADMIN
        self.limit.setEnabled(may)
        reason = self.tr("Only an administrator changes the limit.")
        self._why.setText("" if may else reason)
        self._why.setVisible(not may)
        self._place.setText(str(self._context.files.folder))

    @Slot(int)
    def _keep_limit(self, megabytes: int) -> None:
        self._context.settings.keep(FILE_LIMIT, megabytes)
        self._context.files.limit = megabytes * MB

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of the team's files"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.keep_folder)
        dialog.open()

    @Slot(str)
    def keep_folder(self, path: str) -> None:
        """Remember a folder for the next start."""
        self._context.settings.keep(FILES_FOLDER, path)
        self._place.setText(self.tr("{path} (from the next start on)").format(path=path))
