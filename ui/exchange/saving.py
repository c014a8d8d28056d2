"""Files that are written for other programs: asked where, made in the background, then told."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from crm.files import write_file
from crm.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from PySide6.QtWidgets import QWidget

    from ui.context import Context

    # Makes the content and counts what is in it: make(session, kind of file) -> (bytes, int).
    Make: TypeAlias = "Callable[[Any, str], tuple[bytes, int]]"

FOLDER = Setting("exchange_folder", "")
FORBIDDEN = '\\/:*?"<>|\n\r\t'


class Saver(QObject):
    """Asks where a file goes and writes it there.

    Signals:
        written(path, count): the file is complete.
    """

    written = Signal(str, int)

    def __init__(self, window: QWidget, context: Context) -> None:
        """Work for `window`."""
        super().__init__(window)
        self._window, self._context = window, context
        self.dialog: QFileDialog | None = None

    def ask(self, title: str, name: str, kinds: dict[str, str], make: Make) -> None:
        """Open the dialog; `kinds` are the filters by what `make` is told of the chosen one."""
        dialog = QFileDialog(self._window, title, self._folder(), ";;".join(kinds))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        labels = QFileDialog.DialogLabel  # these two are missing in Qt's own Chinese catalogue
        dialog.setLabelText(labels.LookIn, self.tr("Folder:"))
        dialog.setLabelText(labels.FileType, self.tr("Kind:"))
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile("".join("_" if each in FORBIDDEN else each for each in name))
        dialog.fileSelected.connect(partial(self._chosen, dialog, kinds, make))
        dialog.finished.connect(self._closed)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        self.dialog = dialog
        dialog.show()

    def save_to(self, path: Path, kind: str, make: Make) -> None:
        """Make and write the file in the background; raises nothing, messages tell."""
        database = self._context.database
        self._context.settings.keep(FOLDER, str(path.parent))

        def work() -> int:
            with database.read() as session:
                content, count = make(session, kind)
            write_file(path, content)
            return count

        self._context.background.run(
            work,
            owner=self,
            done=partial(self._told, path),
            failed=self._context.messages.refuse,
            title=self.tr("Writing the file"),
        )

    def _folder(self) -> str:
        kept = self._context.settings.value(FOLDER)
        return kept if kept and Path(kept).is_dir() else str(Path.home())

    def _chosen(self, dialog: QFileDialog, kinds: dict[str, str], make: Make, path: str) -> None:
        self.save_to(Path(path), kinds[dialog.selectedNameFilter()], make)

    @Slot()
    def _closed(self) -> None:
        self.dialog = None

    def _told(self, path: Path, count: int) -> None:
        text = self.tr("Saved {count} entries: {path}")
        self._context.messages.tell(text.format(count=f"{count:,}", path=path))
        self.written.emit(str(path), count)
