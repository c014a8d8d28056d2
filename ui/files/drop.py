"""A place for files: dragged onto it, pasted, or chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from crm.clock import SHANGHAI
from ui.files.taking import can_take, taken_from
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from ui.context import Context

PICTURE_FILES = "*.jpg *.jpeg *.png *.gif *.webp *.bmp *.heic *.heif *.tif *.tiff"
RADIUS = 4


class DropArea(QWidget):
    """A frame that takes files by drag, by Ctrl+V and by its button.

    Several at once, or with `many=False` only the first; `pictures` lets the dialog show pictures
    first. What is given is handed on as it is: whoever takes it keeps it (`Context.files`).

    Signals:
        chosen: the paths of files, a list of Path.
        pasted: the content of a picture that was pasted or dragged, and a name for it.
    """

    chosen = Signal(object)
    pasted = Signal(bytes, str)

    def __init__(
        self,
        context: Context,
        text: str = "",
        parent: QWidget | None = None,
        *,
        many: bool = True,
        pictures: bool = False,
    ) -> None:
        """Say with `text` what is wanted."""
        super().__init__(parent)
        self._context = context
        self._many, self._pictures = many, pictures
        self._over = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme = context.theme
        text = text or self.tr("Drop or paste files here")
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.m"), 6, theme.px("space.s"), 6)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(label(text, self, tone="tertiary", size=CAPTION, wrap=True), 1)
        self.button = Button(theme, self.tr("Choose …"), kind=LINK, icon="attach", parent=self)
        self.button.clicked.connect(self.choose)
        row.addWidget(self.button)
        theme.changed.connect(self.update)

    @Slot()
    def choose(self) -> None:
        """Let files be chosen in the system's dialog."""
        dialog = QFileDialog(self, self.tr("Choose files"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mode = QFileDialog.FileMode.ExistingFiles if self._many else None
        dialog.setFileMode(mode or QFileDialog.FileMode.ExistingFile)
        if self._pictures:
            pictures = self.tr("Pictures ({endings})").format(endings=PICTURE_FILES)
            dialog.setNameFilters([pictures, self.tr("All files (*)")])
        dialog.filesSelected.connect(self._selected)
        dialog.open()

    def paste(self) -> bool:
        """Take what is on the clipboard; tell whether there was a file or a picture."""
        return self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> bool:
        """Hand on the files or the picture that are offered; tell whether there was any."""
        taken = taken_from(mime)
        if taken.paths:
            self.chosen.emit(list(taken.paths if self._many else taken.paths[:1]))
        elif taken.picture:
            self.pasted.emit(taken.picture, picture_name(self._context, taken.ending))
        return bool(taken)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_take(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self._over or self.hasFocus()
        pen = QPen(theme.color("accent.text" if marked else "border.control"), 1)
        if not marked:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if self._over:
            painter.setBrush(theme.color("accent.soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    @Slot(list)
    def _selected(self, paths: list[str]) -> None:
        self.chosen.emit([Path(each) for each in paths])

    def _show_over(self, *, over: bool) -> None:
        self._over = over
        self.update()


def picture_name(context: Context, ending: str) -> str:
    """Return what a picture without a name is called: the day and the time."""
    now = context.clock.now().astimezone(SHANGHAI)
    name = QCoreApplication.translate("DropArea", "Picture {when}")
    return name.format(when=f"{now:%Y-%m-%d %H%M%S}") + f".{ending}"
