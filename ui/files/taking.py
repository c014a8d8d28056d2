"""What is dragged or pasted, as files and pictures to keep."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

# Pictures as programs put them on the clipboard, the faithful ones first.
PICTURES = (("image/png", "png"), ("image/jpeg", "jpg"), ("image/webp", "webp"))


@dataclass(frozen=True, slots=True)
class Taken:
    """Files of this computer, else one picture and the ending that fits it."""

    paths: tuple[Path, ...] = ()
    picture: bytes = b""
    ending: str = ""

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.paths or self.picture)


def can_take(mime: QMimeData) -> bool:
    """Tell whether files or a picture are offered; looks at no content."""
    return any(url.isLocalFile() for url in mime.urls()) or _offers_picture(mime)


def taken_from(mime: QMimeData) -> Taken:
    """Return the files that are offered, where there are none the picture."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Taken(paths)
    for kind, ending in PICTURES:
        content = bytes(mime.data(kind).data()) if mime.hasFormat(kind) else b""
        if content:
            return Taken(picture=content, ending=ending)
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Taken(picture=as_png(image), ending="png")
    return Taken()


def as_png(image: QImage) -> bytes:
    """Return a picture as the content of a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())


def _offers_picture(mime: QMimeData) -> bool:
    # A text with formatting often brings its own picture along; then the text is meant.
    if mime.hasText() and not mime.urls():
        return False
    return mime.hasImage() or any(mime.hasFormat(kind) for kind, _ending in PICTURES)
