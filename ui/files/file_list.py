"""The files of a record as rows: small picture or icon, name, size, day, who."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crm.attachments.sizes import data_size
from crm.clock import SHANGHAI
from ui.formats import short_day
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QAbstractItemModel, QObject
    from PySide6.QtWidgets import QListView, QWidget

    from crm.attachments.queries import AttachmentRow
    from ui.files.thumbnails import Thumbnails
    from ui.tables.model import Index
    from ui.theme import Theme

ROW = 52
PICTURE = 40  # px of the small picture on screen
SIDE = 2 * PICTURE  # px that are asked for: sharp on fine screens too
MORE = 24  # px of … at the end of a row, which opens the menu
LINE = 20
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
ICONS = (("image/", "zoom-in"), ("text/", "document"), ("application/pdf", "print"))


class FileModel(QAbstractListModel):
    """The files of one record, the newest first."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self.rows: list[AttachmentRow] = []

    def show_rows(self, rows: Sequence[AttachmentRow]) -> None:
        """Show other files."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name} {data_size(row.size)} {row.added_by}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(row.name)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class FileDelegate(QStyledItemDelegate):
    """Paints a row, and lets its name be written over."""

    def __init__(self, theme: Theme, pictures: Thumbnails, today: date, view: QListView) -> None:
        """Paint in the colours of `theme`; `renamed` is what the view listens to."""
        super().__init__(view)
        self._theme, self._pictures, self._today, self._view = theme, pictures, today, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        row: AttachmentRow = index.data(ROW_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("surface.hover"))
        painter.setPen(theme.color("border.subtle"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_picture(painter, picture_box(rect), row)
        text = text_box(rect, theme)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("accent.text"))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideMiddle, text.width())
        top = QRect(text.left(), rect.top() + 6, text.width(), LINE)
        painter.drawText(top, MIDDLE, name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.tertiary"))
        below = top.translated(0, LINE)
        about = painter.fontMetrics().elidedText(
            self._about(row), Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, MIDDLE, about)
        self._paint_icon(painter, more_box(rect), "more", "text.secondary", 16)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return QLineEdit(parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect
        box = text_box(rect, self._theme)
        editor.setGeometry(QRect(box.left() - 4, rect.top() + 10, box.width(), 30))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the new name on; the model shows it when it is stored."""
        renamed = getattr(self._view, "renamed", None)
        row: AttachmentRow = index.data(ROW_ROLE)
        if isinstance(editor, QLineEdit) and renamed is not None and editor.text() != row.name:
            renamed.emit(row, editor.text())

    def _about(self, row: AttachmentRow) -> str:
        added = row.added_at.astimezone(SHANGHAI)
        when = short_day(added.date(), self._today)
        if added.date() > self._today - timedelta(days=1):
            when = f"{when} {added:%H:%M}"
        return " · ".join(part for part in (data_size(row.size), when, row.added_by) if part)

    def _paint_picture(self, painter: QPainter, box: QRect, row: AttachmentRow) -> None:
        picture = self._pictures.of(row, SIDE)
        if picture is None:
            painter.fillRect(box, self._theme.color("surface.sunken"))
            self._paint_icon(painter, box, icon_of(row.media_type), "text.secondary", 20)
            return
        shown = QRect(QPoint(0, 0), picture.size().scaled(box.size(), KEEP))
        shown.moveCenter(box.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(shown, picture)
        painter.setPen(self._theme.color("border.subtle"))
        painter.drawRect(shown.adjusted(0, 0, -1, -1))

    def _paint_icon(self, painter: QPainter, box: QRect, name: str, color: str, size: int) -> None:
        pixmap: QPixmap = self._theme.pixmap(name, color, size, self._view.devicePixelRatioF())
        painter.drawPixmap(box.center() - QPoint(size // 2 - 1, size // 2 - 1), pixmap)


KEEP = Qt.AspectRatioMode.KeepAspectRatio


def picture_box(rect: QRect) -> QRect:
    """Return where the small picture of a row stands."""
    return QRect(rect.left() + 2, rect.top() + (ROW - PICTURE) // 2, PICTURE, PICTURE)


def text_box(rect: QRect, theme: Theme) -> QRect:
    """Return what is left for the name."""
    return rect.adjusted(PICTURE + theme.px("space.m"), 0, -MORE - theme.px("space.s"), 0)


def more_box(rect: QRect) -> QRect:
    """Return where the … stands that opens the menu of a row."""
    return QRect(rect.right() - MORE, rect.top(), MORE, rect.height())


def icon_of(media_type: str) -> str:
    """Return the icon of a type of file that has no picture of its own."""
    return next((icon for begin, icon in ICONS if media_type.startswith(begin)), "attach")
