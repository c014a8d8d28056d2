"""The photo of a business card: dragged, pasted or chosen, kept at once, shown small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from crm.attachments.sizes import data_size
from crm.attachments.thumbnails import thumbnail
from crm.trips.quick_log import keep_card
from ui.files.drop import DropArea
from ui.quick_log.lines import Thumbnail
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, ElidedLabel, label

if TYPE_CHECKING:
    from pathlib import Path

    from crm.attachments.store import Kept
    from crm.errors import UserError
    from ui.context import Context
    from ui.progress import Report

HIGH = 56  # px


class CardField(QWidget):
    """Holds at most one picture.

    Signals:
        changed: another picture, or none.
        refused(UserError): a file was not taken.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Begin without a picture."""
        super().__init__(parent)
        self._context = context
        self._ticket = 0
        self.busy = False  # a picture is being kept
        self.kept: Kept | None = None
        self.setFixedHeight(HIGH)
        text = self.tr("Drop or paste a photo of the card · up to 20 MB, png jpg heic webp")
        self.drop = DropArea(context, text, self, many=False, pictures=True)
        self.drop.chosen.connect(self._chosen)
        self.drop.pasted.connect(self._pasted)
        self._views = QStackedLayout(self)
        self._views.addWidget(self.drop)
        self._views.addWidget(self._make_shown())

    def put(self, kept: Kept | None) -> None:
        """Show a picture that is in the store, or none."""
        self._forget()
        self.kept = kept
        self._picture.show_picture(QPixmap())
        self._views.setCurrentIndex(1 if kept is not None else 0)
        if kept is not None:
            self._name.setText(kept.name)
            self._size.setText(data_size(kept.size))
            store, sha256 = self._context.files, kept.sha256

            def draw(_report: Report) -> bytes:
                return thumbnail(store, sha256, 2 * Thumbnail.SIDE) or b""

            self._context.background.run_aside(draw, owner=self, done=self._show_small)

    @Slot(object)
    def _chosen(self, paths: list[Path]) -> None:
        if paths:
            self.keep(paths[0])

    @Slot(bytes, str)
    def _pasted(self, content: bytes, name: str) -> None:
        self.keep(content, name)

    def keep(self, source: Path | bytes, name: str = "") -> None:
        """Keep a picture beside the window; it is attached when the entry is saved."""
        self._forget()
        store = self._context.files
        self.busy = True
        self._ticket = self._context.background.run_aside(
            lambda _report: keep_card(store, source, name),
            owner=self,
            done=self._done,
            failed=self._failed,
            title=self.tr("Keeping files"),
        )

    @Slot()
    def remove(self) -> None:
        """Take the picture away; its file stays until nothing names it."""
        self.put(None)
        self.drop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _done(self, kept: Kept) -> None:
        self.busy = False
        had_keyboard = self.drop.hasFocus() or self.drop.button.hasFocus()
        self.put(kept)
        if had_keyboard:
            self._remove.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _failed(self, error: UserError) -> None:
        self.busy = False
        self.refused.emit(error)

    def _forget(self) -> None:
        if self.busy:
            self._context.background.forget(self._ticket)
            self.busy = False

    def _show_small(self, png: bytes) -> None:
        picture = QPixmap()
        if png:
            picture.loadFromData(png)
        self._picture.show_picture(picture)

    def _make_shown(self) -> QWidget:
        shown = _Shown(self)
        theme = self._context.theme
        row = QHBoxLayout(shown)
        row.setContentsMargins(4, 4, theme.px("space.s"), 4)
        row.setSpacing(theme.px("space.m"))
        self._picture = Thumbnail(shown)
        self._name = ElidedLabel("", shown)
        self._size = label("", shown, tone="tertiary", size=CAPTION)
        self._remove = Button(theme, self.tr("Remove"), kind=LINK, run=self.remove, parent=shown)
        self._remove.setAccessibleName(self.tr("Remove the photo of the card"))
        row.addWidget(self._picture)
        row.addWidget(self._name, 1)
        row.addWidget(self._size)
        row.addWidget(self._remove)
        return shown


class _Shown(QWidget):
    """What stands in the place of the drop area; Delete takes the picture away."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        field = self.parentWidget()
        if event.key() == Qt.Key.Key_Delete and isinstance(field, CardField):
            field.remove()
        else:
            super().keyPressEvent(event)
