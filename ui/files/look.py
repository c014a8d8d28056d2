"""A larger picture of a file over the window: Space and Esc close it, arrows go to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from crm.attachments.sizes import data_size
from ui.files.file_list import icon_of
from ui.files.thumbnails import has_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.attachments.queries import AttachmentRow
    from ui.context import Context
    from ui.files.thumbnails import Thumbnails

SIDE = 1400  # px that are asked for
MARGIN = 40
FOOT = 36
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
CENTRE = Qt.AlignmentFlag.AlignCenter


class FileLook(QFrame):
    """Shows one file of several.

    Signals:
        opened: the file shall be opened with the system's program, as `AttachmentRow`.
    """

    opened = Signal(object)

    def __init__(
        self,
        context: Context,
        pictures: Thumbnails,
        rows: Sequence[AttachmentRow],
        row: AttachmentRow,
        parent: QWidget,
    ) -> None:
        """Begin with `row`."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._pictures = context, pictures
        self._rows = list(rows)
        self._at = self._rows.index(row) if row in self._rows else 0
        pictures.come.connect(self.update)
        self._name()

    @property
    def row(self) -> AttachmentRow:
        """The file that is shown."""
        return self._rows[self._at]

    def open_over(self, window: QWidget) -> None:
        """Cover most of `window`."""
        inside = window.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self.setGeometry(QRect(window.mapToGlobal(inside.topLeft()), inside.size()))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
            self.opened.emit(self.row)
        elif step is not None:
            self._at = (self._at + step) % len(self._rows)
            self._name()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, row = self._context.theme, self.row
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface.base"))
        painter.setPen(theme.color("border.normal"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        room = self.rect().adjusted(16, 16, -16, -FOOT)
        picture = self._pictures.of(row, SIDE)
        if picture is not None:
            ratio = Qt.AspectRatioMode.KeepAspectRatio
            shown = QRect(room.topLeft(), picture.size().scaled(room.size(), ratio))
            if shown.width() > picture.width():
                shown.setSize(picture.size())
            shown.moveCenter(room.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(shown, picture)
        else:
            icon = theme.pixmap(icon_of(row.media_type), "text.tertiary", 32, 1)
            painter.drawPixmap(room.center().x() - 16, room.center().y() - 40, icon)
            painter.setPen(theme.color("text.secondary"))
            waiting = has_picture(row.media_type) and not self._pictures.is_known(row, SIDE)
            text = self.tr("One moment …") if waiting else self.tr("No picture of it. Enter opens.")
            painter.drawText(room, CENTRE, text)
        painter.setPen(theme.color("text.secondary"))
        painter.setFont(theme.font("caption"))
        foot = QRect(16, self.height() - FOOT, self.width() - 32, FOOT)
        place = f"{self._at + 1} / {len(self._rows)}"
        keys = self.tr("Enter opens, arrows go on, Space closes")
        text = " · ".join((row.name, data_size(row.size), place, keys))
        shown_text = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideMiddle, foot.width()
        )
        painter.drawText(foot, CENTRE, shown_text)

    @Slot()
    def _name(self) -> None:
        self.setAccessibleName(self.row.name)
        self._pictures.prepare([self.row], SIDE)
        self.update()
