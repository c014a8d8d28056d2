"""Real events of dragging and pasting files and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

COPY, LEFT, PLAIN = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


def files(*paths: Path) -> QMimeData:
    """Return what a file manager offers of these files."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    return mime


def picture(width: int = 40, height: int = 30) -> QMimeData:
    """Return what a screenshot puts on the clipboard."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime = QMimeData()
    mime.setImageData(image)
    return mime


def drag_onto(widget: QWidget, mime: QMimeData) -> bool:
    """Drag something onto a widget; tell whether it would be taken."""
    enter = QDragEnterEvent(QPointF(10, 10), COPY, mime, LEFT, PLAIN)
    enter.setAccepted(False)
    QApplication.sendEvent(widget, enter)
    return enter.isAccepted()


def drop_onto(widget: QWidget, mime: QMimeData) -> bool:
    """Drag something onto a widget and let go; tell whether it was taken."""
    if not drag_onto(widget, mime):
        return False
    drop = QDropEvent(QPointF(10, 10), COPY, mime, LEFT, PLAIN)
    drop.setAccepted(False)
    QApplication.sendEvent(widget, drop)
    return drop.isAccepted()


def copy(mime: QMimeData) -> None:
    """Put something on the clipboard."""
    QGuiApplication.clipboard().setMimeData(mime)
