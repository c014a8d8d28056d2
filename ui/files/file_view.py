"""The list of files at work: opened, looked at, renamed and taken off by mouse and keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QListView, QMenu

from crm.attachments.names import ending_of
from ui.actions import ARCHIVE_KEY, EDIT_KEY
from ui.files.file_list import ROW, ROW_ROLE, FileDelegate, FileModel, more_box

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from crm.attachments.queries import AttachmentRow
    from ui.context import Context
    from ui.files.thumbnails import Thumbnails

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FileView(QListView):
    """A list as high as its rows.

    Enter opens a file with the system's program, Space shows its picture, F2 renames it, Del takes
    it off the record.

    Signals:
        opened, looked_at, saved_as, removed: the row of a file, as `AttachmentRow`.
        renamed: the row and what was written.
    """

    opened = Signal(object)
    looked_at = Signal(object)
    saved_as = Signal(object)
    removed = Signal(object)
    renamed = Signal(object, str)

    def __init__(self, context: Context, pictures: Thumbnails, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._context = context
        self.files = FileModel(self)
        self.changeable = True
        self.setModel(self.files)
        self.setItemDelegate(FileDelegate(context.theme, pictures, context.today, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        for set_policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Files"))
        self.viewport().setAutoFillBackground(False)
        self.files.modelReset.connect(self._fit)
        self.doubleClicked.connect(self._open)
        pictures.come.connect(self.viewport().update)
        context.theme.changed.connect(self.viewport().update)

    def current(self) -> AttachmentRow | None:
        """Return the file that has the keyboard."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def rename(self, index: QModelIndex) -> None:
        """Let the name be written over; its ending, which stays, is not marked."""
        if self.changeable and index.isValid():
            self.edit(index)
            for editor in self.findChildren(QLineEdit):  # Qt marks the whole
                name = editor.text()
                editor.setSelection(0, len(name) - len(ending_of(name)))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """Return what can be done with a file."""
        row: AttachmentRow = index.data(ROW_ROLE)
        theme = self._context.theme
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(theme.icon("link"), self.tr("Open")).triggered.connect(
            partial(self.opened.emit, row)
        )
        menu.addAction(theme.icon("zoom-in"), self.tr("Look at")).triggered.connect(
            partial(self.looked_at.emit, row)
        )
        menu.addAction(theme.icon("save"), self.tr("Save as …")).triggered.connect(
            partial(self.saved_as.emit, row)
        )
        if self.changeable:
            menu.addSeparator()
            menu.addAction(theme.icon("edit"), self.tr("Rename")).triggered.connect(
                partial(self.rename, index)
            )
            menu.addAction(theme.icon("archive"), self.tr("Remove")).triggered.connect(
                partial(self.removed.emit, row)
            )
        return menu

    def event(self, event: QEvent) -> bool:
        """Take the keys that mean the file here before the window's actions do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = self._context.keys
            ours = event.key() in (*REMOVE, Qt.Key.Key_F2)
            if ours or any(keys.matches(event, each) for each in (EDIT_KEY, ARCHIVE_KEY)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, keys = self.current(), self._context.keys
        if row is None:
            super().keyPressEvent(event)
        elif event.key() in ENTER:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Space:
            self.looked_at.emit(row)
        elif event.key() == Qt.Key.Key_F2 or keys.matches(event, EDIT_KEY):
            self.rename(self.currentIndex())
        elif event.key() in REMOVE or keys.matches(event, ARCHIVE_KEY):
            if self.changeable:
                self.removed.emit(row)
        elif event.key() == Qt.Key.Key_Escape or event.modifiers():
            event.ignore()  # Ctrl+V is the pane's
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        at_more = index.isValid() and more_box(self.visualRect(index)).contains(place)
        if at_more and event.button() == Qt.MouseButton.LeftButton:
            self._show_menu(index, place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self._show_menu(index, self.visualRect(index).center() if by_key else event.pos())

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        self.menu_of(index).popup(self.viewport().mapToGlobal(place))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ROW_ROLE))

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(len(self.files.rows) * ROW)
        self.updateGeometry()
